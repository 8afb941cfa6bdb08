# What is said of the steps of recordings of ICE.
rule-seen-heading = Recorded: packets { $packets }, candidates { $candidates }, lines of statistics { $pairs }
rule-seen-binding =
    { $who } asks { $to } by which address it is seen: a Binding request from { $own }, { $kind ->
        [host] its host candidate.
       *[other] which is already an address outside its NAT.
    }
rule-seen-mapped = XOR-MAPPED-ADDRESS says that { $who }, which sends from { $own }, is seen as { $address } behind its NAT: a server-reflexive candidate.
rule-seen-mapped-same = XOR-MAPPED-ADDRESS is { $address }, the address that { $who } sends from: no NAT lies between, and there is no candidate to gain.
rule-seen-mapped-known = XOR-MAPPED-ADDRESS of { $who } is { $address } again, which is known: no new candidate.
rule-seen-mapped-outside = XOR-MAPPED-ADDRESS is { $address }, as recorded. The packets of { $who } had passed a router before (their TTL is lower than what hosts send), so this was recorded outside its NAT and the address is taken as server-reflexive.
rule-seen-unasked = { $who } answers { $to }, but the request is not in the recording.
rule-seen-again =
    { $who } has no answer from { $to } yet and sends the same request for the { $n ->
        [2] second
        [3] third
       *[other] { $n }th
     } time.
rule-seen-passes = It is the same message from { $who } for { $to }, further on its way.
rule-seen-keep-alive = { $who } sends { $to } an indication that wants no answer: it keeps the entries of NATs alive.
rule-seen-harmed = The message from { $who } for { $to } looks like STUN, but cannot be read: its length, its fingerprint or its type is wrong.
rule-seen-stun-tcp = STUN over TCP from { $who } to { $to }; the Packet tab opens it.
rule-seen-allocate = { $who } asks { $to } for a relayed address, without saying who it is.
rule-seen-challenge = 401: { $server } wants credentials for “{ $realm }”. { $who } has to ask again with user name, realm, nonce and integrity.
rule-seen-allocate-again = { $who } asks { $to } again, as “{ $user }” of “{ $realm }”, with the nonce and a keyed hash in MESSAGE-INTEGRITY. The password itself is never sent.
rule-seen-stale = 438: the nonce of { $who } is too old. { $server } gives a new one, with which it asks again.
rule-seen-refused = { $server } refuses what { $who } asked for: { $code } ({ $reason }).
rule-seen-relayed = XOR-RELAYED-ADDRESS: the server keeps { $address } for { $who } for { $seconds } s. What comes there is passed on to it: a relayed candidate.
rule-seen-refresh = { $who } asks { $to } to keep its allocation longer.
rule-seen-refreshed = The allocation of { $who } lasts another { $seconds } s.
rule-seen-release = { $who } gives its relayed address back to { $to }: a lifetime of 0.
rule-seen-released = The relayed address of { $who } is given up.
rule-seen-permission = CreatePermission: { $who } lets packets of { $peer } through its relay at { $to }. Those of other addresses are dropped there.
rule-seen-permitted = The permission of { $who } is in force for 5 minutes.
rule-seen-channel = ChannelBind: { $who } gives { $peer } the number { $number } at { $to }. From then on 4 bytes stand where an indication needs 36 or more.
rule-seen-channel-bound = The channel of { $who } is bound for 10 minutes.
rule-seen-done = The server did what { $who } asked for.
rule-seen-send = A Send indication: { $who } has its relay pass on to { $peer } what is inside.
rule-seen-data = A Data indication: the relay hands { $who } what came from { $peer }.
rule-seen-channel-up = In channel { $number } { $who } has its relay pass on data to { $peer }.
rule-seen-channel-down = In channel { $number } the relay hands { $who } what came from { $peer }.
rule-seen-check =
    { $who } checks the pair from { $from } to { $to } of { $peer }, as the { $role ->
        [controlling] controlling
        [controlled] controlled
       *[none] (unknown)
     } side. PRIORITY { $priority } is that of a peer-reflexive candidate that the check may reveal.
rule-seen-highest = Of the { $n } pairs of { $who } that waited to be checked none has a higher priority.
rule-seen-nominates = This check nominates the pair: it has USE-CANDIDATE.
rule-seen-untold = Nobody told { $peer } of { $from }: to it that is a peer-reflexive candidate.
rule-seen-answer = { $who } answers the check of { $peer } and sees it as { $address }: packets go both ways, the pair has succeeded.
rule-seen-answer-again = { $who } answers { $peer } at { $address } once more: the pair still works.
rule-seen-prflx = { $who } did not know its address { $address }: a peer-reflexive candidate.
rule-seen-nominated = For { $who } the pair { $local } – { $remote } with priority { $priority } is nominated.
rule-seen-answer-other = The answer for { $peer } comes from { $from }, but { $to } was asked: such a check counts as failed.
rule-seen-conflict = 487: { $peer } and { $who } claimed the same role. { $who } has the smaller tie-breaker, switches its role and asks again.
rule-seen-check-refused = { $peer } refuses the check of { $who }: { $code } ({ $reason }). The pair has failed.
rule-seen-consent = { $who } asks { $peer } whether it still wants packets, from { $from } to { $to }: consent is kept fresh, or sending has to stop after 30 s.
rule-seen-intact = Its MESSAGE-INTEGRITY is right by the password of { $who }.
rule-seen-not-intact = Its MESSAGE-INTEGRITY does not fit the password of { $who }: it must be dropped.
rule-seen-dtls-hello = { $who } and { $to } agree on keys: a DTLS handshake message, { $n } bytes, over the path that ICE found.
rule-seen-dtls = { $who } sends { $to } { $n } bytes, encrypted by DTLS.
rule-seen-rtp = { $who } sends { $to } media: RTP, { $n } bytes.
rule-seen-rtcp = { $who } tells { $to } how the media arrives: RTCP, { $n } bytes.
rule-seen-bytes = { $who } sends { $to } { $n } bytes of another kind.
rule-seen-tcp = A TCP segment from { $who } to { $to }.
rule-seen-other = A packet that is not UDP or TCP over IPv4.
rule-seen-name-query = { $who } asks everybody on its link whose name this is (multicast DNS): a browser that hides its address gives such a name instead.
rule-seen-name-answer = { $who } says on its link which address the name has (multicast DNS).
rule-seen-offer =
    { $who } offers: fragment “{ $ufrag }” names it in checks. { $n ->
        [0] There is no candidate in it yet; they follow by themselves (trickle).
        [one] One candidate is in it.
       *[other] { $n } candidates are in it.
     }
rule-seen-offer-answer =
    { $who } answers the offer of { $peer }: fragment “{ $ufrag }” names it in checks. { $n ->
        [0] There is no candidate in it yet; they follow by themselves (trickle).
        [one] One candidate is in it.
       *[other] { $n } candidates are in it.
     }
rule-seen-candidate =
    { $who } tells a candidate: { $address }, { $kind ->
        [host] an address of its own (host)
        [srflx] the address that the STUN server sees (srflx)
        [prflx] the address that the other side sees (prflx)
       *[relay] an address of the TURN server (relay)
     }, with priority { $priority }.
rule-seen-candidate-name = It is a name instead of an address: the browser hides the address, and only hosts on the link of { $who } can ask for it (multicast DNS).
rule-seen-candidate-tcp =
    It is for TCP, { $how ->
        [active] and connects itself (active); its port has no meaning
        [passive] and waits to be connected to (passive)
       *[so] by simultaneous open
     }.
rule-seen-priority = Its priority is 2^24·{ $type } (the kind) + 2^8·{ $local } (local preference) + 256 − { $component } (component) = { $priority }.
rule-seen-pruned = It makes no pairs of its own for { $who }: its checks would leave from its base, whose pairs are the same (pruning).
rule-seen-formula = G = { $g } is the priority of the controlling side’s candidate, D = { $d } that of the other. The pair has 2^32·min(G, D) + 2·max(G, D) + (1 if G > D, else 0) = 2^32·{ $least } + 2·{ $most } + { $one } = { $priority }.
rule-seen-pairs =
    { $n ->
        [one] One pair
       *[other] { $n } pairs
     } can be formed with it on the two sides together.
rule-seen-note =
    { $who } says “{ $what }”.{ $what ->
        [checking] { " " }It has pairs and checks them.
        [connected] { " " }A pair works; better ones may still come.
        [completed] { " " }The checks are over, and a pair is selected.
        [failed] { " " }All checks are over and none succeeded.
        [disconnected] { " " }Answers have stayed out; that may pass.
        [open] { " " }The data channel is open.
       *[other] { "" }
     }
rule-seen-stat = The statistics of { $who } say that its pair { $local } – { $remote } is “{ $state }”; { $sent } bytes sent, { $received } received.
rule-seen-stat-nominated = It is nominated.
rule-seen-stat-selected = Data goes over it: it is the selected pair.
rule-seen-stat-rtt = The latest round trip took { $ms } ms.
rule-seen-stat-rounded = The browser gives its priority as { $said }, because its numbers hold only 53 bits; the two candidates give exactly { $exact }.
rule-seen-stat-other = The browser gives its priority as { $said }; the two candidates’ priorities give { $exact }.

# Prediction.
predict-seen-answer = An answer to a check of { $who } comes. What does it bring?
predict-seen-answer-valid = The pair succeeds
predict-seen-answer-new = The pair succeeds, and the address that the other side saw is a new candidate (prflx)
predict-seen-answer-nominated = The pair succeeds and is nominated
predict-seen-answer-conflict = Error 487: both claim one role, and this side switches
predict-seen-answer-failed = The check fails
predict-seen-kind = { $who } tells a candidate with priority { $priority }. Of which kind is it?
predict-seen-mapped = A STUN server answers { $who }. What does it learn?
predict-seen-mapped-new = An address outside a NAT: a new candidate (srflx)
predict-seen-mapped-same = That no NAT lies between: no new candidate
predict-seen-mapped-known = An address that it knows already: no new candidate
predict-seen-turn = A TURN server answers { $who }. What does it say?
predict-seen-turn-401 = 401: it wants user name and credentials first
predict-seen-turn-relayed = It gives a relayed address (relay)
predict-seen-turn-no = It refuses
