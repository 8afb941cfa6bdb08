# Segmentation.
lab-title = Segmentation
lab-line = Where each segment goes, what the holes between them cost, and how (s, d) becomes an address.

# What a scenario is, in a few words.
rule-heading =
    { $mode ->
        [real-mode] x86 real mode{ $detail ->
            [on] , A20 on
            [off] , A20 off
           *[other] {""}
        }
       *[segment-table] { $detail ->
            [first-fit] First fit
            [best-fit] Best fit
            [worst-fit] Worst fit
           *[next-fit] Next fit
        }
    }

# Choices that are variants, too.
choice-first-fit = First fit
choice-best-fit = Best fit
choice-worst-fit = Worst fit
choice-next-fit = Next fit
choice-off = A20 off
choice-on = A20 on

# Fields.
field-mode = Addresses
field-name = Name
choice-segment-table = segment table: base, limit, rights
choice-real-mode = x86 real mode: segment × 16 + offset
field-cs = CS (decimal)
field-ds = DS (decimal)
field-ss = SS (decimal)
field-es = ES (decimal)
field-a20 = Address line A20
field-references = Accesses in real mode
field-use = For
choice-fetch = instruction fetch (CS)
choice-data = data (DS)
choice-stack = stack (SS)
choice-string = string destination (ES)
choice-data-cs = data with CS prefix
choice-data-ss = data with SS prefix
choice-data-es = data with ES prefix
field-offsets = Offsets, one access each
field-memory = Memory
choice-empty = one hole
choice-holes = given holes, memory in use between them
field-size = Size
field-reserved = Operating system, at the low end
field-sizes = Sizes of the holes, by address
field-between = In use between two holes
field-fit = Fit
field-granularity = Granularity: sizes are rounded up to a multiple
field-no_room = A process that finds no hole
choice-wait = waits; later ones may pass it
choice-wait-in-order = waits; nobody passes it
choice-refuse = is turned away
field-compaction = Compaction
choice-never = never by itself
choice-on-failure = when enough is free, but in pieces
field-compaction_speed = Units moved per tick (0 = takes no time)
field-on_fault = A fault
choice-report = is told, and the process goes on
choice-end-process = ends the process
field-ties = Conventions
field-equal_holes = Of equally good holes
choice-lowest-address = the one at the lowest address
choice-highest-address = the one at the highest address
field-rover = Next fit, when its pointer is inside a hole
choice-hole-around = begins with that hole
choice-hole-after = begins with the first hole behind the pointer
field-same_instant = At one instant
choice-leave-first = memory is given back first
choice-arrive-first = arrivals ask first
field-page_size = Page size of the memory beside (0 = not shown)
field-processes = Processes
field-id = Name
field-arrival = Arrival
field-lifetime = Stays for (0 = to the end)
field-segments = Segments
field-access = Rights
choice-read-write = read, write
choice-read-execute = read, execute
choice-read-only = read
field-base = Given base (−1 = by the fit)
field-accesses = Accesses (s, d)
field-process = Process
field-segment = Segment s
field-kind = Kind
choice-read = read
choice-write = write
choice-execute = execute
field-at = At

# Changes of the past.
field-input = Change
choice-end = end a process
choice-compact = compact now
choice-set-fit = another fit takes over
choice-access = one access more
field-offset = Offset d
choice-grow = a segment grows
field-by = By
choice-set-register = load a segment register
field-register = Register
choice-cs = CS
choice-ds = DS
choice-ss = SS
choice-es = ES
field-value = Value (decimal)
choice-set-a20 = switch address line A20

# Presets: a name and the point they make.
preset-first-look = First look
preset-first-look-point = Segments are placed, looked up and given back; the holes that are left are used again. Below, the same processes as pages.
preset-exam-first = Exam: first fit
preset-exam-first-point = Holes of 100, 500, 200, 300, 600; 212, 417, 112 and 426 are wanted. Predict each hole, then step. The last one finds none.
preset-exam-best = Exam: best fit
preset-exam-best-point = The same holes and requests: only best fit places all four.
preset-exam-worst = Exam: worst fit
preset-exam-worst-point = The same under worst fit: the largest hole is cut up early, and the last request has to wait.
preset-best-loses = Best fit is not best
preset-best-loses-point = Holes of 1300 and 1200; 1000, 1100, 250 are wanted. Best fit leaves 200 and 200 and gets stuck; first and worst fit place all.
preset-next-spreads = Next fit spreads
preset-next-spreads-point = Next fit goes round the memory and scatters small blocks. Under first fit the large process H is placed at once; here it waits.
preset-external = External fragmentation
preset-external-point = 300 are free and 250 are wanted, yet no hole is large enough. As pages it would fit.
preset-compaction = Compaction
preset-compaction-point = The same run with compaction: the holes become one, at a price: 100 units are moved in a tick.
preset-internal = Internal fragmentation
preset-internal-point = Allocations are rounded up to 64. What is over is lost inside the block: the limit does not include it.
preset-segment-table = A segment table
preset-segment-table-point = The textbook example: (2, 53) is at 4353, (3, 852) at 4052, and (0, 1222) is beyond its limit.
preset-protection = Protection
preset-protection-point = Four refusals told apart: beyond the limit, a write to code, execution of data, no such segment.
preset-fault-ends = A fault ends the process
preset-fault-ends-point = The same accesses, but a fault ends the process, and its memory lets the waiting one in.
preset-paging-beside = Paging beside segmentation
preset-paging-beside-point = The same processes twice: segments leave holes between them, pages lose the rest of each last page.
preset-real-mode = Real mode
preset-real-mode-point = Each kind of access has its register, and 1234:0005 and 1000:2345 are one byte.
preset-real-wrap = Real mode: wrap at 1 MiB
preset-real-wrap-point = FFFF:0010 is one past the last byte of the mebibyte. With A20 held at 0 the carry is dropped, and it is byte 0.
preset-real-a20 = Real mode: A20 on
preset-real-a20-point = The same accesses with A20 passed on: the sum reaches up to 10FFEF, above 1 MiB.

# Rules: why a step happened.
rule-arrive = { $process } arrives and asks for { $count ->
    [one] one segment of { $total }.
   *[other] { $count } segments, { $total } in all.
 }
rule-queued = { $process } has to wait behind { $behind }: nobody passes who waits.
rule-retry = Memory was given back: { $process }, which has waited { TIME($waited, "tick") }, fits now.
rule-place-first = { $process }’s { $segment } wants { $want }. First fit takes the first hole that is large enough, { $looked ->
    [one] the first it looks at
   *[other] number { $looked } it looks at
 }: { $hole } at { $at }{ $left ->
    [0] {""}
   *[other] , leaving { $left }
 }.
rule-place-best = { $process }’s { $segment } wants { $want }. Best fit looked at every hole, { $looked } in all, and takes the smallest that is large enough: { $hole } at { $at }{ $left ->
    [0] {""}
   *[other] , leaving { $left }
 }.
rule-place-worst = { $process }’s { $segment } wants { $want }. Worst fit looked at every hole, { $looked } in all, and takes the largest: { $hole } at { $at }{ $left ->
    [0] {""}
   *[other] , leaving { $left }
 }.
rule-place-next = { $process }’s { $segment } wants { $want }. Next fit begins at its pointer, { $rover }, and takes the first hole that is large enough, { $looked ->
    [one] the first it looks at
   *[other] number { $looked } it looks at
 }: { $hole } at { $at }{ $left ->
    [0] {""}
   *[other] , leaving { $left }
 }.
rule-place-fixed = { $process }’s { $segment } of size { $want } has a given base, { $at }, and that place is free.
rule-tie-lowest = Another hole is as good; the convention takes the lowest address.
rule-tie-highest = Another hole is as good; the convention takes the highest address.
rule-rover-around = The pointer is inside a hole; by the convention the search begins with that hole.
rule-rover-after = The pointer is inside a hole; by the convention the search begins with the first hole behind it.
rule-round-up = Asked for is { $used }, given is { $want }, a multiple of { $granularity }: { $lost } is lost inside the block. That is internal fragmentation.
rule-exact = The hole fits exactly and is gone.
rule-loaded = With that, all of { $process } is in memory.
rule-no-room-pieces = { $process }’s { $segment } wants { $want }, and { $free } is free, but in pieces: the largest hole has { $largest }. That is external fragmentation.
rule-no-room-memory = { $process }’s { $segment } wants { $want }, but only { $free } is free in all.
rule-no-room-base = { $process }’s { $segment } of size { $want } must begin at { $at }, and that place is in use or outside the memory.
rule-then-compacts = Compaction makes one hole of all of them.
rule-then-waits = { $count ->
    [one] { $process } waits for room.
   *[other] { $process } is loaded whole or not at all, so it waits.
 }
rule-then-refused = { $process } is turned away.
rule-then-never = { $process } needs { $need }, more than there can ever be, so it is turned away.
rule-as-pages = As pages it would fit: { $frames ->
    [one] one frame is free
   *[other] { $frames } frames are free
 }, and { $pages } would do, wherever they lie.
rule-moved = { $process }’s { $segment } is moved down from { $from } to { $at }: { $ticks ->
    [0] copying { $size } is free here
    [one] copying { $size } takes one tick
   *[other] copying { $size } takes { $ticks } ticks
 }. Only its base in the table changes; its addresses (s, d) stay.
rule-moved-taken = Memory in use by others is moved down from { $from } to { $at }: { $ticks ->
    [0] copying { $size } is free here
    [one] copying { $size } takes one tick
   *[other] copying { $size } takes { $ticks } ticks
 }.
rule-compacted = Compaction is over: { $blocks ->
    [0] nothing had to be moved
    [one] one block was moved, { $moved } in all
   *[other] { $blocks } blocks were moved, { $moved } in all
 }, in { $ticks ->
    [one] one tick
   *[other] { $ticks } ticks
 }. What is free, { $free }, is one hole.
rule-freed-alone = { $process }’s { $segment } gives back { $size } at { $at }. Both neighbours are in use, so it becomes a hole of its own.
rule-freed-below = { $process }’s { $segment } gives back { $size } at { $at }. It joins the hole of { $below } below it: one hole of { $hole }.
rule-freed-above = { $process }’s { $segment } gives back { $size } at { $at }. It joins the hole of { $above } above it: one hole of { $hole }.
rule-freed-both = { $process }’s { $segment } gives back { $size } at { $at }. It joins the holes on both sides, { $below } and { $above }: one hole of { $hole }.
rule-left-done = { $process } has ended.
rule-left-wait = Nothing of { $process } is in memory; it waits.
rule-left-refused = Nothing of { $process } is left in memory.
rule-left-fault = The fault has ended { $process }.
rule-left-killed = Your change has ended { $process }.
rule-looked-up = { $process } accesses (s, d) = ({ $s }, { $d }). Row { $s } of its segment table, { $name }: base { $base }, limit { $limit }.
rule-no-segment = { $process } accesses segment { $s }, but has { $count ->
    [one] only segment 0
   *[other] only segments 0 to { $count } − 1
 }: a fault, offset { $d } is not even looked at.
rule-absent = { $process } accesses ({ $s }, { $d }), but is not in memory: there is no segment table to look in.
rule-within-limit = The offset { $d } is below the limit { $limit }: ({ $s }, { $d }) of { $process } is inside the segment.
rule-beyond-limit = The offset { $d } is not below the limit { $limit }; the last byte of segment { $s } is { $last }. { $process } traps: beyond the limit.
rule-allowed = { $process } may { $kind ->
    [read] read
    [write] write
   *[execute] execute
 } in { $name }, and ({ $s }, { $d }) does that: the rights are { $rights ->
    [read-write] read and write
    [read-execute] read and execute
   *[read-only] read
 }.
rule-denied-write = { $process } writes to ({ $s }, { $d }), but { $name } may only be { $rights ->
    [read-execute] read and executed
    [read-write] read and written
   *[read-only] read
 }: a protection fault.
rule-denied-execute = { $process } fetches an instruction from ({ $s }, { $d }), but { $name } may only be { $rights ->
    [read-write] read and written
    [read-execute] read and executed
   *[read-only] read
 }: a protection fault.
rule-physical = { $process }’s ({ $s }, { $d }) is at base + d = { $base } + { $d } = { $address }.
rule-fault-ends = The fault ends { $process }.
rule-real-fetch = An instruction is fetched: that goes through { $register }, here { $segment }, with offset { $offset }.
rule-real-data = Data is accessed: that goes through { $register } unless a prefix says otherwise, here { $segment }, with offset { $offset }.
rule-real-stack = The stack is accessed: that goes through { $register }, here { $segment }, with offset { $offset }.
rule-real-string = The destination of a string instruction goes through { $register }, and no prefix changes that: here { $segment }, with offset { $offset }.
rule-real-prefix = A prefix says that this data goes through { $register }, here { $segment }, with offset { $offset }.
rule-real-sum = { $register } is shifted left by four bits, times 16, and the offset is added: { $segment }:{ $offset } is { $shifted } + { $offset } = { $sum }.
rule-real-plain = { $segment }:{ $offset } is byte { $address } (sum { $sum }, through { $register }). There is no limit and no right to check.
rule-real-wrapped = { $segment }:{ $offset } through { $register } has the sum { $sum }, which needs 21 bits. Line A20 is held at 0, so byte { $address } is accessed: the address wraps at 1 MiB.
rule-real-high = { $segment }:{ $offset } through { $register } has the sum { $sum }. Line A20 is passed on, so byte { $address } above 1 MiB is accessed.
rule-real-overlap = The same byte is also within the 64 KiB of { $others }: segments overlap, and nothing protects one from the other.
rule-change-end = Your change: { $process } is ended.
rule-change-compact = Your change: memory is compacted now.
rule-change-fit = Your change: { $to ->
    [first-fit] first fit
    [best-fit] best fit
    [worst-fit] worst fit
   *[next-fit] next fit
 } takes over from { $from ->
    [first-fit] first fit
    [best-fit] best fit
    [worst-fit] worst fit
   *[next-fit] next fit
 }.
rule-change-access = Your change: { $process } will { $kind ->
    [read] read
    [write] write
   *[execute] execute
 } at ({ $s }, { $d }) next.
rule-grown-slack = Your change: { $process }’s { $segment } at { $at } grows by { $by } to { $used }. Rounding up had left that much: the block of { $size } stays as it is, and only the limit changes.
rule-grown-behind = Your change: { $process }’s { $segment } at { $at } grows by { $by } to { $used }, into the hole behind it. The block has { $size } now.
rule-grown-moved = Your change: { $process }’s { $segment } grows by { $by } to { $used }. Behind it there is no room, so it moves from { $from } to { $at }; { $moved } had to be copied.
rule-grown-nowhere = Your change: { $process }’s { $segment } at { $at } should grow by { $by }, but no hole has room for it: { $free } is free, the largest hole has { $largest }. It stays at { $used }.
rule-change-register = Your change: { $register } is loaded with { $to }; it was { $from }.
rule-change-a20 = Your change: address line A20 is { $to ->
    [on] passed on
   *[off] held at 0
 }.
rule-change-nothing = Your change has nothing to act on here.

# Picture.
picture-title = Memory at t = { $t }: { $free } free, largest hole { $largest }
picture-real = Real mode at t = { $t }
cap-memory = Memory, { $size }
cap-free = free { $free } · largest hole { $largest } · lost inside { $lost }
cap-pointer = ▲ next fit’s pointer: { $at }
wants-all = { $process } asks for { $total }
wants = { $process }’s { $segment } wants { $want }
cap-pages = The same as pages of { $page }
cap-frames = { $free ->
    [one] one free frame
   *[other] { $free } free frames
 } · lost inside { $lost }
cap-unpaged = too few free frames: { $names }
cap-holes = Holes, by address
cap-search = { $fit ->
    [first-fit] First fit
    [best-fit] Best fit
    [worst-fit] Worst fit
   *[next-fit] Next fit
 } looks for { $want }
no-holes = no hole: all memory is in use
hole-at = at { $at }
verdict-taken = taken
verdict-fits = fits
verdict-small = too small
verdict-passed = yes
verdict-failed = no: fault
box-more = { $n } more
cap-table = Segment table of { $process }
cap-no-table = Segment table: no process is in memory
no-access = No address is being made at this step.
logical = { $process } { $kind ->
    [read] reads
    [write] writes to
   *[execute] executes at
 } (s, d) = ({ $s }, { $d })
check-limit = d < limit? { $d } < { $limit }
check-rights = { $kind ->
    [read] read
    [write] write
   *[execute] execute
 } allowed? rights: { $rights ->
    [read-write] read, write
    [read-execute] read, execute
   *[read-only] read
 }
check-sum = base + d = { $base } + { $d } = { $address }
check-sum-ahead = base + d = { $base } + { $d }
no-row = There is no such segment: fault
not-loaded = Not in memory: no segment table
cap-time = Memory over time
chart-now = t = { $t }
cap-registers = Segment registers
role-cs = instructions
role-ds = data
role-ss = stack
role-es = string target
cap-sum = Segment × 16 + offset
sum-segment = { $register } × 16
sum-offset = offset
sum-sum = the sum
sum-plain = physical address
sum-wrapped = carry dropped (A20 = 0)
sum-high = above 1 MiB (A20 on)
cap-windows = 64 KiB behind each register
line-off = A20 off: addresses wrap at 1 MiB
line-on = A20 on: up to 10FFEF
cap-names = { $count ->
    [one] One pair names
   *[other] { $count } pairs name
 } byte { $address }, such as
cap-no-names = Pairs that name the same byte
cap-names-later = here once there is an address
legend-segment = a segment
legend-hole = a hole
legend-internal = lost inside a block: internal fragmentation
legend-window = the 64 KiB of a register
legend-out-of-reach = out of reach: A20 is off
legend-taken = in use by others

# Tables.
table-memory = Memory by address
table-processes = Processes
table-frames = Frames
table-registers = Segment registers
table-per-process = Processes
table-overall = Overall
table-side-by-side = As segments and as pages
table-accesses = Accesses
table-fars = Accesses
table-search = Holes looked at
table-translation = Translation
table-sum = Sum
column-order = Order
column-size = Size
column-verdict = Result
column-check = Check
column-part = Part
column-value-hex = Value (hex)
column-process = Process
column-state = State
column-s = s
column-d = d
column-segment = Segment
column-base = Base
column-limit = Limit
column-allocated = Allocated
column-rights = Rights
column-loaded = Loaded at
column-pages = Pages
column-units = In use
column-arrival = Arrival
column-waited = Waited
column-ended = Ended at
column-figure = Figure
column-value = Value
column-length = Length
column-segments = Table entries: segments
column-lost-segments = Lost by rounding
column-lost-pages = Lost in last pages
column-kind = Kind
column-ending = Outcome
column-address = Address
column-register = Register
column-segment-hex = Segment (hex)
column-offset-hex = Offset (hex)
column-address-hex = Address (hex)
column-pairs = Pairs naming it
column-from-hex = From (hex)
column-to-hex = To (hex)
phase-future = not yet here
phase-loading = being loaded
phase-loaded = in memory
phase-waiting = waiting
phase-leaving = leaving
phase-done = ended
phase-refused = turned away
phase-faulted = ended by a fault
phase-killed = ended by your change
ending-address = translated
ending-absent = not in memory
ending-no-segment = no such segment
ending-limit = beyond the limit
ending-rights = not allowed
hole = hole
in-use = in use
total = total
metric-loaded = Processes loaded
metric-fragmented = Failures although enough was free
metric-looked = Holes looked at per placement
metric-waited = Wait before loading, average
metric-moved = Units moved
metric-moving = Ticks spent on moving
metric-held = Memory in use over time
metric-free = Free at the end
metric-largest = Largest hole at the end
metric-external = Free outside the largest hole
metric-internal = Lost inside blocks at the end
metric-translated = Addresses made
metric-wrapped = Of these, wrapped at 1 MiB
column-frames = Frames

# Prediction.
predict-retry = Which of the waiting processes is tried again first?
predict-place = { $process } asks for { $want } for its segment { $segment }. Which hole does it get?
predict-hole = { $size } at { $at }
predict-no-hole = No hole is large enough
predict-base = { $process }’s segment { $segment } of { $want } has to begin at { $at }. Is that place free?
predict-freed = { $process } gives back its segment { $segment }. Does its place join with a hole beside it?
predict-alone = There is no hole beside it
predict-below = With the hole below it
predict-above = With the hole above it
predict-both = With the holes on both sides
predict-look-up = { $process } accesses ({ $s }, { $d }). What does the segment table say?
predict-found = The row of the segment is found
predict-no-segment = There is no segment of this number
predict-not-loaded = The process is not in memory
predict-limit = { $process } accesses ({ $s }, { $d }). Is the offset within the limit?
predict-rights =
    Do the rights of the segment let { $process } { $kind ->
        [read] read
        [write] write
       *[execute] execute
    } ({ $s }, { $d })?
predict-fetch = An instruction is fetched. Which segment register is used?
predict-data = Data is accessed without a prefix. Which segment register is used?
predict-stack = The stack is accessed. Which segment register is used?
predict-string = The destination of a string instruction is accessed. Which segment register is used?
predict-bus = Which address is on the address lines?
predict-plain = The sum as it is, below 1 MiB
predict-wrapped = The sum less 1 MiB: it wraps to the low end
predict-high = The sum as it is, above 1 MiB
# Exercises.
question-table = Segment table, s: (base, limit): { $rows }. To which physical address does each pair (s, d) go, or does it fault?
question-real = x86 real mode, address line 20 held at 0. A byte is accessed at segment { $segment }, offset { $offset }. The same byte is to be named with segment { $other }.
question-fits = Holes by address: { $holes }. These processes come one after another and stay: { $wanted }. Fit: { $fit ->
    [first-fit] first fit
    [best-fit] best fit
   *[worst-fit] worst fit
 }, of equal holes the one at the lowest address. What is left of a hole is a hole again; who finds none waits. Which hole does each get?
question-fragments = Memory of { $size } units, the lowest { $reserved } of them the operating system’s; first fit, allocations in multiples of { $unit } units. Processes as name(arrival, stay, size), – for to the end: { $rows }. Where no hole is large enough but all together are, memory is compacted towards 0. What is it like when X arrives, and after?
answer-physical = (s, d) = ({ $s }, { $d })
answer-linear = Physical address
answer-alias = Offset of the same byte in the other segment
answer-hole = Size of the hole that { $name } is put into, as it is then
answer-largest-left = Largest hole at the end
answer-none = none
form-hole = A number, or “none”.
answer-inside = Internal fragmentation before X is placed
answer-free = Units free in all before X is placed
answer-largest = Largest hole before X is placed
answer-fits = Does X find a hole without compaction?
answer-moved = Units moved by compaction (0 if there is none)
answer-base = Base of X in the end
wrong-physical = First compare d with the limit of the segment, then add the base.
wrong-is-within = The offset is less than the limit: this access is allowed.
wrong-limit-added = The offset is added to the base, not the limit.
wrong-beyond = Look at the limit first: an offset must be less than it, equal is too much.
wrong-no-segment = The table has no row for this segment number.
wrong-linear = Physical = segment × 16 + offset, cut to 20 bits.
wrong-not-wrapped = The sum has 21 bits: with line 20 held, the highest is lost.
wrong-no-shift = The segment is not added as it is: it counts units of 16 bytes.
wrong-times-ten = × 16 is one hexadecimal zero more, not a decimal one.
wrong-alias = Other segment × 16 + offset must come to the same address.
wrong-same-offset = The segment begins elsewhere, so the offset is another one.
wrong-paragraphs = The two segments lie their difference × 16 bytes apart.
wrong-hole = Write down the holes before this request: which of them are large enough, and which does the fit take?
wrong-other-fit = That is the hole of another fit.
wrong-largest-left = Write down what is left of each hole after the last request.
wrong-at-first = That is the largest hole at the beginning: something was taken from it.
wrong-inside = For each process in memory: what it was given less what it asked for.
wrong-free = Free are all units that are given to nobody.
wrong-inside-is-free = What is lost inside an allocation is not free: nobody else can have it.
wrong-is-largest = That is the largest hole alone.
wrong-largest = Neighbouring free areas are one hole; a process in between parts them.
wrong-is-sum = That is the sum of all holes. One segment needs one hole.
wrong-fits = Compare what X needs, rounded up, with the largest hole, not with the sum.
wrong-moved = Every block that lies behind a hole is moved, each by its whole allocated size.
wrong-base = X begins where its hole begins; after compaction that is behind the last block.
hint-row = s chooses the row of the table.
hint-limit = The access faults unless d is less than the limit of that row.
hint-base = Physical address = base + d.
hint-times-sixteen = Segment × 16: put a zero behind it in hexadecimal. Then add the offset.
hint-twenty = Only 20 bits reach memory: a carry out of them is lost.
hint-subtract = The other offset is the address less the other segment × 16.
hint-list = Keep a list of the holes and go through the requests one after another.
hint-first = First fit takes the first hole by address that is large enough.
hint-best = Best fit takes the smallest hole that is large enough.
hint-worst = Worst fit takes the largest hole.
hint-rest = What is left of the hole stays in its place in the list.
hint-round = Round each size up to the next multiple: that is what is allocated.
hint-map = Draw the memory at t = 10: who is in it where, and which areas are free?
hint-compact = Compaction moves all blocks down without gaps, in their order; X comes behind them.
