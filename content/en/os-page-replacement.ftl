# Page replacement.
lab-title = Page replacement
lab-line = Which page has to leave when memory is full, what a wrong choice costs, and what happens when too many processes share too few frames.

# The scenario in a few words.
rule-heading =
    { $policy ->
        [fifo] FIFO
        [opt] OPT
        [lru] LRU
        [lfu] LFU
        [nur] NUR
        [clock] Clock
        [aging] Aging
       *[random] Random
    }{ $tick ->
        [0] {""}
       *[other] , tick every { $tick }
    }, { $frames ->
        [one] 1 frame
       *[other] { $frames } frames
    }{ $sharing ->
        [global] , shared by { $processes ->
            [one] one process
           *[other] { $processes } processes
        }
        [local] , equal shares for { $processes ->
            [one] one process
           *[other] { $processes } processes
        }
        [working-set] , working sets of { $processes ->
            [one] one process
           *[other] { $processes } processes
        }
       *[none] {""}
    }

# Policies and other choices.
choice-fifo = FIFO
choice-opt = OPT
choice-lru = LRU
choice-lfu = LFU
choice-nur = NUR
choice-clock = Clock
choice-aging = Aging
choice-random = Random
choice-scan = the lowest frame (scan order)
choice-counter = the counters alone
choice-with-r = R, then the counter
choice-global = Global: a fault may take any frame
choice-local = Local: equal shares
choice-working-set = Working set: who does not fit is suspended

# Fields.
field-policy = Replacement policy
field-keep_counts = A page's count survives its eviction
field-tick = References between two clock ticks (0 = none)
field-choice = Within NUR's lowest class
field-seed = Seed
field-loaded = R is set when a page is loaded
field-bits = Bits of a counter
field-compare = Aging compares
field-frames = Frames
field-references = References (7 reads page 7, 7w writes to it)
field-processes = Processes in place of references
field-id = Name
field-arrival = Arrival
field-pages = Pages
field-locality = Pages of a locality
field-phase = References in a phase
field-length = References in all
field-allocation = How processes share the frames
field-window = Window Δ of the working set, in references
field-fault_time = Ticks the disk takes for one page

# Changes of the past.
field-input = Change
field-page = Page
field-write = It writes
field-process = Process
choice-set-frames = Other number of frames
choice-set-policy = Another policy
choice-refer = One more reference
choice-suspend = Suspend a process
choice-resume = Resume a process
choice-kill = End a process

# Presets and the point each makes.
preset-first-look = First look: LRU
preset-first-look-point = The textbook string with 3 frames: LRU makes 12 faults. Step to the first fault that finds no free frame.
preset-fifo = FIFO
preset-fifo-point = The same string under FIFO: 15 faults. The oldest page leaves, used or not.
preset-opt = The best possible
preset-opt-point = OPT looks into the future and makes 9 faults on the same string. No policy makes fewer; none can know what OPT knows.
preset-belady-three = Belady's anomaly: 3 frames
preset-belady-three-point = FIFO makes 9 faults here with 3 frames. Open the next one: a frame is added.
preset-belady-four = Belady's anomaly: 4 frames
preset-belady-four-point = One frame more and the same string: FIFO makes 10 faults in place of 9.
preset-no-anomaly = LRU has no anomaly
preset-no-anomaly-point = The same string under LRU: 10 faults with 3 frames, 8 with 4. What LRU holds in 3 frames it also holds in 4.
preset-second-chance = Second chance
preset-second-chance-point = Page 2 is in use: the clock's hand clears its R bit and goes on, where FIFO would have given it up.
preset-nur-classes = NUR's four classes
preset-nur-classes-point = The written page 1 is the oldest, but the clean page 2 leaves first; later page 1 has to leave because the clean ones were just used.
preset-lfu-favourite = LFU and an old favourite
preset-lfu-favourite-point = Page 1 was used six times at the start and never again. LFU keeps it to the end, and two frames have to do for the rest.
preset-lfu-kept = Counts that survive
preset-lfu-kept-point = Here a page's count survives its eviction, so pages that keep coming back stay: 7 faults in place of 12.
preset-aging-coarse = Aging sees ticks only
preset-aging-coarse-point = Between two ticks all pages look alike to aging: it gives up page 1, which was used just now. LRU would not.
preset-loop-lru = A loop too long for LRU
preset-loop-lru-point = A loop over 5 pages with 4 frames: LRU always gives up the page that is needed next, and every reference faults.
preset-loop-random = The same loop, at random
preset-loop-random-point = Chance knows nothing and still makes far fewer faults than LRU on the same loop.
preset-write-backs = Pages that were written to
preset-write-backs-point = A page that was written to has to be written back before its frame is used again: a fault then costs two transfers.
preset-phases = Localities
preset-phases-point = A process moves from locality to locality: faults come in bursts where it moves, and hardly any between.
preset-multiprogramming = Three processes
preset-multiprogramming-point = While one waits for the disk another computes: three processes use the CPU better than one would.
preset-thrashing = Thrashing
preset-thrashing-point = Six processes on the same 10 frames take each other's pages: all wait for the disk, and the CPU hardly works.
preset-thrashing-cured = Thrashing cured
preset-thrashing-cured-point = The same six, but only as many run as their working sets fit; the others are suspended. The CPU works again.
preset-thrashing-shares = Equal shares
preset-thrashing-shares-point = With equal shares nobody takes a frame from anybody, but one or two frames are too few for each: everybody thrashes alone.

# Rules: why a step happened.
rule-hit-fifo = Page { $page } is in frame { $frame }: a hit. FIFO does not care about uses; the page keeps its place in the queue (it came with reference { $since }).
rule-hit-opt = Page { $page } is in frame { $frame }: a hit. { $next ->
    [none] It is never used again after this.
   *[other] It is used next by reference { $next }.
 }
rule-hit-lru = Page { $page } is in frame { $frame }: a hit. Its last use was reference { $before }; now it is on top of the stack.
rule-hit-lfu = Page { $page } is in frame { $frame }: a hit. Its count is { $count } now.
rule-hit-nur = Page { $page } is in frame { $frame }: a hit. { $was ->
    [true] Its R bit is set already.
   *[false] Its R bit is set.
 }
rule-hit-clock = Page { $page } is in frame { $frame }: a hit. { $was ->
    [true] Its R bit is set already
   *[false] Its R bit is set
 }; the hand does not move.
rule-hit-aging = Page { $page } is in frame { $frame }: a hit. { $was ->
    [true] Its R bit is set already
   *[false] Its R bit is set
 }; the counter learns of it at the next tick.
rule-hit-random = Page { $page } is in frame { $frame }: a hit. Nothing is noted about it.
rule-load-free = Page { $page } is not in memory: a page fault. { $free ->
    [one] The last free frame is taken
   *[other] { $free } frames are free
 }; the page comes into frame { $frame } and nobody has to leave.
rule-evict-fifo = Page { $page } is not in memory and no frame is free. Page { $evicted } has been there longest, since reference { $since }: it leaves frame { $frame }.
rule-evict-opt = Page { $page } is not in memory and no frame is free. Page { $evicted } is needed last of all, by reference { $next }: it leaves frame { $frame }.
rule-evict-opt-never = Page { $page } is not in memory and no frame is free. Page { $evicted } is never used again: it leaves frame { $frame }. { $same ->
    [one] No other page here is.
   *[other] That is true of { $same } pages here.
 }
rule-evict-lru = Page { $page } is not in memory and no frame is free. Page { $evicted } has not been used for longest, not since reference { $used }: it leaves frame { $frame }.
rule-evict-lfu = Page { $page } is not in memory and no frame is free. Page { $evicted } has the lowest count, { $count }: it leaves frame { $frame }.
rule-evict-nur = Page { $page } is not in memory and no frame is free. Class { $class } (R = { $r }, M = { $m }) is the lowest that has a page: page { $evicted } has to leave frame { $frame }.
rule-evict-clock = Page { $page } is not in memory and no frame is free. The hand passes { $passed ->
    [one] one page with R = 1 and clears its bit
   *[other] { $passed } pages with R = 1 and clears their bits
 }; page { $evicted } has R = 0 and leaves frame { $frame }.
rule-evict-clock-at-once = Page { $page } is not in memory and no frame is free. The hand points at page { $evicted }, whose R bit is 0: it leaves frame { $frame }.
rule-evict-clock-round = Page { $page } is not in memory and no frame is free. All { $passed } pages had R = 1: the hand goes all the way round, clears every bit, and gives up page { $evicted } in frame { $frame }, where it began. The clock is FIFO here.
rule-evict-aging = Page { $page } is not in memory and no frame is free. Page { $evicted } has the lowest counter, { $bits }: it leaves frame { $frame }.
rule-evict-random = Page { $page } is not in memory and no frame is free. Chance picks page { $evicted } in frame { $frame }, one of { $of }.
rule-tie-opt = Of the { $same } pages that are never used again, the one in the lowest frame leaves; which one does not change the number of faults.
rule-tie-lfu = { $same } pages have this count: the one used longest ago leaves, last used by reference { $used }.
rule-tie-nur = { $same } pages are in this class: a scan finds the one in the lowest frame first.
rule-tie-nur-random = { $same } pages are in this class: chance chose among them.
rule-tie-aging = { $same } pages have this value: the one in the lowest frame leaves.
rule-dirtied = The reference writes: page { $page } has its M bit set from here on.
rule-write-back = { $victim ->
    [none] The page that left
   *[other] Page { $victim }
 } was written to since it came, so it is written back to disk first.
rule-tick-nur = A clock tick: { $set ->
    [0] no R bit was set
    [one] one R bit is cleared
   *[other] { $set } R bits are cleared
 }. From here on only new uses count as recent.
rule-tick-aging = A clock tick: every counter moves one bit to the right, R comes in from the left, and R is cleared. { $set ->
    [0] No R bit was set.
    [one] One R bit was set.
   *[other] { $set } R bits were set.
 }
rule-arrived = { $process } arrives and is ready. { $length ->
    [one] It will make one reference.
   *[other] It will make { $length } references.
 }
rule-dispatched = { $process } is the first that is ready and gets the CPU{ $waited ->
    [0] {""}
    [one] , after waiting 1 tick
   *[other] , after waiting { $waited } ticks
 }.
rule-used = { $process } uses its page { $page }, which is in memory.
rule-faulted = { $process } uses its page { $page }, which is not in memory: it has to wait for the disk, { $queue ->
    [0] which begins at once
    [one] behind one other request
   *[other] behind { $queue } other requests
 }. One page takes { TIME($time, "tick") }.
rule-stolen = A page of { $owner } had to leave for it: { $owner } has a frame less.
rule-own-page = Another page of { $owner } had to leave for it.
rule-page-in = The page of { $process } is there, after { TIME($waited, "tick") }.
rule-finished = { $process } has made its last reference and gives its frames back. { $faults ->
    [one] It had 1 fault.
   *[other] It had { $faults } faults.
 }
rule-suspended = No frame is free, and the working sets need { $sum ->
    [one] 1 page
   *[other] { $sum } pages
 } of { $frames } frames. { $process } was let in last: it is suspended{ $pages ->
    [0] {""}
    [one] , and its page leaves memory
   *[other] , and its { $pages } pages leave memory
 }.
rule-resumed = { $process } goes on after { TIME($waited, "tick") }: its working set of { $size ->
    [one] 1 page
   *[other] { $size } pages
 } has room again ({ $room ->
    [one] 1 frame
   *[other] { $room } frames
 } beside the others).
rule-change-frames =
    { $gone ->
        [0] You changed the number of frames here, from { $from } to { $to }.
        [one] You changed the number of frames here, from { $from } to { $to }. One page had to leave; { $written } of them had to be written back.
       *[other] You changed the number of frames here, from { $from } to { $to }. { $gone } pages had to leave; { $written } of them had to be written back.
    }
rule-change-policy =
    You put { $policy ->
        [fifo] FIFO
        [opt] OPT
        [lru] LRU
        [lfu] LFU
        [nur] NUR
        [clock] the clock
        [aging] aging
       *[random] chance
    } in force here. The pages stay; bits and counts begin anew.
rule-change-refer = You put this reference in here.
rule-change-suspend = You suspended { $process } here. { $pages ->
    [0] It held no frame.
    [one] Its page leaves memory.
   *[other] Its { $pages } pages leave memory.
 }
rule-change-resume = You let { $process } go on here, after { TIME($waited, "tick") }.
rule-change-kill = You ended { $process } here; its frames are free.
rule-change-nothing = Your change had nothing to act on: { $process } is not in a state that it fits.

# What the curves show.
rule-finding-belady =
    Belady's anomaly: { $policy ->
        [fifo] FIFO
        [opt] OPT
        [lru] LRU
        [lfu] LFU
        [nur] NUR
        [clock] clock
        [aging] aging
       *[random] random
    } makes { $before } faults with { $less } frames and { $after } with { $more }.
rule-finding-flat = From { $frames } frames on every page fits: only the { $faults } first uses fault, whatever the policy.
rule-finding-useless = The curve of this policy is no better with { $more } frames than with { $less }: { $faults } faults each.
rule-finding-thrashing = CPU utilisation is highest with { $best ->
    [one] one process
   *[other] { $best } processes
 } ({ $peak } %) and falls to { $low } % with { $most }.
rule-finding-cured = With the working sets kept, { $most } processes reach { $high } % in place of { $low } %.
finding-run = { $frames ->
    [one] 1 frame
   *[other] { $frames } frames
 }: { $faults ->
    [one] 1 fault
   *[other] { $faults } faults
 }
finding-open = { $n ->
    [one] One process
   *[other] { $n } processes
 }
finding-open-cured = { $n } processes, working sets kept
chart-faults = Faults against frames
chart-utilisation = CPU utilisation against the degree of multiprogramming
axis-frames = Frames
axis-faults = Page faults
axis-processes = processes
axis-cpu = CPU utilisation

# The picture.
grid-title = { $n ->
    [one] 1 frame
   *[other] { $n } frames
 } after reference { $at } of { $all }; faults so far: { $faults }
grid-now = reference { $n }
row-frame = frame { $n }
row-page = page
row-out = leaves
frames-shown = frames { $from } to { $to } of { $all }
next-later = at { $n }
never = never again
deciding-fifo = FIFO's queue
deciding-opt = Next use of each page: the farthest leaves
deciding-lru = LRU's stack
deciding-lfu = How often each page was used
deciding-nur = NUR's classes: 2 · R + M
deciding-clock = The clock
deciding-aging = Aging: R and the counters
deciding-random = Random: each frame is as likely
deciding-tick = { $n ->
    [0] The next tick comes before the next reference.
    [one] The next tick comes after 1 more reference.
   *[other] The next tick comes after { $n } more references.
 }
just-left = { $by ->
    [since] page { $page } left: came at { $n }
    [used] page { $page } left: used at { $n }
    [next] page { $page } left: next use at { $n }
    [never] page { $page } left: never used again
    [count] page { $page } left: count { $n }
    [class] page { $page } left: class { $n }
    [counter] page { $page } left: counter { $n }
    [hand] page { $page } left: R = 0 under the hand
   *[chance] page { $page } left: by chance
 }
more = + { $n }
next-out = next out
stack-top = used last
box-since = came at { $n }
box-used = used at { $n }
box-next = next at { $n }
box-r = R = { $n }
box-count = { $n }× · used at { $used }
kept-counts = Counts of pages that are out: { $list }
class-row = { $n }: R{ $r } M{ $m }
counter-head = counter
clock-hand = the hand: where the next search begins
clock-bit = 1 or 0: the R bit
clock-passed = dashed: passed by the hand in this step
lanes-title = { $n ->
    [one] One process
   *[other] { $n } processes
 } on { $frames ->
    [one] 1 frame
   *[other] { $frames } frames
 } at t = { $t }
lanes-now = t = { $t }
lane-cpu = CPU
lane-disk = disk
lane-load = CPU use
lane-frames = Frames
lane-set = set { $set } · has { $held }
lane-room = working sets: { $sum }, frames: { $frames }
axis-tick = ticks
legend-hit = hit
legend-fault = page fault
legend-dirty = written to (M)
legend-written = written back
legend-tick = a clock tick: R is cleared
legend-wait = ready, waiting for the CPU
legend-disk = waiting for the disk
legend-suspended = suspended, or a clock tick
legend-set = working set
legend-held = frames held

# Tables.
table-overall = Overall
table-frames-end = Frames at the end
table-per-process = Per process
table-frames = Frames now
table-so-far = So far
table-processes = Processes now
table-machine = Machine now
column-figure = Figure
column-value = Value
column-process = Process
column-references = References
column-faults = Faults
column-fault-ratio = Fault ratio
column-largest = Largest working set
column-completion = Completion
column-frame = Frame
column-page = Page
column-loaded = Came at
column-last-use = Used at
column-m = M
column-order = Leaves as number
column-next = Next use
column-count = Count
column-r = R
column-class = Class
column-hand = Hand
column-counter = Counter
column-state = State
column-made = Refs made
column-length = of
column-held = Frames held
column-working-set = Working set
hand-here = here
doing-killed = ended by you
doing-done = done
doing-future = not yet here
doing-ready = ready
doing-run = running
doing-disk = at the disk
doing-suspended = suspended
figure-references = References
figure-pages = Different pages
figure-faults = Page faults
figure-hits = Hits
figure-evictions = Pages that had to leave
figure-write-backs = Pages written back
figure-hit-ratio = Hit ratio
figure-made = References made
figure-tick = References until the next tick
figure-utilisation = CPU utilisation
figure-makespan = Makespan (last completion)
figure-frames = Frames
figure-used = Frames in use
figure-sets = Pages of all working sets
figure-queue = Requests at the disk

# Figures to compare by.
metric-faults = Page faults
metric-hit-ratio = Hit ratio
metric-evictions = Pages that had to leave
metric-write-backs = Pages written back
metric-utilisation = CPU utilisation
metric-makespan = Makespan (last completion)

# Prediction.
predict-reference = Page { $page } is referenced next. What happens?
predict-process = { $process } references page { $page }. What happens?
predict-hit = Hit: it is in a frame
predict-free = Fault: it is loaded into a free frame
predict-page = Fault: page { $page } leaves
predict-from = Fault: a page of { $process } leaves
predict-suspended = { $process } is suspended
# Exercises.
question-one = References to pages: { $references }. { $frames } frames, all empty at first; { $policy ->
    [fifo] FIFO
    [lru] LRU
   *[other] clock: a page is loaded with R = 1, a use sets R; at a fault the hand clears R as it passes and takes the first page with R = 0, then it points to the next frame
 }. Fill in what comes of it.
question-opt = References to pages: { $references }. { $frames } frames, all empty at first. Compare OPT with LRU.
question-nur = References to pages, w for a write: { $references }. { $frames } frames, all empty at first; NUR with class 2·R + M. The victim is of the lowest class there is, of these the one in the lowest frame. A page is loaded with R = 1; after every { $tick } references all R are cleared.
question-belady = References to pages: { $references }. FIFO, once with { $frames } frames and once with { $more }, all empty at first. Does Belady’s anomaly occur?
question-working-set = A process refers to pages: { $references }. Its working set is the pages of its last { $window } references, the present one included. How many pages are in it?
answer-faults = Page faults
answer-hits = Hits
answer-frames = Pages in the frames at the end, frame 0 first
answer-victim = Page that leaves at reference { $n }
answer-victim-opt = Page that leaves under OPT at reference { $n }
answer-faults-opt = Page faults under OPT
answer-faults-lru = Page faults under LRU
answer-fewer = So many faults fewer under OPT
answer-class = Its class at reference { $n }
answer-faults-few = Page faults with the fewer frames
answer-faults-many = Page faults with the more frames
answer-belady = Does the anomaly occur?
answer-faults-many-lru = Page faults of LRU with the more frames
answer-size = Size of the working set after reference { $n }
answer-largest = The largest size it ever has
wrong-faults = Go reference by reference: a fault is each one whose page is in no frame.
wrong-free-frames = Loading into a free frame is a page fault too.
wrong-is-hits = Those are the hits. The others are asked for.
wrong-hits = A hit is a reference whose page is in a frame at that moment.
wrong-is-faults = Those are the faults. The others are asked for.
wrong-is-lru = That is LRU. The policy asked for does not go by the last use.
wrong-is-fifo = That is FIFO. Here it matters which pages were used since they came in.
wrong-is-opt = That is OPT. LRU cannot see the future.
wrong-frames = A new page takes the frame of the one that leaves; the others stay where they are.
wrong-victim = Look at all the pages in memory before this reference, and at what the policy knows of each.
wrong-far = OPT looks ahead: which page in memory is needed last, or never again?
wrong-fewer = Subtract OPT’s faults from those of LRU.
wrong-class = Write down R and M of each page before this reference: whose class is the lowest?
wrong-class-number = The class is 2·R + M, with the bits as they are before this reference.
wrong-swapped = R counts twice and M once, not the other way round.
wrong-other-frames = That is the count with the other number of frames.
wrong-belady = The anomaly is: more frames, and yet more faults.
wrong-size = Count each page among the references of the window once.
wrong-size-window = That is the length of the window: a page that occurs twice in it counts once.
wrong-size-all = Those are all its pages: who was not used in the window is not in the set.
wrong-largest = Move the window along, reference by reference: where are the most different pages in it?
hint-table = Draw a table: a column for each reference, a row for each frame.
hint-free = As long as a frame is free, the page goes into the lowest free one; that is a fault too.
hint-fifo = The page that came in first leaves; a hit does not change that order.
hint-lru = The page whose last use is farthest back leaves.
hint-lru-back = Read the references backwards from the fault: the page in memory that you meet last is the one.
hint-clock-bit = Write R beside each page: 1 when it is loaded or used.
hint-clock-hand = At a fault begin at the hand: where R is set, it is cleared and the hand goes on; where it is not, the page leaves. The hand stays behind it for the next fault.
hint-opt = At a fault look ahead: the page whose next use is farthest away leaves.
hint-opt-never = A page that never comes again is farther away than any other.
hint-bits = Write R and M beside each page: a use sets R, a write sets M as well.
hint-tick = A tick clears all R and no M.
hint-class = Classes: 0 neither, 1 only M, 2 only R, 3 both.
hint-belady = Compare the two counts: usually more frames mean fewer faults.
hint-window = Mark the window: the reference itself and those before it, as many as Δ in all.
hint-distinct = Of the pages in the window, each counts once.
hint-slide = From one reference to the next one page enters the window and one drops out of it.
