# CPU 스케줄링.
lab-title = CPU 스케줄링
lab-line = 어떤 프로세스가 다음에 얼마나 오래 실행되고, 나머지 프로세스가 그 대가로 얼마나 기다리는지 살펴봅니다.

# 시나리오를 몇 마디로.
rule-policy =
    { $policy ->
        [fcfs] FCFS
        [sjf] SJF
        [srtf] SRTF
        [hrrn] HRRN
        [priority] 우선순위
        [round-robin] 라운드 로빈
        [mlfq] MLFQ
        [lottery] 추첨
        [stride] 보폭
       *[fair] 공정(CFS)
    }{ $detail ->
        [quantum] , 할당량 { $quantum }
        [preemptive] , 선점
        [non-preemptive] , 비선점
        [queues] , 큐 { $queues }개
       *[none] {""}
    }

# 정책: 필드의 선택지이기도 합니다.
choice-fcfs = FCFS
choice-sjf = SJF
choice-srtf = SRTF
choice-hrrn = HRRN
choice-priority = 우선순위
choice-round-robin = 라운드 로빈
choice-mlfq = MLFQ
choice-lottery = 추첨
choice-stride = 보폭
choice-fair = 공정(CFS)

# 필드.
field-policy = 스케줄링 정책(policy)
field-lengths = 버스트 길이
choice-known = 알고 있음
choice-estimated = 예측
field-alpha = α: 최근 버스트의 가중치(%)
field-first_estimate = 첫 예측값 τ₀
field-preemptive = 선점(preemptive)
field-aging = 에이징(aging): 한 단계 오르는 데 필요한 대기 틱 수(0 = 안 함)
field-quantum = 시간 할당량(quantum)
field-queues = 큐(높은 것부터)
field-allotment = 허용 시간(allotment)
field-boost = 우선순위 상향(boost) 주기 S, 틱 단위(0 = 안 함)
field-rule4 = 규칙 4
choice-cumulative = 누적: 모든 버스트를 합산
choice-early = 초기형: I/O 후 새로 계산(속일 수 있음)
field-seed = 난수 시드(seed)
field-latency = 목표 지연(latency): 모두가 한 번씩 실행되는 주기
field-min_granularity = 최소 할당량(minimum granularity)
field-wakeup_granularity = 깨어날 때의 선점 기준(wake-up granularity)
field-sleeper_credit = 잠들었던 프로세스의 보상(sleeper credit)
field-cpus = CPU 수
field-switch_cost = 문맥 교환(context switch) 비용
field-ties = 계산 규약
field-slice_end = 할당량이 끝나는 순간에 준비된 프로세스
choice-arrival-first = 도착한 것이 먼저, 선점된 것이 나중
choice-preempted-first = 선점된 것이 먼저, 도착한 것이 나중
field-first_switch = CPU의 첫 프로세스
choice-free = 문맥 교환으로 보지 않음
choice-counted = 문맥 교환 비용이 듦
field-unit = 1틱의 길이
choice-tick = 단위 시간
choice-ms = 1 ms
choice-us = 1 µs
field-processes = 프로세스
field-id = 이름
field-arrival = 도착 시각(arrival)
field-bursts = 버스트(burst): CPU, I/O, CPU …
field-priority = 우선순위(작을수록 높음)
field-tickets = 티켓(ticket) 수
field-nice = nice 값

# 과거의 변경.
field-process = 프로세스
field-input = 변경
choice-kill = 프로세스 강제 종료
choice-set-priority = 우선순위 변경
choice-set-nice = nice 값 변경
choice-set-tickets = 티켓 수 변경
choice-add = 새 프로세스 도착
choice-set-policy = 정책 교체

# 프리셋: 이름과 그것이 보이는 점.
preset-first-look = 처음 보기
preset-first-look-point = 네 프로세스가 2틱씩 번갈아 실행되고, 그중 둘은 입출력(I/O)을 합니다.
preset-convoy = 호위 효과
preset-convoy-point = 긴 버스트가 맨 앞에 와서 뒤의 프로세스가 모두 기다립니다. FCFS에서는 이런 호위 효과(convoy effect)가 생깁니다.
preset-convoy-cured = 호위 효과 해소
preset-convoy-cured-point = 같은 프로세스를 SRTF로 실행하면 짧은 프로세스가 앞질러 가고, 평균 대기 시간이 절반도 안 되게 줄어듭니다.
preset-srtf-optimal = SRTF의 최적성
preset-srtf-optimal-point = 이 버스트들을 어떤 순서로 실행해도 평균 대기 시간이 SRTF의 6.5틱보다 짧아지지 않습니다. 다른 정책과 비교해 보십시오.
preset-starvation = 기아
preset-starvation-point = 우선순위가 낮은 프로세스는 t = 0에 준비되지만, 다른 프로세스가 모두 끝난 뒤에야 실행됩니다. 이런 현상이 기아(starvation)입니다.
preset-aging = 에이징
preset-aging-point = 같은 프로세스에 에이징(aging)을 적용하면, 기다릴수록 우선순위가 올라가서 낮은 프로세스도 일찍 차례를 얻습니다.
preset-quantum-small = 너무 짧은 할당량
preset-quantum-small-point = 시간 할당량(quantum)이 1틱이고 문맥 교환(context switch) 비용도 1틱이면, CPU 시간의 절반 가까이가 문맥 교환에 쓰입니다.
preset-quantum-large = 너무 긴 할당량
preset-quantum-large-point = 할당량이 20틱이면 라운드 로빈은 FCFS와 같아집니다. 문맥 교환은 거의 없지만 첫 응답이 늦습니다.
preset-slice-tie-arrival = 동시 발생: 도착 먼저
preset-slice-tie-arrival-point = P3은 P1의 할당량이 끝나는 바로 그 순간에 도착합니다. 여기서는 도착한 프로세스가 먼저 큐에 들어갑니다.
preset-slice-tie-preempted = 동시 발생: 선점된 것 먼저
preset-slice-tie-preempted-point = 같은 순간에 다른 규약을 쓰면 간트 차트(Gantt chart)도 평균도 달라집니다. 풀이에 어느 규약을 썼는지 밝혀야 합니다.
preset-io-bound = I/O 중심과 CPU 중심
preset-io-bound-point = 할당량이 길면 CPU 중심(CPU-bound) 프로세스 하나가, CPU를 잠깐씩만 쓰는 I/O 중심(I/O-bound) 프로세스 둘을 오래 기다리게 합니다.
preset-mlfq-learns = MLFQ의 학습
preset-mlfq-learns-point = 다단계 피드백 큐(MLFQ)에서 긴 작업은 아래로 내려가고, 짧은 작업과 타자 입력 작업(typing)은 그보다 위에 머뭅니다. 작업의 성격은 아무도 스케줄러에 알려 주지 않았습니다.
preset-mlfq-gamed = MLFQ 속이기
preset-mlfq-gamed-point = 초기형 규칙 4에서는 허용 시간(allotment)이 끝나기 직전에 CPU를 내놓는 프로세스가 언제까지나 최상위 큐에 머뭅니다.
preset-mlfq-cured = MLFQ 속이기 방지
preset-mlfq-cured-point = 허용 시간을 모든 버스트에 걸쳐 합산하면 속임수가 통하지 않습니다. 주기적인 우선순위 상향(boost)은 아래로 내려간 프로세스의 기아를 막습니다.
preset-estimates = 예측에 의한 SJF
preset-estimates-point = 다음 버스트의 길이는 아무도 모릅니다. 지수 평균(exponential average)은 과거에서 배우지만, 프로세스의 행동이 바뀌면 빗나갑니다.
preset-hrrn = HRRN
preset-hrrn-point = 기다릴수록 응답률(response ratio)이 커집니다. 짧은 버스트가 먼저 실행되지만, 끝없이 기다리는 프로세스는 없습니다.
preset-lottery = 추첨
preset-lottery-point = 추첨(lottery) 스케줄링에서 티켓 100장, 50장, 250장의 몫은 오래 실행해야만 그 비율에 가까워집니다. 보폭 스케줄링과 비교해 보십시오.
preset-stride = 보폭
preset-stride-point = 보폭(stride) 스케줄링은 같은 티켓으로, 우연에 기대지 않고 CPU를 나눕니다. 각 프로세스의 몫은 정해진 비율에서 할당량 하나 넘게 벗어나지 않습니다.
preset-fair-nice = nice 값에 따른 공정 분배
preset-fair-nice-point = nice 값이 0, 5, 10인 프로세스들이 가중치(weight)의 비율대로 나란히 실행됩니다. 타자 입력 프로세스(typing)는 I/O에서 돌아오는 즉시 CPU를 얻습니다.
preset-two-cpus = 두 개의 CPU
preset-two-cpus-point = 준비 큐(ready queue)는 하나이고 CPU는 둘입니다. 먼저 비는 CPU가 큐의 맨 앞 프로세스를 실행합니다.

# 규칙: 단계가 일어난 까닭.
rule-arrive = { JOSA($process, "이/가") } 도착해서 준비 큐에 들어갑니다.
rule-io-return = { JOSA($process, "이/가") } I/O({ TIME($io, $unit) })를 마치고 준비 큐에 들어갑니다.
rule-io-return-level = { JOSA($process, "이/가") } I/O({ TIME($io, $unit) })를 마치고 { $level }번 큐의 맨 뒤에 들어갑니다.
rule-finish = { JOSA($process, "이/가") } 마지막 버스트를 마치고 종료합니다. 반환 시간은 { TIME($turnaround, $unit) }, 그중 대기 시간은 { TIME($waiting, $unit) }입니다.
rule-block = { JOSA($process, "이/가") } CPU 버스트를 마치고, t = { $until }까지 { TIME($io, $unit) } 동안 I/O를 합니다.
rule-block-keeps-level = { JOSA($process, "이/가") } CPU 버스트를 마치고 t = { $until }까지 I/O를 합니다. I/O 뒤에도 { $level }번 큐에 그대로 머물며, { $left ->
    [none] 최하위 큐에는 허용 시간의 제한이 없습니다.
   *[other] 이미 쓴 만큼을 뺀 허용 시간이 { TIME($left, $unit) } 남아 있습니다.
 }
rule-block-fresh-level = { JOSA($process, "이/가") } 허용 시간이 끝나기 전에 I/O를 하려고 CPU를 내놓습니다. 초기형 규칙 4에서는 이때 { $level }번 큐의 허용 시간을 새로 받으며, MLFQ를 속이는 방법이 바로 이것입니다.
rule-block-down = { JOSA($process, "은/는") } 이번 버스트로 허용 시간을 모두 썼습니다. I/O가 끝나면 { $level }번 큐로 들어갑니다.
rule-slice-used = { JOSA($process, "이/가") } 할당량({ TIME($slice, $unit) })을 다 썼고 다른 프로세스가 준비되어 있으므로, 큐의 맨 뒤로 갑니다.
rule-slice-used-level = { JOSA($process, "이/가") } 할당량({ TIME($slice, $unit) })을 다 썼고 다른 프로세스가 준비되어 있으므로, 같은 { $level }번 큐의 맨 뒤로 갑니다.
rule-slice-used-pot = { JOSA($process, "이/가") } 할당량({ TIME($slice, $unit) })을 다 썼습니다. 가지고 있는 티켓 { $tickets }장은 다시 추첨에 들어갑니다.
rule-slice-used-pass = { JOSA($process, "이/가") } 할당량({ TIME($slice, $unit) })을 다 썼습니다. 패스(pass) 값은 보폭만큼 늘어나 이제 { $pass }입니다.
rule-slice-used-virtual = { JOSA($process, "이/가") } 할당량({ TIME($slice, $unit) })을 다 써서 가상 실행 시간(vruntime)이 { $time }까지 늘었습니다. 다음에는 이 값이 가장 작은 프로세스가 실행됩니다.
rule-slice-renewed = { JOSA($process, "이/가") } 할당량을 다 썼지만 준비된 다른 프로세스가 없습니다. 문맥 교환 없이 새 할당량({ TIME($slice, $unit) })으로 계속 실행합니다.
rule-demoted = { JOSA($process, "이/가") } { $from }번 큐의 허용 시간({ TIME($allotment, $unit) })을 모두 썼으므로, { $to }번 큐의 맨 뒤로 내려갑니다.
rule-demoted-goes-on = { JOSA($process, "이/가") } { $from }번 큐의 허용 시간({ TIME($allotment, $unit) })을 모두 써서 { $to }번 큐로 내려갑니다. 준비된 다른 프로세스가 없으므로 계속 실행합니다.
rule-boosted =
    { $raised ->
        [0] 우선순위 상향 주기({ TIME($period, $unit) })가 되었습니다. 모든 프로세스가 이미 최상위 큐에 있으며, 할당량과 허용 시간을 새로 받습니다.
       *[other] 우선순위 상향 주기({ TIME($period, $unit) })가 되었습니다. 프로세스 { $raised }개가 최상위 큐로 올라가고, 모두 할당량과 허용 시간을 새로 받습니다.
    }
rule-aged = { JOSA($process, "이/가") } { TIME($waited, $unit) } 동안 기다려서, 에이징으로 우선순위가 { $from }에서 { JOSA($to, "으로/로") } 올라갑니다.
rule-dispatch-only = { JOSA($process, "이/가") } 준비된 유일한 프로세스이므로 { $cpus ->
    [1] CPU를
   *[other] { $cpu }번 CPU를
 } 할당받습니다.
rule-dispatch-fcfs = { JOSA($process, "이/가") } 준비 큐의 프로세스 { $count }개 중 맨 앞에 있으므로 { $cpus ->
    [1] CPU를
   *[other] { $cpu }번 CPU를
 } 할당받습니다.
rule-dispatch-rr = { JOSA($process, "이/가") } 준비 큐의 프로세스 { $count }개 중 맨 앞에 있으므로, 할당량 하나만큼 { $cpus ->
    [1] CPU를
   *[other] { $cpu }번 CPU를
 } 씁니다.
rule-dispatch-burst = { $process }의 다음 버스트({ TIME($length, $unit) })가 준비된 프로세스 { $count }개 중 가장 짧습니다.
rule-dispatch-estimate = { $process }의 예측값(τ = { $length })이 준비된 프로세스 { $count }개 중 가장 작습니다. 버스트의 실제 길이는 아직 아무도 모릅니다.
rule-dispatch-remaining = { $process }의 남은 시간({ TIME($left, $unit) })이 준비된 프로세스 { $count }개 중 가장 짧습니다.
rule-dispatch-estimated-remaining = { $process }의 예측한 남은 시간({ $left })이 준비된 프로세스 { $count }개 중 가장 짧습니다.
rule-dispatch-ratio = { $process }의 응답률이 준비된 프로세스 { $count }개 중 가장 높습니다: (대기 { $waited } + 버스트 { $burst }) ÷ 버스트 { $burst } = { $ratio }.
rule-dispatch-priority = { $process }의 우선순위({ $effective })가 준비된 프로세스 { $count }개 중 가장 높습니다. 숫자가 작을수록 우선순위가 높습니다.
rule-dispatch-aged = { JOSA($process, "이/가") } 준비된 프로세스 { $count }개 중 먼저 실행됩니다. 기다리는 동안 우선순위가 { $own }에서 { JOSA($effective, "으로/로") } 올라갔기 때문입니다.
rule-dispatch-level = { JOSA($process, "이/가") } 비어 있지 않은 가장 높은 큐인 { $level }번 큐의 맨 앞에 있습니다.
rule-dispatch-ticket = 티켓 { $total }장 중 { $drawn }번이 뽑혔습니다. 이 티켓은 { $tickets }장을 가진 { $process }의 것입니다.
rule-dispatch-pass = { $process }의 패스 값({ $pass })이 준비된 프로세스 { $count }개 중 가장 작습니다.
rule-dispatch-virtual = { $process }의 가상 실행 시간({ $time })이 준비된 프로세스 { $count }개 중 가장 작습니다. 가중치에 따라 { TIME($slice, $unit) } 동안 실행할 수 있습니다.
rule-switch-begins-first = 이 CPU의 첫 프로세스를 올리는 데 { TIME($cost, $unit) } 걸립니다.
rule-switch-begins = 실행에 앞서 문맥 교환(이전 프로세스: { $from })이 { TIME($cost, $unit) } 동안 일어납니다.
rule-loaded = 문맥 교환({ TIME($cost, $unit) })이 끝나고 { JOSA($process, "이/가") } 실행을 시작합니다.
rule-preempt-remaining = { $by }의 남은 시간({ TIME($ready, $unit) })이 { $process }의 남은 시간({ TIME($running, $unit) })보다 짧으므로, { JOSA($by, "이/가") } CPU를 선점합니다. 같으면 선점하지 않습니다.
rule-preempt-estimated = { $by }의 예측한 남은 시간({ $ready })이 { $process }의 예측한 남은 시간({ $running })보다 짧으므로, { JOSA($by, "이/가") } CPU를 선점합니다. 같으면 선점하지 않습니다.
rule-preempt-priority = { $by }의 우선순위({ $ready })가 { $process }의 우선순위({ $running })보다 높으므로, { JOSA($by, "이/가") } CPU를 선점합니다. 숫자가 작을수록 우선순위가 높습니다.
rule-preempt-level = { JOSA($by, "이/가") } { $process }의 { $running }번 큐보다 높은 { $ready }번 큐에 있으므로 CPU를 선점합니다. { JOSA($process, "은/는") } 큐의 맨 앞자리와 남은 할당량을 그대로 유지합니다.
rule-preempt-virtual = 방금 준비된 { $by }의 가상 실행 시간({ $ready })이 { $process }의 가상 실행 시간({ $running })보다 깨우기 기준(wake-up granularity)을 넘게 뒤처져 있으므로, { JOSA($process, "은/는") } CPU를 내놓습니다.
rule-tie = 같은 값의 프로세스가 또 있었습니다. 이때는 먼저 도착한 것을, 도착 시각도 같으면 시나리오에 먼저 적힌 것을 고릅니다.
rule-tie-arrival-first = 바로 이 순간에 준비된 다른 프로세스가 먼저 큐에 들어갔습니다. 이 시나리오에서 고른 규약입니다.
rule-tie-preempted-first = 바로 이 순간에 준비된 다른 프로세스는 그 뒤에 큐에 들어갑니다. 이 시나리오에서 고른 규약입니다.
rule-change-kill = 사용자가 이 시점에 { JOSA($process, "을/를") } 강제 종료했습니다.
rule-change-number =
    사용자가 이 시점에 { $process }의 { $what ->
        [priority] 우선순위를
        [nice] nice 값을
       *[tickets] 티켓 수를
    } { $from }에서 { JOSA($to, "으로/로") } 바꾸었습니다.
rule-change-add = 사용자가 이 시점에 { JOSA($process, "을/를") } 도착시켰습니다. 이 프로세스는 준비 큐에 들어갑니다.
rule-change-policy = 사용자가 이 시점에 다른 정책을 적용했습니다. 준비된 프로세스들은 새 정책의 규칙에 따라 다시 줄을 섭니다.
rule-change-nothing = 사용자의 변경을 적용할 대상이 없습니다. { JOSA($process, "은/는") } 이미 종료되었습니다.

# 그림.
gantt-title = 프로세스 { $n }개의 간트 차트, t = { $t }까지
gantt-now = t = { $t }
gantt-cpu = CPU { $n }
gantt-hidden = 프로세스 { $all }개 중 최근에 활동한 { $shown }개만 표시됩니다.
gantt-traced = 추적 파일에 기록된 실제 실행({ $source })
gantt-here =
    같은 작업을 여기서 실행한 결과: { $policy ->
        [fcfs] FCFS
        [sjf] SJF
        [srtf] SRTF
        [hrrn] HRRN
        [priority] 우선순위
        [round-robin] 라운드 로빈, 할당량 { $quantum }
        [mlfq] MLFQ
        [lottery] 추첨, 할당량 { $quantum }
        [stride] 보폭, 할당량 { $quantum }
       *[fair] 공정(CFS)
    }
axis-tick = 틱
axis-ms = ms
axis-us = µs
queue-ready = 준비 큐
queue-level = { $n }번 큐
queue-io = I/O
box-empty = 비어 있음
box-idle = 유휴
box-left = 남은 { $n }
box-estimate = τ { $n }
box-ratio = 비율 { $n }
box-priority = 순위 { $n }
box-tickets = { $n }장
box-pass = 패스 { $n }
box-vruntime = v { $n }
box-until = { $n }까지
box-running-slice = 남은 { $left }·할당 { $slice }
box-more = + { $n }
legend-run = 실행(running)
legend-wait = 준비, 대기 중(ready)
legend-io = I/O 중(blocked)
legend-switch = 문맥 교환(context switch)
legend-arrival = 도착(arrival)
legend-end = 종료(completion)

# 표.
table-cpus = 현재 CPU
table-processes = 현재 프로세스
table-per-process = 프로세스별 결과
table-overall = 전체 결과
table-shares = 지금까지의 CPU 점유율: 추적한 컴퓨터와 이 정책
column-process = 프로세스
column-state = 상태
column-since = 시작 시각
column-burst = 버스트
column-left = 남은 시간
column-waited = 기다린 시간
column-estimate = 예측 τ
column-ratio = 응답률
column-priority = 우선순위
column-own-priority = 원래 값
column-slice = 남은 할당량
column-level = 큐
column-allotment = 남은 허용 시간
column-tickets = 티켓
column-pass = 패스
column-nice = nice
column-vruntime = 가상 시간
column-cpu = CPU
column-doing = 동작
column-arrival = 도착
column-cpu-time = CPU 시간
column-completion = 종료
column-turnaround = 반환 시간
column-waiting = 대기 시간
column-response = 응답 시간
column-figure = 지표
column-value = 값
column-cpu-traced = CPU 시간(추적)
column-share-traced = 점유율(추적)
column-cpu-here = CPU 시간(여기)
column-share-here = 점유율(여기)
phase-future = 도착 전
phase-ready = 준비
phase-loading = 문맥 교환 중
phase-running = 실행
phase-io = I/O 중
phase-done = 종료
phase-killed = 강제 종료
job-idle = 유휴
job-switching = 문맥 교환 중
job-running = 실행 중
average = 평균

# 비교할 지표.
metric-waiting = 평균 대기 시간
metric-turnaround = 평균 반환 시간
metric-response = 평균 응답 시간
metric-makespan = 총 소요 시간(makespan, 마지막 종료 시각)
metric-switches = 문맥 교환 횟수
metric-switching = 문맥 교환에 쓴 시간
metric-utilisation = CPU 이용률
metric-throughput-second = 처리량(초당 프로세스 수)
metric-throughput = 처리량(100틱당 프로세스 수)

# 곡선.
chart-quantum = 이 프로세스들을 라운드 로빈으로 실행할 때 할당량에 따른 평균 시간
axis-quantum = 할당량(틱)
axis-time = 평균(틱)

# 예측.
predict-keep = 지금 { JOSA($process, "이/가") } 실행 중입니다. 이 순간 이후 CPU를 쓰는 프로세스는 무엇입니까?
predict-preempt = 준비된 프로세스가 실행 중인 프로세스의 CPU를 빼앗습니까?
predict-leaves = 실행 중인 { JOSA($process, "은/는") } 다음에 어떻게 됩니까?
predict-finish = 마지막 버스트를 마치고 종료합니다
predict-io = 버스트를 마치고 I/O를 합니다
predict-tail = 할당량을 다 쓰고 CPU를 내놓습니다
predict-goes-on = 할당량을 다 쓰지만 계속 실행합니다
predict-down = 허용 시간을 다 쓰고 아래 큐로 내려갑니다
# 연습 문제.
question-times = 프로세스는 이름(도착 시각, 버스트) 꼴이고 단위는 틱입니다: { $processes }. CPU는 하나이고 { $policy ->
    [fcfs] FCFS를
   *[other] 비선점 SJF를
 } 씁니다. 값이 같으면 먼저 도착한 것, 그다음 번호가 작은 것이 먼저입니다. 시간을 채우십시오.
question-chart = 프로세스는 이름(도착 시각, 버스트{ $policy ->
    [priority] , 우선순위
   *[other] {""}
 }) 꼴이고 단위는 틱입니다: { $processes }. CPU는 하나이고 { $policy ->
    [srtf] SRTF를 씁니다. 값이 같으면 먼저 도착한 것, 그다음 번호가 작은 것이 먼저입니다
    [priority] 선점형 우선순위 스케줄링을 씁니다. 수가 작을수록 우선순위가 높습니다. 값이 같으면 먼저 도착한 것, 그다음 번호가 작은 것이 먼저이며 서로 선점하지 않습니다
   *[other] 할당량이 { $quantum }틱인 라운드 로빈을 씁니다. 할당량이 끝나는 순간에 도착한 프로세스가 CPU에서 물러나는 프로세스보다 먼저 큐에 들어갑니다
 }. 어떤 순서로 실행되고, 각각 언제 끝납니까?
question-compared = 프로세스는 이름(도착 시각, 버스트) 꼴이고 단위는 틱입니다: { $processes }. CPU는 하나입니다. 할당량이 { $quantum }틱인 라운드 로빈(할당량이 끝나는 순간에 도착한 프로세스가 먼저 큐에 들어감)과 SRTF(값이 같으면 먼저 도착한 것, 그다음 번호가 작은 것이 먼저)를 비교하십시오.
question-ratio = 프로세스는 이름(도착 시각, 버스트) 꼴이고 단위는 틱입니다: { $processes }. CPU는 하나이고 HRRN을 씁니다. (기다린 시간 + 버스트) ÷ 버스트가 가장 큰 프로세스가 버스트 끝까지 실행됩니다. 결과를 구하십시오.
question-feedback = 프로세스는 이름(도착 시각, 버스트) 꼴이고 단위는 틱입니다: { $processes }. CPU는 하나이고 큐가 셋인 MLFQ를 쓰며, 0번 큐가 가장 높습니다. 할당량과 허용 시간은 0번 큐에서 { $first }틱, 1번 큐에서 그 두 배입니다. 2번 큐는 라운드 로빈이고 더 내려갈 곳이 없습니다. 우선순위 상향(boost)은 없습니다. 더 높은 큐에 프로세스가 들어오면 선점하고, 선점된 프로세스는 남은 할당량을 가지고 큐의 맨 앞에 남습니다.
question-switching = 프로세스는 이름(도착 시각, 버스트) 꼴이고 단위는 틱입니다: { $processes }. CPU는 하나이고 할당량이 { $quantum }틱인 라운드 로빈을 씁니다. 문맥 교환 한 번에 { $cost }틱이 들며, 맨 처음 프로세스를 올릴 때는 들지 않습니다. 문맥 교환의 비용을 구하고, 할당량이 { $longer }틱일 때와 비교하십시오.
question-aging = 프로세스는 이름(도착 시각, 버스트, 우선순위) 꼴이고 단위는 틱입니다: { $processes }. CPU는 하나이고 비선점 우선순위 스케줄링을 씁니다. 수가 작을수록 우선순위가 높고, 값이 같으면 먼저 도착한 것이 먼저입니다. 에이징 없이 한 번, 에이징을 써서 한 번 구하십시오. 에이징에서는 준비 큐에서 { $aging }틱을 기다릴 때마다 수가 1씩 줄어 0까지 내려갑니다.
answer-waiting = { $process }의 대기 시간
answer-turnaround = { $process }의 반환 시간
answer-average = 평균 대기 시간
answer-order = 실행 순서
answer-completion = { $process }의 종료 시각
answer-first-rr = 라운드 로빈에서 가장 먼저 끝나는 프로세스
answer-first-srtf = SRTF에서 가장 먼저 끝나는 프로세스
answer-response-rr = 라운드 로빈에서 { $process }의 응답 시간
answer-quantum = 라운드 로빈의 차트가 FCFS와 같아지는 가장 작은 할당량
answer-ratio = t = { $at }에 선택될 때 { $process }의 응답률
answer-level = { JOSA($process, "이/가") } 끝나는 큐(0, 1, 2)
answer-switches = 문맥 교환 횟수
answer-end = 마지막 종료 시각
answer-utilisation = 그때까지의 CPU 이용률(%)
answer-switches-longer = 더 긴 할당량에서의 문맥 교환 횟수
answer-starves = 에이징이 없을 때 마지막에 끝나는 프로세스
answer-end-plain = 에이징이 없을 때 { $process }의 종료 시각
answer-end-aged = 에이징이 있을 때 { $process }의 종료 시각
wrong-waiting = 대기 시간은 도착해서 끝날 때까지 준비 큐에 있던 시간만입니다.
wrong-is-turnaround = 그것은 반환 시간입니다. 실행한 버스트는 대기 시간에 들어가지 않습니다.
wrong-arrival = 그것은 t = 0부터 센 값입니다. 프로세스가 도착한 때부터 셉니다.
wrong-policy = 그것은 다른 정책의 값입니다. CPU가 빌 때 누가 선택되는지 다시 보십시오.
wrong-turnaround = 반환 시간은 종료 시각에서 도착 시각을 뺀 값입니다.
wrong-is-completion = 그것은 종료 시각입니다. 도착하기 전의 시간은 세지 않습니다.
wrong-is-waiting = 그것은 대기 시간입니다. 반환 시간에는 버스트도 들어갑니다.
wrong-average = 평균은 모든 대기 시간의 합을 프로세스 수로 나눈 값입니다.
wrong-sum = 그것은 합입니다. 아직 프로세스 수로 나누지 않았습니다.
wrong-order = 시각마다 누가 준비되어 있고 정책이 무엇을 비교하는지 차례로 따져 보십시오.
wrong-fcfs = 그것은 FCFS의 결과입니다. FCFS에서는 버스트가 끝나기 전에 CPU를 빼앗기지 않습니다.
wrong-sjf = 그것은 SJF의 결과입니다. 이미 기다린 시간도 따져야 합니다.
wrong-calm = 그것은 비선점일 때의 결과입니다. 도착한 프로세스가 CPU를 빼앗을 수 있습니다.
wrong-tie = 할당량이 끝나는 순간에 도착하는 프로세스가 있습니다. 문제의 규약에서는 도착한 것이 먼저 큐에 들어갑니다.
wrong-completion = 그 프로세스의 마지막 조각까지 차트의 길이를 더해 보십시오.
wrong-is-turnaround-not-completion = 그것은 반환 시간입니다. 여기서 묻는 것은 시계의 시각입니다.
wrong-first = 남은 시간이 없는 프로세스가 처음 나올 때까지 그 정책의 차트를 그려 보십시오.
wrong-first-swapped = 그것은 다른 정책에서 먼저 끝나는 프로세스입니다.
wrong-response = 응답 시간은 처음 CPU를 얻은 시각에서 도착 시각을 뺀 값입니다.
wrong-is-waiting-not-response = 그것은 대기 시간 전체입니다. 응답 시간은 처음 실행될 때 끝납니다.
wrong-quantum = 일이 남았고 다른 프로세스가 준비되어 있는데 할당량이 끝나는 일이 없어야 하며, 더 작은 할당량에서는 그런 일이 있어야 합니다.
wrong-quantum-alone = 충분히 크지만 가장 작지는 않습니다. 혼자 남은 프로세스는 새 할당량으로 계속 실행됩니다.
wrong-ratio = 선택되는 순간의 (기다린 시간 + 버스트) ÷ 버스트입니다.
wrong-ratio-waited = 분자에는 버스트도 들어갑니다. 응답률은 1보다 작을 수 없습니다.
wrong-one-queue = 그것은 큐가 하나인 라운드 로빈입니다. 허용 시간을 다 쓴 프로세스는 아래 큐로 갑니다.
wrong-level = 큐마다 실행한 틱 수를 그 큐의 허용 시간과 견주어 보십시오.
wrong-level-next = 일이 남은 채로 허용 시간을 다 쓰지 않았습니다. 끝난 프로세스는 내려가지 않습니다.
wrong-switches = 한 프로세스에서 다른 프로세스로 바뀌는 횟수를 셉니다. 혼자 계속 실행되면 문맥 교환이 아닙니다.
wrong-first-free = 여기서 맨 처음 프로세스를 올리는 것은 문맥 교환이 아닙니다.
wrong-end = 마지막 종료 시각은 모든 버스트와 모든 문맥 교환을 더한 값입니다.
wrong-no-cost = 문맥 교환이 빠졌습니다. 그동안 CPU는 쓸모 있는 일을 하지 못합니다.
wrong-utilisation = 이용률은 버스트를 실행한 시간을 마지막 종료 시각까지의 전체 시간으로 나눈 값입니다.
wrong-same = 할당량이 길어지면 문맥 교환이 줄어듭니다. 차트를 새로 그려 보십시오.
wrong-starves = 에이징이 없으면 수가 바뀌지 않습니다. 선택할 때마다 가장 작은 수가 먼저입니다.
wrong-starves-aged = 그것은 에이징이 있을 때 마지막에 끝나는 프로세스입니다.
wrong-aged = 그것은 에이징이 있을 때의 시각입니다. 먼저 수를 그대로 두고 구하십시오.
wrong-aged-order = 선택할 때마다, 온전히 기다린 주기의 수만큼 각 수를 줄여서 비교하십시오.
wrong-aged-end = 줄어든 수가 가장 작아지는 선택을 찾아 버스트를 더하십시오.
wrong-not-aged = 그것은 에이징이 없을 때의 결과입니다. 오래 기다린 프로세스는 앞지를 수 있습니다.
hint-order = 먼저 CPU를 얻는 순서대로 늘어놓습니다.
hint-start = 각 프로세스는 앞의 프로세스가 끝날 때 시작합니다.
hint-waiting = 대기 시간은 시작 시각에서 도착 시각을 뺀 값이고, 반환 시간은 대기 시간과 버스트의 합입니다.
hint-queue = 할당량이 끝날 때마다 큐를 적습니다. 맨 앞이 실행되고, CPU에서 물러난 것은 맨 뒤로 갑니다.
hint-tie = 할당량이 끝나면 바로 그 순간까지 도착한 것을 먼저 넣고, 그다음 물러난 것을 넣습니다.
hint-chart = 조각마다 남은 버스트를 적습니다. 버스트가 0이 되는 곳이 종료 시각입니다.
hint-preempt = 프로세스가 도착할 때마다, 실행 중인 것보다 앞서는지 봅니다.
hint-strictly = 값이 확실히 더 작을 때만 CPU를 빼앗습니다. 같으면 기다립니다.
hint-response = 응답 시간은 프로세스가 처음 실행될 때 끝납니다.
hint-quantum = 할당량은 그것이 끝날 때 준비된 다른 프로세스가 있어야 뜻이 있습니다.
hint-ratio-when = 응답률은 CPU가 빌 때만 비교합니다.
hint-ratio = 준비된 프로세스마다 (기다린 시간 + 버스트) ÷ 버스트를 구합니다. 버스트가 짧으면 빨리 커집니다.
hint-ratio-again = 버스트가 끝날 때마다 응답률을 새로 구합니다. 모두 더 오래 기다렸습니다.
hint-top = 모든 프로세스는 0번 큐로 도착하고, 아래 큐는 위의 큐가 빌 때만 실행됩니다.
hint-sink = 큐의 허용 시간을 다 쓰고 일이 남은 프로세스는 다음 큐의 맨 뒤로 갑니다.
hint-keeps = 선점된 프로세스는 나중에 남은 할당량으로 계속 실행됩니다.
hint-switch = 문맥 교환도 한 조각으로 넣어 차트를 그립니다.
hint-goes-on = 할당량이 끝날 때 준비된 다른 프로세스가 없으면 문맥 교환 없이 계속 실행됩니다.
hint-utilisation = 쓸모 있는 시간은 버스트의 합뿐입니다. 이것을 마지막 종료 시각으로 나눕니다.
hint-plain-first = 에이징이 없으면, CPU가 빌 때마다 준비된 것 가운데 가장 작은 수가 먼저입니다.
hint-aging = 에이징이 있으면, 선택할 때마다 수에서 도착 뒤 온전히 기다린 주기의 수를 뺍니다. 0보다 작아지지는 않습니다.
hint-aging-choice = 줄어든 수를 비교합니다. 값이 같으면 먼저 도착한 것이 먼저입니다.
question-shares = 프로세스를 이름(nice, 가중치)로 적습니다: { $processes }. 모두 0에 와 있고 할 일이 많습니다. CPU는 하나이고 공정 스케줄링(CFS)입니다. 주기 { $latency }틱 안에서 각자 가중치에 따른 할당량을 받으며, 1틱 미만은 버립니다. 할당량은 얼마이고, CPU의 얼마를 차지합니까?
question-virtual = 프로세스를 이름(nice, 가중치)로 적습니다: { $processes }. 모두 0에 와 있고 가상 실행 시간(vruntime)은 0이며 할 일이 많습니다. CPU는 하나이고 공정 스케줄링(CFS)입니다. 가상 실행 시간이 가장 작은 프로세스가 다음에 실행되고, 같으면 번호순입니다. 할당량은 { $latency }틱 × 가중치 ÷ 전체 가중치이며, 1틱 미만은 버리되 적어도 1틱입니다. 어떻게 실행됩니까?
answer-slice = { $process }의 첫 할당량
answer-share = 가중치에 따른 { $process }의 CPU 몫(%)
answer-virtual = 첫 할당량이 끝난 뒤 { $process }의 가상 실행 시간(틱)
answer-turns = 처음 여섯 차례의 순서
wrong-slice = 할당량은 주기 × 자기 가중치 ÷ 전체 가중치이고, 소수점 아래는 버립니다.
wrong-slice-equal = 그것은 가중치가 모두 같을 때의 값입니다.
wrong-slice-unit = 1024가 아니라 모두의 가중치를 더한 값으로 나눕니다.
wrong-slice-up = 1틱 미만은 버립니다.
wrong-share = 몫은 자기 가중치를 전체 가중치로 나눈 값입니다.
wrong-share-equal = 그것은 가중치가 모두 같을 때의 값입니다.
wrong-share-unit = nice 0의 가중치가 아니라 전체 가중치와 비교합니다.
wrong-virtual = 가상 실행 시간은 틱 × 1024 ÷ 가중치만큼 늘어납니다.
wrong-virtual-real = 그것은 실제로 실행한 틱입니다. nice 0일 때만 가상 실행 시간과 같습니다.
wrong-virtual-inverted = 반대입니다. 가중치가 크면 가상 실행 시간이 천천히 늘어납니다.
wrong-turns = 차례마다 각자의 가상 실행 시간을 더해 가십시오. 가장 작은 쪽이 다음입니다.
wrong-turns-round = 그것은 차례대로 도는 순서입니다. 그 차례의 프로세스보다 가상 실행 시간이 작은 프로세스가 있습니다.
wrong-turns-weight = 가중치는 할당량의 길이와 가상 실행 시간이 늘어나는 빠르기를 정할 뿐, 순서를 정하지 않습니다.
hint-weights = 가중치를 모두 더합니다. nice가 1 달라질 때마다 가중치는 약 1.25배씩 달라집니다.
hint-slice = 할당량 = 주기 × 가중치 ÷ 전체 가중치이고, 1틱 미만은 버립니다.
hint-share = 길게 보면 각자 가중치 ÷ 전체 가중치만큼 받습니다.
hint-virtual = 할당량을 쓸 때마다 가상 실행 시간이 틱 × 1024 ÷ 가중치만큼 늘어납니다.
hint-least = 가상 실행 시간을 나란히 적고, 차례마다 가장 작은 쪽을 실행합니다.
