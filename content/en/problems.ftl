# Refusals. Each says what is wrong and what would be right; the place is put before it.
place-line = line { $line }
problem-range = { $value } is outside the range { $min } to { $max }.
problem-missing = this field is missing and has to be given.
problem-unknown-field = there is no field of this name; known here: { $known }.
problem-choice = “{ $value }” is not known here; possible: { $known }.
problem-text = “{ $value }” does not fit; 1 to { $max } characters are needed, without spaces at the ends and without control characters.
problem-type =
    “{ $value }” is not { $expected ->
        [integer] a whole number
        [bool] true or false
        [text] a text in quotes
        [list] a list
       *[object] an object with fields
    }.
problem-count = { $value } entries; { $min } to { $max } are possible.
problem-ends-in-io = with { $count } bursts the list ends in I/O; a process begins and ends with a CPU burst, so their number has to be odd.
problem-duplicate = “{ $value }” is also at { $first }; each name may be used once.
problem-bits-sum = { $index } index bits and { $offset } offset bits make { $sum }, but an address has { $want } (virtual_bits); the two have to be equal.
problem-mapped-twice = page { $value } is covered already by an earlier line; a process maps each page once.
problem-frame-overlap = frame { $value } belongs to a large page, or to pages inside this one; large and small pages cannot share frames.
problem-multiple = { $value } is not a multiple of { $step }; a large page and its frames begin at a multiple of its size.
problem-unknown-process = there is no process “{ $value }” in this scenario.
problem-references-or-processes = with “processes” there are no “references” beside them: each process has its own; give one of the two.
problem-opt-processes = OPT has to know the order of all references beforehand; with several processes that order comes from the run itself. Choose another policy.
problem-needs-references = with several processes no reference can be put in; suspend, resume or end a process, or change the frames or the policy.
problem-memory-size = the holes and what lies between them need { $value } units; at most { $max } are possible.
problem-order = step { $value } has to come after step { $previous }, where the change before it is made; changes are listed in order of steps.
problem-branches = there are { $max } branches already; remove one first.
problem-step-limit = the run was stopped after { $limit } steps; a smaller scenario can be run to its end.
problem-time-limit = the run was stopped after { $reached } steps, because its clock passed the largest time; with shorter times it ends.
problem-other = { $message }
problem-json-syntax = this is not valid JSON at column { $column }; a scenario file is one JSON object.
problem-json-end = the file ends before its JSON is complete.
problem-file-size = the file has { $value } MiB; at most { $max } MiB can be read.
problem-not-text = the file is neither a scenario nor a trace that is known here.
problem-link-damaged = the link is damaged: the part after “s=” is incomplete or was changed. Copy the whole link once more.
problem-link-version = the link was made by a newer version ({ $value }) than this page understands. Reload the page.
problem-link-long = the link has { $value } characters; at most { $max } can be opened. Save the scenario as a file instead.
problem-link-lab = there is no lab “{ $value }”; possible: { $known }.
problem-preset = there is no preset “{ $value }”; possible: { $known }.
problem-file = { $message }
problem-no-packets = “{ $value }” sends no packets; pcapng is for network labs.
problem-import-lab = this file is for “{ $found }”, not for “{ $value }”.
problem-no-parameters = this policy takes no parameters.
problem-hosts-and-subnets = with “hosts” there is no “subnets” beside it: a network is either split evenly or planned by hosts; give one of the two.
problem-subnets-fit = { $value } subnets do not fit into { $network }; at most { $max } would fit.
problem-hosts-fit = the requirements need { $value } addresses, but { $network } has { $size }; of the { $count } requirements { $fit } would fit, the largest first.
problem-notation =
    “{ $value }” is not { $expected ->
        [ipv4] an IPv4 address: four numbers from 0 to 255 with points between them, such as 192.0.2.7
        [ipv4-or-none] an IPv4 address: four numbers from 0 to 255 with points between them, such as 192.0.2.7, or nothing
        [network] a network: an address, a slash and a prefix length from 0 to 32, such as 192.0.2.0/24
        [endpoint] a host’s name or an address, a colon and a port, such as S:80 or 203.0.113.1:5000
        [mac] a MAC address: six pairs of hexadecimal digits with colons between them, such as 02:00:5e:10:00:01
        [hex] a frame in hexadecimal, two digits for each byte, at most 2048 bytes
        [host-address] an IPv4 or IPv6 address, or a name such as 3f2a.local
        [sdp] a session description or a candidate of at most 60000 characters
        [candidate] an ICE candidate, such as candidate:1 1 udp 2130706431 192.0.2.7 50000 typ host
        [ice-sdp] a session description that can be read, at most 20000 characters
        [ice-text] 4 to 256 letters, digits, + or /
       *[mac-or-none] a MAC address: six pairs of hexadecimal digits with colons between them, such as 02:00:5e:10:00:01, or nothing
    }.
problem-static-address = a typed-in address is missing; give one, or let the host use DHCP.
problem-outside-subnet = { $value } is not in { $subnet }; an address of this network is needed.
problem-pool-order = { $value } comes before { $first }; the last address of a pool is not lower than the first.
problem-pool-size = the pool has { $value } addresses; at most { $max } are possible.
problem-recording-fixed = a recording is what happened; it cannot be changed. Open a scenario that is simulated instead.
problem-nat-address = { $value } cannot be used here; { $inside ->
        [none] a public address is needed, its last number not 0, 254 or 255
       *[other] a host has an address of { $inside }, or a public one whose last number is not 0, 254 or 255
    }.
problem-carrier-alone = a provider’s NAT needs the NAT of the local network before it; switch that on, too.
problem-embed-lab = no lab is named; possible: { $known }.
problem-embed-range = “{ $value }” is not a range of steps: two whole numbers are needed with a “-” between them, the smaller first, such as 3-12.
problem-embed-origin = “{ $value }” is not an origin: https:// or http:// and a host are needed, such as https://example.org, or null.
problem-embed-exercises = the lab “{ $value }” has no exercises.
problem-embed-message = “{ $value }” is not a message that is understood here; version 1 knows play, pause, step and load.
problem-no-site = there is no built site in “{ $value }”; cargo xtask bundle makes one.
problem-file-read = the file could not be read; open it again.
problem-file-kind =
    this file is { $want ->
        [progress] not a file of your progress; such a file is made by “Save progress”
        [exam] not an exam; the instructor’s page makes one
       *[exam-paper] not a student’s paper; an exam’s page makes one when it is handed in
    }. Its kind is “{ $value }”.
problem-file-version = the file was made by a newer release (version { $value }); up to version { $max } can be read. Reload the page to get the newest release.
problem-text-long = the text has { $value } characters; at most { $max } are possible.
problem-exam-code = the code has { $value } letters and digits; at least { $min } are needed.
problem-hex-digits = “{ $value }” does not fit; { $count } hexadecimal digits (0 to 9, a to f) are needed.
problem-exam-part = “{ $value }” is not a part of an exam: a lab, a level and a number of questions are needed with colons between them, such as net/subnetting:2:5.
problem-exam-name = a number or name has to be typed first.
