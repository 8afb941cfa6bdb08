# Topologies.
lab-title = Topologies: mesh, SFU, MCU
lab-line = Who sends what to whom in a call, stream by stream: what each uplink carries, what the server does, how long a picture takes, and who pays.

# What a scenario is, in a few words.
rule-heading = { $topology }{ $simulcast ->
    [true] {" "}with simulcast
   *[false] {""}
 }: { $n ->
    [one] 1 participant
   *[other] { $n } participants
 }, { $m ->
    [one] 1 of them sends
   *[other] { $m } of them send
 }

# Fields.
field-topology = Topology
choice-mesh = mesh: everybody with everybody
choice-sfu = SFU: a server passes streams on
choice-sfu-simulcast = SFU with simulcast
choice-mcu = MCU: a server mixes
field-participants = Participants (a row may stand for many who are alike)
field-name = Name
field-count = How many
field-sends = Each sends
choice-video = picture and sound
choice-audio = sound
choice-nothing = nothing
field-uplink_kbit = Uplink of each (kbit/s)
field-downlink_kbit = Downlink of each (kbit/s)
field-codec = Video codecs
choice-both = VP8 and H.264
choice-vp8 = VP8 only
choice-h264 = H.264 only
field-at_start = There from the start
field-simulcast = Simulcast: to an SFU each picture is sent in three layers
field-mix = Pictures that an MCU makes
choice-minus-self = for each sender one without itself
choice-common = one for all
field-mesh_encodes = In a mesh a sender encodes
choice-per-receiver = for each receiver, at its own rate
choice-once = once, the same for all
field-slow_receiver = On an SFU without simulcast a slow receiver
choice-loses-video = goes without what does not fit
choice-lowers-all = makes senders lower the rate for all
field-transcoding = An SFU may change the codec (transcoding)
field-recording = The call is recorded
field-end_to_end = Encrypted from end to end, past the server
field-happenings = What happens afterwards
field-event = What happens
field-media = Rates (everything included)
field-high_kbit = Full picture, highest layer (kbit/s)
field-middle_kbit = Middle layer (kbit/s)
field-low_kbit = Lowest layer (kbit/s)
field-audio_kbit = Sound (kbit/s)
field-floor_kbit = Lowest rate that is worth a picture (kbit/s)
field-fps = Pictures a second
field-delays = Delays
field-encode_us = Capture and encoding (µs)
field-decode_us = Decoding (µs)
field-forward_us = Passing on (µs)
field-mix_us = Mixing (µs)
field-jitter_us = Jitter buffer (µs)
field-server_us = One way to or from the server (µs)
field-peer_us = One way between two participants (µs)
field-work = Work, in thousandths of a core
field-encode_mcore = Encoding a full picture
field-decode_mcore = Decoding a full picture
field-mix_mcore = Mixing one picture
field-audio_mcore = Encoding or decoding sound
field-forward_mcore = Sending one stream to one receiver
field-device_mcore = What each device has
field-server_mcore = What the server has
field-prices = What the operator pays, in millionths of a unit of money
field-egress_micro = A gigabyte that leaves the server
field-core_micro = A core for an hour

# Changes.
field-input = Change
field-who = Who
field-kbit = New rate (kbit/s)
field-on = On
choice-join = somebody joins
choice-leave = somebody leaves
choice-send = somebody sends something else
choice-uplink = another uplink
choice-downlink = another downlink
choice-size = a row has another number of participants
choice-switch = the call moves to another topology
choice-simulcast = simulcast on or off
choice-record = recording on or off

# Presets: a name and the point they make.
preset-first-look = First look: four on an SFU
preset-first-look-point = On an SFU (selective forwarding unit) each sends one stream and receives three. The server passes 12 on and decodes none of them.
preset-mesh = Four in a mesh
preset-mesh-point = No server: six connections, and each participant encodes and uploads its picture three times.
preset-mcu = Four on an MCU
preset-mcu-point = On an MCU (multipoint control unit) each sends one stream and receives one. The server decodes 4, mixes 4 and encodes 4 pictures, and that takes time.
preset-two = Two people
preset-two-point = With two a mesh is a single connection: nothing is sent twice, no server is needed, the way is the shortest.
preset-narrow-uplink = An uplink of 1 Mbit/s
preset-narrow-uplink-point = A’s uplink falls to 1 Mbit/s. In the mesh three copies share it, 293 kbit/s each; on an SFU one stream has 960.
preset-eight = Eight in a mesh
preset-eight-point = 28 connections, not 2⁸: links grow with the square. Seven encoders are more than four cores can do.
preset-simulcast = Simulcast and slow downlinks
preset-simulcast-point = Three layers go up. The server gives each receiver what its downlink carries: C gets lower layers, D the lowest, and A and B notice nothing.
preset-slow-for-all = One slow receiver, worse for all
preset-slow-for-all-point = Without simulcast all senders follow D’s 1.5 Mbit/s. Then simulcast is turned on, and only D gets less.
preset-moving-over = Growing out of the mesh
preset-moving-over-point = C, D and E join a mesh with 5 Mbit/s uplinks: the pictures get worse each time. Then the call moves to an SFU.
preset-webinar-sfu = 1 to 1,000 by SFU
preset-webinar-sfu-point = The speaker sends once. The server sends 999 copies, 2.5 Gbit/s: the bandwidth is the operator’s bill.
preset-webinar-mcu = 1 to 1,000 by MCU
preset-webinar-mcu-point = There is nothing to mix with one sender. The MCU still sends 999 streams, and decoding, mixing and encoding make it later.
preset-webinar-mesh = 1 to 1,000 by mesh
preset-webinar-mesh-point = The speaker would have to upload 999 copies, 2.5 Gbit/s. With 20 Mbit/s not even the sound reaches more than half.
preset-fifty-sfu = Fifty who all send, SFU
preset-fifty-sfu-point = 50 streams in, 2,450 out. The downlinks cannot carry 49 full pictures, so most come in the middle layer.
preset-fifty-mcu = Fifty who all send, MCU
preset-fifty-mcu-point = A mix of its own for each sender: 50 encoders need twice the cores there are. Try one common mix.
preset-recording = Who records?
preset-recording-point = An SFU writes each stream as it came, an MCU its mix. In a mesh there is only a participant to do it.
preset-codecs = No codec in common
preset-codecs-point = A has VP8 only, B H.264 only. The SFU cannot help: they hear each other. Then an MCU takes over, which decodes everything.
preset-transcoding = An SFU that transcodes
preset-transcoding-point = The SFU decodes and encodes for A and B. Now they see each other, and the server works and waits almost as an MCU does.
preset-end-to-end = Encrypted past the server
preset-end-to-end-point = An SFU passes on what it cannot read, but cannot record it. An MCU would have to read: there is no picture.

# Rules: why a step happened.
rule-join = { $who } { $count ->
    [one] joins
   *[other] join, { $count } at once,
 } and { $sends ->
    [video] will send picture and sound
    [audio] will send sound
   *[nothing] will only watch
 }. { $n ->
    [one] Now 1 participant is there.
   *[other] Now N = { $n }.
 }
rule-up-one-sfu = { $who } sends its stream to the server once, { $up } kbit/s, however many receive it. The server has the copies to make.
rule-up-layers = { $who } sends its picture to the server in three sizes (simulcast): { $high } + { $middle } + { $low } kbit/s, { $need } with the sound. The server can choose one for each receiver.
rule-up-one-mcu = { $who } sends its stream to the server once, { $up } kbit/s. The server will decode it.
rule-up-quiet = { $who } { $count ->
    [one] connects
   *[other] connect
 } to the server and { $count ->
    [one] sends
   *[other] send
 } nothing.
rule-mesh-link = { $who } and { $other } connect directly{ $first ->
    [true] { $second ->
        [true] {""}: each sends the other a copy
       *[false] {""}: { $who } sends { $other } a copy
    }
   *[false] { $second ->
        [true] {""}: { $other } sends { $who } a copy
       *[false] {""}, but neither sends anything
    }
 }. { $links ->
    [one] 1 link
   *[other] { $links } links
 } now, streams { $before } → { $after }.
rule-mesh-inside = The { $count } of { $who } connect with each other: { $count }·({ $count }−1)/2 = { $inside ->
    [one] 1 link
   *[other] { $inside } links
 }, { $links } in all. Streams { $before } → { $after }{ $first ->
    [true] {""}
   *[false] {""}, for they send nothing
 }.
rule-sfu-pair = The server passes on { $first ->
    [true] { $second ->
        [true] { $who }’s stream to { $other } and { $other }’s to { $who }
       *[false] { $who }’s stream to { $other }
    }
   *[false] { $other }’s stream to { $who }
 }, unopened. Streams out of it: { $before } → { $after }; still { $links ->
    [one] 1 connection.
   *[other] only { $links } connections.
 }
rule-sfu-inside = The server passes on each stream of the { $count } of { $who } to the others of them. Streams out of it: { $before } → { $after }; { $links ->
    [one] 1 connection.
   *[other] { $links } connections.
 }
rule-mix-minus-self = The server decodes { $decodes ->
    [one] 1 picture
   *[other] { $decodes } pictures
 }, puts together { $mixes } and encodes { $encodes }: each sender gets a mix without itself, those who only watch share one. One stream each goes out, { $out } in all.
rule-mix-common = The server decodes { $decodes ->
    [one] 1 picture
   *[other] { $decodes } pictures
 }, puts together { $mixes } and encodes { $encodes }, one for each quality and codec: everybody sees the same, itself too. Sound is still mixed without the receiver’s own. { $out ->
    [one] 1 stream goes
   *[other] { $out } streams go
 } out.
rule-mix-none = Nobody has anything to see or hear of others, or the server cannot read it: nothing goes out.
rule-up-share = The uplink of { $who }, { $up } kbit/s, is shared by { $copies ->
    [one] 1 copy
   *[other] { $copies } copies
 }, which would need { $need }. Sound first, { $audio } each; what is left gives ({ $up } − { $copies }·{ $audio }) shared out, { $rate } kbit/s a picture instead of { $high }.
rule-up-lowered = The uplink of { $who } has { $up } kbit/s, and picture and sound need { $need }. The encoder goes down to { $rate } kbit/s instead of { $high }: everybody gets that.
rule-up-slowest = The picture of { $who } goes down to { $rate } kbit/s instead of { $high }, because the slowest receiver has no room for more. An uplink of { $up } kbit/s would carry { $need }.
rule-up-dropped = The uplink of { $who }, { $up } kbit/s, cannot carry all layers, which need { $need }. From the top { $dropped ->
    [one] 1 layer is
   *[other] { $dropped } layers are
 } left out; { $rate } kbit/s is the best there is now.
rule-up-audio-only = The uplink of { $who }, { $up } kbit/s, is too narrow for pictures: { $layers ->
    [true] after { $audio } for sound the lowest layer, { $low } kbit/s, does not fit
   *[false] after { $audio } for sound { $copies ->
        [one] only { $left }
       *[other] only { $left } for each of { $copies } copies
    } are left, less than { $floor }
 }. The picture goes, the sound stays. All of it would need { $need }.
rule-up-audio-for = The uplink of { $who }, { $up } kbit/s, does not even carry the sound to all: { $copies } copies of { $audio } kbit/s. { $n } get it, the others nothing. With pictures it would need { $need } kbit/s.
rule-up-nothing = The uplink of { $who }, { $up } kbit/s, does not even carry the sound, { $audio } kbit/s: nobody gets anything. { $need } would be needed.
rule-up-fine = The uplink of { $who }, { $up } kbit/s, carries all that it should now: { $need } kbit/s.
rule-down-layers = The downlink of { $who } has { $down } kbit/s, and the best layers of all would need { $need }. The server chooses: { $high } in the high, { $middle } in the middle, { $low } in the low layer. The senders do not notice.
rule-down-mix = The downlink of { $who }, { $down } kbit/s, cannot carry the full mix, { $need } with sound. The server encodes one of { $rate } kbit/s for it.
rule-down-mesh = The downlink of { $who }, { $down } kbit/s, would need { $need }. The senders lower their copies for it; { $used } kbit/s arrive.
rule-down-missing = The downlink of { $who }, { $down } kbit/s, is too narrow for { $need }: { $seen ->
    [one] 1 picture comes
   *[other] { $seen } pictures come
 }, { $n ->
    [one] 1 is missing
   *[other] { $n } are missing
 }. Of those there is sound.
rule-down-full = The downlink of { $who }, { $down } kbit/s, does not even carry the sound of all, { $audio } kbit/s each, let alone { $need }.
rule-down-fine = The downlink of { $who }, { $down } kbit/s, carries all that it should now: { $need } kbit/s.
rule-codec-transcoded = { $who } sends { $sent }, { $other } decodes { $plays }: the server decodes the picture and encodes it anew. That costs what passing on was to save: work, delay, quality.
rule-codec-mesh = { $who } ({ $sent }) and { $other } ({ $plays }) have no video codec in common. In a mesh each pair agrees for itself: these two hear each other only.
rule-codec-sfu = { $who } ({ $sent }) and { $other } ({ $plays }) have no video codec in common, and this SFU passes on what it gets: sound only.
rule-secure-direct = { $topology }: media is encrypted by DTLS-SRTP from participant to participant. Nobody is in between.
rule-secure-hop = { $topology }: DTLS-SRTP ends at the server, which has the keys of each hop. It could read what passes; an MCU, a recorder or a transcoder has to.
rule-secure-end = { $topology }: inside the hops a second encryption (SFrame) reaches from end to end. The server passes on what it cannot read: no transcoding, no readable recording.
rule-secure-impossible = { $topology }: to mix, a server has to decode, and what is encrypted from end to end it cannot. Nothing goes out.
rule-sum-links = Connections, N = { $n }: { $topology ->
    [mesh] every pair has one, { $formula }. That is quadratic growth, not exponential: twice as many people, about four times the links.
   *[other] everybody has one, to the server, { $formula }.
 }
rule-sum-streams = Streams that arrive: { $topology ->
    [mcu] one mix for each who has somebody to see or hear
   *[other] each of M senders reaches all but itself
 }, { $formula } (N = { $n }, M = { $m }).
rule-sum-up = Up from each sender: { $topology ->
    [mesh] a copy for everybody else
   *[other] one stream, whatever N is
 }, { $formula } (N = { $n }, M = { $m }).
rule-sum-down-sender = Down to each sender: { $topology ->
    [mcu] its mix
   *[other] a stream from each other sender
 }, { $formula } (N = { $n }, M = { $m }).
rule-sum-down-listener = Down to each who only watches: { $topology ->
    [mcu] the mix
   *[other] a stream from each sender
 }, { $formula } (N = { $n }, M = { $m }).
rule-sum-in = Into the server: one stream from each sender, { $formula } (N = { $n }, M = { $m }).
rule-sum-out = Out of the server: { $topology ->
    [mcu] one mix for each
   *[other] each stream to all but its sender
 }, { $formula } (N = { $n }, M = { $m }).
rule-sum-up-rate = Uplink that a sender needs: { $formula } kbit/s{ $topology ->
    [mesh] , and it grows with everybody who joins
   *[other] , and N does not matter
 } (N = { $n }, M = { $m }).
rule-sum-encodes = Pictures that each sender encodes: { $formula } (N = { $n }, M = { $m }).
rule-sum-server-encodes = Pictures that the server encodes: { $topology ->
    [mcu] P who send a picture
   *[other] it passes them on
 }, { $formula } (N = { $n }, M = { $m }).
rule-sum-work = Work of the server, in thousandths of a core: { $topology ->
    [mcu] decoding, mixing, encoding, sending, sound
   *[other] sending alone
 }, { $formula } (N = { $n }, M = { $m }).
rule-overload-server = The server ({ $topology }) has too much to do. Cores: { $need } needed, { $have } there. Queues grow and pictures are dropped: of { $fps } a second { $left } are done, and those come later.
rule-overload-device = The device of { $who } has too much to do, encoding { $encodes } and decoding { $decodes }. Cores: { $need } needed, { $have } there. Of { $fps } pictures a second it manages { $left }.
rule-record-sfu = The server writes { $streams ->
    [one] the stream
   *[other] each of { $streams } streams
 } as it came in, without decoding: { $kbit } kbit/s, { $mb } MB an hour. Putting them together is left for later.
rule-record-mcu = The server writes the mix it has made anyway: { $kbit } kbit/s, { $mb } MB an hour, ready to be watched.
rule-record-mesh = There is no server: { $who } records what it sends and receives, { $kbit } kbit/s, { $mb } MB an hour. When { $who } leaves, the recording ends.
rule-record-none = The recording would hold encrypted media that the server cannot read, or there is nothing to record: it is not made.
rule-frame-made = { $who } captures and encodes a picture: { TIME($encode, "ms") }.
rule-frame-sent-mesh = { $who } sends the copies one after the other: the first has left the uplink after { TIME($first, "ms") }, the last of { $copies } after { TIME($last, "ms") }. Each needs { TIME($way, "ms") } to get there.
rule-frame-sent-server = { $who } sends the picture to the server: { TIME($up, "ms") } until the last bit is on the link, { TIME($way, "ms") } on the way.
rule-frame-forwarded = The server passes { $who }’s picture on, { TIME($server, "ms") }: it reads the header and chooses who gets it, the picture stays closed. { $out ->
    [one] 1 row of receivers gets
   *[other] { $out } rows of receivers get
 } it.
rule-frame-transcoded = The server passes { $who }’s picture on, { TIME($server, "ms") }; for those without its codec it waits, decodes and encodes as well.
rule-frame-decoded = The server waits in its jitter buffer, { TIME($jitter, "ms") }, and decodes { $who }’s picture, { TIME($decode, "ms") }.
rule-frame-mixed = The picture waits until the next mix is due, at most { TIME($wait, "ms") }, and is put beside the others, { TIME($mix, "ms") }. { $who } is now a part of the mix.
rule-frame-encoded = The server encodes { $encodes ->
    [one] the mix
   *[other] { $encodes } mixes
 }, { TIME($encode, "ms") }. { $who }’s picture was in the server for { TIME($server, "ms") }.
rule-frame-shown = { $other } sees { $who }’s picture { TIME($total, "ms") } after the camera did: encoding { $encode }, uplink { $up }, ways { $way }, server { $server }, downlink { $down }, jitter buffer and decoding { $play }. { $level ->
    [good] Up to 150 ms a conversation does not notice.
    [felt] Beyond 150 ms a conversation notices.
   *[bad] Beyond 400 ms people talk at the same time.
 }
rule-frame-none = No picture reaches anybody, so there is no way to follow.
rule-change-left = { $who } leaves. Its streams end.
rule-change-sends = { $who } sends { $sends ->
    [video] picture and sound
    [audio] sound only
   *[nothing] nothing
 } from now on.
rule-change-uplink = { $who }’s uplink changes: { $before } → { $after } kbit/s.
rule-change-downlink = { $who }’s downlink changes: { $before } → { $after } kbit/s.
rule-change-size = The row { $who } changes: { $before } → { $after ->
    [one] 1 participant
   *[other] { $after } participants
 }.
rule-change-switched = The call moves to { $topology ->
    [mesh] a mesh
    [sfu] an SFU
   *[mcu] an MCU
 }: all connections are set up anew.
rule-change-simulcast = Simulcast is turned { $on ->
    [true] on: senders to an SFU send three layers
   *[false] off: senders to an SFU send one stream
 }.
rule-change-record = Recording is turned { $on ->
    [true] on
   *[false] off
 }.
rule-change-nothing = The change has nothing to act on: it is so already, or nobody is there.

# The picture.
picture-title = A { $topology } call with N = { $n }: { $streams ->
    [one] 1 stream
   *[other] { $streams } streams
 }, the load of each link, and the delay of a picture.
cap-counts = N = { $n }, M = { $m }; links { $links }, streams { $streams }
cap-mesh = mesh: no server, no operator
cap-server = streams in { $in }, out { $out } ({ $rate })
cap-mesh-work = each device encodes and decodes by itself
cap-sfu-work = it passes on and decodes nothing
cap-work = decodes { $decodes }, mixes { $mixes }, encodes { $encodes }
cap-uplink = uplink (bit/s)
cap-downlink = downlink (bit/s)
not-there = not there
cap-way = A picture of { $who }: from camera to screen
cap-way-none = From camera to screen: nothing yet
way-from = sends it
part-encode = capture and encoding
part-up = uplink
part-way = on the way
part-server = in the server
part-down = downlink
part-play = jitter buffer and decoding
mixer = mix

# Legend.
legend-frame = the picture on its way
legend-mix = mix
legend-fine = enough room
legend-less = lower rate; jitter buffer and decoding
legend-none = something is left out
legend-links = uplink, downlink

# Tables.
table-formulas = Formulas (N participants, M send, P send a picture; V picture, A sound in kbit/s; D decode, X mix, E encode, F send, S sound in thousandths of a core)
column-what = What
column-formula = Formula
column-numbers = With numbers
column-value = Gives
column-counted = Counted
sum-name-links = connections
sum-name-streams = streams that arrive
sum-name-up = streams up, each sender
sum-name-down-sender = streams down, each sender
sum-name-down-listener = streams down, each listener
sum-name-in = streams into the server
sum-name-out = streams out of the server
sum-name-up-rate = uplink of a sender (kbit/s)
sum-name-encodes = pictures a sender encodes
sum-name-server-encodes = pictures the server encodes
sum-name-work = work of the server (thousandths of a core)
table-sides = Each participant
column-who = Who
column-sends = Sends
column-streams-up = Streams up
column-streams-down = Streams down
column-up = Up (kbit/s)
column-up-need = Up, needed (kbit/s)
column-down = Down (kbit/s)
column-pictures = Pictures seen
column-encodes = Encodes
column-decodes = Decodes
column-cores = Cores
table-flows = Who sends what to whom
column-from = From
column-to = To
column-pairs = Streams
column-heard = With sound
column-seen = With picture
column-kbit = Pictures × kbit/s
table-delays = From camera to screen (ms)
column-encode = Encoding
column-up-part = Uplink
column-way = Ways
column-server-part = Server
column-down-part = Downlink
column-play = Buffer, decoding
column-total = In all
table-payers = Who carries what
column-payer = Who
column-egress-money = Bandwidth, money an hour
column-core-money = Cores, money an hour
payer-operator = operator of the server
payer-nobody = no operator: participants carry everything
table-audiences = One sends to N − 1, with these assumptions
column-n = N
column-topology = Topology
column-device = Speaker’s device (cores)
column-server-out = Server out (kbit/s)
column-server-cores = Server (cores)
column-money = Money an hour
column-outcome = What viewers get
outcome-full = the full picture
outcome-rate = a picture of { $n } kbit/s
outcome-sound = sound only
outcome-heard = sound for { $n }, nothing for the others
outcome-nothing = nothing
outcome-down = less than they should: narrow downlink
outcome-unmixed = nothing: the server may not read
outcome-server = dropped pictures: server too small
outcome-device = dropped pictures: device too slow

# Comparison.
metric-up = Highest uplink (kbit/s)
metric-down = Highest downlink (kbit/s)
metric-egress = Server out (kbit/s)
metric-delay = Longest delay (ms)
metric-server-work = Server (cores)
metric-device-work = Busiest device (cores)
metric-seen = Pictures that are seen
metric-streams = Streams that arrive
metric-money = Operator’s money an hour

# Curves.
chart-growth-up = Uplink that a sender needs
chart-growth-down = Downlink that a receiver needs
chart-growth-egress = What leaves the server
chart-growth-work = Work of the server
chart-growth-delay = Longest delay of a picture
axis-n = participants
axis-kbit = kbit/s
axis-mbit = Mbit/s
axis-cores = cores
axis-ms = ms
finding-run = { $topology }, N = { $n }
rule-finding-mesh-picture = With an uplink of { $up } kbit/s a mesh has pictures up to N = { $n }: { $up }/{ $copies } − { $audio } = { $left } kbit/s a copy. One more, and { $next } are left, less than { $floor }: sound only.
rule-finding-mesh-sound = Sound reaches everybody up to N = { $n }: { $copies ->
    [one] 1 copy
   *[other] { $copies } copies
 } of { $audio } kbit/s in { $up }. Pictures, from { $floor } kbit/s on, ended long before.
rule-finding-server = To a server the same uplink of { $up } kbit/s sends one stream of { $rate } kbit/s, whether N is { $n } or 1,000.

# Exercises.
answer-egress = Out of the server (kbit/s)
answer-most = Largest N
answer-later = Later by (ms)
form-number = a whole number
ask-links = { $n } participants form a mesh, and all send. How many connections are there?
ask-streams = { $topology ->
    [mesh] Mesh
    [sfu] SFU
   *[mcu] MCU
 }: of { $n } participants { $all ->
    [true] all
   *[false] { $m }
 } send. How many streams arrive in all?
ask-up = { $n } participants form a mesh, and all send. How many copies does each upload?
ask-down = SFU: of { $n } participants { $all ->
    [true] all
   *[false] { $m }
 } send. How many streams come down to each sender?
ask-in = { $topology ->
    [sfu] SFU
   *[mcu] MCU
 }: of { $n } participants { $all ->
    [true] all
   *[false] { $m }
 } send. How many streams come into the server?
ask-out = { $topology ->
    [sfu] SFU
   *[mcu] MCU
 }: of { $n } participants { $all ->
    [true] all
   *[false] { $m }
 } send. How many streams leave the server?
ask-up-rate = { $topology ->
    [mesh] { $n } participants form a mesh. A picture has { $high } kbit/s, sound 40. Which uplink does each sender need, in kbit/s?
   *[sfu] SFU with simulcast, { $n } participants: layers of { $high }, 700 and 200 kbit/s, sound 40. Which uplink does each sender need, in kbit/s?
 }
ask-egress = SFU without simulcast: of { $n } participants { $all ->
    [true] all
   *[false] { $m }
 } send a picture of { $high } kbit/s and sound of 40. How many kbit/s leave the server?
ask-most = A mesh in which all send: a picture has { $high } kbit/s, sound 40, each uplink { $uplink } kbit/s. Up to which N does the full picture reach everybody?
ask-encodes = MCU with a mix without itself for each sender: of { $n } participants { $all ->
    [true] all send a picture
   *[false] { $m } send a picture, and the others share one mix
 }. How many pictures does the server encode?
ask-work = { $topology ->
    [mcu] MCU, { $n } participants, { $m } send picture and sound; each sender gets a mix without itself{ $all ->
        [true] {""}
       *[false] , the others share one
    }. In thousandths of a core: decoding 100 a picture, mixing 100, encoding { $encode }, sending a stream 2, encoding or decoding sound 5. How many does the server need?
   *[sfu] SFU, { $n } participants, { $all ->
        [true] all
       *[false] { $m }
    } send. Passing on a stream costs 2 thousandths of a core for each receiver; encoding ({ $encode }) is not its business. How many does the server need?
 }
ask-later = { $n } participants; a mixing server has a jitter buffer of { $jitter } ms, decodes in 5, makes { $fps } mixes a second (a picture waits at most that long), mixes in 5 and encodes in 20 ms. A forwarding server needs 1 ms. By how many ms is the picture later through the MCU, links and participants being the same?
hint-mesh = In a mesh nobody makes copies for you: each sender reaches each other participant by itself.
hint-sfu = A sender sends once to an SFU; the SFU makes the copies, one for each receiver but the sender.
hint-mcu = An MCU decodes what comes in and sends each participant one mix.
hint-formula = Formula: { $formula }
wrong-twice = Each connection was counted at both of its ends.
wrong-exponential = It does not double with each participant: it grows with the square.
wrong-self = Nobody sends to itself.
wrong-directions = A connection carries a stream in each direction.
wrong-mixed = The streams are mixed before they leave: one for each participant.
wrong-sound = The sound is missing.
wrong-layers = With simulcast all layers go up at once.
wrong-by-one = Off by one: there is one copy fewer than there are participants.
wrong-more = That is too many.
wrong-less = That is too few.

# Prediction.
predict-sends = What does { $who } send to the server?
predict-sends-nothing = Nothing
predict-one-stream = One stream
predict-layers = Three layers of one picture
predict-for-each = A stream for each receiver
predict-uplink = { $who } has an uplink of { $has } kbit/s and needs { $need } kbit/s. What is sent?
predict-fine = Everything as it is
predict-lowered = Pictures at a lower rate
predict-capped = Pictures at the rate of the slowest receiver
predict-dropped = No upper layers
predict-audio = Sound alone
predict-nothing = Nothing at all
predict-downlink = { $who } has a downlink of { $has } kbit/s and needs { $need } kbit/s. What arrives?
predict-down-fine = Everything as it is
predict-down-lowered = Pictures at a lower rate
predict-missing = Not all pictures
predict-full = Not even all the sound
predict-codec = { $who } and { $other } have no codec in common. Does the server change the codec?
predict-secure = Who can read the media?
predict-direct = The participants alone; there is no server in between
predict-hop = The participants and the server
predict-end = The participants alone; the server passes on what it cannot read
predict-impossible = The server would have to and cannot, so there is no picture
predict-record = Can this call be recorded?
predict-server = What does the server do with the picture?
predict-forwards = It passes it on
predict-decodes = It decodes it for a mix
predict-first = On whose screen is the picture next?
predict-links = How many connections are there?
predict-streams = How many streams arrive in all?
predict-up = How many streams does a sender send?
predict-down-sender = How many streams does a sender receive?
predict-down-listener = How many streams does one receive who only watches?
predict-in = How many streams come into the server?
predict-out = How many streams go out of the server?
predict-up-rate = How many kbit/s of uplink does a sender need?
predict-encodes = How many pictures does a sender encode?
predict-server-encodes = How many pictures does the server encode?
predict-work = How much work does the server have, in thousandths of a core?
