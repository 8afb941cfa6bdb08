# Address translation.
lab-title = Address translation
lab-line = One access, from its virtual address through the TLB (translation look-aside buffer) and the page tables to a frame, bit by bit.

# What a scenario is, in a few words.
rule-shape = { $bits }-bit addresses, { $levels ->
    [one] one level
   *[other] { $levels } levels
 }, { $tlb ->
    [0] no TLB
    [one] a TLB of one entry
   *[other] a TLB of { $tlb } entries
 }

# Fields.
field-virtual_bits = Bits of a virtual address
field-page_bits = Offset bits (a page has 2 to this power bytes)
field-levels = Index bits of each level, top first
field-entry_bytes = Bytes of an entry (0: 4 up to 32 bits, else 8)
field-tlb_entries = TLB entries (0 = no TLB)
field-tlb_policy = TLB entry that gives way
choice-lru = used longest ago (LRU)
choice-fifo = there longest (FIFO)
choice-random = any, by the seed
choice-clock = second chance (clock)
field-frames = Frames for pages (0: 16, or as many as the pages need)
field-replacement = Page that gives way
field-free_frame = Free frame taken
choice-lowest = the lowest
choice-highest = the highest
field-unmapped = Access to a page that was never mapped
choice-allocate = gets a frame full of zeros
choice-refuse = is refused (segmentation fault)
field-asids = TLB entries carry their process (ASID)
field-processes = Processes at the start
field-memory_ns = One reference to memory (ns)
field-tlb_ns = One TLB look-up (ns)
field-fault_ns = A page from or to the disk (ns)
field-minor_ns = A fault without the disk (ns)
field-seed = Seed
field-mapped = Pages in the tables at the start
field-page = Page
field-frame = Frame
field-writable = Writable (W)
field-present = Present (P)
field-user = User (U)
field-process = Process, by number
field-level = Level of its entry (0 = last; above it: a large page)
field-accesses = Accesses
field-address = Virtual address
field-write = Writes
field-mode = Mode
choice-user = user
choice-kernel = kernel
field-forks = Forks
field-after = After so many accesses

# Changes of the past.
field-do = What
field-input = Change
choice-access = one access more
choice-fork = fork
choice-unmap = unmap a page
choice-protect = make a page read-only
choice-flush = flush the TLB
choice-switch = switch to another process

# Variants.
choice-as-it-is = As it is
choice-no-tlb = Without a TLB
choice-tlb-16 = TLB of 16 entries
choice-tlb-lru = TLB: LRU
choice-tlb-fifo = TLB: FIFO
choice-tlb-random = TLB: random
choice-flat = One flat table
choice-victim-lru = Pages: LRU
choice-victim-fifo = Pages: FIFO
choice-victim-clock = Pages: clock
choice-no-asids = Flush at each switch
choice-with-asids = With ASIDs

# Presets: a name and the point they make.
preset-first-look = First look: two levels
preset-first-look-point = 32-bit addresses, two levels of 10 bits: a miss walks both, a hit none, and one page is still on the disk.
preset-toy = Textbook toy
preset-toy-point = 32 bytes of memory and pages of 4 bytes: the addresses 0, 3, 4 and 13 become 20, 23, 24 and 9.
preset-array = An array and the TLB
preset-array-point = Ten integers in a row lie on three pages: three misses, seven hits, thanks to locality.
preset-four-level = x86-64: four levels
preset-four-level-point = A miss reads four entries before it reads the data. On a hit, one reference is enough.
preset-large-page = A page of 2 MiB
preset-large-page-point = The walk ends a level early, and one TLB entry covers 512 pages. Here, nothing can evict such a page.
preset-sparse = Levels save memory
preset-sparse-point = Code at the bottom, a stack at the top, nothing between: tables are made only where something is.
preset-stride = A stride that defeats the TLB
preset-stride-point = Eight pages in turn through four entries: under LRU each one is thrown out just before its next use.
preset-locality = The same pages, one after the other
preset-locality-point = The same 16 reads in another order: every second one hits.
preset-protection = Protection
preset-protection-point = Writing to code, touching a page of the kernel in user mode, an address that nobody owns: three refusals by bits of the entry.
preset-demand = Demand paging
preset-demand-point = All pages are on the disk and there are three frames: each first use faults, and from the fourth page on another has to go.
preset-write-back = A dirty victim
preset-write-back-point = The page that goes first was written to: it has to be saved, and the fault takes twice as long.
preset-clock = The clock and the accessed bit
preset-clock-point = The hand passes pages whose accessed bit is set and clears it: the bit in the entry is all that the operating system learns of use.
preset-copy-on-write = Copy-on-write after fork
preset-copy-on-write-point = Parent and child share every frame until one of them writes. Only that page is copied; the last sharer needs no copy.
preset-shared-library = A shared library
preset-shared-library-point = The same frame is in two page tables under different page numbers: the code is in memory once.
preset-switch-flush = A switch flushes the TLB
preset-switch-flush-point = Loading CR3 empties the TLB: after each switch every page misses again.
preset-switch-asids = A switch with ASIDs
preset-switch-asids-point = Entries that carry their process survive the switch: from the second turn on everything hits.

# Rules: why a step happened.
rule-split = { $process } { $op ->
    [read] reads
   *[write] writes
 } address { $address } in { $mode ->
    [user] user mode
   *[kernel] kernel mode
 }. The upper { $page_bits ->
    [one] bit is
   *[other] { $page_bits } bits are
 } the page number, { $page }; the lower { $offset_bits ->
    [one] bit is
   *[other] { $offset_bits } bits are
 } the offset, { $offset }.
rule-tlb-hit = TLB hit: entry { $slot } has page { $page } of { $process } and gives frame { $frame }. No page table has to be read.
rule-tlb-miss = TLB miss: { $entries ->
    [one] the only entry does not have
   *[other] none of the { $entries } entries has
 } page { $page } of { $process }. The page tables in memory have to be walked.
rule-tlb-miss-again = The instruction starts again. The TLB still has no entry for page { $page } of { $process }, so the tables are walked once more.
rule-tlb-none = There is no TLB here: page { $page } of { $process } is looked up in memory each time.
rule-walk-table = { $top ->
    [yes] CR3 holds the address of the top table, { $base }.
   *[no] The table of level { $level } begins at { $base }.
 } Entry { $index } is at { $base } + { $index } × { $size } = { $at } and is present: the next table begins in frame { $frame }.
rule-walk-page = { $top ->
    [yes] CR3 holds the address of the table, { $base }.
   *[no] The table of level { $level } begins at { $base }.
 } Entry { $index } is at { $base } + { $index } × { $size } = { $at } and is present: it holds frame number { $frame }.
rule-walk-large = { $top ->
    [yes] CR3 holds the address of the top table, { $base }.
   *[no] The table of level { $level } begins at { $base }.
 } Entry { $index } at { $at } ({ $size } bytes each) maps a large page of { $pages } small ones, from frame { $frame } on: the walk ends here.
rule-walk-nothing = { $top ->
    [yes] CR3 holds the address of the top table, { $base }.
   *[no] The table of level { $level } begins at { $base }.
 } Entry { $index } is at { $base } + { $index } × { $size } = { $at } and is not present (P = 0): the walk cannot go on.
rule-allowed = The bits of the entry allow { $op ->
    [read] reading
   *[write] writing
 } in { $mode ->
    [user] user mode
   *[kernel] kernel mode
 }. { $first ->
    [yes] The processor sets the accessed bit A
   *[no] The accessed bit A is set already
 }{ $op ->
    [read] .
   *[write] {" "}and, because of the write, the dirty bit D.
 }
rule-dirty-set = It is the first write since the entry came into the TLB: the processor sets the dirty bit D in the page table too.
rule-denied-write = Protection fault: page { $page } of { $process } is read-only (W = 0). The access ends here, and the operating system signals the process.
rule-denied-user = Protection fault: page { $page } belongs to the kernel (U = 0), and { $process } is in user mode. The access ends here.
rule-page-fault-disk = Page fault: the processor puts address { $address } into CR2 and enters the operating system. Page { $page } of { $process } is on the disk.
rule-page-fault-new = Page fault: the processor puts address { $address } into CR2 and enters the operating system. Page { $page } of { $process } has no content yet.
rule-invalid = Page { $page } does not belong to { $process }: no frame can help. The operating system ends the access with a segmentation fault.
rule-copy-fault = The entry forbids the write (W = 0), but the operating system has noted that page { $page } of { $process } is copy-on-write. { $sharers ->
    [one] Nobody else maps its frame any more.
   *[other] { $sharers } mappings share its frame.
 }
rule-evict-lru = No frame is free. Page { $page } of { $process } in frame { $frame } was used longest ago, { $count ->
    [one] in the access before this one
   *[other] { $count } accesses back
 }: it has to go.
rule-evict-fifo = No frame is free. Page { $page } of { $process } in frame { $frame } has been in memory longest of all: it has to go.
rule-evict-clock = No frame is free. { $count ->
    [0] The hand stands at a page whose accessed bit is clear
    [one] The hand passes one page and clears its accessed bit, then finds one that is clear
   *[other] The hand passes { $count } pages and clears their accessed bits, then finds one that is clear
 }: page { $page } of { $process } in frame { $frame } has to go.
rule-write-back = Its dirty bit is set: it is written to the disk first, which takes { $ns } ns.
rule-clean = Its dirty bit is clear: its content need not be saved.
rule-dropped = { $count ->
    [one] Its TLB entry is dropped, because it would lead to the wrong page.
   *[other] Its { $count } TLB entries are dropped, because they would lead to the wrong page.
 }
rule-shared-out = { $count } entries of page tables mapped it; P is cleared in each.
rule-no-frame = No frame is free and no page may give way: { $process } gets no frame for page { $page }, and the access ends here.
rule-load-disk = The operating system reads page { $page } of { $process } from the disk into frame { $frame } ({ $ns } ns), writes the frame number into the entry and sets P. The instruction starts again.
rule-load-zero = Frame { $frame } is filled with zeros for page { $page } of { $process } ({ $ns } ns); its number goes into the entry and P is set. The instruction starts again.
rule-free-lowest = Of the free frames the lowest is taken: a convention, chosen here.
rule-free-highest = Of the free frames the highest is taken: a convention, chosen here.
rule-tables-made = { $count ->
    [one] One page table on the way was missing and is made now.
   *[other] { $count } page tables on the way were missing and are made now.
 }
rule-copied = Page { $page } of { $process } is copied from frame { $from } to frame { $to }; its entry gets the new frame and W = 1. The instruction starts again.
rule-reused = { $process } is the last to map frame { $frame }: page { $page } needs no copy, its entry gets W = 1. The instruction starts again.
rule-fill-free = The translation of page { $page } of { $process } goes into TLB entry { $slot }, which is free.
rule-fill-lru = The translation of page { $page } of { $process } goes into TLB entry { $slot }: page { $old_page } of { $old_process } was used longest ago there.
rule-fill-fifo = The translation of page { $page } of { $process } goes into TLB entry { $slot }: page { $old_page } of { $old_process } has been there longest.
rule-fill-random = The translation of page { $page } of { $process } goes into TLB entry { $slot }, drawn at random: page { $old_page } of { $old_process } has to go.
rule-done = Frame number { $frame } and offset { $offset } side by side are the physical address, { $physical }. The access took { $references ->
    [one] one reference
   *[other] { $references } references
 } to memory.
rule-switch-flush = { $to } gets the processor after { $from }: CR3 is loaded with { $cr3 }, the address of its top table. { $dropped ->
    [0] The TLB was empty.
    [one] The one TLB entry is dropped, because it belongs to the old address space.
   *[other] All { $dropped } TLB entries are dropped, because they belong to the old address space.
 }
rule-switch-asid = { $to } gets the processor after { $from }: CR3 is loaded with { $cr3 }. TLB entries carry their process (ASID), so { $kept ->
    [0] there is nothing to drop
    [one] the one entry stays
   *[other] all { $kept } entries stay
 }.
rule-fork = { $process } forks: { $child } gets { $tables ->
    [one] one page table of its own
   *[other] { $tables } page tables of its own
 }, but { $pages ->
    [0] there is no page to share
    [one] shares the one page that is present
   *[other] shares all { $pages } pages that are present
 }. Writable ones become read-only and copy-on-write in both.
rule-change-unmap = You unmapped page { $page } of { $process } here: its entry is cleared, and so is its place in the TLB.
rule-change-protect = You made page { $page } of { $process } read-only here: W = 0 in its entry, and its place in the TLB is cleared.
rule-change-flush = You flushed the TLB here: { $count ->
    [0] it was empty already.
    [one] one entry is gone.
   *[other] { $count } entries are gone.
 }
rule-change-waits = Your change for { $process } comes as soon as no access is under way: { $what ->
    [access] one access more
    [fork] a fork
    [switch] a context switch
    [unmap] an unmapping
    [protect] a protection
   *[flush] a flush
 }.
rule-change-nothing = { $what ->
    [access] Your access finds no process { $process }.
    [fork] Your fork is not possible: { $process } does not exist, or there are as many processes as fit.
    [switch] Your switch changes nothing: { $process } has the processor already, or does not exist.
    [unmap] Your unmapping finds no such page of { $process }.
    [protect] Your protection finds no such writable page of { $process }.
   *[flush] Your flush finds nothing.
 }

# Picture.
pic-before = The machine before the first access
pic-title = Access { $n } of { $all }: { $process } { $op ->
    [read] reads
    [write] writes
    [read-kernel] reads in kernel mode
   *[write-kernel] writes in kernel mode
 } { $address }
pic-access = Access { $n } of { $all }: { $process } { $op ->
    [read] reads
    [write] writes
    [read-kernel] reads in kernel mode
   *[write-kernel] writes in kernel mode
 }
pic-running = { $process } runs, CR3 = { $cr3 }
bits-level = level { $n }
bits-offset = offset
bits-frame = frame
pic-tlb = TLB, { $n ->
    [one] one entry
   *[other] { $n } entries
 }
pic-no-tlb = none: every access walks
pic-more-slots = { $n } more
tlb-process = process
tlb-page = page
tlb-frame = frame
word-hit = hit
word-miss = miss
pic-cost = Effective access time so far
pic-hits = TLB hits: { $percent ->
    [none] –
   *[other] { $hits } of { $n } ({ $percent } %)
 }
pic-formula = by the formula: { $ns ->
    [none] –
   *[other] { $ns } ns
 }
pic-measured = in this run: { $ns ->
    [none] –
   *[other] { $ns } ns
 }
pic-saved = Page tables, to scale
pic-used = in use: { $bytes }
pic-flat = flat, for all pages: { $bytes }
pic-level = Level { $n }
pic-from-cr3 = CR3 → { $at }
pic-from-frame = frame { $frame } → { $at }
pic-not-needed = not read: TLB hit
pic-not-read = not read
pic-on-disk = disk
pic-physical = Physical address
pic-said = { $mark } { $outcome ->
    [outcome-ok] done
    [outcome-page-fault] page fault
    [outcome-protection-fault] protection fault
   *[outcome-copied] copied
 }{ $at ->
    [none] {""}
   *[other] , at { $at }
 }
pic-frames = Frames: { $used } of { $all } in use{ $hand ->
    [none] {""}
   *[other] , the hand at { $hand }
 }
pic-bits = P present, W writable, U user, A accessed, D dirty
pic-more-frames = { $n } more
pic-free = free
legend-level = index of a level
legend-offset = offset
legend-frame = frame number
legend-read = entry read or matched
legend-flat = flat table

# Tables.
table-present = This access
table-walk = Entries read in this attempt
table-tlb = TLB now
table-frames = Frames now
table-cost = Cost
table-saved = Page tables in use, and flat ones
table-accesses = Accesses
column-figure = Figure
column-value = Value
column-process = Process
column-op = Does
column-address = Address
column-page = Page
column-offset = Offset
column-tlb = TLB
column-outcome = Outcome
column-frame = Frame
column-physical = Physical address
column-memory-references = References to memory
column-level = Level
column-table-at = Table at
column-index = Index
column-entry-at = Entry at
column-p = P
column-w = W
column-u = U
column-a = A
column-d = D
column-slot = Entry
column-pages = Pages in it
column-loaded = Loaded as no.
column-used = Used in access no.
column-tables = Tables
column-bytes-each = Bytes each
column-bytes = Bytes
row-levels = All levels
row-flat = Flat tables
row-free = Free frames
row-empty = Empty entries
row-access = Access
cell-access = { $process } { $op ->
    [op-read] reads
    [op-write] writes
    [op-read-kernel] reads in kernel mode at
   *[op-write-kernel] writes in kernel mode at
 } { $address }
op-read = reads
op-write = writes
op-read-kernel = reads, kernel mode
op-write-kernel = writes, kernel mode
outcome-ok = done
outcome-page-fault = page fault
outcome-protection-fault = protection fault
outcome-copied = copied
figure-accesses = Accesses
figure-references = References to memory
figure-protection-faults = Protection faults
figure-copies = Pages copied
figure-evictions = Pages evicted
figure-transfers = Pages moved from or to the disk
figure-total = Time so far (ns)
figure-formula = Effective access time by the formula: a·(t + m) + (1 − a)·(t + (k + 1)·m) + faults (ns)
figure-measured = Mean time of an access in this run (ns)

# Figures to compare by.
metric-tlb-misses = TLB misses
metric-access-time = Mean time of an access (ns)
metric-references = References to memory per access
metric-hit-ratio = TLB hit ratio
metric-page-faults = Page faults
metric-write-backs = Pages written back
metric-table-bytes = Bytes of page tables

# Curves.
chart-tlb = TLB hit ratio of these accesses against its entries
axis-entries = TLB entries
axis-hit-ratio = Hit ratio

# Prediction.
predict-tlb = Does the TLB have the translation of { $process }’s page { $page }?
predict-entry = What does the entry say that is read in the table of level { $level }?
predict-table = Where the table of the next level is
predict-large = The frame of a large page
predict-frame = The frame of the page
predict-absent = Not present (P = 0)
predict-check =
    What comes of the { $write ->
        [true] write to
       *[false] read of
    } { $process }’s page { $page }?
predict-allowed = It is allowed
predict-page-fault = Page fault
predict-denied = Protection fault
predict-copy-fault = Copy-on-write
predict-system = What does the operating system do now?
predict-disk = It reads the page from the disk
predict-zero = It fills a frame with zeros
predict-copied = It copies the page into a frame of its own
predict-reused = It allows writing, without a copy
predict-ends = It ends the access
predict-evict = No frame is free. Which frame’s page has to leave?
predict-in-frame = Frame { $frame }
predict-slot = The translation of { $process }’s page { $page } goes into the TLB. Which entry gives way?
predict-flush = Does this context switch empty the TLB?
# Exercises.
question-split = Virtual addresses of { $bits } bits, pages of { $size } bytes. Split the virtual address { $address }.
question-translated = Pages of { $size } bytes, one page table (page → frame, × not present): { $table }. To which physical address does each access go, or does it fault?
question-indices = Virtual addresses of { $bits } bits, pages of 4096 bytes, { $levels } levels of page tables with { $shape } bits of index. Take the virtual address { $address } apart; it is mapped, and no TLB entry has it.
question-buffer = Two levels of page tables, pages of 256 bytes, a TLB of { $entries } entries that is empty at first and replaces by LRU. Accesses in turn: { $addresses }. All pages are in memory.
question-effective = { $levels ->
    [one] One level of page tables
   *[other] { $levels } levels of page tables
 }; a reference to memory takes { $memory } ns, a look-up in the TLB { $tlb } ns, and { $percent } % of the look-ups hit. Nothing faults and nothing else takes time.
question-sizes = Virtual addresses of 32 bits, pages of 4096 bytes, entries of { $entry } bytes, two levels with { $first } and { $second } bits of index. A process has these pages: { $pages }. How much do the tables take?
answer-page = Page number p
answer-offset = Offset d
answer-entries = Entries of a one-level page table
answer-physical = The physical address of { $address } ({ $decimal })
answer-index = Index in level { $n }, 1 at the top
answer-references = References to memory of this access
answer-hits = Accesses that hit the TLB, by number from 1
answer-ratio = Hit ratio
answer-all-references = References to memory of all accesses
answer-hit-time = Time of an access after a TLB hit (ns)
answer-miss-time = Time of an access after a TLB miss (ns)
answer-effective = Effective access time (ns)
answer-bare = Effective access time without a TLB (ns)
answer-flat = Bytes of a one-level table
answer-lower = Tables of the second level
answer-bytes = Bytes of all tables of two levels
wrong-page = The page number is what is left of the address without the offset bits.
wrong-digit = The border lies inside a hexadecimal digit here: count bits, not digits.
wrong-turned = The offset is on the right: the page number is what stands left of it.
wrong-is-offset = That is the offset.
wrong-is-page = That is the page number.
wrong-offset = The offset is as many bits from the right as the page size needs.
wrong-entries = There is an entry for each page number that can be written.
wrong-is-page-size = That is the size of a page. Entries are counted by page numbers.
wrong-physical = Split the address first, then put the frame number in the place of the page number.
wrong-is-virtual = That is the virtual address: the frame is another one than the page.
wrong-not-present = The entry of this page says that it is not present: before anything else there is a trap.
wrong-added = The frame number has to be put before the offset bits, not added to the offset.
wrong-is-frame = That is the frame number alone.
wrong-is-present = The entry of this page is present.
wrong-index = Count the index bits of each level from the offset towards the left.
wrong-mask = The bits of the levels above are still in it.
wrong-other-end = The top level is on the left, the last one next to the offset.
wrong-offset-bits = The offset has as many bits as a page of 4096 bytes needs.
wrong-references = Each level is read once, and then the data itself.
wrong-without-data = The access to the data itself counts too.
wrong-only-data = After a miss the tables have to be read before the data.
wrong-hits = Write down which pages the TLB holds before each access.
wrong-is-fifo = That is FIFO: under LRU a hit makes an entry young again.
wrong-ratio = The ratio is hits over accesses.
wrong-miss-ratio = That is the ratio of misses.
wrong-all-references = A hit takes one reference, a miss one more for each level.
wrong-no-tlb = That would be without a TLB: a hit spares the tables.
wrong-hit-time = After a hit there are the look-up and one reference to memory.
wrong-no-look-up = The look-up in the TLB takes time too.
wrong-only-look-up = After the look-up the data has to be fetched from memory.
wrong-miss-time = After a miss there are the look-up, one reference for each level and one for the data.
wrong-time-without-data = The tables are read, but the data itself is still missing.
wrong-effective = Weigh the two times by how often they occur.
wrong-weights = Hit and miss are weighed the wrong way round.
wrong-mean = That is the plain mean: hits and misses are not equally frequent.
wrong-bare = Without a TLB each access reads every level and then the data.
wrong-look-up-there = Where there is no TLB there is no look-up.
wrong-no-walk = Without a TLB the tables have to be read at every access.
wrong-flat = It has an entry for each page number of the whole address space.
wrong-entry-bytes = Those are entries: each takes several bytes.
wrong-lower = Pages with the same index in the top level share a table of the second level.
wrong-per-page = Pages with the same top index share a table.
wrong-bytes = Add the top table and the tables of the second level, each at its full size.
wrong-no-top = The table of the top level is there too.
hint-offset-bits = How many bits does the offset need? 2 to that power is the page size.
hint-low-bits = The offset is so many bits from the right; the page number is the rest.
hint-divide = The same in base ten: address ÷ page size is the page number, the remainder the offset.
hint-entry = Look up the entry of the page: × means that the access traps.
hint-frame = Physical address = frame × page size + offset.
hint-from-right = Write the address in bits and mark the offset from the right: 4096 bytes need 12.
hint-groups = Mark the last level’s index left of it, and so on to the top level.
hint-walk = After a miss one entry is read in each level, then memory itself.
hint-pages = The TLB goes by pages: drop the last two hexadecimal digits of each address.
hint-lru = At a miss with a full TLB the entry leaves whose last use is longest ago.
hint-cost = A hit takes one reference to memory, a miss with two levels three.
hint-hit = Hit: look-up and one reference to memory.
hint-miss = Miss: look-up, one reference for each level, and one for the data.
hint-weigh = Effective = hit ratio × time after a hit + miss ratio × time after a miss.
hint-flat = One level: 2 to the power of all index bits entries, times the bytes of an entry.
hint-top-index = Split each page number: the bits of the top level choose the table of the second level.
hint-sum = Count the different top indices: so many tables of the second level, and one of the top.
