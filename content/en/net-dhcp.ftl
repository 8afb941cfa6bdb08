# DHCP and its neighbours.
lab-title = DHCP
lab-line = How a host gets its address, keeps it, loses it, and gets along without one.

# What a scenario is, in a few words.
rule-heading =
    { $method ->
        [dhcp] Addresses by DHCP
        [static] Typed-in addresses
        [link-local] Link-local addresses
       *[mixed] Addresses in several ways
    }: { $clients ->
        [one] 1 host
       *[other] { $clients } hosts
    }, { $servers ->
        [0] no server
        [one] 1 server
       *[other] { $servers } servers
    }
rule-heading-capture = A recording: { $frames ->
    [one] 1 frame
   *[other] { $frames } frames
 }

# Choices.
choice-as-set = as set
choice-dhcp = DHCP
choice-static = typed in (static)
choice-link-local = link-local
choice-first = the first that comes
choice-longest = the longest lease of those within 2 s
choice-server-down = a server stops
choice-server-up = a server comes back
choice-unplug = a cable is pulled out
choice-plug = a cable is put back
choice-move = a host moves to another network
choice-restart = a host restarts
choice-release = a host gives its address back
choice-renew = a host asks at once
choice-take = somebody takes an address
choice-lose = frames under way are lost
choice-set-clock = a host’s clock runs otherwise

# Fields.
field-seed = Seed
field-until = The run ends after (s)
field-networks = Networks
field-name = Name
field-cables = Cables
field-delay = Cable delay (µs)
field-loss = Lost, of 1000
field-duplicate = Doubled, of 1000
field-reorder = Overtaken, of 1000
field-clients = Hosts
field-id = Name
field-network = Network
field-method = Address
field-address = Address: typed in, remembered, or tried first
field-start = On at (s)
field-mac = MAC
field-habits = Habits of its client
field-broadcast = Sets the B flag
field-probes = ARP probes before use
field-select = Takes the offer
field-link_local_after = Link-local after unanswered DISCOVERs (0 = never)
field-early = T1, T2 early by up to (%)
field-clock = Speed of its clock (%)
field-remembers = Left of the remembered lease (s)
field-start_wait = Waits 1–10 s first
field-inform = Typed in: asks for the rest (INFORM)
field-servers = DHCP servers
field-probe = Pings before it offers
field-hold = Holds an offer (s)
field-pools = Pools
field-subnet = Network
field-first = First
field-last = Last
field-lease = Lease (s)
field-t1 = T1 (s; 0 = half)
field-t2 = T2 (s; 0 = 7/8)
field-router = Gateway
field-dns = DNS server
field-reservations = Reservations by MAC
field-routers = Routers
field-helper = Relays to (empty = no relay agent)
field-ports = Plugs
field-prefix = Prefix
field-happenings = What happens
field-at = At (s)
field-event = What
field-input = Change
field-client = Host
field-server = Server
field-forgets = Has lost its list of leases
field-percent = Speed (%)

# Presets: a name and the point they make.
preset-first-lease = First lease
preset-first-lease-point = Discover, offer, request, ack; then a renewal at half of the lease, by unicast.
preset-server-dies = The server dies and comes back
preset-server-dies-point = Renewing and rebinding lead nowhere, the lease ends, the host takes a link-local address, and a real lease comes back.
preset-two-servers = Two servers
preset-two-servers-point = Both offer. The request goes to everybody, so the other server learns that it was not chosen.
preset-longest-lease = The longest lease
preset-longest-lease-point = The client collects offers for two seconds and takes the longest lease, not the first offer.
preset-wrong-network = An address of another network
preset-wrong-network-point = The client remembers 10.9.9.9. The server refuses, and the client starts afresh.
preset-restart = A restart
preset-restart-point = Who remembers a running lease asks for it at once: request and ack, without discover and offer.
preset-cable-out = The cable is pulled out
preset-cable-out-point = Without a link the host has no address. When the cable is back, it asks for the lease it remembers.
preset-relay = A relay agent
preset-relay-point = The server is in another network. The router relays broadcasts; the renewal goes straight to the server.
preset-no-relay = No relay agent
preset-no-relay-point = A broadcast stops at the router. Without a relay agent nobody hears the client.
preset-no-gateway = No gateway given
preset-no-gateway-point = Without option 3 the client has no way to its server at T1. At T2 the broadcast and the relay agent help.
preset-no-pool = No pool for this network
preset-no-pool-point = The relayed message arrives, but the server has nothing for the network that giaddr names.
preset-rebinding = Rebinding
preset-rebinding-point = The server is away from before T1 until after T2. Retries come at half of what is left.
preset-address-taken = The address is in use
preset-address-taken-point = Somebody has the first address. The client finds out by ARP, declines, and waits ten seconds.
preset-server-pings = The server asks first
preset-server-pings-point = The same, but the server pings an address before it offers it, and finds it in use itself.
preset-reservation = Reservation by MAC
preset-reservation-point = The printer always gets the same address. The PC gives its address back and gets it again.
preset-pool-empty = The pool is empty
preset-pool-empty-point = Three hosts, two addresses: the server says nothing until one is given back.
preset-broadcast-flag = The broadcast flag
preset-broadcast-flag-point = One host takes unicasts before it has an address; the other asks for broadcasts with the B flag.
preset-lossy = A bad network
preset-lossy-point = Frames are lost, doubled and overtaken. Retries come after 4, 8, 16 … seconds, each a second more or less.
preset-power-cut = After a power cut
preset-power-cut-point = Hosts that come up together wait one to ten seconds each, so that they do not all ask at once.
preset-slow-clock = A slow clock
preset-slow-clock-point = The PC’s clock runs at 40 %. It believes in a lease that the server has given to another.
preset-silent-server = The server knows nothing
preset-silent-server-point = A server without a record of a client stays silent. After 60 s the client begins anew.
preset-old-lease = The old lease still runs
preset-old-lease-point = Nobody answers, but the remembered lease has not ended: the client may use the address.
preset-not-yours = Not your address
preset-not-yours-point = One host asks for an address that is not the one reserved for it, another for one that somebody has.
preset-typed-in = Typed in, twice
preset-typed-in-point = A typed-in address needs no server; the rest can be asked for. Nothing keeps a second person from typing the same.
preset-three-ways = Three ways to an address
preset-three-ways-point = One host by DHCP, one typed in, one link-local. Compare shows each way for all three.
preset-link-local-conflict = Two want one address
preset-link-local-conflict-point = A link-local address is probed three times. Who finds it taken, or wanted by another, takes another one.
preset-link-local-defence = An address is defended
preset-link-local-defence-point = A second user appears. The host defends its address once; at the next conflict it gives it up.
preset-ten-conflicts = Ten conflicts
preset-ten-conflicts-point = Whatever the host draws is taken. After ten conflicts it tries once a minute.
preset-server-forgets = The server forgets
preset-server-forgets-point = The server comes back without its list. The client asks for the address it had.
preset-moved = To another floor and back
preset-moved-point = In each network the old address is asked for first: refused on floor 2, granted at home.
preset-as-recorded = As in a real recording
preset-as-recorded-point = Settings of a real dhclient and dnsmasq: two minutes of lease, a renewal a little before T1, a release.
preset-recording = A recording
preset-recording-point = Frames alone, as somebody who listens sees them. What they say of the client follows from the messages.

# Rules: messages.
rule-discover = { $who } looks for DHCP servers{ $asked ->
    [none] : it has no address
   *[other] , and asks for { $asked } if it can have it
 }.
rule-offer = { $who } offers { $address } to { $client }, for { $lease } s. Nothing is granted yet.
rule-request-selecting = { $who } takes the offer of { $server }: server identifier and requested address { $address } are set, ciaddr is 0.
rule-request-reboot = { $who } asks for { $address } again (INIT-REBOOT): the requested address is set, a server identifier is not, ciaddr is 0.
rule-request-renewing = This request renews { $who }’s lease: ciaddr is set to { $address }, neither server identifier nor requested address is there, and it went by unicast.
rule-request-rebinding = This request rebinds { $who }’s lease: ciaddr is set to { $address }, neither server identifier nor requested address is there, and it went to everybody.
rule-ack = { $who } grants { $client } the address { $address } for { $lease } s.
rule-ack-inform = { $who } gives { $client } settings only: no address (yiaddr is 0) and no lease.
rule-nak = { $who } refuses { $client }’s request.
rule-decline = { $who } declines { $address }: somebody has it already.
rule-release = { $who } gives { $address } back to { $server }. There is no answer to that.
rule-inform = { $who } has the address { $address } and asks only for the other settings.
rule-arp-request = { $who } asks by ARP: who has { $address }?
rule-arp-reply = { $who } answers by ARP: { $address } is at my MAC address.
rule-arp-probe = { $who } asks by ARP whether anybody has { $address }. The sender is 0.0.0.0, so that nobody’s table is spoilt.
rule-arp-announcement = { $who } tells everybody by ARP that { $address } is its own now.
rule-ping = { $who } pings { $address }: if somebody answers, it is not offered.
rule-ping-reply = { $who } answers the ping of { $address }.
rule-other-frame = { $who } sends a frame that cannot be read as DHCP or ARP.
rule-cast-client = Broadcast from 0.0.0.0, because the client has no address of its own and knows no server’s.
rule-cast-servers = Broadcast from 0.0.0.0, so that every server hears whose offer was taken; the client has no address of its own yet.
rule-cast-inform = Broadcast, because it does not know which servers there are.
rule-cast-known = Unicast (to { $to }), because the client has an address and knows its server.
rule-cast-any = Broadcast, because any server may answer now.
rule-cast-giaddr = giaddr is set, so the answer goes to the relay agent at { $to }, port 67.
rule-cast-ciaddr = giaddr is 0 and ciaddr is set, so the answer goes by unicast to ciaddr, { $to }.
rule-cast-flag = The B flag is set, so the answer is broadcast: the client cannot take a unicast yet.
rule-cast-yiaddr = giaddr and ciaddr are 0 and the B flag is not set, so the answer goes by unicast to yiaddr, { $to }, at { $mac }, without ARP.
rule-cast-nak = A DHCPNAK is broadcast: the client’s address may be wrong where it is.
rule-cast-helper = From the relay agent it goes by unicast to the server at { $to }.
rule-again = Nobody has answered: it is sent for time number { $n }. The next wait is { $next } s, a second more or less.
rule-again-renewing = Nobody has answered: it is sent for time number { $n }. The next retry comes at half of the time left, at least 60 s.
rule-lost = A { $what } frame was lost on the cable.
rule-lost-for = A { $what } frame was lost on its way to { $who }.
rule-unheard = The message reaches { $who }, but { $who } is down.
rule-follows-bound = { $who } is BOUND to { $address } now, for { $lease } s counted from its request.
rule-follows-lost = { $who } has lost { $address }.
rule-follows-local = { $who } uses the link-local address { $address } now.

# Rules: clients.
rule-began = { $who } has no address: its client begins in INIT.
rule-began-later = { $who } has no address. It waits { $wait } s first, so that hosts that start together do not all ask at once.
rule-began-again = { $who } remembers { $address }: its client begins in INIT-REBOOT and asks whether it may still use it.
rule-offer-taken = { $who } takes the first offer: { $address } from { $server }. It goes to REQUESTING and tells everybody, so that other servers take theirs back.
rule-offer-longest = { $who } takes the offer with the longest lease of { $of }: { $address } from { $server }.
rule-offer-kept = { $who } keeps the offer of { $address } from { $server } and waits for others.
rule-offer-late = The offer of { $server } comes too late: { $who } has taken another.
rule-checks = { $address } is granted. Before { $who } uses it, it asks by ARP whether somebody has it.
rule-bound = { $who } is BOUND: it uses { $address }.
rule-bound-checked = Nobody answered the ARP probe: { $who } is BOUND and uses { $address }.
rule-renewed = { $who } may keep { $address }: it is BOUND again, with a fresh lease.
rule-lease-clock = The lease counts from the sending of the request, { $since } s: T1 at { $t1 } s, T2 at { $t2 } s, its end at { $ends } s.
rule-refused = { $who } may not use the address it asked for. It goes back to INIT and begins anew.
rule-in-use = { $by } has { $address } already. { $who } does not use it, tells the server, and waits 10 s before it begins anew.
rule-t1 = T1: half of the lease is over, unless the server said otherwise. { $who } goes to RENEWING and asks its own server for more time.
rule-t2 = T2: seven eighths of the lease are over, unless the server said otherwise. { $who } goes to REBINDING and asks any server.
rule-expired = The lease has ended: { $who } stops using { $address } at once and goes back to INIT.
rule-gave-up = Nobody answered { $n } requests in about 60 s: { $who } goes back to INIT.
rule-uses-old = Nobody answered, but the remembered lease runs until { $ends } s: { $who } may use { $address } until then.
rule-informed = { $who } has the settings it asked for. Its address stays as it was typed in.
rule-local-chosen = { $who } draws a link-local address: { $address }. It comes from its MAC address, so that it would draw the same again.
rule-local-beside = Its DHCP client goes on trying: a link-local address reaches this network only.
rule-local-again = After { $n ->
    [one] a conflict
   *[other] { $n } conflicts
 }, { $who } draws another address: { $address }.
rule-local-slow = After ten conflicts it tries only once a minute.
rule-local-claimed = Nobody answered three probes and a wait of 2 s: { $address } is { $who }’s own now.
rule-local-conflict = { $by } has { $address }, or wants it too: { $who } cannot take it.
rule-local-given-up = A second conflict over { $address } within 10 s, with { $by }: { $who } gives it up.
rule-local-defended = { $by } uses { $address }. { $who } defends it with one announcement.
rule-typed = { $who } uses { $address }, which somebody typed in. Nobody is asked.
rule-clash = { $first } and { $second } have one address now, { $address }. Neighbours reach whichever they heard last.

# Rules: servers, relay agents, delivery.
rule-offers-reserved = { $who } picks { $address } for { $client }: it is reserved for its MAC address.
rule-offers-current = { $who } picks { $address } for { $client }: that is its lease, which still runs.
rule-offers-previous = { $who } picks { $address } for { $client }: it had it before, and it is free.
rule-offers-requested = { $who } picks { $address } for { $client }: it asked for it, and it is free.
rule-offers-fresh = { $who } picks { $address } for { $client }: the lowest of its pool that nobody has had.
rule-offers-reused = { $who } picks { $address } for { $client }: all have been used, and this one has been free longest.
rule-pings = Before { $who } offers { $address } to { $client }, it pings it and waits half a second.
rule-ping-answered = Somebody answered at { $address }: { $who } does not give it and looks for another.
rule-grants-selecting = { $who } was chosen: it binds { $address } to { $client } until { $until } s.
rule-grants-reboot = { $who } finds { $address } in its list for { $client }: it may keep it until { $until } s.
rule-grants-renewing = { $who } renews { $client }’s { $address } until { $until } s.
rule-grants-rebinding = { $who } knows { $client }’s binding and extends { $address } until { $until } s.
rule-refuses-network = { $client } asks { $who } for { $address }, which is not an address of the network it is on.
rule-refuses-taken = { $client } asks { $who } for { $address }, which another host has now.
rule-refuses-yours = { $client } asks { $who } for { $address }, but that is not the address it has for it.
rule-silent-pool = { $who } has no pool for the network that { $client } is on, so it says nothing.
rule-silent-full = { $who } has no free address for { $client }, so it says nothing.
rule-silent-unknown = { $who } has no record of { $client }, so it stays silent: another server may know it.
rule-not-chosen = { $client } chose another server: { $who }{ $address ->
    [none] {" "}has nothing to take back
   *[other] {" "}takes its offer of { $address } back
 }.
rule-released = { $who } marks { $address } as given back by { $client }. It remembers whose it was.
rule-declined = { $client } found { $address } in use: { $who } does not give it any more.
rule-informs = { $who } gives { $client } its settings; no lease is made.
rule-relays-up = { $who } is a relay agent: it writes its own address there into giaddr, { $giaddr }, and sends the message to the server.
rule-relays-down = The answer came for giaddr { $giaddr }: { $who } sends it to the client on that network.
rule-relay-sends = { $who } sends the { $what } on as a relay agent, in a datagram of its own: giaddr says where it came in.
rule-forwards = { $who } forwards the datagram with the { $what } as a router does: IP addresses stay, the MAC addresses are new, TTL is one less.
rule-not-relayed = { $who } does not pass a broadcast on, and it has no relay agent.
rule-undelivered-host = Nobody answers ARP for the next hop to { $to }: { $who } cannot deliver its datagram.
rule-undelivered-network = { $who } has no route to { $to }: the server gave no gateway.

# Rules: from outside.
rule-change-unplugged = { $who }’s cable is pulled out. Its lease runs on, but it has no link.
rule-change-plugged = { $who }’s cable is put back.
rule-change-moved = { $who } is carried to { $network } and plugged in there.
rule-change-restarted = { $who } is switched off and on.
rule-change-releases = { $who } is told to give its address back.
rule-change-renews = { $who } is told to ask at once.
rule-change-clock = { $who }’s clock runs at { $percent } % from now on.
rule-change-server-down = { $who } stops.
rule-change-server-up = { $who } comes back with its list of leases.
rule-change-server-forgets = { $who } comes back, but its list of leases is lost.
rule-change-taken = A new host, { $who }, uses { $address } without asking anybody.
rule-change-lost = { $n ->
    [one] The frame under way is
   *[other] { $n } frames under way are
 } lost.
rule-change-nothing = There was nothing to do: it changes nothing.

# Words.
clock-seconds = t = { $s } s
frame-title = { $what } from { $from } to { $to ->
    [none] everybody
   *[other] { $to }
 }
frame-lost = The frame that was lost
everybody = everybody
nobody-known = nobody known
seconds-left = { $s } s
sort-arp-request = ARP request
sort-arp-reply = ARP reply
sort-arp-probe = ARP probe
sort-arp-announcement = ARP announcement
sort-ping = ping
sort-ping-reply = ping reply
sort-other = other
state-off = off
state-static = typed in
state-link-local = link-local
binding-offered = offered
binding-leased = leased
binding-expired = expired
binding-released = given back
binding-in-use = in use by others
picture-title = Messages between { $n ->
    [one] 1 host
   *[other] { $n } hosts
 }; { $m } DHCP messages so far
states-caption = Client states (RFC 2131)
leases-caption = Leases
lease-none = no lease
lease-left = { $s } s left
host-off = off
host-server = server
host-relay = relay
host-router = router
host-stranger = intruder
host-typed = typed
host-local = local
gap = + { $s } s
note-lost = address lost
note-conflict = in use
note-silent = silent
line-arp-request = who has { $a }?
line-arp-reply = { $a } is me
line-arp-probe = is { $a } free?
line-arp-announcement = { $a } is mine
line-ping = ping { $a }
line-other = other
legend-unicast = DHCP, unicast
legend-broadcast = DHCP, broadcast
legend-arp = ARP, ping
legend-flight = under way
legend-lost = lost, refused
table-clients = Hosts
table-clients-now = Hosts
table-bindings = What the servers have
table-messages = Messages
table-others = Other traffic in the recording
column-host = Host
column-state = State
column-address = Address
column-first-address = First address at (s)
column-lease-ends = Lease ends at (s)
column-left = Left
column-at = t (s)
column-from = From
column-to = To
column-message = Message
column-xid = xid
column-traffic = What
column-between = Between
column-packets = Packets
column-first = First at (s)
column-server = Server
column-client = Client
column-binding = Binding
column-until = Until (s)
metric-with-address = Hosts with an address at the end
metric-first-address = Time to the first address (s, average)
metric-beyond = Hosts that reach other networks
metric-messages = DHCP messages
metric-arps = ARP messages
metric-broadcasts = Broadcasts
metric-clashes = Addresses used twice
metric-typed-in = Addresses typed in by hand

# Prediction.
predict-message = Which message does { $who } send next, and how?
predict-cast = Where does { $who } send its answer?
predict-to-relay = To the relay agent (giaddr)
predict-to-client = To the address that the client has (ciaddr)
predict-to-given = To the address that the client is given (yiaddr), at its MAC address
predict-to-everybody = To everybody (broadcast)
predict-takes-first = { $who } takes the first offer that comes. Which one does it take now?
predict-takes-longest = { $who } collects offers for 2 s and takes the one with the longest lease. Which one does it take now?
predict-offer = { $address } from { $server }, for { $lease } s
predict-no-offer = None yet
predict-to-all = { $what }, broadcast
predict-to-one = { $what }, unicast
predict-timer = Which timer of { $who }’s lease comes next?
predict-t1 = T1: it asks its server for more time
predict-t2 = T2: it asks any server for more time
predict-expiry = The end: it loses the address
predict-state = { $who } is in { $now }. Which state is next?
predict-free = Can { $who } use the link-local address it chose?
predict-server = What does { $who } answer to the message it got?
predict-offers = It offers an address (DHCPOFFER)
predict-pings = It pings the address first, to see whether it is in use
predict-grants = It grants the lease (DHCPACK)
predict-refuses = It refuses (DHCPNAK)
predict-silent = It says nothing
predict-relay = Does { $who } pass this broadcast on towards the server?
# Exercises.
question-times = A DHCP server gives leases of { $lease } s { $tells ->
    [yes] and tells T1 = { $t1 } s and T2 = { $t2 } s (options 58 and 59)
   *[no] and tells neither T1 nor T2
 }. A client gets one and then hears nothing more. When does it what, in seconds after it sent its DHCPREQUEST?
question-casts = A client starts without an address; the B flag of its messages is { $flag ->
    [yes] set
   *[no] not set
 }. It gets a lease of { $lease } s. The server on its own network is down from { $down } s to { $up } s, so that the client asks for more time in both ways. Is each message sent to one or to all?
question-states = A client gets a lease of { $lease } s right after it is switched on at 0 s. The server stops for good at { $down } s. In which state of RFC 2131 is the client?
question-retries = A client has a lease of { $lease } s, counted from its DHCPREQUEST; T1 and T2 are the usual ones. The server is down from { $down } s to { $back } s. From T1 on the client asks its server again after half of the time that is left to T2, but not sooner than after 60 s. When does it ask?
answer-t1 = T1: it asks its own server for more time, after (s)
answer-t2 = T2: it asks any server, after (s)
answer-expiry = It gives the address up, after (s)
answer-cast-offer = DHCPOFFER
answer-cast-selecting = DHCPREQUEST that takes the offer
answer-cast-renewing = DHCPREQUEST at T1
answer-cast-rebinding = DHCPREQUEST at T2
answer-has-server = Does the DHCPREQUEST { $which ->
    [selecting] that takes the offer
    [renewing] at T1
   *[rebinding] at T2
 } name a server (option 54)?
answer-has-ciaddr = Is ciaddr set in it?
answer-state = At { $at } s
answer-second = Second request to its server, after (s)
answer-third = Third request to its server, after (s)
answer-asks = So many requests until the lease is renewed
answer-renewed = The lease is renewed, after (s)
form-cast = Unicast or broadcast.
form-state = BOUND, RENEWING, REBINDING or SELECTING.
cast-unicast = unicast
cast-broadcast = broadcast
wrong-t1 = T1 is half of the lease unless the server tells another one.
wrong-t2 = T2 is seven eighths of the lease unless the server tells another one.
wrong-told = That would be the usual share. The server told its own instants here.
wrong-three-quarters = The share for T2 is 0.875, not 0.75.
wrong-is-t1 = That is T1. Until T2 it asks only its own server.
wrong-is-t2 = That is T2. It may use the address until the lease ends.
wrong-expiry = Without an answer the address is given up when the whole lease is over.
wrong-from-t1 = The lease counts from the request that got it, not from T1.
wrong-cast-offer = The client has no address yet: the B flag says whether it can take a unicast all the same.
wrong-cast-selecting = Other servers whose offers were not taken have to hear of it, too.
wrong-cast-renewing = It has an address, and knows the server it wants to hear from.
wrong-cast-rebinding = Its own server did not answer: who else may?
wrong-has-server = Only a request that answers an offer says whose offer it takes.
wrong-has-ciaddr = ciaddr holds an address that the client has already and may use.
wrong-state = Work out T1, T2 and the end, and see between which of them the instant lies.
wrong-still-bound = BOUND it is only until T1: then it begins to ask.
wrong-renewing = RENEWING is the time from T1 to T2.
wrong-rebinding = REBINDING is the time from T2 to the end of the lease.
wrong-selecting = It looks for a server anew only when it has lost its address.
wrong-half = Take the time from this request to T2, and half of it.
wrong-four-seconds = Waits of 4 s and their doubles are for a client without an address.
wrong-half-of-lease = Half of the time to T2, not of the time to the end.
wrong-asks = Count the requests from T1 to the first one that the server hears.
wrong-first-too = The request at T1 itself counts too.
wrong-renewed = It is renewed by the first request after the server is back.
wrong-at-once = The client does not notice that the server is back: it waits for its next instant.
hint-told = Look first whether the server tells T1 and T2.
hint-shares = Usual: T1 = 0.5 and T2 = 0.875 of the lease.
hint-from-request = All three count from the sending of the request.
hint-no-address = Who has no address yet, or does not know whom to ask, sends to all.
hint-flag = Before the client has its address, a server answers by the B flag: set means to all.
hint-who-knows = At T1 one server is asked, at T2 any.
hint-between = Up to T1 BOUND, up to T2 RENEWING, up to the end REBINDING.
hint-after = At the end the address is gone at once, and it begins from the start.
hint-half = Next request = now + (T2 − now) ÷ 2, and at least 60 s later.
hint-next = Go from request to request until one comes after the return of the server.
question-relay = A client without an address sends a DHCPDISCOVER; its B flag is { $flag ->
    [yes] set
   *[no] not set
 }. A router with a relay agent has the address { $port } on the client’s network and { $far } on that of the server, { $server }. The server has the pools { $pools }, and gives the lowest address that is free. What goes where?
question-claims = A host without a DHCP server takes a link-local address by itself (RFC 3927). It tries { $address } first, { $taken ->
    [yes] but another host has that and answers the first probe; nobody has the next one that it draws
   *[no] which nobody has
 }. Its last probe goes out at { $last } ms. What does it send, and when? And which of { $choices } may it draw?
answer-giaddr = giaddr in the DHCPDISCOVER that the relay agent passes on
answer-offered = Address that the server offers
answer-reply-to = Destination IP address of the server’s DHCPOFFER
answer-last-cast = The relay agent sends the DHCPOFFER to the client by
answer-passes = Does the relay agent fill in giaddr in the DHCPREQUEST at T1?
answer-probes = ARP probes that it sends in all
answer-probe-from = Sender IP address in a probe
answer-claimed = The address is its own, and it announces it for the first time, at (ms)
answer-announced = Its second announcement, at (ms)
answer-may = Address that it may draw
wrong-giaddr = giaddr tells the server on which network the client is.
wrong-giaddr-far = That is the router’s address towards the server. The server has to learn where the client is.
wrong-giaddr-server = That is where the message goes. giaddr is where it came in.
wrong-giaddr-none = It is 0 only as long as no relay agent has had it.
wrong-offered = Take the pool of the network that giaddr is in, and its lowest free address.
wrong-pool = That pool is for the server’s own network, where giaddr is not.
wrong-reply-to = Go by RFC 2131 §4.1: giaddr first, then ciaddr, then the B flag.
wrong-reply-far = The answer goes to what stands in giaddr.
wrong-reply-client = The client cannot be reached there yet: it is in another network and has no address.
wrong-reply-all = A broadcast would stay in the server’s network.
wrong-passes = At T1 the client has an address and asks its server by unicast: the router passes that on as any packet.
wrong-probes = Each address that it tries is probed up to three times; an answer ends that.
wrong-probes-announced = Announcements are no probes.
wrong-probes-anew = A new address is probed from the beginning, too.
wrong-probes-all = After an answer to its first probe it does not send the other two for that address.
wrong-probe-from = It has no address yet: a probe must put nothing into the others’ ARP tables.
wrong-claimed = After the last probe it waits 2 s (ANNOUNCE_WAIT).
wrong-claimed-at-once = First it has to wait for an answer to the last probe.
wrong-claimed-soon = 1 to 2 s lie between probes. After the last one it waits 2 s.
wrong-announced = Between the two announcements lie 2 s.
wrong-announced-first = That is the first one.
wrong-may = Only 169.254.1.0 to 169.254.254.255 are drawn: the first and the last 256 addresses are reserved.
hint-giaddr = The relay agent writes into giaddr the address of the port at which it heard the client; the server takes the pool of that network.
hint-reply = With giaddr set, answers go there; the relay agent passes them on by the B flag.
hint-own-address = Whoever has an address and knows its server needs no relay agent.
hint-probes = Three probes for an address, with sender 0.0.0.0; if somebody answers, it begins anew with another one.
hint-claim = 2 s after the last probe it is claimed and announced, 2 s later announced again.
hint-range = 169.254.0.0/16 without its first and last 256 addresses.
question-conflicts = A host without a DHCP server takes a link-local address by itself (RFC 3927). The first { $count } that it draws are in use: each first probe is answered, the last of these at { $last } ms. The next one is free. { $used ->
    [yes] At { $at } s, when it has had that for a while, another host begins to use the same address, announces it, and answers every ARP request for it at once.
   *[no] Nobody else uses that later.
 } What does the host do?
answer-probes-until = ARP probes that it sends until it has an address
answer-next = After the last of these conflicts it draws another address at (ms)
answer-announcements = Announcements that it sends of the address it got
answer-keeps = Does it keep that address?
wrong-probes-last = The free address is probed three times.
wrong-next = After ten conflicts a host may try only one address a minute; before that at once.
wrong-next-slow = That was the tenth conflict: from now on it may try only one address a minute.
wrong-next-early = It has to slow down only after ten conflicts.
wrong-announcements = Two when it claims the address, and one to defend it if somebody uses it.
wrong-announcements-defence = It defends the address, by an announcement, too.
wrong-announcements-nobody = Nobody uses its address: there is nothing to defend.
wrong-keeps = A host may defend its address once; if the other one goes on within 10 s, it has to give it up.
hint-first-probe = An answer to the first probe ends the attempt: the other two are not sent for that address.
hint-ten = After ten conflicts 60 s lie between two attempts.
hint-defence = To a conflict about an address that it has a host answers by one announcement; at a second one within 10 s it gives the address up.
