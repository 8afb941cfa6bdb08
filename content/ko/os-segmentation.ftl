# 세그먼테이션.
lab-title = 세그먼테이션
lab-line = 세그먼트를 어느 빈 공간에 넣고, 그 사이의 틈이 무엇을 잃게 하며, (s, d)가 어떻게 주소가 되는지 살펴봅니다.

# 시나리오를 몇 마디로.
rule-heading =
    { $mode ->
        [real-mode] x86 리얼 모드{ $detail ->
            [on] , A20 켜짐
            [off] , A20 꺼짐
           *[other] {""}
        }
       *[segment-table] { $detail ->
            [first-fit] 최초 적합
            [best-fit] 최적 적합
            [worst-fit] 최악 적합
           *[next-fit] 다음 적합
        }
    }

# 변형의 이름이기도 한 선택지.
choice-first-fit = 최초 적합(first fit)
choice-best-fit = 최적 적합(best fit)
choice-worst-fit = 최악 적합(worst fit)
choice-next-fit = 다음 적합(next fit)
choice-off = A20 꺼짐
choice-on = A20 켜짐

# 필드.
field-mode = 주소 방식
field-name = 이름
choice-segment-table = 세그먼트 테이블: 베이스(base), 한계(limit), 권한
choice-real-mode = x86 리얼 모드(real mode): 세그먼트 × 16 + 오프셋
field-cs = CS(10진수)
field-ds = DS(10진수)
field-ss = SS(10진수)
field-es = ES(10진수)
field-a20 = 주소선 A20
field-references = 리얼 모드의 접근
field-use = 용도
choice-fetch = 명령어 인출(CS)
choice-data = 데이터(DS)
choice-stack = 스택(SS)
choice-string = 문자열 목적지(ES)
choice-data-cs = CS 접두어가 붙은 데이터
choice-data-ss = SS 접두어가 붙은 데이터
choice-data-es = ES 접두어가 붙은 데이터
field-offsets = 오프셋(offset) 목록, 하나마다 접근 한 번
field-memory = 메모리
choice-empty = 빈 공간 하나
choice-holes = 주어진 빈 공간(hole)들, 사이는 사용 중
field-size = 크기
field-reserved = 낮은 주소의 운영 체제 영역
field-sizes = 빈 공간의 크기(주소 순)
field-between = 빈 공간 사이의 사용 중인 크기
field-fit = 배치 방식
field-granularity = 할당 단위(granularity): 크기를 이 배수로 올림
field-no_room = 들어갈 곳이 없는 프로세스
choice-wait = 기다림, 뒤의 프로세스가 앞지를 수 있음
choice-wait-in-order = 기다림, 아무도 앞지르지 못함
choice-refuse = 거절됨
field-compaction = 압축(compaction)
choice-never = 스스로 하지 않음
choice-on-failure = 합하면 충분한데 흩어져 있을 때
field-compaction_speed = 1틱에 옮기는 단위 수(0 = 시간이 들지 않음)
field-on_fault = 폴트(fault)가 나면
choice-report = 알리기만 하고 계속 진행
choice-end-process = 프로세스를 종료
field-ties = 계산 규약
field-equal_holes = 똑같이 알맞은 빈 공간 중에서
choice-lowest-address = 주소가 가장 낮은 것
choice-highest-address = 주소가 가장 높은 것
field-rover = 다음 적합의 포인터가 빈 공간 안에 있을 때
choice-hole-around = 그 빈 공간부터 검색
choice-hole-after = 포인터 뒤에서 시작하는 빈 공간부터 검색
field-same_instant = 같은 순간에
choice-leave-first = 반납이 먼저
choice-arrive-first = 도착이 먼저
field-page_size = 나란히 보일 페이지 크기(0 = 보이지 않음)
field-processes = 프로세스
field-id = 이름
field-arrival = 도착 시각
field-lifetime = 머무는 시간(0 = 끝까지)
field-segments = 세그먼트
field-access = 권한
choice-read-write = 읽기, 쓰기
choice-read-execute = 읽기, 실행
choice-read-only = 읽기
field-base = 정해진 베이스(−1 = 배치 방식에 따름)
field-accesses = 접근 (s, d)
field-process = 프로세스
field-segment = 세그먼트 s
field-kind = 종류
choice-read = 읽기
choice-write = 쓰기
choice-execute = 실행
field-at = 시각

# 과거의 변경.
field-input = 변경
choice-end = 프로세스 종료
choice-compact = 지금 압축
choice-set-fit = 배치 방식 교체
choice-access = 접근 추가
field-offset = 오프셋 d
choice-grow = 세그먼트 확장
field-by = 늘어나는 크기
choice-set-register = 세그먼트 레지스터에 값 넣기
field-register = 레지스터
choice-cs = CS
choice-ds = DS
choice-ss = SS
choice-es = ES
field-value = 값(10진수)
choice-set-a20 = 주소선 A20 전환

# 프리셋: 이름과 그것이 보이는 점.
preset-first-look = 처음 보기
preset-first-look-point = 세그먼트를 배치하고, 주소를 찾고, 반납합니다. 남은 빈 공간은 다시 쓰입니다. 아래에는 같은 프로세스를 페이지로 나눈 모습이 있습니다.
preset-exam-first = 시험 문제: 최초 적합
preset-exam-first-point = 빈 공간이 100, 500, 200, 300, 600이고 212, 417, 112, 426을 차례로 요청합니다. 어디에 들어갈지 예측한 뒤 진행해 보십시오. 마지막 요청은 들어갈 곳이 없습니다.
preset-exam-best = 시험 문제: 최적 적합
preset-exam-best-point = 같은 빈 공간과 요청에서 최적 적합만 네 요청을 모두 배치합니다.
preset-exam-worst = 시험 문제: 최악 적합
preset-exam-worst-point = 최악 적합에서는 가장 큰 빈 공간이 일찍 쪼개져서 마지막 요청이 기다립니다.
preset-best-loses = 최적 적합의 실패
preset-best-loses-point = 빈 공간이 1300과 1200이고 1000, 1100, 250을 요청합니다. 최적 적합은 200과 200을 남기고 막히지만, 최초 적합과 최악 적합은 모두 배치합니다.
preset-next-spreads = 다음 적합의 분산
preset-next-spreads-point = 다음 적합은 메모리를 한 바퀴 돌며 작은 블록을 흩어 놓습니다. 최초 적합이라면 큰 프로세스 H가 바로 들어가지만, 여기서는 기다립니다.
preset-external = 외부 단편화
preset-external-point = 빈 메모리는 300이고 요청은 250인데, 그만큼 큰 빈 공간이 없습니다. 이것이 외부 단편화(external fragmentation)입니다. 페이지라면 들어갑니다.
preset-compaction = 압축
preset-compaction-point = 같은 실행에 압축(compaction)을 쓰면 빈 공간이 하나로 모입니다. 대신 시간이 듭니다. 1틱에 100단위를 옮깁니다.
preset-internal = 내부 단편화
preset-internal-point = 할당 크기를 64의 배수로 올립니다. 남는 부분은 블록 안에서 낭비되며, 이것이 내부 단편화(internal fragmentation)입니다. 한계에는 포함되지 않습니다.
preset-segment-table = 세그먼트 테이블
preset-segment-table-point = 교과서의 예입니다. (2, 53)은 4353, (3, 852)는 4052이고, (0, 1222)는 한계를 넘습니다.
preset-protection = 보호
preset-protection-point = 네 가지 거절을 구별합니다. 한계 초과, 코드에 쓰기, 데이터 실행, 없는 세그먼트입니다.
preset-fault-ends = 폴트로 종료
preset-fault-ends-point = 같은 접근이지만 폴트가 나면 프로세스가 종료되고, 반납한 메모리에 기다리던 프로세스가 들어갑니다.
preset-paging-beside = 페이징과 나란히
preset-paging-beside-point = 같은 프로세스를 두 방식으로 봅니다. 세그먼트는 사이에 빈 공간을 남기고, 페이지는 마지막 페이지의 나머지를 낭비합니다.
preset-real-mode = 리얼 모드
preset-real-mode-point = 접근의 종류마다 쓰는 레지스터가 정해져 있습니다. 1234:0005와 1000:2345는 같은 바이트입니다.
preset-real-wrap = 리얼 모드: 1 MiB에서 되돌아감
preset-real-wrap-point = FFFF:0010은 1 MiB의 마지막 바이트 바로 다음입니다. A20이 0으로 고정되어 있으면 자리올림이 버려져 0번 바이트가 됩니다.
preset-real-a20 = 리얼 모드: A20 켜짐
preset-real-a20-point = 같은 접근에서 A20이 전달되면, 합이 1 MiB를 넘어 10FFEF까지 닿습니다.

# 규칙: 단계가 일어난 까닭.
rule-arrive = { JOSA($process, "이/가") } 도착해서 { $count ->
    [1] 세그먼트 하나, { JOSA($total, "을/를") } 요청합니다.
   *[other] 세그먼트 { $count }개, 모두 { JOSA($total, "을/를") } 요청합니다.
 }
rule-queued = { JOSA($process, "은/는") } { $behind } 뒤에서 기다립니다. 기다리는 프로세스를 아무도 앞지르지 못합니다.
rule-retry = 메모리가 반납되어, { TIME($waited, "tick") } 동안 기다린 { JOSA($process, "이/가") } 이제 들어갈 수 있습니다.
rule-place-first = { $process }의 { $segment } 세그먼트가 { JOSA($want, "을/를") } 요청합니다. 최초 적합은 충분히 큰 첫 빈 공간을 고릅니다. { $looked ->
    [1] 처음
   *[other] { $looked }번째로
 } 살펴본 빈 공간({ $at }번지, 크기 { $hole })에 넣습니다{ $left ->
    [0] {""}
   *[other] {""}. { JOSA($left, "이/가") } 남습니다
 }.
rule-place-best = { $process }의 { $segment } 세그먼트가 { JOSA($want, "을/를") } 요청합니다. 최적 적합은 빈 공간 { $looked }개를 모두 살펴보고, 충분히 큰 것 중 가장 작은 것({ $at }번지, 크기 { $hole })에 넣습니다{ $left ->
    [0] {""}
   *[other] {""}. { JOSA($left, "이/가") } 남습니다
 }.
rule-place-worst = { $process }의 { $segment } 세그먼트가 { JOSA($want, "을/를") } 요청합니다. 최악 적합은 빈 공간 { $looked }개를 모두 살펴보고, 가장 큰 것({ $at }번지, 크기 { $hole })에 넣습니다{ $left ->
    [0] {""}
   *[other] {""}. { JOSA($left, "이/가") } 남습니다
 }.
rule-place-next = { $process }의 { $segment } 세그먼트가 { JOSA($want, "을/를") } 요청합니다. 다음 적합은 포인터({ $rover }번지)부터 찾아 충분히 큰 첫 빈 공간을 고릅니다. { $looked ->
    [1] 처음
   *[other] { $looked }번째로
 } 살펴본 빈 공간({ $at }번지, 크기 { $hole })에 넣습니다{ $left ->
    [0] {""}
   *[other] {""}. { JOSA($left, "이/가") } 남습니다
 }.
rule-place-fixed = { $process }의 { $segment } 세그먼트(크기 { $want })에는 베이스 { JOSA($at, "이/가") } 정해져 있고, 그 자리가 비어 있습니다.
rule-tie-lowest = 똑같이 알맞은 빈 공간이 또 있으므로, 규약에 따라 주소가 가장 낮은 것을 고릅니다.
rule-tie-highest = 똑같이 알맞은 빈 공간이 또 있으므로, 규약에 따라 주소가 가장 높은 것을 고릅니다.
rule-rover-around = 포인터가 빈 공간 안에 있으므로, 규약에 따라 그 빈 공간부터 찾습니다.
rule-rover-after = 포인터가 빈 공간 안에 있으므로, 규약에 따라 그 뒤에서 시작하는 빈 공간부터 찾습니다.
rule-round-up = 요청은 { $used }인데 { $granularity }의 배수인 { JOSA($want, "을/를") } 할당합니다. 블록 안에서 { JOSA($lost, "이/가") } 낭비되며, 이것이 내부 단편화(internal fragmentation)입니다.
rule-exact = 크기가 꼭 맞아 빈 공간이 없어집니다.
rule-loaded = 이제 { $process }의 세그먼트가 모두 메모리에 있습니다.
rule-no-room-pieces = { $process }의 { $segment } 세그먼트가 { JOSA($want, "을/를") } 요청합니다. 빈 메모리는 모두 { $free }이지만 흩어져 있고, 가장 큰 빈 공간은 { $largest }입니다. 이것이 외부 단편화(external fragmentation)입니다.
rule-no-room-memory = { $process }의 { $segment } 세그먼트가 { JOSA($want, "을/를") } 요청하지만, 빈 메모리를 모두 합해도 { $free }입니다.
rule-no-room-base = { $process }의 { $segment } 세그먼트(크기 { $want })는 { $at }번지에서 시작해야 하는데, 그 자리는 사용 중이거나 메모리 밖입니다.
rule-then-compacts = 압축으로 빈 공간을 하나로 모읍니다.
rule-then-waits = { $count ->
    [1] { JOSA($process, "은/는") } 자리가 나기를 기다립니다.
   *[other] 프로세스는 통째로 들어가거나 아예 들어가지 않으므로, { JOSA($process, "은/는") } 기다립니다.
 }
rule-then-refused = { JOSA($process, "은/는") } 거절됩니다.
rule-then-never = { $process }에 필요한 { JOSA($need, "은/는") } 언제라도 줄 수 없는 크기이므로 거절됩니다.
rule-as-pages = 페이지라면 들어갑니다. 빈 프레임(frame)이 { $frames }개이고, 어디에 있든 { $pages }개면 됩니다.
rule-moved = { $process }의 { $segment } 세그먼트를 { $from }번지에서 { $at }번지로 내립니다. { $ticks ->
    [0] 여기서는 복사({ $size })에 시간이 들지 않습니다
   *[other] 복사({ $size })에 { $ticks }틱이 듭니다
 }. 테이블의 베이스만 바뀌고 주소 (s, d)는 그대로입니다.
rule-moved-taken = 다른 곳에서 쓰는 메모리를 { $from }번지에서 { $at }번지로 내립니다. { $ticks ->
    [0] 여기서는 복사({ $size })에 시간이 들지 않습니다
   *[other] 복사({ $size })에 { $ticks }틱이 듭니다
 }.
rule-compacted = 압축이 끝났습니다. { $blocks ->
    [0] 옮길 블록이 없었고
   *[other] 블록 { $blocks }개, 모두 { JOSA($moved, "을/를") } 옮겼고
 } { $ticks }틱이 걸렸습니다. 빈 메모리 { JOSA($free, "이/가") } 빈 공간 하나로 모였습니다.
rule-freed-alone = { $process }의 { $segment } 세그먼트가 { $at }번지의 { JOSA($size, "을/를") } 반납합니다. 양쪽 이웃이 모두 사용 중이므로 따로 빈 공간이 됩니다.
rule-freed-below = { $process }의 { $segment } 세그먼트가 { $at }번지의 { JOSA($size, "을/를") } 반납합니다. 아래쪽 빈 공간({ $below })과 합쳐져 { $hole }짜리 빈 공간 하나가 됩니다.
rule-freed-above = { $process }의 { $segment } 세그먼트가 { $at }번지의 { JOSA($size, "을/를") } 반납합니다. 위쪽 빈 공간({ $above })과 합쳐져 { $hole }짜리 빈 공간 하나가 됩니다.
rule-freed-both = { $process }의 { $segment } 세그먼트가 { $at }번지의 { JOSA($size, "을/를") } 반납합니다. 양쪽 빈 공간({ $below }, { $above })과 합쳐져 { $hole }짜리 빈 공간 하나가 됩니다.
rule-left-done = { JOSA($process, "이/가") } 종료되었습니다.
rule-left-wait = 이제 메모리에 { $process }의 세그먼트는 없습니다. 들어갈 곳이 생기기를 기다립니다.
rule-left-refused = 이제 메모리에 { $process }의 세그먼트는 없습니다.
rule-left-fault = 폴트 때문에 { JOSA($process, "이/가") } 종료되었습니다.
rule-left-killed = 과거의 변경으로 { JOSA($process, "이/가") } 종료되었습니다.
rule-looked-up = { JOSA($process, "이/가") } (s, d) = ({ $s }, { $d })에 접근합니다. 세그먼트 테이블의 { $s }번 행 { $name }: 베이스 { $base }, 한계 { $limit }.
rule-no-segment = { JOSA($process, "이/가") } { $s }번 세그먼트에 접근하지만, 세그먼트는 { $count ->
    [1] 0번 하나뿐입니다
   *[other] 0번부터 { $count }개뿐입니다
 }. 오프셋 { JOSA($d, "은/는") } 볼 것도 없이 폴트입니다.
rule-absent = { JOSA($process, "이/가") } ({ $s }, { $d })에 접근하지만 메모리에 없습니다. 찾아볼 세그먼트 테이블이 없습니다.
rule-within-limit = 오프셋 { JOSA($d, "이/가") } 한계 { $limit }보다 작으므로, { $process }의 ({ $s }, { $d }) 위치는 세그먼트 안입니다.
rule-beyond-limit = 오프셋 { JOSA($d, "이/가") } 한계 { $limit }보다 작지 않습니다. { $s }번 세그먼트의 마지막 바이트는 { $last }입니다. { $process }에 한계 초과 트랩(trap)이 발생합니다.
rule-allowed = { JOSA($process, "은/는") } { $name }에서 { $kind ->
    [read] 읽을
    [write] 쓸
   *[execute] 실행할
 } 수 있으므로 ({ $s }, { $d }) 접근이 허용됩니다. 권한: { $rights ->
    [read-write] 읽기와 쓰기
    [read-execute] 읽기와 실행
   *[read-only] 읽기
 }.
rule-denied-write = { JOSA($process, "이/가") } ({ $s }, { $d })에 쓰려고 하지만, { $name }의 권한은 { $rights ->
    [read-execute] 읽기와 실행
    [read-write] 읽기와 쓰기
   *[read-only] 읽기
 }뿐입니다. 보호 폴트(protection fault)입니다.
rule-denied-execute = { JOSA($process, "이/가") } ({ $s }, { $d })에서 명령어를 가져오려고 하지만, { $name }의 권한은 { $rights ->
    [read-write] 읽기와 쓰기
    [read-execute] 읽기와 실행
   *[read-only] 읽기
 }뿐입니다. 보호 폴트(protection fault)입니다.
rule-physical = { $process }의 ({ $s }, { $d }) 위치는 베이스 + d = { $base } + { $d } = { $address }번지입니다.
rule-fault-ends = 이 폴트로 { JOSA($process, "은/는") } 종료됩니다.
rule-real-fetch = 명령어를 인출할 때는 { JOSA($register, "을/를") } 씁니다. 값은 { $segment }, 오프셋은 { $offset }입니다.
rule-real-data = 데이터에 접근할 때는 접두어가 없으면 { JOSA($register, "을/를") } 씁니다. 값은 { $segment }, 오프셋은 { $offset }입니다.
rule-real-stack = 스택에 접근할 때는 { JOSA($register, "을/를") } 씁니다. 값은 { $segment }, 오프셋은 { $offset }입니다.
rule-real-string = 문자열 명령의 목적지는 { JOSA($register, "을/를") } 쓰며, 접두어로 바꿀 수 없습니다. 값은 { $segment }, 오프셋은 { $offset }입니다.
rule-real-prefix = 접두어(prefix)에 따라 이 데이터 접근은 { JOSA($register, "을/를") } 씁니다. 값은 { $segment }, 오프셋은 { $offset }입니다.
rule-real-sum = { $register } 값을 왼쪽으로 4비트 옮기고(× 16) 오프셋을 더합니다. { $segment }:{ $offset }의 합은 { $shifted } + { $offset } = { $sum }입니다.
rule-real-plain = { $segment }:{ $offset }({ $register }, 합 { $sum }) 주소는 { $address }번지입니다. 검사할 한계도 권한도 없습니다.
rule-real-wrapped = { $segment }:{ $offset }({ $register })의 합 { $sum }에는 21비트가 필요합니다. A20이 0으로 고정되어 있어 { $address }번지에 접근합니다. 주소가 1 MiB에서 처음으로 되돌아갑니다.
rule-real-high = { $segment }:{ $offset }({ $register })의 합은 { $sum }입니다. A20이 전달되므로 1 MiB 위의 { $address }번지에 접근합니다.
rule-real-overlap = 같은 바이트가 { $others }의 64 KiB 안에도 있습니다. 세그먼트가 서로 겹치며, 아무것도 이를 막지 않습니다.
rule-change-end = 과거의 변경: { JOSA($process, "을/를") } 종료합니다.
rule-change-compact = 과거의 변경: 지금 메모리를 압축합니다.
rule-change-fit = 과거의 변경: 배치 방식이 { $from ->
    [first-fit] 최초 적합
    [best-fit] 최적 적합
    [worst-fit] 최악 적합
   *[next-fit] 다음 적합
 }에서 { $to ->
    [first-fit] 최초 적합
    [best-fit] 최적 적합
    [worst-fit] 최악 적합
   *[next-fit] 다음 적합
 }으로 바뀝니다.
rule-change-access = 과거의 변경: 다음에 { JOSA($process, "이/가") } ({ $s }, { $d })에서 { $kind ->
    [read] 읽습니다
    [write] 씁니다
   *[execute] 실행합니다
 }.
rule-grown-slack = 과거의 변경: { $at }번지에 있는 { $process }의 { $segment } 세그먼트가 { $by }만큼 늘어 { JOSA($used, "이/가") } 됩니다. 올림으로 남아 있던 자리를 쓰므로 블록({ $size })은 그대로이고 한계만 바뀝니다.
rule-grown-behind = 과거의 변경: { $at }번지에 있는 { $process }의 { $segment } 세그먼트가 { $by }만큼 늘어 { JOSA($used, "이/가") } 됩니다. 바로 뒤의 빈 공간을 써서 블록이 { JOSA($size, "이/가") } 됩니다.
rule-grown-moved = 과거의 변경: { $process }의 { $segment } 세그먼트가 { $by }만큼 늘어 { JOSA($used, "이/가") } 됩니다. 뒤에 자리가 없어 { $from }번지에서 { $at }번지로 옮기며, { JOSA($moved, "을/를") } 복사했습니다.
rule-grown-nowhere = 과거의 변경: { $at }번지에 있는 { $process }의 { $segment } 세그먼트가 { $by }만큼 늘어나야 하지만 들어갈 곳이 없습니다. 빈 메모리는 { $free }, 가장 큰 빈 공간은 { $largest }입니다. 크기는 { $used } 그대로입니다.
rule-change-register = 과거의 변경: { $register } 값이 { $from }에서 { JOSA($to, "으로/로") } 바뀝니다.
rule-change-a20 = 과거의 변경: 주소선 A20을 { $to ->
    [on] 전달합니다
   *[off] 0으로 고정합니다
 }.
rule-change-nothing = 과거의 변경이 여기서는 아무 영향도 주지 않습니다.

# 그림.
picture-title = t = { $t }의 메모리: 빈 메모리 { $free }, 가장 큰 빈 공간 { $largest }
picture-real = t = { $t }의 리얼 모드
cap-memory = 메모리 { $size }
cap-free = 빈 공간 합계 { $free }, 최대 { $largest } · 내부 낭비 { $lost }
cap-pointer = ▲ 다음 적합의 포인터: { $at }
wants-all = { JOSA($process, "이/가") } { JOSA($total, "을/를") } 요청
wants = { $process }의 { $segment } 세그먼트가 { JOSA($want, "을/를") } 요청
cap-pages = 같은 프로세스를 크기 { $page }인 페이지로
cap-frames = 빈 프레임 { $free }개 · 내부 낭비 { $lost }
cap-unpaged = 빈 프레임이 모자람: { $names }
cap-holes = 빈 공간(주소 순)
cap-search = { $fit ->
    [first-fit] 최초 적합
    [best-fit] 최적 적합
    [worst-fit] 최악 적합
   *[next-fit] 다음 적합
 }으로 { JOSA($want, "을/를") } 넣을 곳 찾기
no-holes = 빈 공간이 없습니다. 메모리가 모두 사용 중입니다.
hole-at = { $at }번지
verdict-taken = 선택
verdict-fits = 충분함
verdict-small = 너무 작음
verdict-passed = 예
verdict-failed = 아니요: 폴트
box-more = { $n }개 더
cap-table = { $process }의 세그먼트 테이블
cap-no-table = 세그먼트 테이블: 메모리에 프로세스 없음
no-access = 이 단계에서는 주소를 만들지 않습니다.
logical = { $process }: (s, d) = ({ $s }, { $d }) { $kind ->
    [read] 읽기
    [write] 쓰기
   *[execute] 실행
 }
check-limit = d < 한계? { $d } < { $limit }
check-rights = { $kind ->
    [read] 읽기
    [write] 쓰기
   *[execute] 실행
 } 허용? 권한: { $rights ->
    [read-write] 읽기, 쓰기
    [read-execute] 읽기, 실행
   *[read-only] 읽기
 }
check-sum = 베이스 + d = { $base } + { $d } = { $address }
check-sum-ahead = 베이스 + d = { $base } + { $d }
no-row = 없는 세그먼트: 폴트
not-loaded = 메모리에 없음: 세그먼트 테이블 없음
cap-time = 시간에 따른 메모리
chart-now = t = { $t }
cap-registers = 세그먼트 레지스터
role-cs = 명령어
role-ds = 데이터
role-ss = 스택
role-es = 문자열 목적지
cap-sum = 세그먼트 × 16 + 오프셋
sum-segment = { $register } × 16
sum-offset = 오프셋
sum-sum = 합
sum-plain = 물리 주소
sum-wrapped = 자리올림 버림(A20 = 0)
sum-high = 1 MiB 위(A20 켜짐)
cap-windows = 레지스터마다 64 KiB
line-off = A20 꺼짐: 1 MiB에서 되돌아감
line-on = A20 켜짐: 10FFEF까지
cap-names = { $address }번지를 가리키는 쌍 { $count }개 중에서
cap-no-names = 같은 바이트를 가리키는 쌍
cap-names-later = 주소가 정해지면 여기에 나옴
legend-segment = 세그먼트
legend-hole = 빈 공간
legend-internal = 블록 안의 낭비: 내부 단편화(internal fragmentation)
legend-window = 레지스터의 64 KiB
legend-out-of-reach = 닿지 않는 주소: A20 꺼짐
legend-taken = 다른 곳에서 사용 중

# 표.
table-memory = 주소 순 메모리
table-processes = 프로세스
table-frames = 프레임
table-registers = 세그먼트 레지스터
table-per-process = 프로세스별 결과
table-overall = 전체 결과
table-side-by-side = 세그먼트와 페이지 비교
table-accesses = 접근
table-fars = 접근
table-search = 살펴본 빈 공간
table-translation = 주소 변환
table-sum = 합
column-order = 순서
column-size = 크기
column-verdict = 결과
column-check = 검사
column-part = 항목
column-value-hex = 값(16진수)
column-process = 프로세스
column-state = 상태
column-s = s
column-d = d
column-segment = 세그먼트
column-base = 베이스
column-limit = 한계
column-allocated = 할당 크기
column-rights = 권한
column-loaded = 적재 시각
column-pages = 페이지 수
column-units = 사용 중
column-arrival = 도착
column-waited = 대기
column-ended = 끝난 시각
column-figure = 항목
column-value = 값
column-length = 길이
column-segments = 테이블 항목 수(세그먼트)
column-lost-segments = 올림으로 낭비
column-lost-pages = 마지막 페이지에서 낭비
column-kind = 종류
column-ending = 결과
column-address = 주소
column-register = 레지스터
column-segment-hex = 세그먼트(16진수)
column-offset-hex = 오프셋(16진수)
column-address-hex = 주소(16진수)
column-pairs = 가리키는 쌍의 수
column-from-hex = 시작(16진수)
column-to-hex = 끝(16진수)
phase-future = 도착 전
phase-loading = 적재 중
phase-loaded = 메모리에 있음
phase-waiting = 대기 중
phase-leaving = 반납 중
phase-done = 종료
phase-refused = 거절됨
phase-faulted = 폴트로 종료
phase-killed = 변경으로 종료
ending-address = 변환됨
ending-absent = 메모리에 없음
ending-no-segment = 없는 세그먼트
ending-limit = 한계 초과
ending-rights = 권한 없음
hole = 빈 공간
in-use = 사용 중
total = 합계
metric-loaded = 적재된 프로세스 수
metric-fragmented = 합하면 충분했지만 실패한 횟수
metric-looked = 배치 한 번에 살펴본 빈 공간 수
metric-waited = 적재까지 평균 대기 시간
metric-moved = 옮긴 크기
metric-moving = 옮기는 데 쓴 틱 수
metric-held = 시간에 따른 메모리 사용률
metric-free = 끝났을 때 빈 메모리
metric-largest = 끝났을 때 가장 큰 빈 공간
metric-external = 가장 큰 빈 공간 밖의 빈 메모리
metric-internal = 끝났을 때 블록 안의 낭비
metric-translated = 만든 주소 수
metric-wrapped = 그중 1 MiB에서 되돌아간 수
column-frames = 프레임

# 예측.
predict-retry = 기다리는 프로세스 중 무엇을 먼저 다시 넣어 봅니까?
predict-place = { $process }의 { $segment } 세그먼트가 { JOSA($want, "을/를") } 요청합니다. 어느 빈 공간에 들어갑니까?
predict-hole = { $at }번지의 { $size }
predict-no-hole = 들어갈 빈 공간이 없습니다
predict-base = { $process }의 { $segment } 세그먼트(크기 { $want })는 { $at }번지에서 시작해야 합니다. 그 자리가 비어 있습니까?
predict-freed = { $process }의 { $segment } 세그먼트를 반납합니다. 그 자리는 이웃한 빈 공간과 합쳐집니까?
predict-alone = 합쳐질 빈 공간이 없습니다
predict-below = 앞(낮은 주소)의 빈 공간과 합쳐집니다
predict-above = 뒤(높은 주소)의 빈 공간과 합쳐집니다
predict-both = 앞뒤의 빈 공간과 모두 합쳐집니다
predict-look-up = { JOSA($process, "이/가") } ({ $s }, { $d })에 접근합니다. 세그먼트 테이블에서 어떻게 됩니까?
predict-found = 세그먼트의 행을 찾습니다
predict-no-segment = 그런 번호의 세그먼트가 없습니다
predict-not-loaded = 프로세스가 메모리에 없습니다
predict-limit = { $process }의 접근 ({ $s }, { $d })에서 오프셋이 한계 안에 있습니까?
predict-rights =
    { $process }의 ({ $s }, { $d }) { $kind ->
        [read] 읽기를
        [write] 쓰기를
       *[execute] 실행을
    } 세그먼트의 권한이 허용합니까?
predict-fetch = 명령어를 가져옵니다. 어느 세그먼트 레지스터를 씁니까?
predict-data = 접두사 없이 데이터에 접근합니다. 어느 세그먼트 레지스터를 씁니까?
predict-stack = 스택에 접근합니다. 어느 세그먼트 레지스터를 씁니까?
predict-string = 문자열 명령의 목적지에 접근합니다. 어느 세그먼트 레지스터를 씁니까?
predict-bus = 주소선에는 어떤 주소가 실립니까?
predict-plain = 합 그대로(1 MiB 미만)
predict-wrapped = 1 MiB를 뺀 주소(0번지 쪽으로 되돌아감)
predict-high = 합 그대로(1 MiB 이상)
# 연습 문제.
question-table = 세그먼트 테이블은 s: (베이스, 한계) 꼴입니다: { $rows }. 각 쌍 (s, d)는 어느 물리 주소로 갑니까, 아니면 폴트가 납니까?
question-real = x86 리얼 모드이고 A20 선은 0으로 고정되어 있습니다. 세그먼트 { $segment }, 오프셋 { $offset }의 바이트에 접근합니다. 같은 바이트를 세그먼트 { $other }로도 나타내십시오.
question-fits = 빈 공간의 크기는 주소 순서로 { $holes }입니다. 다음 프로세스가 차례로 와서 계속 머뭅니다: { $wanted }. 배치 방법은 { $fit ->
    [first-fit] 최초 적합
    [best-fit] 최적 적합
   *[worst-fit] 최악 적합
 }이고, 크기가 같으면 주소가 낮은 것을 고릅니다. 남은 조각은 다시 빈 공간이 되고, 자리를 찾지 못하면 기다립니다. 각각 어느 빈 공간에 들어갑니까?
question-fragments = 메모리는 { $size }단위이고 맨 아래 { $reserved }단위는 운영체제가 씁니다. 최초 적합이며 { $unit }단위의 배수로 할당합니다. 프로세스는 이름(도착, 머무는 시간, 크기) 꼴이고 –는 끝까지 머문다는 뜻입니다: { $rows }. 충분히 큰 빈 공간은 없지만 모두 합하면 충분할 때, 메모리를 0번지 쪽으로 압축합니다. X가 도착할 때와 그 뒤의 상태를 구하십시오.
answer-physical = (s, d) = ({ $s }, { $d })
answer-linear = 물리 주소
answer-alias = 다른 세그먼트에서 같은 바이트의 오프셋
answer-hole = { JOSA($name, "이/가") } 들어가는 빈 공간의 그때 크기
answer-largest-left = 끝났을 때 가장 큰 빈 공간
answer-none = 없음
form-hole = 수 또는 ‘없음’으로 적습니다.
answer-inside = X를 넣기 전의 내부 단편화
answer-free = X를 넣기 전에 비어 있는 단위의 합
answer-largest = X를 넣기 전 가장 큰 빈 공간
answer-fits = X가 압축 없이 빈 공간을 찾습니까?
answer-moved = 압축으로 옮긴 단위 수(압축하지 않으면 0)
answer-base = 마지막에 X의 베이스
wrong-physical = 먼저 d를 세그먼트의 한계와 비교하고, 그다음 베이스를 더하십시오.
wrong-is-within = 오프셋이 한계보다 작습니다. 이 접근은 허용됩니다.
wrong-limit-added = 베이스에 더하는 것은 한계가 아니라 오프셋입니다.
wrong-beyond = 한계를 먼저 보십시오. 오프셋은 한계보다 작아야 하며, 같아도 안 됩니다.
wrong-no-segment = 테이블에 이 세그먼트 번호의 행이 없습니다.
wrong-linear = 물리 주소 = 세그먼트 × 16 + 오프셋이고, 20비트만 남깁니다.
wrong-not-wrapped = 합이 21비트입니다. A20 선이 고정되어 있으므로 맨 위 비트를 잃습니다.
wrong-no-shift = 세그먼트 값을 그대로 더하지 않습니다. 세그먼트 값은 16바이트를 단위로 셉니다.
wrong-times-ten = × 16은 십진수가 아니라 16진수에서 0을 하나 붙이는 것입니다.
wrong-alias = 다른 세그먼트 × 16 + 오프셋이 같은 주소가 되어야 합니다.
wrong-same-offset = 세그먼트가 다른 곳에서 시작하므로 오프셋도 다릅니다.
wrong-paragraphs = 두 세그먼트의 시작은 값의 차이 × 16바이트만큼 떨어져 있습니다.
wrong-hole = 이 요청 직전의 빈 공간을 적어 보십시오. 어느 것이 충분히 크고, 배치 방법은 그중 무엇을 고릅니까?
wrong-other-fit = 그것은 다른 배치 방법이 고르는 빈 공간입니다.
wrong-largest-left = 마지막 요청 뒤에 빈 공간마다 남은 크기를 적어 보십시오.
wrong-at-first = 그것은 처음에 가장 큰 빈 공간입니다. 그 일부는 할당되었습니다.
wrong-inside = 메모리에 있는 프로세스마다, 할당된 크기에서 요청한 크기를 뺍니다.
wrong-free = 비어 있는 것은 아무에게도 할당되지 않은 단위 전부입니다.
wrong-inside-is-free = 할당된 블록 안에서 남는 것은 비어 있는 것이 아닙니다. 다른 프로세스가 쓸 수 없습니다.
wrong-is-largest = 그것은 가장 큰 빈 공간 하나의 크기입니다.
wrong-largest = 이웃한 빈 곳은 빈 공간 하나입니다. 그 사이에 프로세스가 있으면 나뉩니다.
wrong-is-sum = 그것은 모든 빈 공간의 합입니다. 세그먼트 하나에는 빈 공간 하나가 필요합니다.
wrong-fits = X에 필요한 크기를 올림해서, 합이 아니라 가장 큰 빈 공간과 비교하십시오.
wrong-moved = 빈 공간 뒤에 있는 블록이 모두 옮겨지고, 저마다 할당된 크기 전체를 셉니다.
wrong-base = X는 빈 공간의 시작에서 시작합니다. 압축한 뒤에는 마지막 블록의 바로 뒤입니다.
hint-row = s가 테이블의 행을 고릅니다.
hint-limit = d가 그 행의 한계보다 작지 않으면 폴트가 납니다.
hint-base = 물리 주소 = 베이스 + d입니다.
hint-times-sixteen = 세그먼트 × 16은 16진수 뒤에 0을 하나 붙인 것입니다. 여기에 오프셋을 더합니다.
hint-twenty = 메모리에는 20비트만 전달됩니다. 그 위로 올라간 자리는 잃습니다.
hint-subtract = 다른 오프셋은 주소에서 다른 세그먼트 × 16을 뺀 값입니다.
hint-list = 빈 공간의 목록을 적고 요청을 하나씩 따라갑니다.
hint-first = 최초 적합은 주소 순서로 처음 만나는 충분히 큰 빈 공간을 고릅니다.
hint-best = 최적 적합은 충분히 큰 것 가운데 가장 작은 빈 공간을 고릅니다.
hint-worst = 최악 적합은 가장 큰 빈 공간을 고릅니다.
hint-rest = 빈 공간에서 남은 조각은 목록의 그 자리에 남습니다.
hint-round = 크기마다 다음 배수로 올립니다. 그만큼 할당됩니다.
hint-map = t = 10의 메모리를 그립니다. 누가 어디에 있고, 어디가 비어 있습니까?
hint-compact = 압축은 모든 블록을 순서대로 틈 없이 아래로 옮깁니다. X는 그 뒤에 들어갑니다.
