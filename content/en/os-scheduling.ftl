# CPU scheduling.
lab-title = CPU scheduling
lab-line = Who runs next, for how long, and what everybody else pays for it.

# What a scenario is, in a few words.
rule-policy =
    { $policy ->
        [fcfs] FCFS
        [sjf] SJF
        [srtf] SRTF
        [hrrn] HRRN
        [priority] Priority
        [round-robin] Round robin
        [mlfq] MLFQ
        [lottery] Lottery
        [stride] Stride
       *[fair] Fair (CFS)
    }{ $detail ->
        [quantum] , quantum { $quantum }
        [preemptive] , pre-emptive
        [non-preemptive] , non-pre-emptive
        [queues] , { $queues ->
            [one] one queue
           *[other] { $queues } queues
        }
       *[none] {""}
    }

# Policies: also choices of the field.
choice-fcfs = FCFS
choice-sjf = SJF
choice-srtf = SRTF
choice-hrrn = HRRN
choice-priority = Priority
choice-round-robin = Round robin
choice-mlfq = MLFQ
choice-lottery = Lottery
choice-stride = Stride
choice-fair = Fair (CFS)

# Fields.
field-policy = Policy
field-lengths = Burst lengths
choice-known = known
choice-estimated = estimated
field-alpha = α, weight of the last burst (%)
field-first_estimate = First estimate τ₀
field-preemptive = Pre-emptive
field-aging = Aging: ticks waited for one step up (0 = none)
field-quantum = Quantum
field-queues = Queues, highest first
field-allotment = Allotment
field-boost = Boost every S ticks (0 = never)
field-rule4 = Rule 4
choice-cumulative = cumulative: over all bursts
choice-early = early: afresh after I/O (can be gamed)
field-seed = Seed
field-latency = Latency: everybody runs once in
field-min_granularity = Shortest slice
field-wakeup_granularity = Wake-up granularity
field-sleeper_credit = Sleeper credit
field-cpus = CPUs
field-switch_cost = Context-switch cost
field-ties = Conventions
field-slice_end = Ready at the instant a slice ends
choice-arrival-first = arrival first, then the pre-empted
choice-preempted-first = the pre-empted first, then the arrival
field-first_switch = First process of a CPU
choice-free = is no switch
choice-counted = costs a switch
field-unit = A tick is
choice-tick = one unit of time
choice-ms = 1 ms
choice-us = 1 µs
field-processes = Processes
field-id = Name
field-arrival = Arrival
field-bursts = Bursts: CPU, I/O, CPU …
field-priority = Priority (small = high)
field-tickets = Tickets
field-nice = Nice

# Changes of the past.
field-process = Process
field-input = Change
choice-kill = end a process
choice-set-priority = give another priority
choice-set-nice = give another nice value
choice-set-tickets = give other tickets
choice-add = a new process arrives
choice-set-policy = another policy takes over

# Presets: a name and the point they make.
preset-first-look = First look
preset-first-look-point = Four processes take turns of 2 ticks; two of them do I/O.
preset-convoy = Convoy
preset-convoy-point = One long burst comes first, and everybody behind it waits: FCFS makes a convoy.
preset-convoy-cured = Convoy, cured
preset-convoy-cured-point = The same processes under SRTF: the short ones pass, the average wait falls to less than half.
preset-srtf-optimal = SRTF is optimal
preset-srtf-optimal-point = No order of these bursts waits less on average than SRTF's 6.5 ticks; compare the others.
preset-starvation = Starvation
preset-starvation-point = The low-priority process is ready at 0 and runs only when nobody else is left: were there always another arrival, it would wait for ever.
preset-aging = Aging
preset-aging-point = The same, but waiting raises the priority: the low process gets its turn early.
preset-quantum-small = Quantum too small
preset-quantum-small-point = With a slice of 1 and a switch cost of 1, nearly half of the CPU's time goes into switching.
preset-quantum-large = Quantum too large
preset-quantum-large-point = With a slice of 20, round robin is FCFS: hardly a switch, but slow first responses.
preset-slice-tie-arrival = Tie: arrival first
preset-slice-tie-arrival-point = P3 arrives at the very tick P1's slice ends. Here the arrival queues first.
preset-slice-tie-preempted = Tie: pre-empted first
preset-slice-tie-preempted-point = The same instant under the other convention: another chart, other averages. State which one you use.
preset-io-bound = I/O-bound against CPU-bound
preset-io-bound-point = A long quantum lets the CPU-bound process hold up two that need the CPU only briefly.
preset-mlfq-learns = MLFQ learns
preset-mlfq-learns-point = The long job sinks; the short one and the typing one stay above it, and nobody told the scheduler which is which.
preset-mlfq-gamed = MLFQ, gamed
preset-mlfq-gamed-point = Under the early rule 4, a process that gives up the CPU just before its allotment ends stays on top for ever.
preset-mlfq-cured = MLFQ, cured
preset-mlfq-cured-point = Counting the allotment over all bursts ends the game; the boost keeps the sunk ones alive.
preset-estimates = SJF by estimates
preset-estimates-point = Nobody knows the next burst: the exponential average learns, and errs when a process changes its ways.
preset-hrrn = HRRN
preset-hrrn-point = Waiting raises the ratio: short bursts go first, yet nobody waits for ever.
preset-lottery = Lottery
preset-lottery-point = 100, 50 and 250 tickets: the shares come close to the ratio only in the long run. Compare with stride.
preset-stride = Stride
preset-stride-point = The same tickets without chance: every share is within one slice of its due.
preset-fair-nice = Fair shares by nice
preset-fair-nice-point = Nice 0, 5 and 10 run side by side in the ratio of their weights; the typing process gets the CPU at once when it comes back from I/O.
preset-two-cpus = Two CPUs
preset-two-cpus-point = One ready queue, two CPUs: whichever CPU is free first takes the head of the queue.

# Rules: why a step happened.
rule-arrive = { $process } arrives and joins the ready queue.
rule-io-return = { $process } has finished { TIME($io, $unit) } of I/O and joins the ready queue.
rule-io-return-level = { $process } has finished { TIME($io, $unit) } of I/O and joins the tail of queue { $level }.
rule-finish = { $process } has finished its last burst: turnaround { TIME($turnaround, $unit) }, of which { TIME($waiting, $unit) } waiting.
rule-block = { $process } has finished its CPU burst and does I/O for { TIME($io, $unit) }, until t = { $until }.
rule-block-keeps-level = { $process } has finished its CPU burst and does I/O until t = { $until }. It stays at level { $level }, and what it has used of its allotment stays used: { $left ->
    [none] at the lowest level there is none to use up
   *[other] { TIME($left, $unit) } left
 }.
rule-block-fresh-level = { $process } gives up the CPU for I/O before its allotment ends. Under the early rule 4 that gives it a fresh allotment at level { $level }: this is how MLFQ is gamed.
rule-block-down = { $process } has used up its allotment with this very burst: it will come back from I/O at level { $level }.
rule-slice-used = { $process } has used its slice of { TIME($slice, $unit) } while others are ready: it joins the tail of the queue.
rule-slice-used-level = { $process } has used its slice of { TIME($slice, $unit) } while others are ready: it joins the tail of the same queue, { $level }.
rule-slice-used-pot = { $process } has used its slice of { TIME($slice, $unit) }: its { $tickets } tickets go back into the draw.
rule-slice-used-pass = { $process } has used its slice of { TIME($slice, $unit) }: its pass grows by its stride to { $pass }.
rule-slice-used-virtual = { $process } has used its slice of { TIME($slice, $unit) }: its virtual run-time is now { $time }, and the smallest one is next.
rule-slice-renewed = { $process } has used its slice, but nobody else is ready: it goes on with a new slice of { TIME($slice, $unit) } and without a context switch.
rule-demoted = { $process } has used up its allotment of { TIME($allotment, $unit) } at level { $from }: it moves down to the tail of queue { $to }.
rule-demoted-goes-on = { $process } has used up its allotment of { TIME($allotment, $unit) } at level { $from } and moves down to level { $to }. Nobody else is ready, so it goes on running.
rule-boosted =
    { $raised ->
        [0] { TIME($period, $unit) } have passed: everybody is at the top already and gets a fresh slice and allotment.
        [one] { TIME($period, $unit) } have passed: one process comes up to the top queue, and everybody gets a fresh slice and allotment.
       *[other] { TIME($period, $unit) } have passed: { $raised } processes come up to the top queue, and everybody gets a fresh slice and allotment.
    }
rule-aged = { $process } has waited { TIME($waited, $unit) }: its priority rises from { $from } to { $to }.
rule-dispatch-only = { $process } is the only one ready and gets { $cpus ->
    [1] the CPU
   *[other] CPU { $cpu }
 }.
rule-dispatch-fcfs = { $process } is the first of { $count } in the queue and gets { $cpus ->
    [1] the CPU
   *[other] CPU { $cpu }
 }.
rule-dispatch-rr = { $process } is at the head of the queue of { $count } and gets { $cpus ->
    [1] the CPU
   *[other] CPU { $cpu }
 } for one slice.
rule-dispatch-burst = { $process } has the shortest next burst of the { $count } that are ready: { TIME($length, $unit) }.
rule-dispatch-estimate = { $process } has the smallest estimate of the { $count } that are ready: τ = { $length }. How long its burst really is, nobody knows yet.
rule-dispatch-remaining = { $process } has the least time left of the { $count } that are ready: { TIME($left, $unit) }.
rule-dispatch-estimated-remaining = { $process } has the least time left by estimate of the { $count } that are ready: { $left }.
rule-dispatch-ratio = { $process } has the highest response ratio of the { $count } that are ready: ({ $waited } waited + { $burst } burst) ÷ { $burst } = { $ratio }.
rule-dispatch-priority = { $process } has the highest priority of the { $count } that are ready: { $effective }, and a small number is a high priority.
rule-dispatch-aged = { $process } goes first of { $count }: by waiting, its priority has risen from { $own } to { $effective }.
rule-dispatch-level = { $process } is at the head of queue { $level }, the highest that is not empty.
rule-dispatch-ticket = Ticket { $drawn } of { $total } was drawn: { $process } holds it, with { $tickets } tickets of its own.
rule-dispatch-pass = { $process } has the smallest pass of the { $count } that are ready: { $pass }.
rule-dispatch-virtual = { $process } has the smallest virtual run-time of the { $count } that are ready: { $time }. By its weight it may run { TIME($slice, $unit) }.
rule-switch-begins-first = Loading the first process of this CPU takes { TIME($cost, $unit) }.
rule-switch-begins = The context switch from { $from } takes { TIME($cost, $unit) } first.
rule-loaded = The context switch of { TIME($cost, $unit) } is over: { $process } runs.
rule-preempt-remaining = { $by } has only { TIME($ready, $unit) } left, { $process } has { TIME($running, $unit) }: strictly less, so { $by } takes the CPU.
rule-preempt-estimated = { $by } has { $ready } left by estimate, { $process } has { $running }: strictly less, so { $by } takes the CPU.
rule-preempt-priority = { $by } has priority { $ready }, { $process } has { $running }: the smaller number is the higher priority, so { $by } takes the CPU.
rule-preempt-level = { $by } is ready in queue { $ready }, higher than { $process }'s queue { $running }: { $by } takes the CPU. { $process } keeps its place at the head and the rest of its slice.
rule-preempt-virtual = { $by } has just become ready with { $ready } of virtual run-time, { $process } already has { $running }: the distance is more than the wake-up granularity, so { $process } is pre-empted.
rule-tie = Another one had the same value: the earlier arrival decided, then the order in the scenario.
rule-tie-arrival-first = Somebody became ready at this very instant and queued before it: the convention chosen here.
rule-tie-preempted-first = Somebody became ready at this very instant and queued after it: the convention chosen here.
rule-change-kill = You ended { $process } here.
rule-change-number =
    You changed { $process } here: { $what ->
        [priority] its priority
        [nice] its nice value
       *[tickets] its number of tickets
    } goes from { $from } to { $to }.
rule-change-add = You let { $process } arrive here: it joins the ready queue.
rule-change-policy = You put another policy in force here; who is ready queues again under its rules.
rule-change-nothing = Your change had nothing to act on: { $process } had already ended.

# The picture.
gantt-title = { $n ->
    [one] Gantt chart of one process up to t = { $t }
   *[other] Gantt chart of { $n } processes up to t = { $t }
 }
gantt-now = t = { $t }
gantt-cpu = CPU { $n }
gantt-hidden = { $shown } of { $all } processes have a row: those that were active last.
gantt-traced = What the traced machine did ({ $source })
gantt-here =
    The same demand here: { $policy ->
        [fcfs] FCFS
        [sjf] SJF
        [srtf] SRTF
        [hrrn] HRRN
        [priority] priority
        [round-robin] round robin, quantum { $quantum }
        [mlfq] MLFQ
        [lottery] lottery, quantum { $quantum }
        [stride] stride, quantum { $quantum }
       *[fair] fair (CFS)
    }
axis-tick = ticks
axis-ms = ms
axis-us = µs
queue-ready = ready
queue-level = queue { $n }
queue-io = I/O
box-empty = empty
box-idle = idle
box-left = left { $n }
box-estimate = τ { $n }
box-ratio = ratio { $n }
box-priority = prio { $n }
box-tickets = { $n } tickets
box-pass = pass { $n }
box-vruntime = v { $n }
box-until = until { $n }
box-running-slice = left { $left } · slice { $slice }
box-more = + { $n }
legend-run = running
legend-wait = ready, waiting
legend-io = in I/O
legend-switch = context switch
legend-arrival = arrival
legend-end = end

# Tables.
table-cpus = CPUs now
table-processes = Processes now
table-per-process = Per process
table-overall = Overall
table-shares = CPU shares so far: traced machine and this policy
column-process = Process
column-state = State
column-since = Since
column-burst = Burst
column-left = Left
column-waited = Waited
column-estimate = Estimate τ
column-ratio = Ratio
column-priority = Priority
column-own-priority = Own
column-slice = Slice left
column-level = Queue
column-allotment = Allotment left
column-tickets = Tickets
column-pass = Pass
column-nice = Nice
column-vruntime = Virtual time
column-cpu = CPU
column-doing = Doing
column-arrival = Arrival
column-cpu-time = CPU time
column-completion = Completion
column-turnaround = Turnaround
column-waiting = Waiting
column-response = Response
column-figure = Figure
column-value = Value
column-cpu-traced = CPU time, traced
column-share-traced = Share, traced
column-cpu-here = CPU time here
column-share-here = Share here
phase-future = not yet here
phase-ready = ready
phase-loading = being loaded
phase-running = running
phase-io = in I/O
phase-done = done
phase-killed = ended by you
job-idle = idle
job-switching = switching to
job-running = running
average = Average

# Figures to compare by.
metric-waiting = Average waiting
metric-turnaround = Average turnaround
metric-response = Average response
metric-makespan = Makespan (last completion)
metric-switches = Context switches
metric-switching = Time spent switching
metric-utilisation = CPU utilisation
metric-throughput-second = Throughput, processes per second
metric-throughput = Throughput, processes per 100 ticks

# Curves.
chart-quantum = Round robin on these processes: average times against the quantum
axis-quantum = Quantum (ticks)
axis-time = Average (ticks)

# Prediction.
predict-keep = { $process } is running now. Which process has the CPU from this instant on?
predict-preempt = Does a process that is ready take the CPU away from one that runs?
predict-leaves = What becomes of { $process }, which is running?
predict-finish = It ends its last burst and is done
predict-io = It ends its burst and does I/O
predict-tail = It uses up its slice and gives the CPU back
predict-goes-on = It uses up its slice and goes on running
predict-down = It uses up its allotment and goes down a queue
# Exercises.
question-times = Processes as name(arrival, burst), in ticks: { $processes }. One CPU, { $policy ->
    [fcfs] FCFS
   *[other] SJF without pre-emption
 }; equal ones go by arrival, then by number. Fill in the times.
question-chart = Processes as name(arrival, burst{ $policy ->
    [priority] , priority
   *[other] {""}
 }), in ticks: { $processes }. One CPU, { $policy ->
    [srtf] SRTF; equal ones go by arrival, then by number
    [priority] pre-emptive priorities, a small number is a high priority; equal ones go by arrival, then by number, and do not pre-empt each other
   *[other] round robin with quantum { $quantum }; who arrives at the instant a slice ends joins the queue before the one that leaves the CPU
 }. In which order do they run, and when does each end?
question-compared = Processes as name(arrival, burst), in ticks: { $processes }. One CPU, once under round robin with quantum { $quantum } (who arrives at the instant a slice ends queues first), once under SRTF (equal ones go by arrival, then by number). Compare them.
question-ratio = Processes as name(arrival, burst), in ticks: { $processes }. One CPU, HRRN: the highest (waited + burst) ÷ burst runs next, to the end of its burst. Work it out.
question-feedback = Processes as name(arrival, burst), in ticks: { $processes }. One CPU, MLFQ with three queues, 0 the highest. Slice and allotment are { $first } ticks in queue 0 and double in queue 1; queue 2 is round robin and nobody leaves it downwards. There is no boost. Somebody in a higher queue pre-empts; who is pre-empted stays at the head with the rest of its slice.
question-switching = Processes as name(arrival, burst), in ticks: { $processes }. One CPU, round robin with quantum { $quantum }. A context switch costs { $cost ->
    [one] one tick
   *[other] { $cost } ticks
 }; loading the very first process costs nothing. What do the switches cost, and what with quantum { $longer }?
question-aging = Processes as name(arrival, burst, priority), in ticks: { $processes }. One CPU, priorities without pre-emption: a small number is a high priority, equal ones go by arrival. Work it out without aging, then with aging: every { $aging ->
    [one] tick
   *[other] { $aging } ticks
 } in the ready queue lower the number by 1, down to 0.
answer-waiting = Waiting time of { $process }
answer-turnaround = Turnaround time of { $process }
answer-average = Average waiting time
answer-order = Order of running
answer-completion = { $process } ends at
answer-first-rr = Ends first under round robin
answer-first-srtf = Ends first under SRTF
answer-response-rr = Response time of { $process } under round robin
answer-quantum = Smallest quantum with which round robin gives the chart of FCFS
answer-ratio = Response ratio of { $process } when it is chosen at t = { $at }
answer-level = Queue in which { $process } ends (0, 1 or 2)
answer-switches = Context switches
answer-end = Last completion
answer-utilisation = CPU utilisation up to then, in percent
answer-switches-longer = Context switches with the longer quantum
answer-starves = Ends last without aging
answer-end-plain = Without aging, { $process } ends at
answer-end-aged = With aging, { $process } ends at
wrong-waiting = Waiting is the time spent in the ready queue between arrival and end, nothing else.
wrong-is-turnaround = That is the turnaround time: the burst itself is not waiting.
wrong-arrival = That counts from t = 0. It counts from the arrival of the process.
wrong-policy = That is what the other policy would give. Look again at who is chosen when the CPU is free.
wrong-turnaround = Turnaround is completion less arrival.
wrong-is-completion = That is the instant of completion: the time before its arrival does not count.
wrong-is-waiting = That is the waiting time: turnaround holds the burst too.
wrong-average = The average is the sum of all waiting times over the number of processes.
wrong-sum = That is the sum. It is still to be divided by the number of processes.
wrong-order = Go instant by instant: who is ready, and what does the policy compare?
wrong-fcfs = That is FCFS: nobody would lose the CPU before the end of the burst.
wrong-sjf = That is SJF: the time already waited counts too.
wrong-calm = That is the policy without pre-emption: an arrival may take the CPU away.
wrong-tie = At some slice's end a process arrives. By the convention told, the arrival joins the queue first.
wrong-completion = Add up the pieces of the chart up to its last one.
wrong-is-turnaround-not-completion = That is the turnaround time. The instant on the clock is asked for.
wrong-first = Draw that chart up to the first process that has no time left.
wrong-first-swapped = That is the one of the other policy.
wrong-response = Response is the first instant on the CPU less the arrival.
wrong-is-waiting-not-response = That is all its waiting: the response time ends with the first slice.
wrong-quantum = No slice may end while its process still has work and somebody else is ready, and a smaller quantum must fail.
wrong-quantum-alone = Large enough, but not the smallest: a process that is alone goes on with a new slice.
wrong-ratio = It is (waited + burst) ÷ burst at the instant of the choice.
wrong-ratio-waited = The burst belongs into the numerator too: nobody's ratio is below 1.
wrong-one-queue = That is round robin with one queue: who has used up its allotment belongs in a lower one.
wrong-level = Count the ticks it ran in each queue against that queue's allotment.
wrong-level-next = It ends before its allotment is used up with work left: who ends does not sink.
wrong-switches = Count the changes from one process to another: who goes on alone is not switched.
wrong-first-free = Loading the very first process is no switch here.
wrong-end = The last completion is all bursts and all switches together.
wrong-no-cost = The switches are missing: the CPU does nothing useful meanwhile.
wrong-utilisation = Utilisation is the time in bursts over the whole time up to the last completion.
wrong-same = The longer slice spares some switches: work its chart out anew.
wrong-starves = Without aging the numbers never change: at each choice the smallest one goes.
wrong-starves-aged = That is who ends last with aging.
wrong-aged = That is with aging. First the numbers stay as they are.
wrong-aged-order = At each choice, take from each number as many steps as whole periods have been waited.
wrong-aged-end = Find the choice at which its lowered number is the smallest, and add its burst.
wrong-not-aged = That is without aging: who waits long enough overtakes.
hint-order = First put them in the order in which they get the CPU.
hint-start = Each one starts when the one before it ends.
hint-waiting = Waiting is start less arrival; turnaround is waiting and burst together.
hint-queue = Write down the queue at every end of a slice: its head runs, who leaves the CPU goes to the tail.
hint-tie = At the end of a slice, first put in who has arrived up to then, this instant included, and then who leaves the CPU.
hint-chart = Write under each piece how much of each burst is left: completion is where a burst comes to 0.
hint-preempt = Look at each arrival: does it go before the one that is running?
hint-strictly = Only a strictly smaller value takes the CPU away; an equal one waits.
hint-response = The response time ends when the process runs for the first time.
hint-quantum = A slice matters only if somebody else is ready when it ends.
hint-ratio-when = The ratios are compared only when the CPU becomes free.
hint-ratio = For each one that is ready: (waited + burst) ÷ burst. A short burst grows fast.
hint-ratio-again = After each burst work the ratios out anew: all have waited longer.
hint-top = Everybody arrives in queue 0, and a lower queue runs only while the higher ones are empty.
hint-sink = Who has used up the allotment of its queue and has work left goes to the tail of the next one.
hint-keeps = Who is pre-empted goes on later with the rest of its slice.
hint-switch = Draw the chart with the switches as pieces of their own.
hint-goes-on = If nobody else is ready at the end of a slice, the process goes on without a switch.
hint-utilisation = Useful is only the sum of the bursts; divide it by the last completion.
hint-plain-first = Without aging: whenever the CPU is free, the smallest number that is ready goes.
hint-aging = With aging, at each choice: number less whole periods waited since arrival, not below 0.
hint-aging-choice = Compare the lowered numbers; equal ones go by arrival.
question-shares = Processes as name(nice, weight): { $processes }. All are there at 0 and have much to do. One CPU, fair scheduling (CFS): in a period of { $latency } ticks each gets a slice by its weight, rounded down to whole ticks. How long are the slices, and how much of the CPU is that?
question-virtual = Processes as name(nice, weight): { $processes }. All are there at 0 with virtual run-time 0 and have much to do. One CPU, fair scheduling (CFS): whose virtual run-time is the least runs next, equal ones by number. A slice is { $latency } ticks × weight ÷ total weight, rounded down to whole ticks, but at least one. How do they run?
answer-slice = First slice of { $process }
answer-share = Share of the CPU that { $process } has by its weight, in percent
answer-virtual = Virtual run-time of { $process } after its first slice, in ticks
answer-turns = Order of the first six turns
wrong-slice = A slice is period × own weight ÷ the weight of all, rounded down.
wrong-slice-equal = That would be for equal weights.
wrong-slice-unit = Divide by the weight of all together, not by 1024.
wrong-slice-up = Parts of a tick are cut off.
wrong-share = The share is the own weight over the weight of all.
wrong-share-equal = That would be for equal weights.
wrong-share-unit = Compare with the weight of all together, not with that of nice 0.
wrong-virtual = Virtual run-time grows by ticks × 1024 ÷ weight.
wrong-virtual-real = Those are the ticks themselves: only at nice 0 the virtual run-time is the same.
wrong-virtual-inverted = The other way round: for a large weight the virtual run-time grows slowly.
wrong-turns = Add up each one’s virtual run-time turn by turn: the least goes next.
wrong-turns-round = That is going round. By now one has less virtual run-time than the one whose turn that would be.
wrong-turns-weight = The weight decides how long a slice is and how fast the virtual run-time grows, not who goes first.
hint-weights = Add up the weights. Each step of nice changes the weight by a factor of about 1.25.
hint-slice = Slice = period × weight ÷ sum of all weights; cut off what is less than a tick.
hint-share = In the long run each gets weight ÷ sum of all weights.
hint-virtual = Virtual run-time grows by ticks × 1024 ÷ weight in each slice.
hint-least = Write the virtual run-times side by side and let the least run, turn by turn.
