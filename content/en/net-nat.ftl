# NAT.
lab-title = NAT
lab-line = Packets go through one NAT or two: the table, the bytes that are rewritten, and who can reach whom now, with the exact reason.

# What a scenario is, in a few words.
rule-heading = { $nats ->
    [one] One NAT
   *[other] { $nats } NATs in a row
 }: mapping { $mapping ->
    [endpoint-independent] endpoint-independent
    [address-dependent] address-dependent
   *[address-and-port-dependent] address- and port-dependent
 }, filtering { $filtering ->
    [endpoint-independent] endpoint-independent
    [address-dependent] address-dependent
   *[address-and-port-dependent] address- and port-dependent
 }; { $packets ->
    [one] 1 packet
   *[other] { $packets } packets
 }

# Fields.
field-hosts = Hosts: inside with 192.168.1.x, outside with a public address
field-name = Name
field-address = Address
field-nats = NATs, from the inside out
field-mapping = Mapping: packets to others share the outside port
choice-endpoint-independent = endpoint-independent
choice-address-dependent = address-dependent
choice-address-and-port-dependent = address- and port-dependent
field-filtering = Filtering: who is let in
field-preserve_ports = Keeps the port where it is free
field-random_ports = Other ports are random
field-first_port = First port it gives
field-last_port = Last port it gives
field-timeout = An unused UDP entry lives (s)
field-icmp_timeout = An unused ping entry lives (s)
field-inbound_refresh = Packets that come in keep an entry alive, too
field-permissions_age = A permission of the filter ends by itself
field-hairpin = Hairpinning
field-public = Public address of the last NAT
field-forwards = Port forwards (UDP)
field-nat = NAT
field-port = Outside port
field-to = To (host:port)
field-packets = Packets, one after the other
field-at = Not before (ms)
field-protocol = Packet
choice-udp = UDP
choice-ping = ping
field-from = From
field-from_port = From port (ping: identifier)
field-answer = Is answered
field-ttl = TTL
field-until = The run goes on at least until (s)
field-delay = Time over one network (µs)
field-seed = Seed for random ports

# Choices that are variants only.
choice-full-cone = full cone
choice-restricted-cone = restricted cone
choice-port-restricted-cone = port-restricted cone
choice-symmetric = symmetric
choice-address-open = mapping by address, no filter
choice-address-address = by address, both
choice-address-port = mapping by address, filtering by address and port
choice-symmetric-open = symmetric mapping, no filter
choice-symmetric-address = symmetric mapping, filtering by address

# Changes of the past.
field-input = Change
choice-send = send a packet
choice-wait = let time pass
field-seconds = Seconds
choice-restart = restart a NAT: its table is lost
choice-forward = add a port forward
choice-unforward = remove a port forward
choice-behave = make a NAT behave otherwise

# Presets: a name and the point they make.
preset-first-look = A home router
preset-first-look-point = A and B use the same port, 5000. The NAT gives each its own outside port, so both answers find their way back.
preset-full-cone = Full cone
preset-full-cone-point = Endpoint-independent mapping and filtering: once A has sent anything, everybody who sends to N1:5000 reaches A.
preset-restricted-cone = Restricted cone
preset-restricted-cone-point = Filtering by address: S may use any of its ports, since A sent to S. T is kept out until A sends to T.
preset-port-restricted-cone = Port-restricted cone
preset-port-restricted-cone-point = Filtering by address and port: only S:80 is let in. The mapping is the same as before; T sees A as the same N1:5000.
preset-symmetric = Symmetric
preset-symmetric-point = “Symmetric” names the mapping: for T, A gets another outside port. What S learns about A’s endpoint is of no use to T.
preset-address-dependent = By address only
preset-address-dependent-point = Mapping by address: S:80 and S:81 share an entry, T gets another. None of the old names fits that.
preset-port-collision = A port for two
preset-port-collision-point = The NAT keeps ports. A has 5000 already, so B’s 5000 becomes 40000; B’s 6000 is free and stays.
preset-unsolicited = Nobody asked for it
preset-unsolicited-point = Nobody inside has sent, so there is no entry and nothing to translate to: the packets end at the NAT.
preset-not-a-firewall = A NAT is not a firewall
preset-not-a-firewall-point = A asked S only, and T gets in and even an answer. Mapping hides A’s address; only filtering drops packets, and here it drops none.
preset-time-out = Time-out
preset-time-out-point = After two minutes without a packet out, the entry is gone and S’s packet is dropped. A’s next packet makes a new one.
preset-keep-alive = Kept alive
preset-keep-alive-point = A packet every 50 s keeps the entry. With inbound refresh S’s packets do, too, until nobody sends any more.
preset-hairpin = Hairpin
preset-hairpin-point = A knows B only by its public endpoint. The NAT turns the packet round: B sees it come from N1, and the answer takes the same way.
preset-hairpin-off = No hairpin
preset-hairpin-off-point = The same packet at a NAT that does not hairpin: two hosts in one home cannot meet by their public endpoints.
preset-forward = A port forward
preset-forward-point = Port 8080 leads to B:80, from anybody, without any packet from inside first. Port 8081 leads nowhere. What B:80 sends by itself leaves by 8080.
preset-two-nats = Two NATs in a row
preset-two-nats-point = Home NAT and carrier NAT each translate. The forward in the home NAT is of no use while the carrier’s drops the packet first.
preset-ping = Ping through a NAT
preset-ping-point = A ping has no port, so its identifier is translated. A ping to N1 itself is answered by N1.
preset-traceroute = ICMP errors come back
preset-traceroute-point = With TTL 1 the packet ends at the NAT, with TTL 2 behind it. That error is about a packet from N1; the NAT turns the packet quoted in it back into A’s.
preset-private-address = A private address leads nowhere
preset-private-address-point = S cannot send to 192.168.1.10 at all: on the internet nobody has a route there. Only the outside endpoint is an address for S.
preset-neighbours = Not the NAT’s business
preset-neighbours-point = A packet to a neighbour does not pass the NAT, one to the NAT itself ends there, and for an address that nobody has A asks in vain.
preset-out-of-ports = Out of ports
preset-out-of-ports-point = Two ports for three endpoints: the third packet goes nowhere until an entry’s time has run out.

# Rules: why a step happened.
rule-sent = { $at } sends { $ping ->
    [true] a ping
   *[false] a UDP packet
 } from { $from } to { $to }. It knows nothing of any NAT.
rule-answered = { $at } answers to where the packet came from: { $from } → { $to }.
rule-received = { $at } gets the packet. For { $at } it comes from { $from }.
rule-received-answer = { $at } gets the answer, to { $to }: the endpoint that it sent from.
rule-told = { $at } is told by ICMP, from { $from }, that its packet could not be delivered. The packet quoted inside is the one it sent.
rule-mapped-new = { $at } has no entry for { $inside } that fits { $remote }, so it makes entry { $number }: outside that is { $outside }. { $mapping ->
    [endpoint-independent] It serves all packets from { $inside }, whoever they are for.
    [address-dependent] It serves packets to this address only, on any port.
    [address-and-port-dependent] It serves packets to exactly this endpoint.
   *[forward] It belongs to the port forward.
 }
rule-mapped-again = { $at } has entry { $number } for { $inside }, { $mapping ->
    [endpoint-independent] and it serves whomever the packet is for
    [address-dependent] made for this destination address
    [address-and-port-dependent] made for exactly this destination
   *[forward] that of the port forward
 }: outside that is { $outside }. A packet out keeps it alive for { $seconds } s more, and { $remote } may answer.
rule-port-kept = Port { $port } is free outside and is kept.
rule-port-taken = Port { $wanted } is taken outside by another entry, so it gets { $port }.
rule-port-other = { $random ->
    [true] The port, { $port }, is drawn at random.
   *[false] { $port } is the next free port.
 }
rule-port-forward = The port is that of the forward, { $port }.
rule-admitted-open = { $at } has entry { $number } for { $outside }, and its filter asks nothing: { $from } is let in, as anybody would be. It goes to { $inside }.
rule-admitted-address = { $at } has entry { $number } for { $outside }. { $inside } sent to { $peer } { $ago } s ago, and { $from } has the same address: it is let in.
rule-admitted-endpoint = { $at } has entry { $number } for { $outside }. { $inside } sent to exactly { $from } { $ago } s ago: it is let in.
rule-admitted-forward = Outside port { $port } of { $at } is forwarded to { $inside }. The filter is not asked: { $from } is let in.
rule-kept-alive = This NAT counts packets that come in, too: the entry lives { $seconds } s more.
rule-error-about = { $at } looks into the ICMP error: the packet quoted in it is of entry { $number }, { $inside } as { $outside }. The entry lives no longer for that.
rule-rewritten-out = { $at } puts { $new_from } in the place of { $old_from } as the source, takes one from the TTL and corrects the checksums: { $n } bytes changed. The destination stays.
rule-rewritten-in = { $at } puts { $new_to } in the place of { $old_to } as the destination, takes one from the TTL and corrects the checksums: { $n } bytes changed. The source stays.
rule-rewritten-hairpin = { $at } turns the packet round and rewrites both ends: { $old_from } → { $old_to } becomes { $new_from } → { $new_to }. The receiver sees the outside endpoint.
rule-rewritten-error = { $at } turns the quoted packet back as well as the outer address, now to { $to }: { $n } bytes changed. Otherwise the receiver would not know its own packet.
rule-dropped-no-entry = { $error ->
    [true] { $at } drops the ICMP error: no entry is of the packet that is quoted in it.
   *[false] { $at } drops the packet from { $from }: no entry and no forward has { $to }, so there is nobody to translate it to.
 }
rule-dropped-expired = { $at } drops the packet from { $from }: entry { $number } had { $to } for { $inside }, but its { $seconds } s ran out { $ago } s ago.
rule-dropped-lost = { $at } drops the packet from { $from }: entry { $number } had { $to } for { $inside }, but { $at } restarted { $ago } s ago and lost its table.
rule-dropped-filtered = { $at } drops the packet from { $from }: entry { $number } is for { $inside }, but the filter lets in only { $filtering ->
    [address-dependent] addresses
   *[address-and-port-dependent] endpoints
 } that { $inside } sent to: { $allowed ->
    [none] nobody at present
   *[other] { $allowed }
 }.
rule-permission-over = { $peer } had that permission, but { $ago } s have passed since the last packet to it.
rule-dropped-hairpin = { $at } drops the packet: { $to } is its own outside endpoint, and this NAT does not hairpin.
rule-dropped-ports = { $at } drops the packet from { $from }: all its ports from { $first } to { $last } are taken.
rule-routed = The internet passes the packet { $from } → { $to } on by its destination. Apart from the TTL and its checksum nothing changes.
rule-own-answers = The ping is for { $at } itself, so { $at } takes it; no entry has to do with it.
rule-own-ignores = The packet is for { $at } itself, and no program listens there.
rule-undelivered-time = With this packet’s TTL { $at } must not pass it on: one less is 0.
rule-undelivered-network = { $at } has no route to { $to }: private and shared addresses do not exist on the internet.
rule-undelivered-host = Nobody answers ARP for the destination of this packet: { $at } gives it up.
rule-complains = { $at } tells the sender by ICMP, to { $to }. A copy of the packet’s header goes with it.
rule-asks = { $at } asks by ARP: who has { $to }?
rule-expired = Entry { $number } of { $at }, { $inside } as { $outside }, was not kept alive for { $seconds } s: it is taken out, and its port is free.
rule-waited = { $now } s have passed, and nothing more happened.
rule-change-send = Your change: { $from } sends a packet more, to { $to }, as soon as nothing is under way.
rule-change-wait = Your change: { $seconds } s pass before the next packet.
rule-change-restart = Your change: { $at } restarts, and { $n ->
    [0] its table was empty
    [one] the entry in its table is lost
   *[other] all { $n } entries of its table are lost
 }. Port forwards are kept.
rule-change-forward = Your change: { $at } forwards outside port { $port } to { $inside }.
rule-change-unforward = Your change: outside port { $port } of { $at } is forwarded no more.
rule-change-behave = Your change: { $at } now maps { $mapping ->
    [endpoint-independent] endpoint-independently
    [address-dependent] by address
   *[address-and-port-dependent] by address and port
 } and filters { $filtering ->
    [endpoint-independent] nothing
    [address-dependent] by address
   *[address-and-port-dependent] by address and port
 }; it { $hairpin ->
    [true] hairpins
   *[false] does not hairpin
 }. Entries that are there stay.
rule-change-nothing = Your change finds nothing to act on.

# The picture.
picture-title = { $at } works on the packet: the way from inside to outside, the packet on each side of the NAT, the table, the behaviour, who can reach whom, and the bytes.
picture-start = The way from inside to outside, with no packet yet.
zone-inside = Inside
zone-between = Carrier
zone-outside = Outside
zone-with-network = { $zone ->
    [inside] Inside
   *[between] Carrier
 } { $network }
node-internet = Internet
node-internet-short = Net
strip-legs = The packet on each side
leg-from = From
leg-to = To
strip-table = Table of { $at }: { $n ->
    [one] 1 entry
   *[other] { $n } entries
 }
head-left = Ends in
table-empty = empty
older-entries = and { $n } older
lets-in = lets in
seconds = { $n } s
bound-any = all packets
bound-forward = forward
lets-everybody = everybody
lets-nobody = nobody
strip-axes = Mapping and filtering
axis-mapping = Mapping →
axis-filtering = Filtering ↓
axis-independent = any
axis-address = address
axis-port = addr + port
name-full = full
name-cone = cone
name-restricted = restricted
name-port = port-restr.
name-none = –
name-symmetric = symmetric
strip-reach = Who can reach whom now?
reach-none = No endpoint inside yet
reach-stranger = anybody else
cell-direct = directly
cell-filtered = filtered
cell-expired = expired
cell-lost = lost
cell-none = no entry
strip-bytes = Bytes from the IP header on
strip-bytes-changed = Bytes: above as it came, below as it leaves
strip-bytes-none = Bytes: no packet at this step
field-inner-checksum = Inner checksum
field-embedded = Quoted packet
packet-title = Frame{ $at ->
    [none] {""}
   *[other] {" "}at { $at }
 }, { $n } bytes
clock = { TIME($now, "ms") }

# Legend.
legend-packet = packet under way
legend-changed = rewritten, or at work
legend-reaches = ● reaches, by this outside port
legend-dropped = ✕ dropped

# Tables.
table-packets = How the packets ended
table-reach = Who can reach whom now, and why
table-nat-first = Table of the first NAT
table-nat-second = Table of the second NAT
table-rewriting = What the NAT rewrites
column-number = No.
column-at = At (ms)
column-from = From
column-to = To
column-seen-as = Seen as
column-outcome = Outcome
column-where = Ended at
column-sender = From outside
column-receiver = To inside
column-reaches = Reaches
column-door = By sending to
column-because = Because
column-entry = Entry
column-protocol = Protocol
column-pair = Inside → outside
column-inside = Inside
column-outside = Outside
column-bound = For packets to
column-lets-in = Lets in
column-left = Lives (s)
column-field = Field
column-byte = Byte
column-before = Before
column-after = After
column-bytes-before = Bytes before
column-bytes-after = Bytes after
outcome-under-way = lost on the way
outcome-arrived = arrived
outcome-answered = answered
outcome-dropped = dropped
outcome-answer-dropped = arrived, answer dropped
outcome-undelivered = not delivered
reach-yes = yes
reach-no = no
by-direct = no NAT between them
by-open = the entry is open to everybody
by-address = a packet went out to { $peer }
by-endpoint = a packet went out to { $peer }
by-forward = port { $port } is forwarded
by-both = { $outer }: { $outer_by ->
    [open] open to everybody
    [forward] a forward
   *[other] a packet went out
 }; { $inner }: { $inner_by ->
    [open] open to everybody
    [forward] a forward
   *[other] a packet went out
 }
because-filtered = { $at }: by entry { $entry } only { $allowed ->
    [none] whom a packet went out to may come in, at present nobody
   *[other] { $allowed } may come in
 }
because-gone = { $at }: entry { $entry } { $expired ->
    [true] timed out
   *[false] was lost in a restart
 }
because-none = { $at }: no entry, so there is no address to send to
metric-arrived = Packets that arrived
metric-dropped = Dropped by NATs
metric-entries = Entries made
metric-expired = Entries that timed out
metric-admitted = Let in
metric-rewritten = Rewritten

# Exercises.
question-one = A home router N1 with the public address { $public }: mapping { $mapping ->
    [endpoint-independent] endpoint-independent
    [address-dependent] address-dependent
   *[address-and-port-dependent] address- and port-dependent
 }, filtering { $filtering ->
    [endpoint-independent] endpoint-independent
    [address-dependent] address-dependent
   *[address-and-port-dependent] address- and port-dependent
 }. { $kept ->
    [true] It keeps the port where that is free outside; other ports
   *[false] It keeps no port; ports
 } are given from { $first } upwards. An unused entry lives { $seconds } s. A and B are inside, S and T outside. Packets: { $packets }.
question-two = Two NATs in a row, N1 at home and N2 at the carrier with the public address { $public }. N1 keeps ports and lets everybody in. N2 keeps no port and gives ports from { $first } upwards; its mapping is { $mapping ->
    [endpoint-independent] endpoint-independent
    [address-dependent] address-dependent
   *[address-and-port-dependent] address- and port-dependent
 }, its filtering { $filtering ->
    [endpoint-independent] endpoint-independent
    [address-dependent] address-dependent
   *[address-and-port-dependent] address- and port-dependent
 }. An unused entry lives { $seconds } s in N2 and 120 s in N1, counted from the last packet out. A is inside, S and T outside. Packets: { $packets }.
answer-seen = Which source does the receiver of packet { $n } see?
answer-arrives = Does packet { $n } arrive?
form-endpoint = An address and a port are expected, such as 203.0.113.1:5000.
form-yes-no = Yes or no is expected.
wrong-address = That is not the address that the receiver sees. Which NAT rewrites the source last?
wrong-port = The address is right, the port is not. Is there an entry already, and which ports are free?
wrong-arrives = Look at the entry, its time, and whom the filter lets in.
hint-who-sees = The receiver sees the outside address of the last NAT on the way.
hint-port = The mapping says whether an entry that is there serves this packet. If it makes a new one, the port is the inside one only where the NAT keeps ports and nobody has it.
hint-entry = First look for the entry: was there a packet out, and did its time run out since?
hint-filter = Then ask the filter: it lets in everybody, or only the addresses, or only the addresses with their ports, that a packet went out to.

# Prediction.
predict-leaves = How does { $at } let this packet from inside out?
predict-comes = Does this packet pass { $at }?
predict-entry = By entry { $n }: { $inside } ↔ { $outside }
predict-same-port = By a new entry that keeps the inside port
predict-other-port = By a new entry with another port
predict-forward-port = By a new entry with the port of the forward
predict-no-port = It is dropped: no port is free
predict-forward = By the forward of port { $port }: { $inside }
predict-filtered = It is dropped: there is an entry, but the filter keeps this sender out
predict-no-entry = It is dropped: no entry fits
predict-no-hairpin = It is dropped: nothing from inside is turned back inside
predict-rewritten = What of the packet does { $at } rewrite?
predict-source = The source
predict-destination = The destination
predict-both = Source and destination
