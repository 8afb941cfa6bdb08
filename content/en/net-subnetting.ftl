# Subnetting.
lab-title = Subnetting
lab-line = Address and mask in bits, networks split, planned and summarised, and exercises that say which bit went wrong.

# The scenario in a few words.
rule-heading =
    { $task ->
        [split] { $network } into { $count ->
            [one] one subnet
           *[other] { $count } subnets
        }
        [largest-first] { $network } for { $count ->
            [one] one subnet
           *[other] { $count } subnets
        }, largest first
        [as-given] { $network } for { $count ->
            [one] one subnet
           *[other] { $count } subnets
        }, in the order given
        [fixed-length] { $network } for { $count ->
            [one] one subnet
           *[other] { $count } subnets
        }, all of one length
        [summarise] { $count ->
            [one] one network
           *[other] { $count } networks
        } summarised
       *[address] { $network }
    }

# Choices that are also names of variants.
choice-largest-first = largest first (VLSM)
choice-as-given = in the order given
choice-fixed-length = one length for all
choice-slash-0 = /0
choice-slash-1 = /1
choice-slash-2 = /2
choice-slash-3 = /3
choice-slash-4 = /4
choice-slash-5 = /5
choice-slash-6 = /6
choice-slash-7 = /7
choice-slash-8 = /8
choice-slash-9 = /9
choice-slash-10 = /10
choice-slash-11 = /11
choice-slash-12 = /12
choice-slash-13 = /13
choice-slash-14 = /14
choice-slash-15 = /15
choice-slash-16 = /16
choice-slash-17 = /17
choice-slash-18 = /18
choice-slash-19 = /19
choice-slash-20 = /20
choice-slash-21 = /21
choice-slash-22 = /22
choice-slash-23 = /23
choice-slash-24 = /24
choice-slash-25 = /25
choice-slash-26 = /26
choice-slash-27 = /27
choice-slash-28 = /28
choice-slash-29 = /29
choice-slash-30 = /30
choice-slash-31 = /31
choice-slash-32 = /32

# Fields.
field-network = Network
field-subnets = Split into at least so many subnets (empty: not split)
field-hosts = Hosts of each subnet (empty: no plan)
field-method = How the plan is made
field-address = Address to work out (empty: that of the network)
field-other = Another address: same network? (empty: none)
field-summarise = Networks to summarise (empty: none)
field-edge_subnets = First and last subnet of a split
choice-used = may be used (RFC 1878, today)
choice-reserved = may not be used (RFC 950, 1985)
field-point_to_point = Two hosts get
choice-prefix-30 = a /30
choice-prefix-31 = a /31 (RFC 3021), and one host a /32
field-classes = Classes
choice-cidr = are history: only the prefix counts
choice-classful = count: bits behind the class’s own mask are subnet bits

# Changes of the past.
field-input = Change
choice-need = one more subnet is needed
choice-set-prefix = another prefix length
field-prefix = Prefix length
choice-work-out = work out another address
choice-compare = compare another address
choice-add-network = one more network to summarise

# Presets: a name, and the point it makes.
preset-first-look = First look
preset-first-look-point = 192.168.1.0/24 into 32 subnets: five bits are borrowed, each becomes a /29 with 6 hosts.
preset-and-inside-octet = AND inside an octet
preset-and-inside-octet-point = A /20 ends inside the third octet. Only there does AND need the bits: 45 AND 240 is 32.
preset-vlsm = Lengths that vary (VLSM)
preset-vlsm-point = 100, 50 and 2 hosts in one /24: a /25, a /26 and a /30, and 60 addresses are left over.
preset-vlsm-office = A plan for an office
preset-vlsm-office-point = Six subnets in a /22, typed in any order. Largest first, they fit without a gap.
preset-as-given = Order matters
preset-as-given-point = The same kind of plan without sorting: each subnet begins at a multiple of its size, so gaps open up and the last one finds no room.
preset-fixed-fails = One length for all
preset-fixed-fails-point = With one length for all, every subnet is a /25, and only two fit. Compare with variable lengths.
preset-link-31 = /31 between two routers
preset-link-31-point = A link with two ends needs no network and no broadcast address (RFC 3021): a /31 has two usable addresses.
preset-host-32 = /32: one address
preset-host-32-point = A /32 names a single host, as in a route to a loopback interface. It has one usable address.
preset-same-network = Same network?
preset-same-network-point = 192.168.10.100/25 and 192.168.10.130 look like neighbours. Bit 25 puts them into different networks.
preset-summary-exact = Summary that fits
preset-summary-exact-point = Four /24 that begin at a multiple of four are exactly one /22.
preset-summary-wider = Summary that covers more
preset-summary-wider-point = 192.168.1.0 to 192.168.3.0 share 22 bits, but that /22 also holds 192.168.0.0/24, which nobody asked for.
preset-class-b = Class B, split
preset-class-b-point = A class B network into 100 subnets. Classes counted here: 16 network bits, 7 subnet bits, 9 host bits.
preset-subnet-zero = Subnet zero
preset-subnet-zero-point = RFC 950 kept the first and the last subnet free. Six subnets then need three bits, and 62 hosts are lost. Compare with RFC 1878.
preset-not-a-power = Five is no power of two
preset-not-a-power-point = Two bits give four subnets, three give eight. Five subnets need three bits.
preset-which-subnet = Which subnet is it in?
preset-which-subnet-point = 192.168.1.0/24 in eight parts: 77 lies in the third, 192.168.1.64/27.
preset-link-local = Link-local
preset-link-local-point = An address a host gave itself when no DHCP server answered. Routers do not forward it.
preset-documentation = Documentation range
preset-documentation-point = 192.0.2.0/24 is for examples: it belongs to nobody, so no example can hit a real host.
preset-loopback = Loopback
preset-loopback-point = All of 127.0.0.0/8, sixteen million addresses, is the host itself.
preset-everything = Everything
preset-everything-point = With a prefix of 0 no bit is the network’s: 0.0.0.0/0 is all of IPv4, the default route.

# Rules.
rule-address = { $address } is 32 bits: { $bits }.
rule-host-bits-set = It is an address inside { $network }; what follows goes by that network.
rule-mask = /{ $prefix }: { $prefix ->
        [one] one 1
       *[other] { $prefix } ones
    } on the left, { $rest ->
        [0] no 0
        [one] one 0
       *[other] { $rest } zeros
    } on the right. The mask is { $mask }.
rule-mask-nothing = /0: 32 zeros. No bit is the network’s; the mask is 0.0.0.0.
rule-and-copy = Octet { $octet }: the mask is 255 ({ $and }), so the octet stays as it is: { $address } ({ $bits }), { $result } ({ $out }) after AND.
rule-and-zero = Octet { $octet }: the mask is 0 ({ $and }), so the octet changes from { $address } ({ $bits }) to { $result } ({ $out }).
rule-and-part = Octet { $octet }: the mask { $mask } ends inside it. { $bits } AND { $and } is { $out }: the octet changes from { $address } to { $result }.
rule-class-a = { $octet } is { $bits } and begins with 0: class A, 0 to 127. Of its 128 networks, 0 and 127 are reserved.
rule-class-b = { $octet } is { $bits } and begins with 10: class B, 128 to 191.
rule-class-c = { $octet } is { $bits } and begins with 110: class C, 192 to 223.
rule-class-d = { $octet } is { $bits } and begins with 1110: class D, 224 to 239. These are groups for multicast, not hosts.
rule-class-e = { $octet } is { $bits } and begins with 1111: class E, 240 to 255, reserved.
rule-subnet-bits = The class’s own mask is /{ $default }; { $bits ->
        [one] the bit
       *[other] the { $bits } bits
    } from there to /{ $prefix } number the subnet.
rule-supernet = The class’s own mask is /{ $default }; /{ $prefix } is { $bits ->
        [one] one bit
       *[other] { $bits } bits
    } shorter, so it joins several networks of the class.
rule-whole-class = /{ $prefix } is the class’s own mask: no bit is borrowed.
rule-special-none = { $address } is in no special range: it can be a public address.
rule-special-this-network = { $address } is in { $range }: “this network”. Only a host that does not know its address yet sends from there.
rule-special-private = { $address } is in { $range }: private. Everybody may use it inside; the Internet does not route it.
rule-special-shared = { $address } is in { $range }: shared address space, between a provider’s NAT and its customers.
rule-special-loopback = { $address } is in { $range }: loopback. It never leaves the host.
rule-special-link-local = { $address } is in { $range }: link-local. A host gives it to itself, and no router forwards it.
rule-special-protocol = { $address } is in { $range }: set aside for protocols of the IETF.
rule-special-documentation = { $address } is in { $range }: documentation. It is for examples and belongs to nobody.
rule-special-relay = { $address } is in { $range }: once the nearest 6to4 relay, given up since 2015.
rule-special-benchmark = { $address } is in { $range }: for measuring devices in a laboratory.
rule-special-multicast = { $address } is in { $range }: multicast, a group of receivers.
rule-special-reserved = { $address } is in { $range }: reserved, in use by nobody.
rule-special-limited-broadcast = { $address } ({ $range }) is the limited broadcast: all hosts on this link.
rule-network = All { $rest ->
        [0] host bits are none
        [one] the host bits (1) are 0
       *[other] { $rest } host bits are 0
    }: the network is { $network }.
rule-not-in-network = That is not { $network }: the address is in another network.
rule-broadcast = All { $rest } host bits are 1: packets to { $broadcast } go to every host of the network.
rule-broadcast-31 = A /31 has no broadcast address: its two addresses belong to the two ends of a link.
rule-broadcast-32 = A /32 has no broadcast address: { $broadcast } is all there is.
rule-range = Between the two lie the hosts: { $first } to { $last }.
rule-range-31 = Both addresses are for hosts: { $first } and { $last }.
rule-range-32 = First and last host are one: { $first }.
rule-count = { $rest } host bits make { $size } addresses. Network and broadcast address are not for hosts: { $usable } remain.
rule-count-31 = One host bit makes two addresses, and both are usable: nothing is taken off.
rule-count-32 = With no host bit there is one address, and it is usable.
rule-other-and = { $other } AND { $mask } is { $network }.
rule-same = { $other } is in { $network }, as { $address } is: the same network, so they reach each other without a router.
rule-different = { $other } is in { $theirs }, { $address } in { $network }. Bit { $bit }, in octet { $octet }, differs: packets between them go through a router.
rule-borrow = { $want } subnets need { $bits ->
        [one] one bit
       *[other] { $bits } bits
    }: { $less } would be too few, { $all } are enough. The prefix grows from /{ $from } to /{ $prefix }, with { $usable ->
        [one] one host
       *[other] { $usable } hosts
    } in each.
rule-borrow-none = One subnet needs no bit: the network stays whole, /{ $prefix } with { $usable ->
        [one] one host
       *[other] { $usable } hosts
    }.
rule-borrow-reserved = The first and the last subnet may not be used, so { $want } need { $bits } bits: { $all } less two is enough, { $less } less two is not. The prefix grows from /{ $from } to /{ $prefix }, with { $usable ->
        [one] one host
       *[other] { $usable } hosts
    } in each.
rule-no-split = { $want } subnets need { $bits ->
        [one] one bit
       *[other] { $bits } bits
    }, but { $network } has only { $rest } host bits: at most { $most } are possible.
rule-subnet = Subnet { $number } of { $all }, borrowed bits { $pattern }: { $network }, hosts { $first } to { $last }, broadcast { $broadcast }.
rule-subnet-31 = Subnet { $number } of { $all }, borrowed bits { $pattern }: { $network } with the two hosts { $first } and { $last }, without a broadcast address.
rule-subnet-32 = Subnet { $number } of { $all }, borrowed bits { $pattern }: { $network }, one host.
rule-reserved-zero = Its borrowed bits are all 0, so by RFC 950 it may not be used: its address is that of the whole network.
rule-reserved-ones = Its borrowed bits are all 1, so by RFC 950 it may not be used: its broadcast address is that of the whole network.
rule-home = { $address } is in here.
rule-order-largest = { $count ->
        [one] One requirement
       *[other] { $count } requirements
    }, the largest first: { $order }. Then each begins where the one before ends, at a multiple of its own size, and no gap opens.
rule-order-given = { $count ->
        [one] One requirement
       *[other] { $count } requirements
    } in the order given: { $order }.
rule-order-fixed = { $count ->
        [one] One requirement
       *[other] { $count } requirements
    } of one length: { $order }. The largest decides it.
rule-need = { $hosts ->
        [one] One host
       *[other] { $hosts } hosts
    } and two addresses more are { $with }; the next power of two is { $size }. { $bits } host bits, so /{ $prefix }.
rule-need-31 = Two hosts at the two ends of a link: a /{ $prefix } with two addresses is enough.
rule-need-32 = One host alone: a /{ $prefix } with one address is enough.
rule-need-fixed = { $hosts ->
        [one] One host
       *[other] { $hosts } hosts
    } would need { $with } addresses, but all get the length of the largest: /{ $prefix }, { $bits } host bits, { $size } addresses.
rule-placed = { $hosts ->
        [one] One host gets
       *[other] { $hosts } hosts get
    } { $network }, up to { $last }: { $size ->
        [one] one address
       *[other] { $size } addresses
    }, { $unused } of them usable and not asked for.
rule-gap = { $gap ->
        [one] One address is
       *[other] { $gap } addresses are
    } passed over, because a subnet of { $size } begins at a multiple of { $size }.
rule-no-room = { $hosts ->
        [one] One host needs
       *[other] { $hosts } hosts need
    } a /{ $prefix } of { $size } addresses, but no such block is free behind the others; { $left } addresses are left in all.
rule-spare = Left over, block { $number } of { $count }: { $network }, up to { $last }, { $size ->
        [one] one address
       *[other] { $size } addresses
    }.
rule-no-spare = { $network } is full: nothing is left over.
rule-sum-first = The first network is its own summary: { $network }.
rule-sum-inside = { $network } has the { $prefix } common bits too: the summary stays { $common }.
rule-sum-shorter = { $network } differs within the { $before } common bits; { $prefix } remain: { $common }.
rule-summary-exact = { $count ->
        [one] One network is
       *[other] { $count } networks are
    } exactly { $common }: { $size } addresses, none too many. One route says it all.
rule-summary-wider = All { $count } networks are in { $common }, but of its { $size } addresses nobody asked for { $extra }. Exact would be { $blocks ->
        [one] one network
       *[other] { $blocks } networks
    }.
rule-change-need = One more subnet is needed, for { $hosts ->
        [one] one host
       *[other] { $hosts } hosts
    }. It takes what is left.
rule-change-prefix = The prefix changes from /{ $from } to /{ $to }: everything with the mask begins anew.
rule-change-address = { $address } is worked out from here.
rule-change-compare = { $other } is compared, too.
rule-change-network = { $network } is summarised, too.
rule-change-nothing = There is nothing here that this change could act on.

# Picture.
picture-title = { $address } in { $network }; { $subnets ->
        [one] one subnet
       *[other] { $subnets } subnets
    } so far
cap-bits = Bit by bit
cap-bits-mask = network /{ $prefix }, the rest for hosts
row-and = AND: network
row-top = Last address
row-other = Other address
row-subnet = Its bits
row-theirs = Its network
cap-space = All of IPv4: classes, special ranges
special-unknown = not looked up yet
cap-strip = { $network } to scale
cap-strip-split = { $count ->
        [one] one subnet
       *[other] { $count } subnets
    }, /{ $prefix }, { $size ->
        [one] one address
       *[other] { $size } addresses
    } each
cap-strip-size = { $size ->
        [one] one address
       *[other] { $size } addresses
    }
strip-usable = { $usable ->
        [one] one host
       *[other] { $usable } hosts
    }
cap-opened = Subnet { $number }: { $network }
cap-opened-none = No subnet yet
opened-usable = { $usable ->
        [one] one usable address
       *[other] { $usable } usable addresses
    }
no-broadcast = none
cap-plan = Requirements, in the order they are placed
cap-plan-count = { $done } of { $all } placed
no-room = no room
cap-sum = Networks to summarise, bit by bit
cap-sum-common = common: { $common }
cap-sum-none = nothing common yet
row-sum = Network { $number }

# Legend.
legend-network = network
legend-subnet = borrowed bits, hosts
legend-host = host bits
legend-spare = free
legend-lost = reserved, gap, or not asked for

# Tables.
table-address = The address
table-subnets = Subnets
table-plan = Plan
table-spare = Left over
table-summary = Summary
table-blocks = Exactly, in as few networks as possible
table-compared = Same network?
column-what = Part
column-value = Value
column-number = No.
column-network = Network
column-first = First host
column-last = Last host
column-broadcast = Broadcast
column-range = Hosts from, to
plain = { $text }
range = { $first } – { $last }
column-hosts = Hosts
column-usable = Usable
column-unused = Not asked for
column-first-address = First
column-last-address = Last
column-size = Addresses
column-other = Address
column-their-network = Its network
column-verdict = Verdict
row-address = Address
row-mask = Mask
row-class = Class
row-special = Special range
row-network = Network
row-broadcast = Broadcast
row-first = First host
row-last = Last host
row-usable = Usable addresses
row-summed = Networks
row-summary = Summary
row-extra = Addresses nobody asked for
row-blocks = Networks that would be exact
more-subnets = and { $count } more, in the saved result
reserved-subnet = not used (RFC 950)
verdict-same = the same network
verdict-different = another network
special-none = no special range
special-this-network = “this network”
special-private = private
special-shared = shared (provider’s NAT)
special-loopback = loopback
special-link-local = link-local
special-protocol = IETF protocols
special-documentation = documentation
special-relay = former 6to4 relay
special-benchmark = benchmarks
special-multicast = multicast
special-reserved = reserved
special-limited-broadcast = limited broadcast

# Figures to compare by.
metric-placed = Subnets placed
metric-refused = Found no room
metric-unused = Lost inside subnets
metric-left = Addresses left over
metric-largest-left = Largest block left over
metric-share = Addresses that are wanted hosts
metric-subnets = Subnets
metric-usable = Hosts in each
metric-usable-all = Hosts in all
metric-wasted = Addresses not for hosts

# The trainer: questions.
ask-network = What is the network address of { $address }?
ask-broadcast = What is the broadcast address of the network that { $address } is in?
ask-hosts = How many hosts can have an address in { $network }?
ask-length = What is the longest prefix (the smallest network) that has room for { $hosts } hosts, network and broadcast address not counted?
ask-range = Which addresses can hosts have in the network that { $address } is in? First and last.
ask-same = Is { $other } in the same network as { $address }?
ask-split = { $network } is split into at least { $count } equal subnets, with as few bits as possible. What prefix do they get?
ask-nth = { $network } is split into { $count } equal subnets. What is subnet number { $number }, the first being number 1?
ask-plan = Plan { $network } for subnets of { $hosts } hosts, the largest first from the lowest address, each as small as possible. List the subnets in any order.
ask-sum = What is the smallest single network that holds all of { $networks }?
answer-hosts = Hosts
answer-range = First and last host
answer-same = Same network?
answer-nth = Subnet
answer-plan = Subnets
form-address = An IPv4 address is expected, such as 192.0.2.7.
form-network = A network address is expected, such as 192.0.2.64; /26 or a mask may follow.
form-whole-network = A network with its prefix is expected, such as 192.0.2.64/26 or 192.0.2.64 255.255.255.192.
form-number = A whole number is expected, such as 16382 or 16,382.
form-length = A prefix length is expected: /26, 26 or 255.255.255.192.
form-range = Two addresses are expected, such as 192.0.2.65 – 192.0.2.126.
form-yes = Yes or no is expected.
form-networks = Networks with their prefixes are expected, such as 192.0.2.0/26, 192.0.2.64/27.

# The trainer: what is wrong, without the answer.
wrong-bit = Bit { $bit }, in octet { $octet }, is the first that is wrong.
wrong-not-masked = That is the address itself. AND with the mask clears its host bits; the first that should be 0 is bit { $bit }, in octet { $octet }.
wrong-is-broadcast = That is the last address of the network, the broadcast address: its host bits are 1. From bit { $bit } on, in octet { $octet }, they should be 0.
wrong-is-network = That is the first address, the network’s own. From bit { $bit } on, in octet { $octet }, the host bits should be 1.
wrong-host-bits = That address is inside the network, but a host bit is set: bit { $bit }, in octet { $octet }, should be 0.
wrong-host-ones = That address is inside the network, but a host bit is 0: bit { $bit }, in octet { $octet }, should be 1.
wrong-prefix = The prefix is another one, not /{ $prefix }.
wrong-length-few = A /{ $prefix } has room for only { $hosts ->
        [one] one host
       *[other] { $hosts } hosts
    }.
wrong-length-many = A /{ $prefix } has room for { $hosts ->
        [one] one host
       *[other] { $hosts } hosts
    }: a longer prefix is enough.
wrong-split-few = That borrows { $bits ->
        [0] no bits and makes one subnet
        [one] one bit and makes two subnets
       *[other] { $bits } bits and makes { $count } subnets
    }: too few.
wrong-split-many = That borrows { $bits ->
        [one] one bit and makes two subnets
       *[other] { $bits } bits and makes { $count } subnets
    }: fewer bits are enough.
wrong-minus-two = That is the number of addresses. The network address and the broadcast address are not for hosts.
wrong-off-by-one = That is off by one: two addresses are taken off, not one and not three.
wrong-power = Count the host bits once more: that is right for another prefix.
wrong-number = Hosts are 2 to the power of the host bits, less two.
wrong-short = A /31 has two usable addresses (RFC 3021) and a /32 has one: nothing is taken off.
wrong-range-network = The first of these is the network’s own address; hosts begin one after it.
wrong-range-broadcast = The last of these is the broadcast address; hosts end one before it.
wrong-range-first = The first address is not right: bit { $bit }, in octet { $octet }, is the first that is wrong.
wrong-range-last = The last address is not right: bit { $bit }, in octet { $octet }, is the first that is wrong.
wrong-same = Look at bit { $bit }, in octet { $octet }: it belongs to the network, and the two networks differ there.
wrong-different = The first { $prefix } bits of both are equal, and only those count.
wrong-sum-missing = { $network } is not in it.
wrong-sum-wide = All are in it, but /{ $prefix } is shorter than it has to be.
wrong-plan-start = { $network } does not begin where a network of its size can: at a multiple of that size.
wrong-plan-count = { $given ->
        [one] One subnet is given
       *[other] { $given } subnets are given
    }, { $want } are needed.
wrong-plan-length = { $network } has the wrong size, or is not where the largest-first order puts it.
wrong-plan-place = { $network } has a right size but is not where it comes next.

# The trainer: help.
hint-network = Write the address in bits and keep as many from the left as the prefix says; the rest become 0.
hint-broadcast = Keep the network bits and make all host bits 1.
hint-step = The prefix ends in octet { $octet }. There, networks begin at multiples of { $step }.
hint-hosts = The hosts are 2 to the power of the host bits, less the network and the broadcast address.
hint-host-bits = There { $rest ->
        [0] are no host bits
        [one] is one host bit
       *[other] are { $rest } host bits
    }.
hint-short = RFC 3021: nothing is taken off in so short a network.
hint-power = Which is the smallest power of two that is not below { $with }?
hint-range = Hosts lie between the network address and the broadcast address.
hint-same = Work out the network of both with the same mask, and compare.
hint-split = n bits number 2 to the power of n subnets.
hint-plan = Give each the smallest power of two that is not below its hosts and two more, and place the largest first.
hint-order = In this order: { $order }.
hint-sum = Write them in bits below each other: the leading bits that all share are the prefix.
hint-sum-octet = They differ in octet { $octet } or before its end.

# Prediction.
predict-and = What is { $a } AND { $m }?
predict-class = Which class is { $address } of?
predict-special = Which special range is { $address } in?
predict-network = What is the network address of { $address }/{ $length }?
predict-broadcast = What is the broadcast address of { $address }/{ $length }?
predict-count = How many addresses can hosts have in a /{ $length } network?
predict-same = Are { $address } and { $other } in the same subnet?
predict-borrow = { $network } is split into at least { $want } subnets. How many bits of the hosts are borrowed?
predict-too-few = There are too few bits
predict-subnet = What is the network address of subnet { $number }?
predict-need = Which prefix length does a subnet for { $hosts ->
    [one] { $hosts } host
   *[other] { $hosts } hosts
 } get?
predict-placed = At which address does the /{ $length } for { $hosts ->
    [one] { $hosts } host
   *[other] { $hosts } hosts
 } begin?
predict-no-place = There is no room for it
predict-sum = { $network } is added to the summary { $before }. What is the prefix length of the summary now?
