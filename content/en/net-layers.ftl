# Layers.
lab-title = Layers
lab-line = One message goes down and up the layers with its real bytes: what each layer adds, and what each device on the way looks at.

# What a scenario is, in a few words.
rule-heading = { $send ->
    [http-get] HTTP request
    [ping] Ping
    [tcp-handshake] TCP handshake
   *[dhcp-discover] DHCP discover
 }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
 }: { $first ->
    [hub] hub
   *[switch] switch
 }, router, { $second ->
    [hub] hub
   *[switch] switch
 }

# Fields.
field-messages = What A sends, one after the other
field-send = Message
choice-http-get = HTTP request
choice-ping = ping
choice-tcp-handshake = TCP handshake
choice-dhcp-discover = DHCP discover
field-to = To
choice-server = B, the server in the other network
choice-neighbour = C, in the same network
choice-nobody = an address there that nobody has
field-damage = A bit changes
choice-none = nowhere
choice-first-cable = on A’s cable
choice-long-link = on the link behind the router
choice-in-router = in the router’s memory
field-first_device = In A’s network
field-second_device = In B’s network
choice-switch = switch
choice-hub = hub
field-distance = From the router to B’s network
choice-lan = LAN: 100 m, in the building
choice-man = MAN: 40 km, across a city
choice-wan = WAN: 4,000 km, across countries
field-pulled = Cable that is out
field-ttl = TTL of what A sends
field-arp_known = ARP tables are full at the start
field-macs_learned = Switches know everybody at the start
field-answers = Receivers answer
field-path = Path of the HTTP request
field-data = Data of a ping (bytes)

# Choices that are variants only.
choice-two-switches = two switches
choice-hub-first = hub in A’s network
choice-hub-second = hub in B’s network
choice-two-hubs = two hubs

# Changes of the past.
field-input = Change
choice-corrupt = flip a bit in every frame on a cable
choice-set-ttl = another TTL for what A sends
choice-replace = replace a device
field-place = Where
choice-first = in A’s network
choice-second = in B’s network
field-device = By a
choice-forget = empty all ARP and switch tables
choice-unplug = pull a cable
choice-plug = put a cable in again
field-cable = Cable
choice-cable-a = A’s
choice-cable-c = C’s
choice-cable-router = from A’s network to the router
choice-cable-long = from the router to B’s network
choice-cable-d = D’s
choice-cable-b = B’s
choice-send = send one message more

# Presets: a name and the point they make.
preset-first-look = First look
preset-first-look-point = An HTTP request on a connection that is open: 51 bytes of data become a frame of 109. Only A and B look above layer 3.
preset-handshake = TCP handshake
preset-handshake-point = SYN, SYN-ACK, ACK: three segments without a byte of data. The transport layer is the first that reaches from end to end.
preset-ping = Ping has no transport layer
preset-ping-point = ICMP is carried in IP packets but belongs to the network layer: there is no TCP, no UDP, no port.
preset-discover = A broadcast stops at the router
preset-discover-point = DHCP discover goes to everybody in the broadcast domain. C has to look at it up to layer 4; the router passes nothing on.
preset-same-network = In the same network
preset-same-network-point = A’s mask says that C is near: the frame carries C’s own MAC address, and no router has to do with it.
preset-arp = ARP comes first
preset-arp-point = No hardware address is known. A asks for the router’s, the router asks for B’s; the ping waits meanwhile.
preset-flooding = A switch learns
preset-flooding-point = The switches know nobody: the first ping reaches C and D as well. From the answer they learn, and the second goes where it should.
preset-hub = A hub repeats everything
preset-hub-point = With a hub C’s card receives every frame and throws it away. All three cables are one collision domain.
preset-ttl-ends = TTL 1
preset-ttl-ends-point = The router takes one from the TTL, nothing is left, and an ICMP “time exceeded” goes back. That is how traceroute finds routers.
preset-padding = Padding
preset-padding-point = One byte of data: 28 bytes of headers are too few for Ethernet, so 17 bytes of padding follow.
preset-full-frame = A full frame
preset-full-frame-point = 1,472 bytes of data fill the frame: 1,518 bytes with header and FCS. Now headers are 4 % of what is sent.
preset-fcs = The FCS finds a flipped bit
preset-fcs-point = A bit changes on the link behind the router. The switch computes the CRC-32, it does not fit, and the frame is gone without a word.
preset-fcs-hub = A hub repeats broken frames
preset-fcs-hub-point = A hub looks at nothing, not even at the FCS: the broken frame reaches everybody, and everybody drops it.
preset-end-to-end = End to end
preset-end-to-end-point = A bit changes inside the router, between two frames. Every FCS is right; only TCP’s checksum, from end to end, finds it.
preset-nobody = Nobody there
preset-nobody-point = The router asks three times, a second apart, then tells A: host unreachable.
preset-pulled = A pulled cable
preset-pulled-point = B’s cable is out. The switch forgot B with the cable, floods the frame to D alone, and nobody tells A anything.
preset-wan = LAN, MAN, WAN
preset-wan-point = Over 4,000 km a bit needs 20 ms, however fast the link sends. The handshake is three times that long; sending it takes microseconds.
preset-all-four = All four, from cold
preset-all-four-point = Handshake, DHCP, HTTP and ping in a row with empty tables. Compare what a hub in place of a switch costs.

# Rules: why a step happened.
rule-app-request = Layer 7: { $at }’s application asks for { $path }. HTTP writes that as text, { $n } bytes. It is the data for the layers below.
rule-app-response = Layer 7: { $at }’s web server answers with status 200 and the content, { $n } bytes of text.
rule-app-discover = Layer 7: { $at } acts as if it had no address and looks for a DHCP server. The message has { $n } bytes.
rule-nothing-between = Layers 6 and 5 add nothing at { $at }: TCP/IP has no separate presentation and session layers. What they would do, such as encodings, encryption and dialogues, the application does itself.
rule-tcp-data = Layer 4: TCP puts { $header } bytes before the data: ports { $from } → { $to }, sequence number { $seq }, and { $ack } as the next byte { $at } expects. The segment has { $n } bytes.
rule-tcp-syn = Layer 4: TCP opens a connection, so there is no data from above. { $at } sends SYN with its first sequence number, { $seq }, to port { $to }: { $n } bytes of header, 4 of them an option.
rule-tcp-syn-ack = Layer 4: { $at } agrees. SYN gives its own first number, { $seq }; ACK says that { $ack } is expected next. All { $n } bytes are header.
rule-tcp-last-ack = Layer 4: { $at } acknowledges the SYN: { $ack } is expected next. All { $n } bytes are header.
rule-tcp-data-ack = Layer 4: { $at }’s TCP acknowledges what it received: { $ack } is expected next. There is no data; all { $n } bytes are header.
rule-udp-header = Layer 4: UDP puts { $header } bytes before the data: ports { $from } → { $to }, length, checksum. { $at }’s datagram has { $n } bytes. There is no connection, so a broadcast is possible.
rule-icmp-echo = Layer 3: ping makes an ICMP echo request of { $n } bytes at { $at }. IP carries ICMP, yet ICMP is a part of the network layer: there are no ports, and layer 4 is not used.
rule-icmp-reply = Layer 3: { $at } turns the echo request into an echo reply with the same data, { $n } bytes.
rule-icmp-time = Layer 3: { $at } tells the sender: time exceeded. The { $n } bytes of ICMP quote the header of the packet that was dropped and 8 bytes more.
rule-icmp-host = Layer 3: { $at } tells the sender: host unreachable. The { $n } bytes of ICMP quote the header of the packet that was dropped and 8 bytes more.
rule-ip-header = Layer 3: IP puts 20 bytes before it: { $from } → { $to }, TTL { $ttl }, protocol { $number } ({ $protocol }), a checksum over the header alone. { $at }’s packet has { $n } bytes.
rule-hop-direct = { $to } is in { $at }’s own network by the mask, so the next hop is the destination itself.
rule-hop-router = The destination is in another network by { $at }’s mask, so the next hop is the router, { $to }. The destination IP is not changed by that.
rule-hop-everybody = 255.255.255.255 means everybody in this network, so { $at }’s frame goes to ff:ff:ff:ff:ff:ff, and ARP has nothing to ask.
rule-arp-asks = Layer 2: { $at } needs the MAC address of { $to } and does not know it. The packet waits, and ARP asks.
rule-arp-request = ARP at { $at }: “Who has { $target }? Tell { $sender }.” 28 bytes, straight into a frame to everybody: no IP, no port.
rule-arp-again = One second without an answer: { $at } asks for { $target } once more.
rule-arp-reply = ARP at { $at }: “{ $sender } is at { $sender_mac }.” The reply goes to { $target } alone.
rule-arp-for-other = { $at } is asked for { $to }, somebody else’s address, and lets it be. It had to read the frame to find that out: that is what a broadcast costs.
rule-arp-for-me = { $at } is asked for its own address, { $target }. It notes that { $sender } is at { $sender_mac }, and answers.
rule-arp-told = { $at } notes in its ARP table that { $sender } is at { $sender_mac }. What waited for that can go.
rule-gave-up = Three questions for { $to }, and nobody answered: { $at } throws away the packet that waited.
rule-frame = Layer 2: Ethernet puts 14 bytes before it, { $from_mac } → { $to_mac } and the type, and 4 bytes behind it: the FCS, a CRC-32 over all of that. { $at }’s frame has { $n } bytes.
rule-router-frame = Layer 2: { $at } makes a new frame for the next network: { $from_mac } → { $to_mac }, { $n } bytes, with a new FCS. The MAC addresses before ended here; the IP addresses stay.
rule-frame-pads = Ethernet carries at least 46 bytes, and { $held } came from above: { $pad ->
    [one] 1 byte of zero fills it up
   *[other] { $pad } bytes of zero fill it up
 }.
rule-sent = Layer 1: { $at } sends { $bits } bits onto { $cable }: 8 bytes of preamble and the frame of { $n }. At 100 Mbit/s that takes { TIME($us, "us") }.
rule-sent-far = The link is { $distance ->
    [man] a MAN, { $km } km across a city
   *[wan] a WAN, { $km } km
 }: the last bit needs { TIME($us, "us") } more to get there.
rule-no-cable = { $at } sends into a plug without a cable: the frame is lost.
rule-noise = Noise on { $cable } changes one bit in byte { $byte } of the frame, counted from 0. Nobody knows yet.
rule-hub-repeats = Layer 1: the hub { $at } repeats the bits to { $out } as they come in. It reads no address.
rule-hub-blind = The FCS is wrong, but { $at } does not compute one.
rule-switch-learns = From the source { $at } learns that { $from_mac } is behind the plug to { $behind }.
rule-switch-known = Layer 2: the switch { $at } computes the FCS and looks at the destination MAC, { $to_mac }. It knows the plug, so only { $out } gets the frame, unchanged. It does not look at IP.
rule-switch-unknown = Layer 2: the switch { $at } does not know where { $to_mac } is, so it floods the frame to all other plugs: { $out }.
rule-switch-broadcast = Layer 2: { $to_mac } means everybody, so the switch { $at } sends the frame out of all other plugs: { $out }.
rule-fcs-wrong = Layer 2: { $at } computes the CRC-32 of the frame, { $made }, but the FCS says { $found }. Something changed on the way: the frame is dropped, and nobody is told.
rule-not-mine = Layer 2: the frame is for { $to }. { $at }’s network card throws it away; the operating system never sees it.
rule-frame-mine = Layer 2: the FCS is right, and { $to_mac } is { $at }’s own MAC address. Type { $type ->
    [arp] 0x0806 says: ARP
   *[ipv4] 0x0800 says: up to IPv4
 }. Header and FCS come off.
rule-frame-everybody = Layer 2: the FCS is right, and { $to_mac } means everybody, { $at } too. Type { $type ->
    [arp] 0x0806 says: ARP
   *[ipv4] 0x0800 says: up to IPv4
 }.
rule-ip-mine = Layer 3: the header’s checksum is right, and { $to } is { $at }’s own address. The protocol field, { $number }, means { $protocol }: the rest goes up to that. TTL { $ttl } was left.
rule-ip-everybody = Layer 3: { $to } means everybody, { $at } too. The protocol field, { $number }, means { $protocol }: the rest goes up to that.
rule-not-routed = Layer 3: the packet is for everybody in its own network, and { $at } must not pass it on. The broadcast domain ends here.
rule-nobody-listens = Layer 4: nobody listens on port { $port } at { $at }, so the datagram is thrown away. About a broadcast no ICMP error is sent.
rule-bad-checksum = { $at } adds up the { $protocol } checksum, and it does not fit: a bit changed where no FCS could see it. It is dropped. Only what reaches from end to end finds that.
rule-tcp-data-up = Layer 4: TCP’s checksum is right, number { $seq } is the one expected, and port { $to } has a program. { $at } takes off { $header } bytes of header and passes the rest up.
rule-tcp-syn-up = Layer 4: { $at } listens on port { $to } and hears a SYN with number { $seq }. No data goes up.
rule-tcp-syn-ack-up = Layer 4: { $at }’s SYN is acknowledged ({ $ack }), and the other side’s number is { $seq }. For { $at } the connection is open.
rule-tcp-last-ack-up = Layer 4: { $at }’s SYN is acknowledged, too ({ $ack }). The connection is open on both sides.
rule-tcp-data-ack-up = Layer 4: { $at } learns that all bytes before { $ack } have arrived. Nothing goes up to layer 7.
rule-icmp-echo-up = Layer 3: { $at }’s ICMP takes the echo request and answers by itself; no application is needed.
rule-icmp-reply-up = Layer 3: the echo reply is back at { $at }: the round is complete.
rule-icmp-time-up = Layer 3: { $at } is told by ICMP that the TTL of its packet ended on the way. The quoted header says which packet.
rule-icmp-host-up = Layer 3: { $at } is told by ICMP that the destination could not be reached. The quoted header says which packet.
rule-request-up = Layer 7: { $at }’s web server has the request for { $path } just as A wrote it, { $n } bytes. No header of the way is left.
rule-response-up = Layer 7: { $at }’s application has the { $n } bytes of the response. No header of the way is left.
rule-routed = Layer 3: the packet is for { $to }, not for { $at }. The routing table says: out towards { $out }, next hop { $next_hop }. What { $protocol } says inside is not read.
rule-hopped = Layer 3: { $at } takes one from the TTL, { $before } → { $after }. The header changed, so its checksum is made anew, { $old } → { $new }. IP addresses and all above stay.
rule-expired = Layer 3: with TTL { $ttl } the packet { $from } → { $to } must not go on: one less is 0. { $at } drops it.
rule-flipped-inside = A bit of byte { $byte } changes in { $at }’s memory, after the old FCS was checked and before the new one is made: the new FCS will fit the wrong bytes.
rule-change-corrupt = Your change: { $n ->
    [one] a bit flips in the frame on the cable
   *[other] a bit flips in each of { $n } frames on cables
 }.
rule-change-ttl = Your change: what A sends has TTL { $after } from now on, not { $before }.
rule-change-replace = Your change: { $device ->
    [hub] a hub
   *[switch] a switch that knows nobody
 } takes the place here, { $at }.
rule-change-forget = Your change: all ARP tables and all tables of the switches are empty now; what waited for an address is lost.
rule-change-unplug = Your change: the cable { $cable } is pulled{ $n ->
    [0] {""}
    [one] , and the frame on it is lost
   *[other] , and { $n } frames on it are lost
 }.
rule-change-plug = Your change: the cable { $cable } is in again.
rule-change-send = Your change: after the present message A sends { $send ->
    [http-get] an HTTP request
    [ping] a ping
    [tcp-handshake] a TCP handshake
   *[dhcp-discover] a DHCP discover
 } to { $to ->
    [server] B
    [neighbour] C
    [nobody] an address that nobody has
   *[everybody] everybody
 }.
rule-change-nothing = Your change finds nothing to act on.

# The picture.
picture-title = { $at } works on layer { $layer }: two networks with a router between, layers of everybody on the way, and the message as it is now.
picture-start = Two networks with a router between, the layers of everybody on the way, and no message yet.
domain-first = Broadcast domain { $network }
domain-second = Broadcast domain { $network }
link-lan = LAN, 100 m
link-man = MAN, 40 km
link-wan = WAN, 4,000 km
node-switch = Switch
node-hub = Hub
node-router = Router
cap-tcpip = TCP/IP
cap-osi = OSI at { $at }
tcpip-application = Application
tcpip-transport = Transport
tcpip-internet = Internet
tcpip-link = Link
osi-7 = { $n } Application
osi-6 = { $n } Presentation
osi-5 = { $n } Session
osi-4 = { $n } Transport
osi-3 = { $n } Network
osi-2 = { $n } Data link
osi-1 = { $n } Physical
short-3 = { $n } Network
short-2 = { $n } Link
short-1 = { $n } Physical
reach-1 = Layer 1: along one cable
reach-2 = Layer 2: within one network
reach-3 = Layer 3: from host to host, hop by hop
reach-4 = Layer 4 and up: from end to end
role-7 = data
role-6 = –
role-5 = –
role-4 = segment, port
role-3 = packet, IP
role-2 = frame, MAC
role-1 = bits
piece-padding = Pad
unit-data = Data
unit-segment = Segment
unit-user-datagram = Datagram
unit-icmp = ICMP
unit-arp = ARP
unit-packet = Packet
unit-frame = Frame
unit-bits = Bits
bits-on-cable = { $preamble } + … = { $bits } bits
no-unit = No message here
unit-down = { $unit ->
    [data] Data
    [segment] Segment
    [user-datagram] UDP datagram
    [icmp] ICMP message
    [arp] ARP message
    [packet] Packet
   *[frame] Frame
 } on the way down, { $n } bytes
unit-up = { $unit ->
    [data] Data
    [segment] Segment
    [user-datagram] UDP datagram
    [icmp] ICMP message
    [arp] ARP message
    [packet] Packet
   *[frame] Frame
 } on the way up, { $n } bytes
unit-through = { $unit ->
    [data] Data
    [segment] Segment
    [user-datagram] UDP datagram
    [icmp] ICMP message
    [arp] ARP message
    [packet] Packet
   *[frame] Frame
 } passing through, { $n } bytes
packet-title = { $unit ->
    [data] Data
    [segment] Segment
    [user-datagram] UDP datagram
    [icmp] ICMP message
    [arp] ARP message
    [packet] Packet
   *[frame] Frame
 }{ $at ->
    [none] {""}
   *[other] {" "}at { $at }
 }, { $n } bytes
clock = { TIME($now, "us") }

# Legend.
legend-application = data of the application
legend-transport = transport: TCP, UDP (and ICMP)
legend-network = network: IP, ARP
legend-link = link: Ethernet and FCS
legend-other = data of ping, padding
legend-physical = physical: bits
legend-collision = collision domain

# Tables.
table-messages = How the messages ended
column-message = No.
column-send = Message
column-outcome = Outcome
outcome-lost = lost
outcome-arrived = arrived
outcome-answered = answered
outcome-unheeded = heard by all, for nobody
outcome-expired = TTL ended
outcome-unreachable = host unreachable
table-overall = The run in numbers
column-figure = Figure
column-value = Value
figure-frames = Frames that stations made
figure-sent = Their bytes, with preamble
figure-data = Of those, data
metric-headers = Share that is not data
metric-crossings = Frames on cables, each cable counted
metric-wire = Bytes on cables
metric-arp = ARP messages
metric-disturbed = Frames that a host received for nothing
figure-dropped = Dropped because something was wrong
figure-broadcast = Broadcast domains
figure-collision = Collision domains
metric-time = Time (µs)
table-hops = Every frame on its cables
column-at = At (µs)
column-cables = Cable
column-protocol = Protocol
column-from-mac = Source MAC
column-to-mac = Destination MAC
column-from-ip = Source IP
column-to-ip = Destination IP
column-ttl = TTL
column-checksum = Header checksum
column-bytes = Bytes
table-consists-of = The message at this place
column-from = From
column-to = To
table-mac-tables = What the switches have learned
column-switch = Switch
column-mac = MAC
column-behind = Behind
table-arp-tables = ARP tables
column-station = Of
column-ip = IP

# Prediction.
predict-segment = What does the transport layer of { $at } make?
predict-syn = TCP SYN
predict-syn-ack = TCP SYN+ACK
predict-ack = TCP ACK without data
predict-tcp-data = A TCP segment with data
predict-udp = A UDP datagram
predict-icmp = Which ICMP message does { $at } make?
predict-echo = Echo request
predict-reply = Echo reply
predict-time = Time exceeded
predict-host = Host unreachable
predict-packed = Which destination IP address does { $at } write into the packet?
predict-address = { $address } ({ $who })
predict-nobody = { $address } (which nobody has)
predict-everybody = 255.255.255.255 (everybody in the network)
predict-framed = Which destination MAC address does { $at } write into the frame?
predict-mac = { $mac } ({ $who })
predict-all-macs = ff:ff:ff:ff:ff:ff (everybody in the network)
predict-asks = None yet: it has to ask by ARP first
predict-out = Where does { $at } send this frame?
predict-only = To { $to } only
predict-flood = To all but the side it came from
predict-nowhere = Nowhere
predict-frame = What does { $at } do with the frame it got?
predict-taken = It takes it: the frame is for it, and so is what is inside
predict-passes-on = It takes it: the frame is for it, but the packet inside is for another host
predict-for-all = It takes it: the frame is for everybody
predict-not-mine = It drops it: the frame is for another MAC address
predict-damaged = It drops it: the FCS does not fit
predict-answer = Does { $at } answer this ARP request?
predict-route = Where does { $at } send this packet?
predict-keeps = Into no other network
predict-ttl = Is the TTL enough for this packet to pass { $at }?
predict-arrived = A segment reaches the transport layer of { $at }. What comes of it?
predict-opens = Somebody wants to open a connection
predict-agreed = The other side agrees: on this side the connection is open
predict-is-open = The connection is open on both sides now
predict-goes-up = Its data go up to the application
predict-confirmed = It tells that the data it sent before have arrived
predict-wrong-sum = It is dropped: the checksum does not fit
# Exercises.
question-sizes = A pings B with { $data ->
    [one] one byte
   *[other] { $data } bytes
 } of data (TTL { $ttl }). IPv4 and ICMP without options, Ethernet. How large is what A makes?
question-hops = A pings { $to ->
    [neighbour] its neighbour C, which is in the same network
   *[server] B, which is in another network: A, switch, router R, switch, B
 }. A sends with TTL { $ttl }; everybody knows the addresses it needs. Look at the echo request on its first and on its last cable.
question-domains = A and C are joined with router R by { $first ->
    [hub] a hub
   *[switch] a switch
 }, D and B with R by { $second ->
    [hub] a hub
   *[switch] a switch
 }. { $pulled ->
    [none] All six cables are in.
   *[other] The cable of { $pulled } is out, the other five are in.
 } Switches { $learned ->
    [yes] know where everybody is
   *[no] know nobody yet
 }. A pings { $to ->
    [neighbour] C
   *[server] B
 } with { $data } bytes.
question-unknown = A, C and router R are one network; R, D and B another. All ARP tables are empty. A pings { $to ->
    [neighbour] its neighbour C
   *[server] B
 } with { $data } bytes and TTL { $ttl }. What comes of it?
answer-message = ICMP message (bytes)
answer-packet = IP packet (bytes)
answer-padding = Padding in the frame (bytes)
answer-frame = Frame with its check sequence, without preamble (bytes)
answer-first-to = Whose MAC address is the destination on the first cable?
answer-last-from = Whose MAC address is the source on the last cable?
answer-ip-from = Whose IP address is the source on the last cable?
answer-ttl = TTL on the last cable
answer-broadcast = Broadcast domains
answer-collision = Collision domains (a cable between two of them counts as one)
answer-cables = Cables that carry the echo request
answer-arp = ARP messages in all, requests and replies
answer-arrives = Does the echo request reach its destination?
answer-teller = Whose ICMP message does A get?
answer-frames = Frames that hosts and router make in all
form-owner = A, B, C, D, R or “nobody”.
word-nobody = nobody
wrong-message = ICMP puts a header of 8 bytes before the data.
wrong-no-header = That is the data alone.
wrong-packet = IP puts a header of 20 bytes before the ICMP message.
wrong-one-header = There are two headers before the data: that of ICMP and that of IP.
wrong-padding = What Ethernet carries is filled up to 46 bytes, if it is less.
wrong-padding-data = Not the data but the whole packet is filled up to 46 bytes.
wrong-frame = 14 bytes before, 4 behind, and what is carried is at least 46 bytes.
wrong-no-fcs = The check sequence of 4 bytes is missing.
wrong-no-padding = The padding is missing: a frame has a least length.
wrong-next-hop = The frame is for the next hop: is the destination in A’s own network?
wrong-not-far = The frame is for the next station on its way, which is not in the other network.
wrong-not-router = C is in A’s own network: no router is needed.
wrong-last-from = Who made the frame on this cable?
wrong-new-frame = Behind a router it is another frame: who made it?
wrong-same-frame = No router lies on this way.
wrong-ip-from = Who sent the packet in the first place?
wrong-ip-stays = The router does not change the addresses of the packet.
wrong-ttl = The TTL falls by one at each router, and nowhere else.
wrong-ttl-same = A router lies on the way.
wrong-ttl-less = Does a router lie on this way?
wrong-ttl-switches = Switches do not look at the packet.
wrong-broadcast = How far does a frame to everybody go?
wrong-router-ends = A router does not pass on what is for everybody on a link.
wrong-collision = At a switch each cable that is in is one, at a hub all together are one.
wrong-hub-is-one = All cables of a hub are one collision domain together.
wrong-switch-parts = A switch parts its cables from each other.
wrong-cables = Follow the frame: a hub sends it out by all other cables, a switch by one, unless it does not know which.
wrong-all-cables = Not everywhere: see which device holds it back, and that the router sends only by one side.
wrong-arp = Who has to find the hardware address of whom, before it can send?
wrong-only-requests = Each request is answered: replies count too.
wrong-none-asked = Nobody knows a hardware address: before the first frame to somebody one has to ask.
wrong-arrives = Look at the TTL when the packet has to pass the router.
wrong-teller = If the TTL ends, the router where it ends tells; else the destination answers.
wrong-not-b = The echo request does not come to B.
wrong-not-told = No packet dies at the router here.
wrong-frames = Count every frame that a station makes: ARP, requests, and what comes back.
wrong-without-arp = The frames of ARP count too.
hint-headers = Headers: 8 bytes of ICMP, 20 bytes of IP.
hint-least = Ethernet carries 46 bytes at least; what is missing is filled up behind the packet.
hint-around = Around it: 14 bytes of header before and 4 bytes of check sequence behind.
hint-same-network = First ask whether the destination is in the same network: if not, the frame goes to the router.
hint-frame-new = Each router makes a new frame, with its own MAC address as the source; switches do not.
hint-packet-stays = The IP addresses stay from end to end; the TTL falls by one at each router.
hint-router-ends = A broadcast domain ends at a router.
hint-collision = A collision domain ends at each plug of a switch and of the router; a hub joins its cables.
hint-passes-on = A hub repeats to all, a switch that knows sends by one cable, one that does not sends to all.
hint-before = Before the first frame to a station, its hardware address is asked for.
hint-pair = That takes a request to all and a reply to one, on each side of the router anew.
hint-ttl = The router takes one from the TTL; at 0 it throws the packet away and tells the sender.
