# Signaling.
lab-title = Signaling
lab-line = Two browsers agree on a call through a server that only passes notes: offer, answer, candidates, and what each line of them says.

# What a scenario is, in a few words.
rule-heading = { $name ->
    [none] A call with{ $audio ->
        [true] {" "}sound
       *[false] {""}
     }{ $video ->
        [true] {" "}pictures
       *[false] {""}
     }{ $data ->
        [true] {" "}data
       *[false] {""}
     }: { $trickle ->
        [true] candidates one by one
       *[false] candidates all at once
     }
   *[other] A recording: { $name }
 }

# Fields.
field-media = What the call begins with
field-kind = Kind
choice-audio = sound (audio)
choice-video = pictures (video)
choice-data = data channel
field-direction = Offered direction
choice-sendrecv = both ways
choice-sendonly = send only
choice-recvonly = receive only
choice-inactive = neither way
field-answer = The other side
choice-reject = refuses it (port 0)
field-actions = What the peers do
field-at = At (µs)
field-peer = Peer
choice-A = A
choice-B = B
field-does = Does
choice-offer = offers
choice-add-audio = wants sound as well
choice-add-video = wants pictures as well
choice-add-data = wants a data channel as well
choice-rollback = takes back what is open
choice-answer-again = sends its last answer again
choice-hang-up = hangs up
field-polite = Gives way when both offer (polite)
choice-both = both (a mistake)
choice-none = neither (a mistake)
field-trickle = Candidates are sent one by one (trickle)
field-early = Candidates before their description
choice-keep = the application keeps them
choice-add = the browser gets them at once
field-answering = The first offer is answered
choice-at-once = at once
choice-ringing = after ringing
choice-provisional = provisionally, then after ringing
field-ring = It rings for (µs)
field-candidates = Candidates that are found
field-after = After (µs)
choice-host = own address (host)
choice-srflx = what STUN saw (srflx)
choice-relay = on a TURN server (relay)
field-address = Address
field-port = Port
field-delay_a = From A to the server (µs)
field-delay_b = From B to the server (µs)
field-delay_direct = From peer to peer (µs)
field-server_leaves = The server leaves at (µs)
field-chat = Chat
field-from = From
field-via = Way
choice-server = through the server
choice-channel = through the data channel
field-text = Text
choice-as-set = as set
choice-trickled = candidates one by one
choice-all-at-once = all candidates in the description

# Changes of the past.
field-input = Change
field-do = What
choice-act = a peer does something
choice-write = a peer writes
choice-finds = a peer finds a candidate more
choice-server-leaves = the server leaves

# Presets: a name and the point they make.
preset-first-call = First call
preset-first-call-point = A offers a data channel, B answers, candidates follow one by one. Then the message goes straight from A to B.
preset-video-call = Sound, pictures and data
preset-video-call-point = B will watch but not be seen: its answer says recvonly, and drops a codec it does not know.
preset-whole = Without trickle
preset-whole-point = Each description waits until all candidates are in it. It is one note less each, and later.
preset-glare = Both offer at once
preset-glare-point = The offers cross (glare). B is the polite one: it takes its own back and answers. A ignores B’s.
preset-glare-unsolved = Nobody gives way
preset-glare-unsolved-point = Each ignores the other’s offer, and both wait for ever in have-local-offer.
preset-ringing = It rings first
preset-ringing-point = B’s application leaves the offer alone for 3 s. The candidates come before that, so they have to be kept.
preset-early-lost = Early candidates are lost
preset-early-lost-point = The same call, but the application gives candidates to the browser at once. Each is refused. The call survives only because A tries B.
preset-provisional = A provisional answer
preset-provisional-point = B answers provisionally while it rings. ICE and DTLS are done when it picks up.
preset-video-refused = Pictures are refused
preset-video-refused-point = Port 0 refuses a section. It stays in its place, because sections are matched by their order.
preset-add-video = Pictures are added later
preset-add-video-point = B makes the second offer. The transport stays, and so does A’s part in DTLS.
preset-server-leaves = The server leaves
preset-server-leaves-point = Once the peers are connected, nobody needs the server; only what was to go through it fails.
preset-server-leaves-early = The server leaves too early
preset-server-leaves-early-point = The answer is lost on its way. B is stable, A waits for ever.
preset-two-ways-to-chat = Two ways to chat
preset-two-ways-to-chat-point = The same words through the server and through the channel: two hops against one, and who can read them.
preset-answer-twice = An answer comes twice
preset-answer-twice-point = An answer fits only an open offer. The second one meets A in stable: InvalidStateError.
preset-rollback = An offer is taken back
preset-rollback-point = A rolls back and offers something else. The answer to the first offer comes late, and fits nothing.
preset-recorded = A recording of two browsers
preset-recorded-point = Offer, candidates and answer as a page printed them, by the same rules, line by line.

# Rules: why a step happened.
rule-local-offer = { $peer } makes an offer with { $count ->
    [one] one section ({ $kinds })
   *[other] { $count } sections ({ $kinds })
 } and sets it: have-local-offer. From now on it may look for candidates, and owes nothing until { $other } answers.
rule-offer-again = { $peer } offers once more, version { $version }: { $count ->
    [one] one section
   *[other] { $count } sections
 } ({ $kinds }). What is agreed keeps its place; new sections come behind. The call goes on meanwhile.
rule-held = Without trickle { $peer }’s { $kind ->
    [offer] offer
   *[other] answer
 } has to wait: it goes off when all candidates stand in it.
rule-offer-waits = { $peer } is in { $state }, and one negotiation is open. It offers when it is stable again.
rule-needed = { $peer } is stable and still has something that nobody has spoken of, so it has to negotiate once more.
rule-sent-description = { $peer } sends its { $kind ->
    [offer] offer
    [answer] answer
   *[pranswer] provisional answer
 }, { $bytes } bytes of text, to the server. How it travels is not WebRTC’s business: any way that brings text will do. Here it is a WebSocket, in order and without loss.
rule-sent-end = { $peer } tells { $other } that no further candidate will follow.
rule-sent-chat = { $peer } writes “{ $text }” to the server. TLS ends there.
rule-send-failed = { $peer } has nobody to send to: the server left. The { $what ->
    [offer] offer
    [answer] answer
    [pranswer] provisional answer
    [candidate] candidate
    [end] note
   *[chat] chat message
 } stays where it is.
rule-passed-description = The server passes the { $kind ->
    [offer] offer
    [answer] answer
   *[pranswer] provisional answer
 } on to { $peer }. It need not understand it. But whoever can change it can change the fingerprint, so the server is trusted with that.
rule-passed-candidate = The server passes on to { $peer } what { $other } { $what ->
    [candidate] found: a candidate
   *[end] says: no further candidate
 }.
rule-passed-chat = The server reads “{ $text }” and passes it on to { $peer }. It could keep it, or change it.
rule-note-lost = Nobody is there to take the { $what ->
    [offer] offer
    [answer] answer
    [pranswer] provisional answer
    [candidate] candidate
    [end] note about the last candidate
   *[chat] chat message
 }: it is lost.
rule-remote-offer = { $peer } sets { $other }’s offer ({ $kinds }): have-remote-offer. Now it knows { $other }’s credentials and fingerprint, and owes an answer.
rule-kept-added = { $count ->
    [one] One candidate that { $peer } had kept is added now.
   *[other] { $count } candidates that { $peer } had kept are added now.
 }
rule-ringing = { $peer }’s application leaves the offer alone and rings for { $ms } ms. Its browser knows nothing of a call yet.
rule-local-answer = { $peer } answers with { $count ->
    [one] one section
   *[other] { $count } sections
 } ({ $kinds }), as many as the offer has and in its order, and sets the answer. { $peer } is stable.
rule-section-refused = { $peer } refuses { $kinds } with port 0.
rule-one-way = For { $kind } { $offered } was offered and { $peer } answers { $answered }: never more than was offered, seen from its side.
rule-setup-active = The offer said actpass; { $peer } takes active, and will begin the DTLS handshake.
rule-setup-kept = { $peer } stays { $setup }: with another part a new DTLS association would begin.
rule-local-pranswer = { $peer } answers provisionally: have-local-pranswer. The way can be built while it rings; the final answer is still to come.
rule-remote-answer = { $peer } sets { $other }’s answer: the offer is settled, { $peer } is stable, and what both said is in force.
rule-remote-pranswer = { $peer } sets { $other }’s provisional answer: have-remote-pranswer. ICE may begin; the offer is still open.
rule-gave-way = Both have offered, and { $peer } is the polite one: { $other }’s offer makes it roll its own back. What it found for that is thrown away.
rule-offer-ignored = Both have offered, and { $peer } is not the polite one: it ignores { $other }’s offer and waits for an answer to its own.
rule-rolled-back = { $peer } rolls back from { $state }: it is stable again, as it was before. A rollback goes to nobody; the other side knows nothing of it.
rule-stale-answer = This answers an offer that { $peer } took back. By the number in the note the application sees that, and drops it.
rule-invalid-state = { $call } does not fit { $peer }’s state { $state }: InvalidStateError. Nothing changes.
rule-found = { $peer } finds a candidate and sends it at once: { $kind }, { $address }, port { $port }. It does not wait for the others.
rule-found-whole = { $peer } finds a candidate: { $kind }, { $address }, port { $port }. It goes into the description.
rule-gathered = { $peer } has looked everywhere: { $count ->
    [0] no candidate
    [one] one candidate
   *[other] { $count } candidates
 }. { $trickle ->
    [true] It says so, so that the other side need not wait for more.
   *[false] The description is complete and goes off.
 }
rule-added = { $peer } adds { $other }’s candidate: { $kind }, { $address }, port { $port }. It fits the credentials of the description.
rule-kept = { $peer } has no description for { $other }’s candidate { $address } yet, so the application keeps it.
rule-refused = { $peer }’s browser refuses { $other }’s candidate { $address }: { $remote ->
    [true] its user name fragment is in no description it knows (OperationError)
   *[false] there is no remote description yet (InvalidStateError)
 }. It is lost.
rule-candidate-ignored = { $other }’s candidate { $address } belongs to the offer that { $peer } ignored, so it ignores it, too.
rule-end-got = { $peer } learns that no further candidate of { $other } will come. If all pairs fail now, ICE has failed.
rule-server-left = The server is gone. { $connected ->
    [true] The peers are connected, and need it only to agree on something new.
   *[false] The peers are not connected, and have no other way to each other.
 }
rule-checking = { $peer } has both descriptions and knows where to try: ICE begins, with { $own ->
    [one] one candidate of its own
   *[other] { $own } candidates of its own
 }. Here one round trip stands for it; the lab on ICE shows it.
rule-learned = A check of { $other } reaches { $peer }, and from it { $peer } learns where { $other } is (peer-reflexive), without a note. ICE begins here, too.
rule-connected = { $peer }: ICE has a pair of candidates that works both ways.
rule-hello = { $peer } is active and begins DTLS: its ClientHello goes straight to { $other }, on the pair that ICE found.
rule-hello-got = { $peer } answers the handshake. Each side compares the other’s certificate with the fingerprint in the description: that ties the keys to the signaling.
rule-secured = { $peer }: DTLS is done after two round trips, and both have keys that the server never saw.
rule-media-flow = Sound and pictures go as SRTP with keys from DTLS: encrypted from end to end of this hop. A media server in between would be the end of a hop.
rule-open = { $peer }: SCTP inside DTLS is set up, and the data channel is open. Two round trips stand for that here.
rule-chat-through-server = “{ $text }” reaches { $peer } after two hops and { $ms } ms. The server could read it, unless the application itself encrypts.
rule-chat-direct = { $peer } sends “{ $text }” on the data channel, straight to { $other }: SCTP inside DTLS.
rule-chat-through-channel = “{ $text }” reaches { $peer } after one hop and { $ms } ms. Only A and B have the keys.
rule-chat-refused = { $peer } cannot send “{ $text }” on a channel: { $why ->
    [none] the call has no data channel
    [connecting] it is not open yet (InvalidStateError)
   *[closed] it is closed (InvalidStateError)
 }.
rule-hung-up = { $peer } closes its connection: closed, from which no call leads back.
rule-other-gone = { $peer } learns by DTLS, not by the server, that { $other } closed.
rule-nothing-to-do = There is nothing of that kind for { $peer } to do.
rule-recorded-offer = { $peer } offered: { $count ->
    [one] one section
   *[other] { $count } sections
 } ({ $kinds }) in { $lines } lines. The table says what each line means.
rule-recorded-answer = { $peer } answered with { $count ->
    [one] one section
   *[other] { $count } sections
 } ({ $kinds }). The table says line by line what is other than in the offer.
rule-recorded-candidate = { $peer } found a candidate: { $kind }, { $address }, port { $port }.
rule-change-act = From outside: { $peer } is told to do something now.
rule-change-write = From outside: { $peer } writes now.
rule-change-finds = From outside: { $peer } finds one candidate more.
rule-change-server-leaves = From outside: the server leaves now.
rule-change-nothing = There is nothing for the change to act on.
rule-end-connected = Both are stable, hold the same agreement, and are connected. { $server ->
    [true] The server has nothing to do until something new is to be agreed on.
   *[false] The server is gone, and nobody misses it.
 }
rule-end-no-path = Both are stable and agree, but no pair of candidates was there to try: no way between them.
rule-end-disagree = Both are stable, but each answered the other’s offer: they hold different agreements, and the credentials do not fit. One polite peer would have been right.
rule-end-stuck = Nothing more happens, and not everybody is stable: A is in { $a }, B in { $b }. { $server ->
    [true] A note that would help will never be sent.
   *[false] The server that would bring it is gone.
 }
rule-end-hung-up = Somebody hung up: the call is over.
rule-end-nothing = Nobody offered anything, so nothing was agreed.
rule-end-recorded = The recording ends: A is in { $a }, B in { $b }.

# Picture.
picture-title = A is in { $a }, B in { $b }
picture-start = Nothing has happened yet.
station-server = server
way-none = no direct way
way-checking = ICE tries pairs
way-connected = direct way found
way-secured = direct, encrypted
way-open = channel open
way-closed = closed
states-caption = Signaling state (RFC 8829)
stages-caption = The way between the peers
counts-caption = Candidates
counts = { $own } own, { $known } known of the other, { $kept } kept
brief-offer = { $peer }’s offer in brief
brief-answer = { $peer }’s answer in brief
brief-pranswer = { $peer }’s provisional answer in brief
row-local-offer = { $peer } offers
row-held = { $peer } waits for all
row-offer-waits = { $peer } has to wait
row-needed = { $peer } wants more
row-sent-offer = { $peer } sends the offer
row-sent-answer = { $peer } sends the answer
row-sent-end = { $peer }: that was all
row-sent-chat = { $peer } writes
row-send-failed = { $peer }: no server
row-passed-offer = offer passed on
row-passed-answer = answer passed on
row-passed-candidate = candidate passed
row-passed-end = note passed on
row-passed-chat = server reads it
row-note-lost = note lost
row-remote-offer = { $peer } sets the offer
row-ringing = { $peer } rings
row-local-answer = { $peer } answers
row-remote-answer = { $peer } sets the answer
row-gave-way = { $peer } gives way
row-rolled-back = { $peer } rolls back
row-offer-ignored = { $peer } ignores it
row-stale-answer = { $peer }: too late
row-invalid = { $peer }: wrong state
row-found = { $peer } finds one
row-gathered = { $peer } has found all
row-added = { $peer } adds one
row-kept = { $peer } keeps one
row-refused = { $peer } refuses one
row-candidate-ignored = { $peer } ignores one
row-end-got = { $peer }: no more come
row-server-left = server leaves
row-checking = { $peer } tries pairs
row-learned = { $peer } is found
row-connected = { $peer }: ICE done
row-hello = { $peer } begins DTLS
row-hello-got = { $peer } answers DTLS
row-secured = { $peer }: keys agreed
row-open = { $peer }: channel open
row-chat-server = { $peer } reads it
row-chat-direct = { $peer } writes direct
row-chat-channel = { $peer } reads it
row-chat-refused = { $peer }: no channel
row-hung-up = { $peer } hangs up
row-other-gone = { $peer }: other is gone
row-nothing = { $peer }: nothing to do
row-change = change
row-end = end

# Legend.
legend-description = offer or answer
legend-candidate = candidate
legend-chat = chat through the server
legend-direct = from peer to peer
legend-flight = under way
legend-lost = went wrong

# Tables.
table-sdp-offer-a = A’s offer, line by line
table-sdp-offer-b = B’s offer, line by line
table-sdp-answer-a = A’s answer, line by line, against the offer
table-sdp-answer-b = B’s answer, line by line, against the offer
column-line = Line
column-sdp = SDP
column-says = What it says
column-versus = Against before
column-source = Source
versus-same = = the same
versus-changed = ≠ other
versus-new = + new
versus-gone = − gone
table-peers = The peers
column-peer = Peer
column-signaling = Signaling state
column-gathering = Search
column-own = Own candidates
column-known = The other’s
column-kept = Kept
column-way = Way
gathering-new = not begun
gathering-running = goes on
gathering-done = done
phase-new = none
phase-checking = ICE tries
phase-connected = ICE done
phase-secured = encrypted
phase-open = channel open
phase-closed = closed
table-candidates = Candidates
column-kind = Kind
column-place = Where
column-priority = Priority
column-other = The other side
knows-added = knows it
knows-kept = keeps it
knows-not = does not know it
knows-dropped = thrown away with its offer
table-flights = Under way
column-note = What
column-from = From
column-to = To
letter = { $what ->
    [offer] offer
    [answer] answer
    [pranswer] provisional answer
    [candidate] candidate
    [end] no more candidates
    [hello] DTLS handshake
    [close] close of DTLS
   *[chat] chat
 }
table-agreed = What A holds as agreed
column-section = Section
column-media = Carries
column-port = Taken
column-from-a = Seen from A
column-from-b = Seen from B
media-audio = sound
media-video = pictures
media-data = data channel
port-taken = yes
port-refused = refused (port 0)
table-notes = What was sent
column-ms = At (ms)
table-chat = Chat
column-text = Text
column-hops = Hops
column-took = Took (ms)
column-readers = Can read it
way-server = server
way-channel = data channel
readers-server = A, B and the server
readers-channel = A and B
chat-lost = not arrived
metric-ready = Until the call is usable (ms)
metric-notes = Notes the server passed on
metric-lost = Candidates lost
metric-chat-server = Chat through the server (ms each)
metric-chat-channel = Chat through the channel (ms each)

# Prediction.
predict-call = { $who } is in { $state } and calls { $call }. Which state follows?
predict-invalid = InvalidStateError: the call fails
predict-glare = { $who } has an open offer and gets one. What does it do?
predict-gives-way = It takes its own back and gives way
predict-ignores = It ignores the other’s
predict-candidate = A candidate of the other side comes to { $who }. What becomes of it?
predict-added = It is added to ICE
predict-kept = It is kept until its description comes
predict-refused = It is refused and lost
predict-let-go = It is ignored, like the offer it belongs to
predict-on-channel = { $who } writes a chat message for the data channel. What becomes of it?
predict-to-server = { $who } writes a chat message for the way through the server. What becomes of it?
predict-through-server = It goes through the server, which can read it
predict-server-gone = It is lost: the server is gone
predict-straight = It goes straight to the other side
predict-not-open = An error: the channel is not open yet
predict-no-channel = An error: the call has no channel
predict-channel-closed = An error: the channel is closed
predict-hello = Who sends the first message of DTLS (ClientHello)?
predict-end = How does this call end?
predict-connected = Both are stable and connected
predict-no-path = They agree, but there is no way between them
predict-disagree = Both are stable, but each holds another agreement
predict-stuck = Somebody waits for ever
# Exercises.
question-directions = A’s offer has these media sections; behind the slash is what B wishes, × for a refusal: { $rows }. What does each section of B’s answer say?
question-sequence = A offers at 0 ms. A note takes { $a } ms between A and the server and { $b } ms between B and the server. { $answering ->
    [at-once] B answers at once
    [ringing] B’s application leaves the offer alone for { $ring } ms while it rings, and then sets and answers it
   *[provisional] B answers provisionally at once, and finally { $ring } ms later
 }. Which signaling state is each of them in?
question-glare = A offers at 0 ms, B at { $second } ms. A note takes { $a } ms between A and the server and { $b } ms between B and the server. Both go by perfect negotiation; { $polite ->
    [none] nobody is polite
   *[other] { $polite } is polite
 }, and who sets an offer answers at once. What comes of it?
question-refusals = A offers at 0 ms, B answers at once. A note takes { $a } ms between A and the server and { $b } ms between B and the server. At { $at } ms { $peer } { $deed ->
    [rollback] takes back what is open (setLocalDescription with a rollback)
    [answer-again] sends its last answer once more
    [hang-up] hangs up (close)
    [add-video] wants pictures as well
   *[offer] offers
 }. How does it end?
answer-direction = Section { $n } of the answer
answer-state = { $peer } at { $at } ms
answer-end-state = { $peer } in the end
answer-gives-way = Who takes back an offer?
answer-agree = Do both hold the same agreement in the end?
answer-errors = Calls that a state does not allow (InvalidStateError)
form-direction = sendrecv, sendonly, recvonly, inactive or “rejected”.
form-state = stable, have-local-offer, have-remote-offer, have-local-pranswer, have-remote-pranswer or closed.
form-who = A, B or “nobody”.
word-rejected = rejected
word-nobody = nobody
wrong-direction = Turn the offered direction round first; then only what B wishes too is left of it.
wrong-as-offered = That is the word of the offer. An answer speaks from B’s side.
wrong-as-wished = B cannot wish for more than was offered, seen from its side.
wrong-mirrored = That is what B may have at most. Does it wish for all of it?
wrong-not-rejected = B wishes for something here: the section stays, with a port that is not 0.
wrong-state = Follow the notes: what has this peer set up to this instant, its own description or the other’s?
wrong-other-side = That is the state of the other side.
wrong-local = have-local-offer is only who has set an offer of its own that is not answered.
wrong-remote = have-remote-offer is only who has set the other’s offer and not answered yet.
wrong-gives-way = An offer is taken back by the polite one when another offer comes to it while its own is open.
wrong-impolite = This one ignores the other’s offer: it is not the polite one.
wrong-somebody = There is a polite one, and the other’s offer comes to it while its own is open.
wrong-agree = They agree if both are stable and hold the same offer with the same answer.
wrong-errors = For each call look at the state in which it is made.
wrong-no-error = Look for a call that comes in a state in which it is not allowed, also on the other side.
hint-mirror = Seen from B, sendonly becomes recvonly and the other way round.
hint-both = B may send only if A receives and B wishes to; the same for receiving.
hint-rejected = A refusal is a port of 0, whatever was offered.
hint-set = Setting one’s own offer gives have-local-offer, setting the other’s have-remote-offer.
hint-way = A note from A reaches B after both delays.
hint-stable = Who sets the final answer, its own or the other’s, is stable; a provisional one is not the end.
hint-crossed = See who has an offer of its own open when the other’s arrives.
hint-polite = The polite one rolls back, sets the other’s offer and answers; the impolite one ignores the offer.
hint-rollback = If nobody gives way, both ignore the other’s offer, and no answer ever comes.
hint-when = Work out what state each side is in at the instant of the second deed.
hint-allowed = A rollback needs an open offer; an answer can be set only by who has its own offer open; after close nothing is allowed.
hint-end = Go on with the notes that are still under way: how does each find its receiver?
