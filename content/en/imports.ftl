# Imports.
problem-import-unknown = this is no recording that can be read: it is no packet capture (pcap, pcapng), and near its beginning there are neither sched_switch lines nor memory references nor session descriptions (SDP) nor ICE candidates.
problem-import-empty = the recording has no task that used the CPU for any time.
problem-import-size = the file is { $value } MiB; at most { $max } MiB are read.
problem-import-processes = { $value } tasks used the CPU; a scenario holds at most { $max }. Import a shorter recording.
problem-import-pieces = the recording has { $value } intervals; at most { $max } are kept. Import a shorter recording.
problem-import-bursts = from here on { $process } has more than { $max } bursts. Import a shorter recording.
import-lines = Lines not understood and passed over: { $count } (first: line { $line }).
import-cut = The last line ({ $line }) is cut off and was passed over.
import-backwards = Lines passed over because their time goes backwards: { $count } (first: line { $line }).
import-late = Lines passed over because they are more than { $max } s after the first event: { $count } (first: line { $line }).
import-other = Events of other kinds, not used: { $count } (first: line { $line }).
import-lost = The recorder itself lost at least { $count } events.
import-gaps = Places where a switch is missing: { $count } (first: line { $line }). The time around them is uncertain.
import-running = Tasks already running when the recording began: { $count }.
import-idle = Tasks left out because they had no CPU time: { $count }.
import-away = Tasks that were also on CPUs the recording does not hold: { $count }. Their time there is shown as blocked.
import-real-time = Real-time tasks, taken as nice −20: { $count }.
import-cpus = The recording has { $count } CPUs; the scenario takes { $max }.
import-taken = The scenario holds the first { $taken } of { $count } references; the whole trace is to { $pages } pages of { $size } bytes.
import-passed = Lines that are no memory reference, passed over: { $count }.
import-renumbered = Some page numbers are larger than a scenario takes, so pages are numbered in the order of their first use.
problem-import-no-reference = this trace has no memory reference; one is a line such as “I  0401ab70,3” or “ L 1fff000668,8”.
problem-import-address = this memory reference has no address of 1 to 16 hexadecimal digits with a comma behind it, such as “ L 1fff000668,8”.
problem-import-references = from here on the trace has more than { $max } references. Read a shorter trace.
problem-page-size = { $value } bytes is no page size; it is a power of two from 1 to { $max }, such as 4096.
import-packets-cut =
    { $count ->
        [one] Of one packet (number { $packet }) the capture
       *[other] Of { $count } packets (the first is number { $packet }) the capture
    } holds only the beginning.
problem-import-stopped =
    Reading stopped at byte { $byte }, where packet { $packet } would begin: { $fault ->
        [ends] the file ends in the middle of it
        [length] a block cannot be { $value } bytes long; its length is a multiple of 4 and has room for what is in it
        [too-long] a length of { $value } bytes is damage; at most { $other } are possible
        [lengths] the block says { $other } bytes at its beginning and { $value } at its end
        [packet] the packet’s length of { $value } bytes does not fit into its block
        [interface] the packet is of interface { $value }, which was not described before
        [order] the section header has no byte-order mark
        [version] version { $value } of the format is not known
        [packets] at most { $other } packets are read
       *[links] at most { $other } interfaces are read
    }.
problem-import-no-packets = this capture holds no packets.
problem-import-together = Only two files can be opened together: one packet capture of an ICE session, and one text with what its browsers said.
problem-import-no-lab-for-packets =
    the capture can be read ({ $count ->
        [one] one packet
       *[other] { $count } packets
    }), but no lab here is about what is in it: { $kinds }.
import-dhcp =
    { $messages ->
        [one] 1 DHCP message
       *[other] { $messages } DHCP messages
    } and { $arps ->
        [one] 1 ARP message
       *[other] { $arps } ARP messages
    } of the same hosts are shown.
import-made =
    { $count ->
        [one] 1 packet was
       *[other] { $count } packets were
    } recorded without an Ethernet header (link type: { $kind }). The header shown is made up: an address that was not recorded is 02:00 and the four bytes of the IP address.
import-dhcp-harmed =
    { $count ->
        [one] 1 message on the DHCP ports
       *[other] { $count } messages on the DHCP ports
    } cannot be read to the end; the Packet tab shows how far.
import-dhcp-many = { $count } further messages are not shown: a recording here has at most { $max }.
import-others =
    Other traffic is passed over: { $count ->
        [one] 1 packet
       *[other] { $count } packets
    }, listed by kind under Results ({ $kinds }).
import-session =
    { $offers ->
        [one] 1 offer
       *[other] { $offers } offers
    }, { $answers ->
        [one] 1 answer
       *[other] { $answers } answers
    } and { $candidates ->
        [one] 1 candidate
       *[other] { $candidates } candidates
    }, in the order of the file.
import-session-passed = Lines that are neither, passed over: { $count } (first: line { $line }).
import-session-many = { $count } further entries are not shown: a recording here has at most { $max }.
problem-import-sdp-size = this description is too long; at most { $max } characters are read.
import-ice =
    { $messages ->
        [one] 1 message
       *[other] { $messages } messages
    } of STUN and TURN { $data ->
        [0] {""}are shown.
        [one] and 1 packet of data between the same ends are shown.
       *[other] and { $data } packets of data between the same ends are shown.
    }
import-ice-many = { $count } further packets are not shown: a recording here has at most { $max }.
import-also-dhcp = DHCP messages in the same capture are not shown: { $count }. There are more messages of STUN.
import-also-ice = STUN messages in the same capture are not shown: { $count }. There are more messages of DHCP.
import-candidates =
    { $candidates ->
        [one] 1 candidate
       *[other] { $candidates } candidates
    } and { $pairs ->
        [one] 1 line
       *[other] { $pairs } lines
    } of statistics about pairs were read.
import-joined =
    What the browsers said is read together with the capture: descriptions and candidates before the packets, states and statistics behind them. { $passwords ->
        [0] It tells no password, so integrity is not checked.
       *[other] The integrity of every check is checked by the passwords of the descriptions.
    }
import-untimed = The text has no times: steps come in the order of its lines.
import-rounded = A browser’s numbers hold 53 bits, so it rounds priorities of pairs; here they are worked out exactly from those of the candidates.
import-pairs-lost = Statistics of pairs passed over because a candidate of theirs is missing: { $count }.
problem-import-candidate =
    this is no candidate: { $what ->
        [candidate-head] it begins with “candidate:”
        [candidate-foundation] the foundation is 1 to 32 letters, digits, + or /, not “{ $found }”
        [candidate-component] the component is a number from 1 to 256, not “{ $found }”
        [candidate-transport] the transport is udp or tcp, not “{ $found }”
        [candidate-priority] the priority is a number from 1 to 2147483647, not “{ $found }”
        [candidate-address] the address is an IP address or a name, not “{ $found }”
        [candidate-port] the port is a number from 0 to 65535, not “{ $found }”
        [candidate-typ] the word “typ” stands behind the port, not “{ $found }”
        [candidate-kind] the kind is host, srflx, prflx or relay, not “{ $found }”
        [candidate-tcptype] the TCP kind is active, passive or so, not “{ $found }”
       *[candidate-pair] “{ $found }” has no value behind it
    }.
problem-import-sdp = this line of the session description cannot be read: “{ $found }”.
problem-import-statistics = this object of getStats() is no JSON: the fault is at character { $column }.
problem-import-ice-lines = from here on there are more of these lines than the { $max } that are read.
