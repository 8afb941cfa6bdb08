# 페이지 교체.
lab-title = 페이지 교체
lab-line = 메모리가 가득 찼을 때 어떤 페이지가 나가야 하는지, 잘못 고르면 무엇을 치르는지, 너무 많은 프로세스가 적은 프레임을 나누면 어떻게 되는지 살펴봅니다.

# 시나리오를 몇 마디로.
rule-heading =
    { $policy ->
        [fifo] FIFO
        [opt] OPT
        [lru] LRU
        [lfu] LFU
        [nur] NUR
        [clock] 클록
        [aging] 에이징
       *[random] 무작위
    }{ $tick ->
        [0] {""}
       *[other] , 틱 간격 { $tick }
    }, { $frames ->
        [1] 프레임 1개
       *[other] 프레임 { $frames }개
    }{ $sharing ->
        [global] , 프로세스 { $processes }개, 전역
        [local] , 프로세스 { $processes }개, 똑같이 나눔
        [working-set] , 프로세스 { $processes }개, 작업 집합
       *[none] {""}
    }

# 정책과 그 밖의 선택지.
choice-fifo = FIFO
choice-opt = OPT
choice-lru = LRU
choice-lfu = LFU
choice-nur = NUR
choice-clock = 클록
choice-aging = 에이징
choice-random = 무작위
choice-scan = 번호가 가장 낮은 프레임(훑는 순서)
choice-counter = 카운터만
choice-with-r = R 비트, 그다음 카운터
choice-global = 전역: 누구의 프레임이든 가져갈 수 있음
choice-local = 지역: 똑같이 나눈 몫
choice-working-set = 작업 집합: 들어가지 않는 프로세스는 중단

# 필드.
field-policy = 교체 정책(replacement policy)
field-keep_counts = 쫓겨난 뒤에도 사용 횟수를 유지
field-tick = 클록 틱 사이의 참조 수(0 = 틱 없음)
field-choice = NUR의 가장 낮은 클래스 안에서
field-seed = 난수 시드(seed)
field-loaded = 적재할 때 R 비트를 1로
field-bits = 카운터의 비트 수
field-compare = 에이징이 비교하는 것
field-frames = 프레임(frame) 수
field-references = 참조열(7은 7번 페이지 읽기, 7w는 쓰기)
field-processes = 참조열 대신 쓸 프로세스
field-id = 이름
field-arrival = 도착 시각
field-pages = 페이지 수
field-locality = 지역 하나의 페이지 수
field-phase = 한 국면의 참조 수
field-length = 전체 참조 수
field-allocation = 프로세스들이 프레임을 나누는 방법
field-window = 작업 집합의 창 Δ(참조 수)
field-fault_time = 디스크가 페이지 하나를 가져오는 틱 수

# 과거의 변경.
field-input = 변경
field-page = 페이지
field-write = 쓰기
field-process = 프로세스
choice-set-frames = 프레임 수 변경
choice-set-policy = 정책 교체
choice-refer = 참조 하나 추가
choice-suspend = 프로세스 중단
choice-resume = 프로세스 재개
choice-kill = 프로세스 강제 종료

# 프리셋과 그것이 보이는 점.
preset-first-look = 처음 보기: LRU
preset-first-look-point = 교과서의 참조열과 프레임 3개입니다. LRU에서는 페이지 부재(page fault)가 12번 일어납니다. 빈 프레임이 없는 첫 부재까지 가 보십시오.
preset-fifo = FIFO
preset-fifo-point = 같은 참조열을 FIFO로 처리하면 부재가 15번입니다. 쓰이고 있든 아니든 가장 오래된 페이지가 나갑니다.
preset-opt = 가능한 최선
preset-opt-point = OPT는 미래를 보고 고르므로 같은 참조열에서 부재가 9번뿐입니다. 어떤 정책도 이보다 적을 수 없지만, OPT가 아는 것을 실제로 알 수는 없습니다.
preset-belady-three = 벨레이디의 모순: 프레임 3개
preset-belady-three-point = FIFO는 프레임 3개로 부재가 9번입니다. 다음 프리셋에서는 프레임을 하나 늘립니다.
preset-belady-four = 벨레이디의 모순: 프레임 4개
preset-belady-four-point = 참조열은 그대로인데 프레임이 하나 늘자 FIFO의 부재가 9번에서 10번으로 늘어납니다. 이것이 벨레이디의 모순(Belady's anomaly)입니다.
preset-no-anomaly = LRU에는 모순이 없다
preset-no-anomaly-point = 같은 참조열에서 LRU의 부재는 프레임 3개일 때 10번, 4개일 때 8번입니다. 프레임 3개에 있는 페이지는 4개일 때에도 반드시 메모리에 있습니다.
preset-second-chance = 두 번째 기회
preset-second-chance-point = 2번 페이지는 쓰이고 있습니다. 클록의 바늘은 그 R 비트만 지우고 지나가지만, FIFO라면 이 페이지를 내보냈을 것입니다.
preset-nur-classes = NUR의 네 클래스
preset-nur-classes-point = 쓰기가 있었던 1번 페이지가 가장 오래되었지만 깨끗한 2번이 먼저 나갑니다. 나중에는 깨끗한 페이지들이 방금 쓰였기 때문에 1번이 나갑니다.
preset-lfu-favourite = LFU와 옛 단골
preset-lfu-favourite-point = 1번 페이지는 처음에 여섯 번 쓰인 뒤로는 쓰이지 않습니다. LFU는 이 페이지를 끝까지 붙들고, 나머지는 프레임 2개로 버텨야 합니다.
preset-lfu-kept = 남아 있는 횟수
preset-lfu-kept-point = 여기서는 쫓겨난 뒤에도 사용 횟수가 남아 자꾸 돌아오는 페이지가 자리를 지킵니다. 부재가 12번에서 7번으로 줄어듭니다.
preset-aging-coarse = 에이징은 틱만 본다
preset-aging-coarse-point = 두 틱 사이에서는 모든 페이지가 에이징(aging)에게 똑같아 보입니다. 그래서 방금 쓰인 1번 페이지를 내보냅니다. LRU라면 그러지 않습니다.
preset-loop-lru = LRU에게 너무 긴 반복
preset-loop-lru-point = 프레임 4개로 페이지 5개를 차례로 되풀이해 참조합니다. LRU는 늘 바로 다음에 필요한 페이지를 내보내므로 모든 참조가 부재입니다.
preset-loop-random = 같은 반복, 무작위
preset-loop-random-point = 무작위 선택은 아무것도 모르지만, 같은 반복에서 LRU보다 부재가 훨씬 적습니다.
preset-write-backs = 쓰기가 있었던 페이지
preset-write-backs-point = 쓰기가 있었던 페이지는 프레임을 내주기 전에 디스크에 다시 써야 합니다. 그런 부재는 전송이 두 번 필요합니다.
preset-phases = 지역성
preset-phases-point = 프로세스는 한 지역(locality)에서 다음 지역으로 옮겨 갑니다. 부재는 옮길 때 몰려서 일어나고 그 사이에는 거의 없습니다.
preset-multiprogramming = 프로세스 셋
preset-multiprogramming-point = 하나가 디스크를 기다리는 동안 다른 프로세스가 계산합니다. 셋이 함께 있으면 혼자일 때보다 CPU를 더 잘 씁니다.
preset-thrashing = 스래싱
preset-thrashing-point = 프로세스 여섯이 같은 프레임 10개를 두고 서로의 페이지를 빼앗습니다. 모두 디스크를 기다리고 CPU는 거의 놉니다. 이것이 스래싱(thrashing)입니다.
preset-thrashing-cured = 스래싱의 치료
preset-thrashing-cured-point = 같은 여섯이지만 작업 집합(working set)이 들어가는 만큼만 실행하고 나머지는 중단합니다. CPU가 다시 일합니다.
preset-thrashing-shares = 똑같이 나눈 몫
preset-thrashing-shares-point = 프레임을 똑같이 나누면 서로 빼앗지는 않지만, 한두 개로는 누구에게나 모자랍니다. 저마다 혼자 스래싱을 겪습니다.

# 규칙: 단계가 일어난 까닭.
rule-hit-fifo = { $page }번 페이지는 { $frame }번 프레임에 있습니다(적중). FIFO는 사용을 따지지 않으므로 큐의 자리는 그대로입니다({ $since }번째 참조 때 들어옴).
rule-hit-opt = { $page }번 페이지는 { $frame }번 프레임에 있습니다(적중). { $next ->
    [none] 이 뒤로는 다시 쓰이지 않습니다.
   *[other] 다음 사용은 { $next }번째 참조입니다.
 }
rule-hit-lru = { $page }번 페이지는 { $frame }번 프레임에 있습니다(적중). 직전 사용은 { $before }번째 참조였고, 이제 스택의 맨 위로 올라갑니다.
rule-hit-lfu = { $page }번 페이지는 { $frame }번 프레임에 있습니다(적중). 사용 횟수는 이제 { $count }입니다.
rule-hit-nur = { $page }번 페이지는 { $frame }번 프레임에 있습니다(적중). { $was ->
    [true] R 비트는 이미 1입니다.
   *[false] R 비트가 1이 됩니다.
 }
rule-hit-clock = { $page }번 페이지는 { $frame }번 프레임에 있습니다(적중). { $was ->
    [true] R 비트는 이미 1이며,
   *[false] R 비트가 1이 되며,
 } 바늘은 움직이지 않습니다.
rule-hit-aging = { $page }번 페이지는 { $frame }번 프레임에 있습니다(적중). { $was ->
    [true] R 비트는 이미 1이며,
   *[false] R 비트가 1이 되며,
 } 카운터는 다음 틱에 이를 반영합니다.
rule-hit-random = { $page }번 페이지는 { $frame }번 프레임에 있습니다(적중). 이 정책은 아무것도 기록하지 않습니다.
rule-load-free = { $page }번 페이지가 메모리에 없습니다(페이지 부재). { $free ->
    [1] 마지막 남은 빈 프레임을 씁니다.
   *[other] 빈 프레임이 { $free }개 있습니다.
 } 페이지는 { $frame }번 프레임에 들어가고, 나가는 페이지는 없습니다.
rule-evict-fifo = { $page }번 페이지가 메모리에 없고 빈 프레임도 없습니다. { $since }번째 참조 때 들어온 { $evicted }번 페이지가 가장 오래되었으므로 { $frame }번 프레임에서 나갑니다.
rule-evict-opt = { $page }번 페이지가 메모리에 없고 빈 프레임도 없습니다. { $evicted }번 페이지는 { $next }번째 참조에서야 쓰여 가장 나중에 필요하므로 { $frame }번 프레임에서 나갑니다.
rule-evict-opt-never = { $page }번 페이지가 메모리에 없고 빈 프레임도 없습니다. { $evicted }번 페이지는 다시 쓰이지 않으므로 { $frame }번 프레임에서 나갑니다. { $same ->
    [1] 다시 쓰이지 않는 페이지는 이것뿐입니다.
   *[other] 다시 쓰이지 않는 페이지는 { $same }개입니다.
 }
rule-evict-lru = { $page }번 페이지가 메모리에 없고 빈 프레임도 없습니다. { $evicted }번 페이지는 { $used }번째 참조 뒤로 쓰이지 않아 가장 오래 쉬었으므로 { $frame }번 프레임에서 나갑니다.
rule-evict-lfu = { $page }번 페이지가 메모리에 없고 빈 프레임도 없습니다. { $evicted }번 페이지의 사용 횟수({ $count })가 가장 적으므로 { $frame }번 프레임에서 나갑니다.
rule-evict-nur = { $page }번 페이지가 메모리에 없고 빈 프레임도 없습니다. 비어 있지 않은 가장 낮은 클래스는 { $class }(R = { $r }, M = { $m })이며, 그중 { $evicted }번 페이지가 { $frame }번 프레임에서 나갑니다.
rule-evict-clock = { $page }번 페이지가 메모리에 없고 빈 프레임도 없습니다. { $passed ->
    [1] 바늘이 R = 1인 페이지 하나를 비트만 지우고 지나갑니다.
   *[other] 바늘이 R = 1인 페이지 { $passed }개를 비트만 지우고 지나갑니다.
 } { $evicted }번 페이지는 R = 0이므로 { $frame }번 프레임에서 나갑니다.
rule-evict-clock-at-once = { $page }번 페이지가 메모리에 없고 빈 프레임도 없습니다. 바늘이 가리키는 { $evicted }번 페이지의 R 비트가 0이므로 { $frame }번 프레임에서 나갑니다.
rule-evict-clock-round = { $page }번 페이지가 메모리에 없고 빈 프레임도 없습니다. 페이지 { $passed }개가 모두 R = 1이어서 바늘이 한 바퀴를 돌며 비트를 다 지우고, 처음 자리인 { $frame }번 프레임의 { $evicted }번 페이지를 내보냅니다. 이때 클록은 FIFO와 같습니다.
rule-evict-aging = { $page }번 페이지가 메모리에 없고 빈 프레임도 없습니다. { $evicted }번 페이지의 카운터({ $bits })가 가장 작으므로 { $frame }번 프레임에서 나갑니다.
rule-evict-random = { $page }번 페이지가 메모리에 없고 빈 프레임도 없습니다. 프레임 { $of }개 중 무작위로 { $frame }번이 뽑혀 { $evicted }번 페이지가 나갑니다.
rule-tie-opt = 다시 쓰이지 않는 페이지 { $same }개 중에서는 번호가 가장 낮은 프레임의 것이 나갑니다. 무엇을 골라도 부재 횟수는 같습니다.
rule-tie-lfu = 사용 횟수가 같은 페이지가 { $same }개입니다. 그중 가장 오래전({ $used }번째 참조)에 쓰인 것이 나갑니다.
rule-tie-nur = 이 클래스에는 페이지가 { $same }개 있고, 훑을 때 먼저 만나는 가장 낮은 번호의 프레임을 고릅니다.
rule-tie-nur-random = 이 클래스에는 페이지가 { $same }개 있고, 그중에서 무작위로 골랐습니다.
rule-tie-aging = 값이 같은 페이지가 { $same }개입니다. 번호가 가장 낮은 프레임의 것이 나갑니다.
rule-dirtied = 이 참조는 쓰기이므로 { $page }번 페이지의 M 비트가 1이 됩니다.
rule-write-back = { $victim ->
    [none] 나간 페이지는
   *[other] { $victim }번 페이지는
 } 들어온 뒤에 쓰기가 있었으므로 먼저 디스크에 다시 씁니다.
rule-tick-nur = 클록 틱입니다. { $set ->
    [0] 1이던 R 비트가 없습니다.
    [1] R 비트 하나가 지워집니다.
   *[other] R 비트 { $set }개가 지워집니다.
 } 이제부터의 사용만 최근으로 봅니다.
rule-tick-aging = 클록 틱입니다. 모든 카운터가 오른쪽으로 한 비트 밀리고, R 비트가 왼쪽으로 들어온 뒤 지워집니다. { $set ->
    [0] 1이던 R 비트는 없었습니다.
    [1] 1이던 R 비트는 하나였습니다.
   *[other] 1이던 R 비트는 { $set }개였습니다.
 }
rule-arrived = { JOSA($process, "이/가") } 도착해서 준비 상태가 됩니다. { $length ->
    [1] 참조를 한 번 합니다.
   *[other] 참조를 { $length }번 합니다.
 }
rule-dispatched = { JOSA($process, "이/가") } 준비된 프로세스 중 맨 앞이므로 { $waited ->
    [0] 기다리지 않고
    [1] 1틱을 기다린 뒤
   *[other] { $waited }틱을 기다린 뒤
 } CPU를 얻습니다.
rule-used = { JOSA($process, "이/가") } 메모리에 있는 { $page }번 페이지를 씁니다.
rule-faulted = { JOSA($process, "이/가") } 쓰려는 { $page }번 페이지가 메모리에 없어 디스크를 기다립니다. { $queue ->
    [0] 디스크가 바로 시작합니다.
    [1] 앞에 다른 요청이 하나 있습니다.
   *[other] 앞에 다른 요청이 { $queue }개 있습니다.
 } 페이지 하나에 { TIME($time, "tick") } 걸립니다.
rule-stolen = 그 자리를 위해 { $owner }의 페이지가 나갔습니다. { $owner }의 프레임이 하나 줄었습니다.
rule-own-page = 그 자리를 위해 { $owner }의 다른 페이지가 나갔습니다.
rule-page-in = { $process }의 페이지가 { TIME($waited, "tick") } 만에 도착했습니다.
rule-finished = { JOSA($process, "이/가") } 마지막 참조를 마치고 프레임을 돌려줍니다. { $faults ->
    [1] 부재는 한 번이었습니다.
   *[other] 부재는 { $faults }번이었습니다.
 }
rule-suspended = 빈 프레임이 없고, 작업 집합들에는 프레임 { $frames }개 중 { $sum ->
    [1] 1개가
   *[other] { $sum }개가
 } 필요합니다. 가장 나중에 들어온 { JOSA($process, "을/를") } 중단합니다. { $pages ->
    [0] 가진 페이지는 없었습니다.
    [1] 페이지 하나가 메모리에서 나갑니다.
   *[other] 페이지 { $pages }개가 메모리에서 나갑니다.
 }
rule-resumed = { JOSA($process, "이/가") } { TIME($waited, "tick") } 만에 재개됩니다. { $size ->
    [1] 페이지 1개인 작업 집합이
   *[other] 페이지 { $size }개인 작업 집합이
 } 다시 들어갈 수 있습니다({ $room ->
    [1] 남는 프레임 1개
   *[other] 남는 프레임 { $room }개
 }).
rule-change-frames =
    { $gone ->
        [0] 사용자가 이 시점에 프레임 수를 { $from }에서 { JOSA($to, "으로/로") } 바꾸었습니다.
        [1] 사용자가 이 시점에 프레임 수를 { $from }에서 { JOSA($to, "으로/로") } 바꾸었습니다. 페이지 하나가 나갔고, 그중 { $written }개를 디스크에 다시 썼습니다.
       *[other] 사용자가 이 시점에 프레임 수를 { $from }에서 { JOSA($to, "으로/로") } 바꾸었습니다. 페이지 { $gone }개가 나갔고, 그중 { $written }개를 디스크에 다시 썼습니다.
    }
rule-change-policy =
    사용자가 이 시점에 { $policy ->
        [fifo] FIFO를
        [opt] OPT를
        [lru] LRU를
        [lfu] LFU를
        [nur] NUR를
        [clock] 클록을
        [aging] 에이징을
       *[random] 무작위 선택을
    } 적용했습니다. 페이지는 그대로 남고, 비트와 횟수는 새로 시작합니다.
rule-change-refer = 이 참조는 사용자가 끼워 넣은 것입니다.
rule-change-suspend = 사용자가 이 시점에 { JOSA($process, "을/를") } 중단했습니다. { $pages ->
    [0] 가진 프레임은 없었습니다.
    [1] 페이지 하나가 메모리에서 나갑니다.
   *[other] 페이지 { $pages }개가 메모리에서 나갑니다.
 }
rule-change-resume = 사용자가 이 시점에 { JOSA($process, "을/를") } { TIME($waited, "tick") } 만에 재개했습니다.
rule-change-kill = 사용자가 이 시점에 { JOSA($process, "을/를") } 강제 종료했습니다. 그 프레임은 비었습니다.
rule-change-nothing = 사용자의 변경을 적용할 수 없습니다. { JOSA($process, "은/는") } 그럴 수 있는 상태가 아닙니다.

# 곡선이 보이는 것.
rule-finding-belady =
    벨레이디의 모순: { $policy ->
        [fifo] FIFO
        [opt] OPT
        [lru] LRU
        [lfu] LFU
        [nur] NUR
        [clock] 클록
        [aging] 에이징
       *[random] 무작위
    }의 부재는 프레임 { $less }개일 때 { $before }번, { $more }개일 때 { $after }번입니다.
rule-finding-flat = 프레임이 { $frames }개 이상이면 모든 페이지가 들어갑니다. 어떤 정책이든 처음 쓰일 때의 부재 { $faults }번만 남습니다.
rule-finding-useless = 이 정책에서는 프레임을 { $less }개에서 { $more }개로 늘려도 나아지지 않습니다. 부재는 똑같이 { $faults }번입니다.
rule-finding-thrashing = CPU 이용률은 { $best ->
    [1] 프로세스가 하나일 때
   *[other] 프로세스가 { $best }개일 때
 } 가장 높고({ $peak } %), { $most }개일 때 { $low } %까지 떨어집니다.
rule-finding-cured = 작업 집합을 지키면 프로세스 { $most }개일 때의 이용률이 { $low } %가 아니라 { $high } %입니다.
finding-run = 프레임 { $frames }개: 부재 { $faults }번
finding-open = { $n ->
    [1] 프로세스 1개
   *[other] 프로세스 { $n }개
 }
finding-open-cured = 프로세스 { $n }개, 작업 집합 유지
chart-faults = 프레임 수에 따른 페이지 부재
chart-utilisation = 다중 프로그래밍 정도에 따른 CPU 이용률
axis-frames = 프레임 수
axis-faults = 페이지 부재 횟수
axis-processes = 프로세스 수
axis-cpu = CPU 이용률

# 그림.
grid-title = { $n ->
    [1] 프레임 1개
   *[other] 프레임 { $n }개
 }, 참조 { $all }개 중 { $at }번째까지, 지금까지 부재 { $faults }번
grid-now = { $n }번째 참조
row-frame = 프레임 { $n }
row-page = 페이지
row-out = 나감
frames-shown = 프레임 { $from }~{ $to }(모두 { $all }개)
next-later = { $n }번째
never = 다시 없음
deciding-fifo = FIFO의 큐
deciding-opt = 각 페이지의 다음 사용: 가장 먼 것이 나감
deciding-lru = LRU의 스택
deciding-lfu = 각 페이지의 사용 횟수
deciding-nur = NUR의 클래스: 2 · R + M
deciding-clock = 클록
deciding-aging = 에이징: R 비트와 카운터
deciding-random = 무작위: 모든 프레임의 확률이 같음
deciding-tick = { $n ->
    [0] 다음 참조에 앞서 틱이 옵니다.
    [1] 참조를 한 번 더 하면 틱이 옵니다.
   *[other] 참조를 { $n }번 더 하면 틱이 옵니다.
 }
just-left = { $by ->
    [since] { $page }번이 나감: { $n }번째에 옴
    [used] { $page }번이 나감: { $n }번째에 사용
    [next] { $page }번이 나감: 다음 사용 { $n }번째
    [never] { $page }번이 나감: 다시 쓰이지 않음
    [count] { $page }번이 나감: 사용 { $n }회
    [class] { $page }번이 나감: 클래스 { $n }
    [counter] { $page }번이 나감: 카운터 { $n }
    [hand] { $page }번이 나감: 바늘 아래에서 R = 0
   *[chance] { $page }번이 나감: 무작위
 }
more = + { $n }
next-out = 다음 차례
stack-top = 최근 사용
box-since = { $n }번째에 옴
box-used = { $n }번째에 사용
box-next = 다음 { $n }번째
box-r = R = { $n }
box-count = { $n }회 · { $used }번째에 사용
kept-counts = 나가 있는 페이지의 횟수: { $list }
class-row = { $n }: R{ $r } M{ $m }
counter-head = 카운터
clock-hand = 바늘: 다음 탐색이 시작되는 곳
clock-bit = 1 또는 0: R 비트
clock-passed = 점선: 이번 단계에 바늘이 지나간 곳
lanes-title = t = { $t }, { $frames ->
    [1] 프레임 1개를
   *[other] 프레임 { $frames }개를
 } { $n ->
    [1] 쓰는 프로세스 1개
   *[other] 나누는 프로세스 { $n }개
 }
lanes-now = t = { $t }
lane-cpu = CPU
lane-disk = 디스크
lane-load = CPU 사용
lane-frames = 프레임
lane-set = 집합 { $set } · 보유 { $held }
lane-room = 작업 집합 합계 { $sum }, 프레임 { $frames }
axis-tick = 틱
legend-hit = 적중(hit)
legend-fault = 페이지 부재(page fault)
legend-dirty = 쓰기가 있었음(M)
legend-written = 디스크에 다시 씀
legend-tick = 클록 틱: R 비트를 지움
legend-wait = 준비, CPU 대기 중
legend-disk = 디스크 대기 중
legend-set = 작업 집합(working set)
legend-held = 가진 프레임
legend-suspended = 중단됨, 또는 클록 틱

# 표.
table-overall = 전체 결과
table-frames-end = 끝났을 때의 프레임
table-per-process = 프로세스별 결과
table-frames = 현재 프레임
table-so-far = 지금까지
table-processes = 현재 프로세스
table-machine = 현재 기계
column-figure = 지표
column-value = 값
column-process = 프로세스
column-references = 참조 수
column-faults = 부재
column-fault-ratio = 부재율
column-largest = 가장 큰 작업 집합
column-completion = 종료
column-frame = 프레임
column-page = 페이지
column-loaded = 들어온 참조
column-last-use = 마지막 사용
column-m = M
column-order = 나가는 순서
column-next = 다음 사용
column-count = 횟수
column-r = R
column-class = 클래스
column-hand = 바늘
column-counter = 카운터
column-state = 상태
column-made = 한 참조
column-length = 전체
column-held = 가진 프레임
column-working-set = 작업 집합
hand-here = 여기
doing-killed = 강제 종료
doing-done = 종료
doing-future = 도착 전
doing-ready = 준비
doing-run = 실행
doing-disk = 디스크 대기
doing-suspended = 중단
figure-references = 참조 수
figure-pages = 서로 다른 페이지 수
figure-faults = 페이지 부재
figure-hits = 적중
figure-evictions = 나가야 했던 페이지
figure-write-backs = 디스크에 다시 쓴 페이지
figure-hit-ratio = 적중률
figure-made = 지금까지의 참조
figure-tick = 다음 틱까지 남은 참조
figure-utilisation = CPU 이용률
figure-makespan = 총 소요 시간(makespan, 마지막 종료 시각)
figure-frames = 프레임 수
figure-used = 쓰고 있는 프레임
figure-sets = 모든 작업 집합의 페이지
figure-queue = 디스크의 요청

# 비교할 지표.
metric-faults = 페이지 부재
metric-hit-ratio = 적중률
metric-evictions = 나가야 했던 페이지
metric-write-backs = 디스크에 다시 쓴 페이지
metric-utilisation = CPU 이용률
metric-makespan = 총 소요 시간(makespan, 마지막 종료 시각)

# 예측.
predict-reference = 다음으로 { $page }번 페이지를 참조합니다. 어떻게 됩니까?
predict-process = { JOSA($process, "이/가") } { $page }번 페이지를 참조합니다. 어떻게 됩니까?
predict-hit = 적중: 이미 프레임에 있습니다
predict-free = 부재: 빈 프레임에 적재합니다
predict-page = 부재: { $page }번 페이지가 나갑니다
predict-from = 부재: { $process }의 페이지가 나갑니다
predict-suspended = { JOSA($process, "이/가") } 중단됩니다
# 연습 문제.
question-one = 페이지 참조열: { $references }. 프레임은 { $frames }개이고 처음에는 모두 비어 있습니다. 교체 정책은 { $policy ->
    [fifo] FIFO입니다
    [lru] LRU입니다
   *[other] 클록입니다. 페이지는 R = 1로 적재되고, 쓰이면 R이 1이 됩니다. 부재가 나면 바늘이 지나가며 R을 지우고, R = 0인 첫 페이지를 내보낸 뒤 다음 프레임을 가리킵니다
 }. 결과를 채우십시오.
question-opt = 페이지 참조열: { $references }. 프레임은 { $frames }개이고 처음에는 모두 비어 있습니다. OPT와 LRU를 비교하십시오.
question-nur = 페이지 참조열(w는 쓰기): { $references }. 프레임은 { $frames }개이고 처음에는 모두 비어 있습니다. 교체 정책은 NUR이며 클래스는 2·R + M입니다. 있는 것 중 가장 낮은 클래스에서, 번호가 가장 낮은 프레임의 페이지가 나갑니다. 페이지는 R = 1로 적재되고, 참조 { $tick }번마다 모든 R이 지워집니다.
question-belady = 페이지 참조열: { $references }. FIFO를 프레임 { $frames }개와 { $more }개에서 각각 실행합니다. 프레임은 처음에 모두 비어 있습니다. 벨레이디의 모순(Belady’s anomaly)이 나타납니까?
question-working-set = 어떤 프로세스의 페이지 참조열: { $references }. 작업 집합(working set)은 지금 참조를 포함한 최근 참조 { $window }개의 페이지들입니다. 작업 집합의 크기를 구하십시오.
answer-faults = 페이지 부재 횟수
answer-hits = 적중 횟수
answer-frames = 끝났을 때 프레임의 페이지(0번 프레임부터)
answer-victim = { $n }번째 참조에서 나가는 페이지
answer-victim-opt = OPT에서 { $n }번째 참조 때 나가는 페이지
answer-faults-opt = OPT의 페이지 부재 횟수
answer-faults-lru = LRU의 페이지 부재 횟수
answer-fewer = OPT에서 줄어든 부재 횟수
answer-class = { $n }번째 참조 때 그 페이지의 클래스
answer-faults-few = 프레임이 적을 때의 부재 횟수
answer-faults-many = 프레임이 많을 때의 부재 횟수
answer-belady = 모순이 나타납니까?
answer-faults-many-lru = 프레임이 많을 때 LRU의 부재 횟수
answer-size = { $n }번째 참조 뒤 작업 집합의 크기
answer-largest = 작업 집합이 가장 클 때의 크기
wrong-faults = 참조를 하나씩 따라가십시오. 페이지가 어느 프레임에도 없으면 부재입니다.
wrong-free-frames = 빈 프레임에 적재하는 것도 페이지 부재입니다.
wrong-is-hits = 그것은 적중 횟수입니다. 나머지를 세어야 합니다.
wrong-hits = 적중은 그 순간 페이지가 프레임에 있는 참조입니다.
wrong-is-faults = 그것은 부재 횟수입니다. 나머지를 세어야 합니다.
wrong-is-lru = 그것은 LRU의 결과입니다. 문제의 정책은 마지막 사용을 따지지 않습니다.
wrong-is-fifo = 그것은 FIFO의 결과입니다. 여기서는 들어온 뒤에 쓰였는지가 중요합니다.
wrong-is-opt = 그것은 OPT의 결과입니다. LRU는 앞일을 알 수 없습니다.
wrong-frames = 새 페이지는 나가는 페이지의 프레임에 들어가고, 나머지는 제자리에 있습니다.
wrong-victim = 이 참조 직전에 메모리에 있는 페이지를 모두 적고, 정책이 각각에 대해 아는 것을 견주어 보십시오.
wrong-far = OPT는 앞을 내다봅니다. 메모리의 페이지 가운데 어느 것이 가장 나중에 쓰이거나 다시 쓰이지 않습니까?
wrong-fewer = LRU의 부재 횟수에서 OPT의 부재 횟수를 뺍니다.
wrong-class = 이 참조 직전의 R과 M을 페이지마다 적어 보십시오. 어느 페이지의 클래스가 가장 낮습니까?
wrong-class-number = 클래스는 이 참조 직전의 비트로 구한 2·R + M입니다.
wrong-swapped = R을 두 배로 세고 M은 그대로 셉니다. 거꾸로가 아닙니다.
wrong-other-frames = 그것은 다른 프레임 수에서의 횟수입니다.
wrong-belady = 모순이란 프레임이 늘었는데 부재도 늘어나는 것입니다.
wrong-size = 창에 든 참조의 페이지를 하나씩만 세십시오.
wrong-size-window = 그것은 창의 길이입니다. 창에 두 번 나온 페이지도 한 번만 셉니다.
wrong-size-all = 그것은 모든 페이지의 수입니다. 창 안에서 쓰이지 않은 페이지는 작업 집합에 없습니다.
wrong-largest = 창을 한 참조씩 옮겨 보십시오. 서로 다른 페이지가 가장 많은 곳이 어디입니까?
hint-table = 표를 그립니다. 참조마다 열 하나, 프레임마다 행 하나를 둡니다.
hint-free = 빈 프레임이 있으면 번호가 가장 낮은 빈 프레임에 넣습니다. 이것도 부재입니다.
hint-fifo = 가장 먼저 들어온 페이지가 나갑니다. 적중해도 이 순서는 바뀌지 않습니다.
hint-lru = 마지막 사용이 가장 오래된 페이지가 나갑니다.
hint-lru-back = 부재가 난 곳에서 참조열을 거꾸로 읽습니다. 메모리의 페이지 가운데 맨 나중에 만나는 것이 나갑니다.
hint-clock-bit = 페이지 옆에 R을 적습니다. 적재되거나 쓰이면 1입니다.
hint-clock-hand = 부재가 나면 바늘에서 시작합니다. R = 1이면 0으로 지우고 넘어가고, R = 0이면 내보냅니다. 바늘은 다음 부재까지 그다음 프레임에 머뭅니다.
hint-opt = 부재가 나면 앞을 봅니다. 다음 사용이 가장 먼 페이지가 나갑니다.
hint-opt-never = 다시 나오지 않는 페이지는 다른 어느 것보다 멉니다.
hint-bits = 페이지 옆에 R과 M을 적습니다. 쓰이면 R이, 쓰기이면 M도 1이 됩니다.
hint-tick = 클록 틱은 모든 R을 지우고 M은 그대로 둡니다.
hint-class = 클래스는 둘 다 0이면 0, M만 1이면 1, R만 1이면 2, 둘 다 1이면 3입니다.
hint-belady = 두 횟수를 비교합니다. 보통은 프레임이 많을수록 부재가 적습니다.
hint-window = 창을 표시합니다. 지금 참조와 그 앞의 참조를 합해 Δ개입니다.
hint-distinct = 창에 든 페이지는 하나씩만 셉니다.
hint-slide = 참조가 하나 지날 때마다 창에 페이지 하나가 들어오고 하나가 빠집니다.
