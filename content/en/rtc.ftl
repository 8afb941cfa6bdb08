# What the labs on real-time communication share: what lines of a session description say, what is wrong with one.

notation-host-address = an IPv4 or IPv6 address, or a name such as 3f2a.local

# Lines of a session description.
sdp-v = Version { $value } of SDP; there is no other.
sdp-o = Who described: session { $session }, its description number { $version }. The address { $address } is a placeholder that hides the real one.
sdp-s = The session’s name, “{ $value }”. Nobody needs it.
sdp-i = Words about it: { $value }
sdp-t = { $open ->
    [true] When: from now on, without an end.
   *[false] When: { $value } (seconds of NTP).
 }
sdp-c = { $nowhere ->
    [true] Where: not said here; candidates say it.
   *[false] Where: { $address }, unless a candidate proves better.
 }
sdp-m = A section for { $media ->
    [audio] sound
    [video] pictures
    [application] data
   *[other] { $media }
 }, { $place ->
    [refused] refused: port 0
    [later] port 9 as a placeholder until candidates are known
   *[here] port { $port }
 }, over { $proto }, { $count ->
    [one] one format
   *[other] { $count } formats
 }: { $formats }
sdp-b = At most this bandwidth: { $value }
sdp-group = { $kind ->
    [BUNDLE] Sections { $mids } share one transport: one port, one ICE, one DTLS.
   *[other] Sections { $mids } belong together ({ $kind }).
 }
sdp-mid = The section’s name is { $value }; the answer and RTP packets use it.
sdp-ice-ufrag = User name fragment of ICE, { $value }: with it checks find whom they are for.
sdp-ice-pwd = Password of ICE: it proves that a check comes from who has read this.
sdp-ice-options = { $trickle ->
    [true] Candidates may follow one by one (trickle).
   *[false] Options of ICE: { $value }
 }
sdp-ice-lite = This side only answers checks (ICE lite): a server with a public address.
sdp-candidate = A place to try: { $kind ->
    [host] the machine’s own address
    [srflx] what a STUN server saw
    [prflx] what the other side saw
   *[relay] an address on a TURN server
 } { $address }, port { $port }, { $transport }, priority { $priority }{ $related ->
    [none] {""}
   *[other] , found from { $related }
 }.
sdp-end = No further candidate will come.
sdp-fingerprint = Digest of the DTLS certificate ({ $hash }), { $begin }…: who shows another certificate is not the one who wrote this.
sdp-setup = { $value ->
    [actpass] I can begin the DTLS handshake or wait for it: you choose.
    [active] I begin the DTLS handshake.
    [passive] I wait for you to begin the DTLS handshake.
   *[holdconn] No DTLS handshake for now.
 }
sdp-tls-id = Names this DTLS association, so that a new one can be told from it.
sdp-sctp-port = SCTP inside DTLS uses port { $value }; it is no port of the machine.
sdp-max-message-size = A message on a data channel has at most { $value } bytes.
sdp-rtpmap = Format { $format } is { $codec } with a clock of { $clock } Hz{ $channels ->
    [none] {""}
   *[other] , { $channels } channels
 }.
sdp-direction = { $value ->
    [sendrecv] Both ways: I send and receive.
    [sendonly] One way: I send and receive nothing.
    [recvonly] One way: I receive and send nothing.
   *[inactive] Neither way: nothing is sent for now.
 }
sdp-fmtp = Settings of format { $format }: { $value }
sdp-rtcp = Where RTCP would go without multiplexing: { $value }
sdp-rtcp-mux = RTP and its reports (RTCP) share one port.
sdp-rtcp-mux-only = RTP and RTCP share one port, and must.
sdp-rtcp-rsize = RTCP packets may be of reduced size.
sdp-rtcp-fb = Feedback on format { $format }: { $value }
sdp-extmap = Header extension { $id } of RTP packets: { $uri }
sdp-extmap-mixed = Header extensions of one and of two bytes may be mixed.
sdp-msid = These pictures or sounds are track { $track } of stream { $stream }.
sdp-msid-semantic = An old way to name streams; newer lines name them.
sdp-ssrc = RTP packets with source number { $id }: { $value }
sdp-ssrc-group = Source numbers that belong together ({ $kind }): { $value }
sdp-rid = One of several encodings of the same pictures: { $value }
sdp-simulcast = The same pictures in several qualities: { $value }
sdp-bundle-only = This section works only inside the shared transport.
sdp-passed = “{ $name }” is not known here. What is not known is passed over.

# What is wrong.
problem-candidate-head = “{ $found }” is no candidate; it begins with “candidate:”, or with “a=candidate:”.
problem-candidate-foundation = “{ $found }” is no foundation; it has 1 to 32 letters, digits, + or /.
problem-candidate-component = “{ $found }” is no component; it is a number from 1 to 256.
problem-candidate-transport = “{ $found }” is no transport of a candidate; possible are udp and tcp.
problem-candidate-priority = “{ $found }” is no priority; it is a number from 1 to 2147483647.
problem-candidate-address = “{ $found }” is no address; an IPv4 or IPv6 address or a name such as 3f2a.local is needed.
problem-candidate-port = “{ $found }” is no port; it is a number from 0 to 65535.
problem-candidate-typ = “{ $found }” stands where the word “typ” is needed, before the kind of the candidate.
problem-candidate-kind = “{ $found }” is no kind of candidate; possible are host, srflx, prflx and relay.
problem-candidate-tcptype = “{ $found }” is no TCP type; possible are active, passive and so.
problem-candidate-pair = “{ $found }” has no value behind it; whatever follows in a candidate comes in pairs.
problem-sdp-version = “{ $found }” is no beginning; a session description begins with “v=0”, once.
problem-sdp-line = “{ $found }” is no line of a session description; a line is a letter, “=”, and a value.
problem-sdp-no-origin = the line “o=” is missing before this place.
problem-sdp-no-name = the line “s=” is missing before this place; “s=-” is enough.
problem-sdp-no-time = the line “t=” is missing before this place; “t=0 0” is enough.
problem-sdp-origin = “{ $found }” is not complete, or not right; such as “o=- 4962303333179871722 2 IN IP4 127.0.0.1” is right.
problem-sdp-connection = “{ $found }” is not complete, or not right; such as “c=IN IP4 0.0.0.0” is right.
problem-sdp-media = “{ $found }” is not complete, or not right; a medium, a port, a protocol and formats are needed, such as “m=audio 9 UDP/TLS/RTP/SAVPF 111”.
problem-sdp-bandwidth = “{ $found }” is not complete, or not right; such as “b=AS:500” is right.
problem-sdp-time = “{ $found }” is no time; “t=0 0” is right for a call.
problem-sdp-twice = “{ $found }” is there for a second time; it may stand once.
problem-sdp-ufrag = “{ $found }” does not fit; a user name fragment has 4 to 256 letters, digits, + or /.
problem-sdp-pwd = “{ $found }” does not fit; an ICE password has 22 to 256 letters, digits, + or /.
problem-sdp-fingerprint = “{ $found }” does not fit; a fingerprint is the name of a hash and pairs of hexadecimal digits with colons between them.
problem-sdp-setup = “{ $found }” does not fit; possible are actpass, active, passive and holdconn.
problem-sdp-sctp = “{ $found }” does not fit; a port from 0 to 65535 is needed.
problem-sdp-size = “{ $found }” does not fit; a number of bytes is needed.
problem-sdp-rtpmap = “{ $found }” does not fit; such as “a=rtpmap:111 opus/48000/2” is right, with a format from 0 to 127.
problem-sdp-mid = “{ $found }” gives no name; such as “a=mid:0” is right.

clock-ms = t = { $ms } ms
