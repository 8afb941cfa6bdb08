# ICE: how two hosts behind NATs find a path to each other.
lab-title = ICE and NAT traversal
lab-line = How two hosts behind NATs find a path to each other: candidates, checks, punched holes, and a relay where nothing else works.

# What a scenario is, in a few words.
rule-heading =
    { $together ->
        [yes] Both in one network, { $a ->
            [open] public addresses
            [cone] behind a home router
            [symmetric] behind a NAT as in phone networks
            [double] behind two NATs in a row
           *[blocked] no UDP to the outside
        }
       *[no] { $a ->
            [open] Public address
            [cone] Home router
            [symmetric] Phone network
            [double] Two NATs in a row
           *[blocked] No UDP
        } – { $b ->
            [open] public address
            [cone] home router
            [symmetric] phone network
            [double] two NATs in a row
           *[blocked] no UDP
        }
    }; { $stun ->
        [yes] { $turn ->
            [yes] STUN and TURN
           *[no] STUN only
        }
       *[no] { $turn ->
            [yes] TURN only
           *[no] no servers
        }
    }

# Fields.
field-a = A (offers)
field-b = B (answers)
field-lan = LAN (its name; under Timing: delay in ms)
field-nat = NAT of its network
field-carrier = NAT of its provider (carrier-grade NAT)
field-udp = Lets UDP out
field-mdns = Gives an mDNS name for its address
field-relay_only = Relayed candidates only
field-mapping = Mapping
field-filtering = Filtering
field-preserve_ports = Keeps the port where it is free
field-hairpin = Hairpinning
field-timeout = An unused entry lives (s)
field-stun = STUN server
field-turn = TURN server
field-turn_tcp = TURN over TCP, too
field-trickle = Trickle: candidates as they are found
field-seed = Seed
field-roles = Roles at the start
field-components = Components (2: RTCP apart)
field-max_pairs = Most pairs of a check list
field-consent = Asks for consent
field-timing = Timing
field-ta = Ta: between two transactions (ms)
field-rto = RTO: first wait, at least (ms)
field-tries = Requests sent at most (Rc)
field-patience = Waits for a better pair (ms)
field-internet = Access line, one way (ms)
field-signaling = Signaling, one way (ms)
field-loss = Lost on an access line (‰)
field-watch = Watched after connecting (s)
field-happenings = What happens
field-at = At (ms)
field-event = What
field-input = Change
field-side = Side
field-open = Lets UDP out

# Choices.
choice-endpoint-independent = endpoint-independent
choice-address-dependent = address-dependent
choice-address-and-port-dependent = address- and port-dependent
choice-usual = A controls, B is controlled
choice-both-controlling = both want to control
choice-both-controlled = both want to be controlled
choice-a = A
choice-b = B
choice-restart = a side restarts ICE
choice-nat-reboot = a NAT loses its table
choice-set-udp = a network blocks UDP or lets it out
choice-server-down = the servers stop
choice-server-up = the servers come back
choice-lose = packets under way are lost
choice-as-set = as set
choice-both-servers = STUN and TURN
choice-stun-only = STUN only
choice-turn-only = TURN only
choice-no-servers = no servers
choice-trickled = told one by one (trickle)
choice-at-once = told all at once

# Presets: a name and the point they make.
preset-holes = Two home routers
preset-holes-point = Each side’s first check is what opens its own NAT for the other: holes are punched, and the packets go straight through.
preset-one-lan = Both in one LAN
preset-one-lan-point = The host candidates have the highest priority, and here they work: the packets never leave the house.
preset-open = No NAT at all
preset-open-point = The STUN server sees the very address that the host has, so the server-reflexive candidate is redundant.
preset-one-open = One behind a NAT
preset-one-open-point = A’s check opens its own NAT on the way out, and B, which has none, answers through it.
preset-relayed = Two phone networks
preset-relayed-point = Each NAT shows another port to every destination, and lets only known ports in. What STUN told is of no use: a relay has to help.
preset-no-turn = The same without a relay
preset-no-turn-point = Two NATs with address- and port-dependent mapping and filtering, and no TURN server: every check fails.
preset-phone-and-home = Phone and home router
preset-phone-and-home-point = B’s router lets in only the port it sent to, but the phone network uses another port towards B. Nothing gets through but by the relay.
preset-phone-and-lenient = Phone and a more lenient router
preset-phone-and-lenient-point = B’s router filters by address only. A’s unknown port gets in, and B learns it as a peer-reflexive candidate.
preset-two-in-a-row = Two NATs in a row
preset-two-in-a-row-point = A’s router is behind its provider’s NAT. STUN sees only the outermost address, and a check opens both NATs on its way out.
preset-firewall = No UDP
preset-firewall-point = A’s network lets no UDP out. Only a TURN server that is reached over TCP can help.
preset-no-servers = No servers
preset-no-servers-point = Without STUN and TURN each side knows its private address only, and the Internet has no route to it.
preset-at-once = All at once
preset-at-once-point = Without trickle the offer waits until all candidates are gathered. Compare the time to a path.
preset-names = Names for addresses
preset-names-point = Host candidates carry an mDNS name, so that no web page learns a local address. In one LAN the name can be resolved.
preset-names-apart = Names from another network
preset-names-apart-point = Multicast DNS ends at the router: the name stays unresolved, and the server-reflexive candidates do the work.
preset-conflict = Both want to control
preset-conflict-point = Two agents believe that they control. The larger tie-breaker wins; the other one gets error 487 and changes its role.
preset-two-components = RTP and RTCP apart
preset-two-components-point = Two components, two sockets, two selected pairs. What has worked for one unfreezes its like for the other.
preset-relay-only = Relayed only
preset-relay-only-point = Whoever wants to hide its address uses relayed candidates only. A direct path would work, and nobody looks for it.
preset-restart = An ICE restart
preset-restart-point = A’s NAT loses its table. A restarts: a new fragment, a new password, candidates gathered afresh, and another path.
preset-consent-lost = Consent runs out
preset-consent-lost-point = B’s network blocks UDP at 8 s. Nothing says so; but after 30 s without an answer each side has to stop sending.
preset-keep-alive = Keep-alives
preset-keep-alive-point = Without consent checks an indication every 15 s keeps the NAT entries alive. It gets no answer, so a dead path is not noticed.
preset-lossy = A bad line
preset-lossy-point = A quarter of all packets is lost on the access lines. Requests are repeated, each wait twice as long as the one before.

# Rules: candidates.
rule-found-host = { $who }’s own address { $address } is a host candidate. Its priority is 2^24·{ $type } + 2^8·{ $local } + 256 − { $component } = { $priority }: type preference { $type } is the highest, because no server and no detour is needed.
rule-found-srflx = { $who }’s socket { $base } is seen as { $address } from outside: a NAT on the way has put that address there. This is a server-reflexive candidate (srflx); its checks are sent from its base, { $base }. Priority: 2^24·{ $type } + 2^8·{ $local } + 256 − { $component } = { $priority }.
rule-found-relay = The TURN server holds { $address } for { $who }: a relayed candidate (relay), which is its own base. Priority: 2^24·{ $type } + 2^8·{ $local } + 256 − { $component } = { $priority }; type preference { $type } comes last, because every packet makes the detour through the server.
rule-redundant = { $who } is told of { $address } ({ $kind }) and leaves it out: it has a candidate of this address and this base already, and the checks would be the same.
rule-gathered = { $who } has gathered all that it can, { $count ->
    [one] 1 candidate
   *[other] { $count } candidates
 }: no question to a server is open any more.

# Rules: questions to servers.
rule-asks-address = { $who } asks the STUN server { $to } by which address it sees { $from } (Binding request). The host knows its own address only; a NAT on the way puts another one there, and only somebody beyond it can tell which.
rule-asks-allocate = { $again ->
    [yes] { $who } sends its Allocate request to { $to } with user name, realm, nonce and MESSAGE-INTEGRITY: now the server can tell who asks.
   *[no] { $who } asks the TURN server { $to } for an address that it relays for (Allocate request), for the case that nothing direct works. There are no credentials in it yet: { $who } does not know the server’s realm and nonce.
 }
rule-asks-refresh = { $ends ->
    [yes] { $who } ends its allocation (Refresh request with lifetime 0): no selected path needs it, and a relay’s addresses are dear.
   *[no] { $who } asks for more time for its allocation (Refresh request): without that it would end by itself.
 }
rule-asks-permission = { $who } asks the TURN server for a permission for { $peer } (CreatePermission request): a relayed address lets in only addresses with a permission, like the filter of a NAT; ports do not count. What is for { $peer } waits until then.
rule-asks-channel = { $who } asks the TURN server to bind channel { $number } to { $peer } (ChannelBind request): with a channel each packet has 4 bytes of header instead of a whole Send indication.
rule-challenged = { $who } has the server’s realm and nonce now and asks again. The key of its MESSAGE-INTEGRITY is made of user name, realm and password, so the password itself is never sent, and the nonce keeps old requests from being played again.
rule-refused = The server refuses { $who }’s { $what ->
    [binding] Binding
    [allocate] Allocate
    [refresh] Refresh
    [permission] CreatePermission
    [channel] ChannelBind
    [check] check
   *[consent] consent
 } request with { $code } ({ $reason }). { $who } goes on without it.
rule-granted = { $what ->
    [allocate] { $who } has an allocation at the TURN server: the answer names the relayed address, how long it lasts, and the address by which the server sees { $who }.
    [refresh] The server has done what { $who }’s Refresh request asked for: the allocation’s time is set anew, and lifetime 0 means that it has ended.
    [permission] { $who } has the permission, for 300 s: what has waited can go now, and the relay lets this address in.
    [channel] { $who } has its channel, for 600 s: from now on data for this peer goes in ChannelData messages.
    [binding] { $who }’s Binding request is answered.
    [check] { $who }’s check is answered.
   *[consent] { $who }’s consent check is answered.
 }
rule-no-answer = { $who }’s { $what ->
    [binding] Binding
    [allocate] Allocate
    [refresh] Refresh
    [permission] CreatePermission
    [channel] ChannelBind
    [check] check
   *[consent] consent
 } request to { $to } was not answered in time. { $who } gives it up and goes on with what it has.
rule-again = { $who } has no answer yet to its { $what ->
    [binding] Binding request
    [allocate] Allocate request
    [refresh] Refresh request
    [permission] CreatePermission request
    [channel] ChannelBind request
    [check] check
   *[consent] consent check
 } and sends it to { $to } for time number { $nth }: UDP does not repeat what is lost. Each wait is twice as long as the one before; only after the last try it is 16 times the first.

# Rules: by way of the signaling server.
rule-passes-offer = { $who } sends its offer by way of the signaling server: user name fragment { $ufrag }, a password, and { $complete ->
    [yes] all of its candidates at once ({ $count })
   *[no] no candidates yet, for they follow as they are found (trickle)
 }. With fragment and password checks can prove later that they belong to this session.
rule-passes-answer = { $who } sends its answer by way of the signaling server: user name fragment { $ufrag }, a password, and { $complete ->
    [yes] all of its candidates at once ({ $count })
   *[no] no candidates yet, for they follow as they are found (trickle)
 }.
rule-passes-candidate = { $who } tells the other side of its candidate { $address } ({ $kind }). { $hidden ->
    [yes] The name stands for its local address: a web page that reads the candidate does not learn the address.
   *[no] It does not wait for its other candidates, so that checks can begin early.
 }
rule-passes-end = { $who } tells the other side that no more candidates come (end-of-candidates). Without that, the other side could not know when all has been tried.
rule-described = { $who } has { $other }’s { $offer ->
    [yes] offer
   *[no] answer
 }: user name fragment, password and { $count ->
    [0] no candidates yet
    [one] 1 candidate
   *[other] { $count } candidates
 }. Now { $who } can send checks, for their USERNAME needs both fragments and their MESSAGE-INTEGRITY needs { $other }’s password.
rule-described-anew = { $other }’s { $offer ->
    [yes] offer has a new fragment and password: { $other } restarts ICE. { $who } drops its check list and gathers again
   *[no] answer has its new fragment and password, too: checks can begin for the new session
 }; { $count ->
    [0] no candidates are in it yet
    [one] 1 candidate is in it
   *[other] { $count } candidates are in it
 }.
rule-learned = { $who } learns of { $other }’s candidate { $address } ({ $kind }), priority { $priority }: it can be paired with its own ones.
rule-learned-known = { $who } knows { $address } already, from a check that came from there. Now { $other } names it ({ $kind }), so it is no peer-reflexive candidate any more and gets its right priority, { $priority }.
rule-others-end = { $who } knows now that { $other } has no more candidates: once all of its checks have failed it may give up.

# Rules: names of multicast DNS.
rule-asks-name = { $who } asks everybody in its own network by multicast DNS who { $name } is. Only a host of the same network hears that, and only there a local address would be of use.
rule-gives-name = { $who } answers in its own network: { $name } is { $address }. The address is told to neighbours only, not to the signaling server or a web page.
rule-unresolved = Nobody in { $who }’s network answers to { $name }, so { $who } leaves this candidate out: { $other } is in another network, and its local address would be of no use.

# Rules: the check list.
rule-paired = { $who } pairs its candidates with { $other }’s, each component for itself: { $made ->
    [one] 1 new pair
   *[other] { $made } new pairs
 }{ $pruned ->
    [0] {""}
   *[other] , and { $pruned } left out, because a reflexive candidate sends from its base, which has a pair of its own
 }. In its check list now: { $waiting } waiting, { $frozen } frozen. Of pairs with the same foundation one goes first and shows whether the others are worth a check.
rule-thawed = No pair waits, so { $who } unfreezes { $local } ({ $localkind }) → { $remote } ({ $remotekind }): of the frozen ones whose foundation is not being checked, it has the highest priority, { $priority }.
rule-check-ordinary = { $who } checks the pair { $local } ({ $localkind }) → { $remote } ({ $remotekind }), of those that wait the one with the highest priority, { $priority }. { $relayed ->
    [yes] The Binding request goes through the TURN server { $to }, so it comes to the other side from { $local }.
   *[no] The Binding request leaves as { $from } → { $to }, from the very socket that data will use, so that it also opens the NATs on its way.
 }
rule-check-triggered = { $who } checks { $local } ({ $localkind }) → { $remote } ({ $remotekind }) ahead of its list (triggered check): a message of the other side has just come over this pair, so it is likely to work. { $relayed ->
    [yes] It goes through the TURN server { $to }.
   *[no] It leaves as { $from } → { $to }.
 }
rule-check-nominates = { $who } controls and nominates { $local } ({ $localkind }) → { $remote } ({ $remotekind }): it checks the pair once more, with USE-CANDIDATE in it. If that is answered too, both sides use this pair{ $relayed ->
    [yes] {" "}(through the TURN server { $to })
   *[no] {""}
 }.
rule-answers = { $who } answers the check with { $from } → { $to }, the way it came. XOR-MAPPED-ADDRESS in it says from which address { $who } saw it come: so the other side learns how it is seen from here.
rule-answers-conflict = { $code ->
    [487] { $who } answers { $code } (Role Conflict) to { $to }: the other side has to change its role, for its tie-breaker lost.
   *[other] { $who } answers { $code } (Unauthenticated) to { $to }: the check does not prove that its sender knows the present password.
 }
rule-checked = A check of { $other } came from { $from }: it gets through in this direction. { $then ->
    [triggered] { $who } checks the same pair back (triggered check), for a pair is valid only when its own check is answered.
    [early] { $who } answers but cannot check back yet: { $other }’s fragment and password have not come by signaling.
    [hopeless] It answers, but does not check back: the answer on this pair came from another address before, so it leads nowhere.
   *[nothing] { $who }’s own check of this pair has succeeded already, so there is nothing to check back.
 }
rule-checked-new = A check of { $other } came from { $from }, of which signaling has told nothing yet: that candidate is still on its way, or a NAT chose this address for packets to { $who } alone. { $who } keeps it as a peer-reflexive candidate (prflx). { $then ->
    [triggered] It checks the new pair back at once.
    [early] It cannot check back yet: { $other }’s fragment and password have not come by signaling.
    [full] It answers, but makes no pair of it: the check list is full (RFC 8445 §6.1.2.5).
   *[nothing] Its own check of this pair has succeeded already.
 }
rule-checked-nominates = A check with USE-CANDIDATE came from { $from }: { $other } controls and nominates this pair. { $then ->
    [triggered] { $who } checks it back first and selects it once that is answered.
    [early] { $who } cannot check back yet: { $other }’s fragment and password have not come by signaling.
   *[nothing] { $who }’s own check of it has succeeded, so the pair is nominated here, too.
 }
rule-unauthentic = { $who } does not believe the message from { $from }: its user name or its MESSAGE-INTEGRITY does not fit the present session. Anybody can send UDP to an address, so only the password counts; after a restart old messages look like that, too.
rule-conflict = Both agents believe that they are { $controlling ->
    [yes] controlling
   *[no] controlled
 }. { $who }’s tie-breaker { $own } is { $controlling ->
    [yes] not smaller
   *[no] smaller
 } than { $other }’s { $others }, so { $who } keeps its role and answers 487: exactly one of the two has to nominate, else they could select different pairs, or none.
rule-switched-told = { $who } got 487 (Role Conflict) and changes its role: it is { $controlling ->
    [yes] controlling
   *[no] controlled
 } now. The check is sent again with the new role, and all pair priorities are worked out anew, for they depend on the roles.
rule-switched-itself = { $who } got a check from an agent of its own role, and by the tie-breakers it is { $who } that changes: it is { $controlling ->
    [yes] controlling
   *[no] controlled
 } now. That needs no error: the check is answered as any other.
rule-succeeded = { $who }’s check { $local } → { $remote } is answered: packets pass in both directions. { $other } saw it come from { $seen } ({ $seenkind }), so { $seen } → { $remote } is a valid pair{ $thawed ->
    [0] {""}
    [one] ; 1 frozen pair of the same foundation waits now, for it may well work, too
   *[other] ; { $thawed } frozen pairs of the same foundation wait now, for they may well work, too
 }.
rule-succeeded-new = { $who }’s check { $local } → { $remote } is answered, and { $other } saw it come from { $seen }, an address that no server has told { $who } of: a NAT has chosen it for packets to { $other }. It becomes a peer-reflexive candidate (prflx), and { $seen } → { $remote } a valid pair{ $thawed ->
    [0] {""}
    [one] ; 1 frozen pair of the same foundation waits now
   *[other] ; { $thawed } frozen pairs of the same foundation wait now
 }.
rule-asymmetric = The answer to { $who }’s check of { $remote } came from { $from }, or to another address than the check was sent from. A pair is good only if question and answer take the same way, so it has failed.
rule-pair-failed = { $who }’s pair { $local } ({ $localkind }) → { $remote } ({ $remotekind }) has failed: { $code ->
    [0] no answer has come, though the check was waited for to the end
   *[other] the answer was error { $code }
 }.
rule-nominates = { $who } controls and chooses { $local } ({ $localkind }) → { $remote } ({ $remotekind }): of its valid pairs it is the best, and no pair of higher priority is still to be checked.
rule-nominates-patience = { $who } controls and chooses { $local } ({ $localkind }) → { $remote } ({ $remotekind }), the best of its valid pairs. Better pairs are still open, but it has waited { $ms } ms for them, and when to stop waiting is left to the agent.
rule-selected = { $who } selects { $local } ({ $localkind }) → { $remote } ({ $remotekind }) for data. With G = { $g }, the priority of the controlling side’s candidate, and D = { $d }, that of the other, the pair’s priority is 2^32·min(G, D) + 2·max(G, D) + (1 if G > D, else 0) = { $priority }{ $all ->
    [yes] . Every component has its pair: { $who } is connected
   *[no] . Another component still needs its pair
 }.
rule-dropped-pairs = { $who } leaves { $count ->
    [one] 1 other pair of this component that was
   *[other] { $count } other pairs of this component that were
 } still open: their checks are not sent any more, since a pair is selected.
rule-failed = { $who } has failed: every pair was checked without success for at least one component, and neither side has more candidates to come.

# Rules: after the checks.
rule-frees = { $who } does not need the relayed address { $relayed } any more: data goes another way. It has waited 3 s after the end of ICE, so that what is still under way gets through.
rule-asks-consent = { $who } asks on { $local } → { $remote } whether { $remote } still wants its packets (consent check, a Binding request with credentials). It does so every 4 to 6 s, so that nobody can be flooded with data that it never agreed to; and the NAT entries stay alive by it.
rule-consented = { $who } got an authentic answer from { $remote }: it may send for 30 s more, counted from now.
rule-consent-gone = { $who } has had no answer from { $remote } for 30 s: consent has run out, and it stops sending on { $local } → { $remote } at once. Only an ICE restart can bring a path back.
rule-keeps-alive = { $who } sends a Binding indication { $from } → { $to } because 15 s (Tr) have passed: it only keeps the NAT entries on the way from running out, and nobody answers it.
rule-kept-alive = A Binding indication came to { $who } from { $from }. It has done its work in the NATs on its way; there is nothing to answer.
rule-sends-data = { $who } sends data over the selected pair, as { $from } → { $to }. { $how ->
    [channel] It goes to the TURN server in a channel: 4 bytes before the data say for which peer it is.
    [indication] It goes to the TURN server in a Send indication, which names the peer: the channel is not confirmed yet.
   *[plain] It goes as it is, with nothing wrapped around it.
 }
rule-got-data = Data of { $other } has come to { $who } from { $from }{ $relayed ->
    [yes] , by way of { $who }’s relayed address
   *[no] , to its own socket
 }: the path works.
rule-late = An answer from { $from } comes to { $who }, but no open request fits its transaction ID: it is too late, or a second answer to a repeated request. { $who } drops it.
rule-nothing = { $who } takes note of what came. At the moment nothing else follows from it.
rule-restarted = { $who } restarts ICE: new fragment { $ufrag }, a new password, and an empty check list. With new credentials nobody can take old checks for new ones.
rule-connects-syn = { $who } opens a TCP connection to the TURN server, { $from } → { $to } (SYN): where no UDP gets out, TCP often does. From the server on to the peer it is UDP again.
rule-connects-syn-ack = The TURN server agrees to { $who }’s connection: SYN-ACK, { $from } → { $to }.
rule-connects-ack = { $who } acknowledges, { $from } → { $to } (ACK): the connection is open, and TURN messages can go over it.

# Rules: NATs and the way between.
rule-nat-maps = { $nat } makes an entry for { $who }’s packet to { $remote }: inside { $inside } is { $outside } outside, and { $remote } may answer. { $mapping ->
    [any] Mapping is endpoint-independent: the same { $outside } serves for every destination, so what STUN tells is right for everybody.
    [address] Mapping is address-dependent: it serves for the address of { $remote } only, and towards another address the NAT makes another entry.
   *[port] Mapping is address- and port-dependent: it serves for { $remote } only, and towards any other address or port the NAT makes another entry.
 }
rule-nat-permits = { $nat } has the entry { $inside } = { $outside } already. { $who }’s packet to { $remote } { $filtering ->
    [any] changes nothing in who may send in: this filter lets in everybody anyway
    [address] opens a hole in its filter: from now on every port of that address is let in
   *[port] opens a hole in its filter: from now on { $remote } is let in, exactly this address and port
 }.
rule-let-in-open = { $nat } let it in, as it lets everybody in to an entry that is there: its filtering is endpoint-independent.
rule-let-in-sent = { $nat } let it in, because its inside host had sent to { $whole ->
    [yes] exactly { $remote }
   *[no] this address before ({ $remote }; the port does not count)
 }{ $step ->
    [0] {""}
   *[other] {" "}(step { $step })
 }.
rule-dropped-no-entry = { $place } drops the packet { $from } → { $to }: { $gone ->
    [yes] the entry for { $to } is gone
   *[no] there is no entry for { $to }
 }, so it does not know which inside host is meant. Only a packet from inside makes an entry.
rule-dropped-filtered = { $place } has an entry for { $to } (inside { $inside }) but drops the packet from { $from }: filtering is { $filtering ->
    [any] endpoint-independent
    [address] address-dependent, so it lets in only addresses that the inside host has sent to lately
   *[port] address- and port-dependent, so it lets in only those that the inside host has sent to lately, address and port
 }. Let in now: { $allowed }.
rule-dropped-hairpin = { $place } drops the packet { $from } → { $to }: it comes from inside and is for an outside address of the same NAT. To turn it round would be hairpinning, which this NAT does not do.
rule-dropped-other = { $place } cannot translate the packet { $from } → { $to }: no outside port is free, or it is of a sort that it does not know.
rule-dropped-no-udp = { $place } drops the packet { $from } → { $to }: this network lets no UDP through.
rule-dropped-private = The packet { $from } → { $to } gets no further than { $place }: the destination is a private or shared address, and the Internet has no route to such ones.
rule-dropped-lost = The packet { $from } → { $to } was lost on its way after { $place }. Nobody is told: UDP leaves it to the sender to ask again.
rule-dropped-nobody = Nobody takes the packet { $from } → { $to } at { $place }: the server is down, the address is nobody’s, or what it refers to does not exist.
rule-dropped-no-permission = { $place } drops what { $peer } sent to the relayed address { $relayed }: its owner has asked for no permission for that address. With a permission: { $allowed }.

# Rules: servers.
rule-serves-address = The server sees { $who }’s request come from { $client } and writes that into its answer: XOR-MAPPED-ADDRESS { $mapped }. The XOR hides it from NATs that rewrite addresses wherever they find them.
rule-serves-challenge = The server does not do { $who }’s { $method } yet: it answers 401 (Unauthenticated) with its realm and a nonce. A relay costs bandwidth, so it serves only those whom it knows.
rule-serves-allocation = The server makes an allocation for { $who }’s address { $client }: it will relay at { $relayed }, for { $seconds } s. Nobody is let in there before { $who } asks for a permission.
rule-serves-done = The server has done { $who }’s { $method } and says so to { $client }{ $ends ->
    [yes] : the allocation has ended, and its address is free
   *[no] {""}
 }.
rule-serves-refusal = The server refuses { $who }’s { $method } with { $code } ({ $reason }).
rule-relays-out = The server takes { $who }’s data out of its wrapping and sends it on from the relayed address: { $relayed } → { $to }. To the peer it looks as if { $who } were there.
rule-relays-in = What { $from } sent to a relayed address is passed on to its owner at { $to }, { $channel ->
    [yes] in a channel (4 bytes of header)
   *[no] in a Data indication, which names the peer
 }: there is a permission for it.

# Rules: how it ended.
rule-verdict-direct = A path is found, { $a } – { $b }, from host to host: at most one of the two has a NAT between itself and the other, and where one has, its own packets open it for the answers.
rule-verdict-holes = A path is found, { $a } – { $b }, straight through the NATs of both. { $opena ->
    [0] A’s NAT was open for it
   *[other] A’s own packet opened A’s NAT for it (step { $opena })
 }, and { $openb ->
    [0] B’s NAT was open for it
   *[other] B’s own packet opened B’s NAT (step { $openb })
 }: that is hole punching.
rule-verdict-relayed = A path is found, { $a } – { $b }, by way of a TURN server. { $step ->
    [0] No NAT and no firewall turned a packet between the two away: there was no direct pair that could be reached, or none was answered in time.
   *[other] No direct pair was answered in time: the last packet between the two was dropped at { $place } (step { $step }).
 }
rule-verdict-none = There is no path: both sides have checked every pair. { $step ->
    [0] No NAT and no firewall turned a packet between the two away: the addresses that they know of each other cannot be reached from where they are.
   *[other] The last packet between the two was dropped at { $place } (step { $step }), and no relay has helped.
 }

# Rules: from outside.
rule-change-restart = { $who } is told to restart ICE.
rule-change-nat = { $who }’s NAT restarts and loses { $count ->
    [one] its only entry
   *[other] { $count } entries
 }: nothing gets in until somebody inside sends again, and the port outside may be another one then.
rule-change-udp = { $who }’s network { $open ->
    [yes] lets UDP through from now on
   *[no] lets no UDP through any more
 }.
rule-change-server = { $up ->
    [yes] The servers are back, but no allocation is left.
   *[no] The servers stop, and every allocation is gone with them.
 }
rule-change-lost = { $count ->
    [one] The packet under way is
   *[other] { $count } packets under way are
 } lost.
rule-change-nothing = There was nothing to do: it changes nothing.

# Tables.
table-checklist = Check lists
table-candidates = Candidates
table-nats = What the NATs hold
table-turn = What the TURN server relays
table-outcome = How it ended
table-selected = Selected pairs
table-agents = The two agents
table-recording = The recording
column-side = Side
column-local = Local
column-remote = Remote
column-priority = Priority
column-pair-state = State
column-kinds = Pair
column-kind = Kind
column-foundation = Foundation
column-component = Component
column-learned = Address (← learned from)
column-nat = NAT
column-entry = Inside → outside
column-bound = Counts towards
column-allowed = Let in
column-relays = Relayed address ← client
turn-login = Long-term credential: user “{ $user }”, password “{ $password }”, realm “{ $realm }”
column-permissions = Permissions
column-channels = Channels
column-path = Path
column-role = Role
column-phase = Phase
column-ufrag = Fragment (ufrag)
column-password = Password
column-sent = Sent
column-answered = Answered
column-failed = Failed
column-until = Until (s)
column-what = What
column-value = Value

# Words.
pair-frozen = frozen
pair-waiting = waiting
pair-in-progress = in progress
pair-succeeded = succeeded
pair-failed = failed
pair-nominated = nominated
pair-selected = selected
kind-host = host
kind-srflx = server-reflexive
kind-prflx = peer-reflexive
kind-relay = relayed
path-direct = direct
path-hole-punched = through punched holes
path-relayed = relayed
path-none = none
role-controlling = controlling
role-controlled = controlled
phase-new = new
phase-gathering = gathering
phase-checking = checking
phase-connected = connected
phase-failed = failed
phase-lost = consent lost
bound-any = everybody

# Short words on arrows.
said-binding-request = Binding req
said-binding-success = Binding OK
said-check-request = check
said-check-success = check OK
said-check-nominates = nominate
said-error = error { $code }
said-allocate-request = Allocate
said-allocate-success = Allocate OK
said-refresh-request = Refresh
said-refresh-success = Refresh OK
said-permission-request = Permission
said-permission-success = Permission OK
said-channel-request = ChannelBind
said-channel-success = ChannelBind OK
said-send = Send ind.
said-data-indication = Data ind.
said-indication = keep-alive
said-channel = ChannelData
said-data = data
said-tcp = TCP
said-name = mDNS
said-signal = signaling

# Picture.
picture-title = Two hosts, their NATs and the packets between them
picture-checks = Check list of { $who }
picture-checks-controlling = Check list of { $who } (controlling)
picture-checks-controlled = Check list of { $who } (controlled)
time-untimed = no times told
picture-between = what is between them (not recorded)
picture-internet = Internet
picture-more = … { $n } more
picture-none = nothing yet
picture-gap = + { $s } s

# Legend.
legend-stun = question to a server
legend-check = check
legend-turn = by way of TURN
legend-data = data
legend-signal = signaling
legend-dropped = dropped
legend-hole = a NAT opens (hole)

# Numbers.
metric-connect = Time to a path (ms)
metric-checks = Checks sent
metric-packets = Packets sent
metric-dropped = Packets dropped
metric-relayed = Bytes relayed

# Study: every NAT against every other.
chart-outcomes = What comes out between any two NATs
axis-nat-a = NAT of A (mapping/filtering)
axis-nat-b = NAT of B (mapping/filtering)
outcome-direct = direct
outcome-hole-punched = punched
outcome-relayed = relayed
outcome-failed = none
nat-open = no NAT
nat-mf = { $mapping ->
    [any] EI
    [address] AD
   *[port] APD
 }/{ $filtering ->
    [any] EI
    [address] AD
   *[port] APD
 }
table-others = Other traffic in the recording
column-between = Between
column-count = Packets

# Exercises.
question-candidate = A candidate of the kind { $kind ->
    [host] host
    [srflx] server-reflexive (srflx)
   *[relay] relayed (relay)
 } has the local preference { $local } and is for component { $component }. The type preferences are those that RFC 8445 recommends: 126 host, 110 peer-reflexive, 100 server-reflexive, 0 relayed.
question-pair = A’s candidate has the priority { $a }, B’s candidate { $b }. { $controls } is the controlling agent.
question-pruned = Both sides have told their candidates, all of component 1 (← is the base). { $candidates }.
question-path = A is { $ma ->
    [none] on the open Internet, without a NAT
    [endpoint-independent] behind a NAT with endpoint-independent mapping
    [address-dependent] behind a NAT with address-dependent mapping
   *[address-and-port-dependent] behind a NAT with address- and port-dependent mapping
 }{ $fa ->
    [none] {""}
    [endpoint-independent] {" "}and endpoint-independent filtering
    [address-dependent] {" "}and address-dependent filtering
   *[address-and-port-dependent] {" "}and address- and port-dependent filtering
 }. B is { $mb ->
    [none] on the open Internet, without a NAT
    [endpoint-independent] behind a NAT with endpoint-independent mapping
    [address-dependent] behind a NAT with address-dependent mapping
   *[address-and-port-dependent] behind a NAT with address- and port-dependent mapping
 }{ $fb ->
    [none] {""}
    [endpoint-independent] {" "}and endpoint-independent filtering
    [address-dependent] {" "}and address-dependent filtering
   *[address-and-port-dependent] {" "}and address- and port-dependent filtering
 }. There is a STUN server and no TURN server.
answer-candidate = The candidate’s priority
answer-pair = The pair’s priority, exactly
answer-made = How many pairs does A make of them?
answer-left = How many are left in A’s check list after pruning?
answer-path = Do the two find a path?
form-number = A whole number is expected.
form-yes-no = Yes or no is expected.
wrong-kind = That is the priority of another kind of candidate.
wrong-component = The last part is not right: it is 256 minus the component.
wrong-priority = Not this. The type preference is multiplied by 2^24 and the local preference by 2^8.
wrong-side = One off: the last 1 is there only if the controlling side’s candidate has the higher priority.
wrong-rounded = Almost: this looks rounded, as a number with 53 bits would be. Every digit counts.
wrong-pair = Not this. The smaller of the two priorities is multiplied by 2^32, the larger one by 2.
wrong-made = Not this. Every candidate of A is paired with every candidate of B of the same component.
wrong-left = Not this. Look at what a server-reflexive candidate of A is replaced by, and which pairs are there twice then.
wrong-path = Not this. Ask for each side whether a check of the other comes from an endpoint that the filter lets in.
hint-preference = The kind gives the type preference: it is the highest part of the number.
hint-candidate = 2^24·type preference + 2^8·local preference + 256 − component.
hint-sides = G is the priority of the controlling agent’s candidate, D that of the other one.
hint-pair = 2^32·min(G, D) + 2·max(G, D) + (1 if G > D, else 0). It passes 2^53, so work with whole numbers.
hint-made = First each with each: the number of A’s candidates times the number of B’s.
hint-left = A reflexive candidate of A sends from its base, so it is replaced by it; a pair that is there already goes. B’s candidates are not replaced.
hint-known = STUN tells each side its outside endpoint towards the server. Is the one towards the other side the same? The mapping says so.
hint-hole = Each side’s own check opens its filter for the endpoint that it was sent to. A check from another port passes only a filter that does not look at the port; what comes in makes a peer-reflexive candidate, and the answer check goes there.

# Choices that are made first.
pick-network-a = A’s network
pick-network-b = B’s network
pick-servers = Servers
option-open = open Internet
option-home = home router
option-double = two NATs in a row
option-firewall = firewall without UDP
option-phone = phone network
option-same-lan = same LAN as A
option-both = STUN and TURN
option-stun = STUN only
option-turn = TURN only
option-none = none

# Prediction.
predict-found = Which kind of candidate does { $who } get?
predict-redundant = One that is the same as another, and dropped
predict-pair-next = Which pair does { $who } check next?
predict-nominates = Which pair does { $who } nominate?
predict-pair = { $local } { $from } → { $remote } { $to }
predict-check = A check is on its way from { $from } to { $to }. Does it get through?
predict-known = Yes, and it is from a candidate that the other side knows
predict-new = Yes, and it is from an address new to the other side (prflx)
predict-dropped = No, it is dropped on its way
predict-role = Both sides have one role. Does { $who } keep its own?
predict-path = Which path is there between the two hosts?
predict-direct = A direct one
predict-punched = One through holes in both NATs
predict-relayed = One by way of the TURN relay
predict-none = There is no path
