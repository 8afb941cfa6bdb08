# 주소 변환.
lab-title = 주소 변환
lab-line = 메모리 접근 하나를 가상 주소(virtual address)에서 TLB(translation look-aside buffer)와 페이지 테이블을 거쳐 프레임까지 비트 단위로 따라갑니다.

# 시나리오를 몇 마디로.
rule-shape = { $bits }비트 주소, { $levels }단계, { $tlb ->
    [0] TLB 없음
   *[other] TLB 항목 { $tlb }개
 }

# 필드.
field-virtual_bits = 가상 주소의 비트 수
field-page_bits = 오프셋(offset) 비트 수(페이지 크기는 2의 이 제곱 바이트)
field-levels = 단계별 색인 비트 수(위 단계부터)
field-entry_bytes = 항목의 바이트 수(0: 32비트까지 4, 그 위는 8)
field-tlb_entries = TLB 항목 수(0 = TLB 없음)
field-tlb_policy = 자리를 내주는 TLB 항목
choice-lru = 가장 오래전에 쓴 것(LRU)
choice-fifo = 가장 먼저 들어온 것(FIFO)
choice-random = 시드에 따라 아무거나
choice-clock = 두 번째 기회(clock)
field-frames = 페이지가 쓸 프레임 수(0: 16 또는 처음 페이지들이 필요한 만큼)
field-replacement = 자리를 내주는 페이지
field-free_frame = 빈 프레임 가운데 고르는 것
choice-lowest = 번호가 가장 작은 것
choice-highest = 번호가 가장 큰 것
field-unmapped = 매핑된 적 없는 페이지에 접근하면
choice-allocate = 0으로 채운 프레임을 줌
choice-refuse = 거절함(segmentation fault)
field-asids = TLB 항목에 프로세스 표시(ASID)를 둠
field-processes = 처음의 프로세스 수
field-memory_ns = 메모리 참조 한 번(ns)
field-tlb_ns = TLB 조회 한 번(ns)
field-fault_ns = 디스크와 페이지 하나를 주고받는 시간(ns)
field-minor_ns = 디스크가 필요 없는 폴트(ns)
field-seed = 난수 시드(seed)
field-mapped = 처음에 테이블에 있는 페이지
field-page = 페이지
field-frame = 프레임
field-writable = 쓰기 가능(W)
field-present = 메모리에 있음(P)
field-user = 사용자 접근 가능(U)
field-process = 프로세스 번호
field-level = 항목이 있는 단계(0 = 마지막, 그 위면 큰 페이지)
field-accesses = 접근
field-address = 가상 주소
field-write = 쓰기
field-mode = 모드
choice-user = 사용자
choice-kernel = 커널
field-forks = 포크(fork)
field-after = 몇 번째 접근 뒤

# 과거의 변경.
field-do = 변경
field-input = 변경
choice-access = 접근 하나 추가
choice-fork = 포크(fork)
choice-unmap = 페이지 매핑 해제
choice-protect = 페이지를 읽기 전용으로
choice-flush = TLB 비우기
choice-switch = 다른 프로세스로 전환

# 비교할 시나리오.
choice-as-it-is = 그대로
choice-no-tlb = TLB 없이
choice-tlb-16 = TLB 항목 16개
choice-tlb-lru = TLB: LRU
choice-tlb-fifo = TLB: FIFO
choice-tlb-random = TLB: 무작위
choice-flat = 단일 단계 테이블
choice-victim-lru = 페이지: LRU
choice-victim-fifo = 페이지: FIFO
choice-victim-clock = 페이지: clock
choice-no-asids = 전환할 때마다 TLB 비움
choice-with-asids = ASID 사용

# 프리셋: 이름과 그것이 보이는 점.
preset-first-look = 처음 보기: 두 단계
preset-first-look-point = 32비트 주소를 10비트씩 두 단계로 찾습니다. TLB에 없으면 두 단계를 모두 읽고, 있으면 하나도 읽지 않습니다. 페이지 하나는 아직 디스크에 있습니다.
preset-toy = 교과서의 작은 예
preset-toy-point = 메모리가 32바이트, 페이지가 4바이트입니다. 주소 0, 3, 4, 13은 20, 23, 24, 9가 됩니다.
preset-array = 배열과 TLB
preset-array-point = 나란한 정수 열 개가 페이지 세 개에 걸쳐 있습니다. 지역성(locality) 덕분에 세 번만 실패하고 일곱 번 적중합니다.
preset-four-level = x86-64: 네 단계
preset-four-level-point = TLB에 없으면 데이터를 읽기 전에 항목 네 개를 읽습니다. 적중하면 참조 한 번으로 끝납니다.
preset-large-page = 2 MiB 페이지
preset-large-page-point = 한 단계 일찍 탐색이 끝나고, TLB 항목 하나가 페이지 512개를 맡습니다. 다만 여기서는 이런 페이지를 프레임에서 내보낼 수 없습니다.
preset-sparse = 단계가 아끼는 메모리
preset-sparse-point = 코드는 아래쪽, 스택은 위쪽에 있고 그 사이는 비어 있습니다. 테이블은 쓰는 곳에만 만들어집니다.
preset-stride = TLB를 무력하게 하는 간격
preset-stride-point = 페이지 여덟 개를 항목 네 개로 차례로 돕니다. LRU에서는 다시 쓰기 바로 전에 매번 쫓겨납니다.
preset-locality = 같은 페이지를 차례로
preset-locality-point = 같은 16번의 읽기도 순서를 바꾸면 두 번에 한 번 적중합니다.
preset-protection = 보호
preset-protection-point = 코드에 쓰기, 사용자 모드에서 커널 페이지 접근, 주인 없는 주소. 세 접근이 모두 항목의 비트 때문에 거절됩니다.
preset-demand = 요구 페이징
preset-demand-point = 페이지는 모두 디스크에 있고 프레임은 셋입니다. 처음 쓸 때마다 폴트가 나고(요구 페이징, demand paging), 네 번째 페이지부터는 다른 페이지가 나가야 합니다.
preset-write-back = 수정된 희생 페이지
preset-write-back-point = 먼저 나가는 페이지가 수정되어 있습니다. 디스크에 저장해야 하므로 폴트 처리 시간이 두 배가 됩니다.
preset-clock = 시계 바늘과 접근 비트
preset-clock-point = 바늘은 접근 비트(accessed bit)가 켜진 페이지를 지나가면서 비트를 끕니다. 운영체제가 사용 여부를 아는 길은 항목의 이 비트뿐입니다.
preset-copy-on-write = 포크 뒤의 쓰기 시 복사
preset-copy-on-write-point = 부모와 자식은 누군가 쓸 때까지 모든 프레임을 함께 씁니다. 쓴 페이지만 복사하고(copy-on-write), 마지막으로 남은 쪽은 복사하지 않습니다.
preset-shared-library = 공유 라이브러리
preset-shared-library-point = 같은 프레임이 두 페이지 테이블에 서로 다른 페이지 번호로 들어 있습니다. 코드는 메모리에 한 벌만 있습니다.
preset-switch-flush = 전환하면 비워지는 TLB
preset-switch-flush-point = CR3을 새로 읽어 들이면 TLB가 비워집니다. 전환할 때마다 모든 페이지가 다시 실패합니다.
preset-switch-asids = ASID가 있는 전환
preset-switch-asids-point = 프로세스 표시가 있는 항목은 전환 뒤에도 남습니다. 두 번째 차례부터는 모두 적중합니다.

# 규칙: 단계가 일어난 까닭.
rule-split = { JOSA($process, "이/가") } { $mode ->
    [user] 사용자 모드
   *[kernel] 커널 모드
 }에서 주소 { $address } { $op ->
    [read] 위치를 읽습니다
   *[write] 위치에 씁니다
 }. 위쪽 { $page_bits }비트는 페이지 번호({ $page }), 아래쪽 { $offset_bits }비트는 오프셋({ $offset })입니다.
rule-tlb-hit = TLB 적중(hit)입니다. { $slot }번 항목에 { $process }의 페이지 { $page } 변환이 있고, 프레임 번호는 { $frame }입니다. 페이지 테이블은 읽지 않아도 됩니다.
rule-tlb-miss = TLB 실패(miss)입니다. 항목 { $entries }개 가운데 { $process }의 페이지 { $page } 변환이 없으므로 메모리에 있는 페이지 테이블을 위에서부터 읽어야 합니다(page table walk).
rule-tlb-miss-again = 명령을 다시 시작합니다. TLB에는 아직 { $process }의 페이지 { $page } 변환이 없어서 테이블을 한 번 더 위에서부터 읽습니다.
rule-tlb-none = 이 기계에는 TLB가 없습니다. { $process }의 페이지 { $page } 변환을 매번 메모리에서 찾습니다.
rule-walk-table = { $top ->
    [yes] CR3에 최상위 테이블의 주소 { $base } 값이 있습니다.
   *[no] { $level }단계 테이블은 { $base } 위치에서 시작합니다.
 } { $index }번 항목의 위치는 { $base } + { $index } × { $size } = { $at }이고, 항목이 유효합니다(P = 1). 다음 테이블은 { $frame }번 프레임에서 시작합니다.
rule-walk-page = { $top ->
    [yes] CR3에 테이블의 주소 { $base } 값이 있습니다.
   *[no] { $level }단계 테이블은 { $base } 위치에서 시작합니다.
 } { $index }번 항목의 위치는 { $base } + { $index } × { $size } = { $at }이고, 항목이 유효합니다(P = 1). 항목에 든 것은 프레임 번호 { $frame }입니다.
rule-walk-large = { $top ->
    [yes] CR3에 최상위 테이블의 주소 { $base } 값이 있습니다.
   *[no] { $level }단계 테이블은 { $base } 위치에서 시작합니다.
 } { $at } 위치의 { $index }번 항목(항목마다 { $size }바이트)이 작은 페이지 { $pages }개만 한 큰 페이지를 { $frame }번 프레임부터 매핑합니다. 탐색은 여기서 끝납니다.
rule-walk-nothing = { $top ->
    [yes] CR3에 최상위 테이블의 주소 { $base } 값이 있습니다.
   *[no] { $level }단계 테이블은 { $base } 위치에서 시작합니다.
 } { $index }번 항목의 위치는 { $base } + { $index } × { $size } = { $at }이고, 유효하지 않습니다(P = 0). 탐색을 계속할 수 없습니다.
rule-allowed = 항목의 비트가 { $mode ->
    [user] 사용자 모드
   *[kernel] 커널 모드
 }의 { $op ->
    [read] 읽기
   *[write] 쓰기
 }를 허용합니다. { $first ->
    [yes] 프로세서가 접근 비트(accessed) A를 켭니다.
   *[no] 접근 비트(accessed) A는 이미 켜져 있습니다.
 }{ $op ->
    [read] {""}
   *[write] {" "}쓰기이므로 수정 비트(dirty) D도 켭니다.
 }
rule-dirty-set = 이 항목이 TLB에 들어온 뒤 첫 쓰기이므로, 프로세서가 페이지 테이블의 수정 비트 D도 켭니다.
rule-denied-write = 보호 폴트(protection fault)입니다. { $process }의 페이지 { $page } 항목은 읽기 전용(W = 0)입니다. 접근은 여기서 끝나고, 운영체제가 프로세스에 시그널을 보냅니다.
rule-denied-user = 보호 폴트(protection fault)입니다. 페이지 { $page } 항목은 커널의 것(U = 0)인데 { JOSA($process, "은/는") } 사용자 모드에 있습니다. 접근은 여기서 끝납니다.
rule-page-fault-disk = 페이지 부재(page fault)입니다. 프로세서가 주소 { $address } 값을 CR2에 넣고 운영체제로 들어갑니다. { $process }의 페이지 { $page } 내용은 디스크에 있습니다.
rule-page-fault-new = 페이지 부재(page fault)입니다. 프로세서가 주소 { $address } 값을 CR2에 넣고 운영체제로 들어갑니다. { $process }의 페이지 { $page } 내용은 아직 없습니다.
rule-invalid = 페이지 { $page } 영역은 { $process }의 것이 아니므로 프레임을 주어도 소용이 없습니다. 운영체제가 세그멘테이션 폴트(segmentation fault)로 접근을 끝냅니다.
rule-copy-fault = 항목이 쓰기를 막지만(W = 0), 운영체제는 { $process }의 페이지 { $page } 항목을 쓰기 시 복사(copy-on-write)로 적어 두었습니다. { $sharers ->
    [1] 이 프레임을 매핑한 곳은 이제 여기뿐입니다.
   *[other] 이 프레임을 { $sharers }곳에서 함께 매핑하고 있습니다.
 }
rule-evict-lru = 빈 프레임이 없습니다. { $frame }번 프레임에 있는 { $process }의 페이지 { $page } 사용이 가장 오래되었으므로({ $count }번 전 접근) 이 페이지가 나갑니다.
rule-evict-fifo = 빈 프레임이 없습니다. { $frame }번 프레임에 있는 { $process }의 페이지 { $page } 내용이 가장 먼저 들어왔으므로 이 페이지가 나갑니다.
rule-evict-clock = 빈 프레임이 없습니다. { $count ->
    [0] 바늘이 가리키는 페이지의 접근 비트가 꺼져 있으므로
   *[other] 바늘이 페이지 { $count }개를 지나며 접근 비트를 끄고, 비트가 꺼진 페이지를 찾았으므로
 } { $frame }번 프레임에 있는 { $process }의 페이지 { $page } 내용이 나갑니다.
rule-write-back = 수정 비트가 켜져 있어서 먼저 디스크에 씁니다({ $ns } ns).
rule-clean = 수정 비트가 꺼져 있어서 내용을 저장하지 않아도 됩니다.
rule-dropped = 그대로 두면 엉뚱한 페이지로 이어지므로 이 페이지의 TLB 항목 { $count }개를 버립니다.
rule-shared-out = 페이지 테이블 항목 { $count }개가 이 프레임을 매핑하고 있었고, 모두 P를 끕니다.
rule-no-frame = 빈 프레임도, 내보낼 수 있는 페이지도 없습니다. { JOSA($process, "은/는") } 페이지 { $page } 자리를 얻지 못하고, 접근은 여기서 끝납니다.
rule-load-disk = 운영체제가 { $process }의 페이지 { $page } 내용을 디스크에서 { $frame }번 프레임으로 읽고({ $ns } ns), 항목에 프레임 번호를 쓰고 P를 켭니다. 명령을 다시 시작합니다.
rule-load-zero = { $process }의 페이지 { $page } 자리로 { $frame }번 프레임을 0으로 채우고({ $ns } ns), 항목에 프레임 번호를 쓰고 P를 켭니다. 명령을 다시 시작합니다.
rule-free-lowest = 빈 프레임 가운데 번호가 가장 작은 것을 쓰는 것은 여기서 고른 규약입니다.
rule-free-highest = 빈 프레임 가운데 번호가 가장 큰 것을 쓰는 것은 여기서 고른 규약입니다.
rule-tables-made = 중간에 없던 페이지 테이블 { $count }개를 이제 만듭니다.
rule-copied = { $process }의 페이지 { $page } 내용을 { $from }번 프레임에서 { $to }번 프레임으로 복사하고, 항목에 새 프레임 번호와 W = 1을 씁니다. 명령을 다시 시작합니다.
rule-reused = { $frame }번 프레임을 매핑한 것은 이제 { $process }뿐입니다. 페이지 { $page } 내용은 복사하지 않고 항목에 W = 1만 씁니다. 명령을 다시 시작합니다.
rule-fill-free = { $process }의 페이지 { $page } 변환을 비어 있는 { $slot }번 TLB 항목에 넣습니다.
rule-fill-lru = { $process }의 페이지 { $page } 변환을 { $slot }번 TLB 항목에 넣습니다. 그 자리의 { $old_process } 페이지 { $old_page } 변환이 가장 오래전에 쓰였습니다.
rule-fill-fifo = { $process }의 페이지 { $page } 변환을 { $slot }번 TLB 항목에 넣습니다. 그 자리의 { $old_process } 페이지 { $old_page } 변환이 가장 먼저 들어왔습니다.
rule-fill-random = { $process }의 페이지 { $page } 변환을 무작위로 뽑은 { $slot }번 TLB 항목에 넣습니다. 그 자리의 { $old_process } 페이지 { $old_page } 변환이 나갑니다.
rule-done = 프레임 번호 { $frame } 뒤에 오프셋 { $offset } 값을 이어 붙이면 물리 주소 { $physical }입니다. 이 접근에 메모리 참조가 { $references }번 들었습니다.
rule-switch-flush = { $from } 다음으로 { JOSA($to, "이/가") } 프로세서를 얻습니다. CR3에 최상위 테이블의 주소 { $cr3 } 값을 넣습니다. { $dropped ->
    [0] TLB는 비어 있었습니다.
   *[other] TLB 항목 { $dropped }개는 이전 주소 공간의 것이므로 모두 버립니다.
 }
rule-switch-asid = { $from } 다음으로 { JOSA($to, "이/가") } 프로세서를 얻습니다. CR3에 { $cr3 } 값을 넣습니다. TLB 항목에 프로세스 표시(ASID)가 있으므로 { $kept ->
    [0] 버릴 것이 없습니다
   *[other] 항목 { $kept }개가 모두 남습니다
 }.
rule-fork = { JOSA($process, "이/가") } 포크(fork)합니다. { JOSA($child, "은/는") } 페이지 테이블 { $tables }개를 따로 얻지만, { $pages ->
    [0] 함께 쓸 페이지는 없습니다
   *[other] 메모리에 있는 페이지 { $pages }개는 모두 함께 씁니다
 }. 쓸 수 있던 페이지는 양쪽에서 읽기 전용이 되고 쓰기 시 복사(copy-on-write)로 바뀝니다.
rule-change-unmap = 여기서 { $process }의 페이지 { $page } 매핑을 해제했습니다. 항목을 지우고 TLB에서도 지웁니다.
rule-change-protect = 여기서 { $process }의 페이지 { $page } 항목을 읽기 전용으로 바꿨습니다. 항목의 W를 끄고 TLB에서 지웁니다.
rule-change-flush = 여기서 TLB를 비웠습니다. { $count ->
    [0] 이미 비어 있었습니다.
   *[other] 항목 { $count }개가 사라졌습니다.
 }
rule-change-waits = { $process }에 대한 변경은 지금의 접근이 끝나는 대로 이루어집니다: { $what ->
    [access] 접근 하나 추가
    [fork] 포크
    [switch] 문맥 교환
    [unmap] 매핑 해제
    [protect] 읽기 전용으로 바꾸기
   *[flush] TLB 비우기
 }.
rule-change-nothing = { $what ->
    [access] { JOSA($process, "이/가") } 없어서 접근을 추가할 수 없습니다.
    [fork] 포크할 수 없습니다. { JOSA($process, "이/가") } 없거나 프로세스 수가 한도에 이르렀습니다.
    [switch] 전환해도 바뀌는 것이 없습니다. { JOSA($process, "이/가") } 이미 실행 중이거나 없습니다.
    [unmap] { $process }에는 매핑을 해제할 그런 페이지가 없습니다.
    [protect] { $process }에는 읽기 전용으로 바꿀 그런 페이지가 없습니다.
   *[flush] 비울 것이 없습니다.
 }

# 그림.
pic-before = 첫 접근 이전의 기계
pic-title = 접근 { $n }/{ $all }: { $process }, { $op ->
    [read] 읽기
    [write] 쓰기
    [read-kernel] 커널 모드 읽기
   *[write-kernel] 커널 모드 쓰기
 }, { $address }
pic-access = 접근 { $n }/{ $all }: { $process }, { $op ->
    [read] 읽기
    [write] 쓰기
    [read-kernel] 커널 모드 읽기
   *[write-kernel] 커널 모드 쓰기
 }
pic-running = { $process } 실행 중, CR3 = { $cr3 }
bits-level = { $n }단계
bits-offset = 오프셋
bits-frame = 프레임
pic-tlb = TLB, 항목 { $n }개
pic-no-tlb = 없음: 접근할 때마다 테이블을 읽음
pic-more-slots = 그 밖에 { $n }개
tlb-process = 프로세스
tlb-page = 페이지
tlb-frame = 프레임
word-hit = 적중
word-miss = 실패
pic-cost = 지금까지의 유효 접근 시간
pic-hits = TLB 적중: { $percent ->
    [none] –
   *[other] { $n }번 중 { $hits }번({ $percent } %)
 }
pic-formula = 공식으로: { $ns ->
    [none] –
   *[other] { $ns } ns
 }
pic-measured = 이 실행에서: { $ns ->
    [none] –
   *[other] { $ns } ns
 }
pic-saved = 페이지 테이블의 크기(축척대로)
pic-used = 쓰는 테이블: { $bytes }
pic-flat = 모든 페이지를 담은 단일 단계 테이블: { $bytes }
pic-level = { $n }단계
pic-from-cr3 = CR3 → { $at }
pic-from-frame = 프레임 { $frame } → { $at }
pic-not-needed = 읽지 않음: TLB 적중
pic-not-read = 아직 읽지 않음
pic-on-disk = 디스크
pic-physical = 물리 주소
pic-said = { $mark } { $outcome ->
    [outcome-ok] 완료
    [outcome-page-fault] 페이지 부재
    [outcome-protection-fault] 보호 폴트
   *[outcome-copied] 복사함
 }{ $at ->
    [none] {""}
   *[other] , { $at }
 }
pic-frames = 프레임: { $all }개 중 { $used }개 사용{ $hand ->
    [none] {""}
   *[other] , 바늘은 { $hand }번
 }
pic-bits = P 메모리에 있음, W 쓰기, U 사용자, A 접근, D 수정
pic-more-frames = 그 밖에 { $n }개
pic-free = 비어 있음
legend-level = 단계의 색인
legend-offset = 오프셋
legend-frame = 프레임 번호
legend-read = 읽었거나 일치한 항목
legend-flat = 단일 단계 테이블

# 표.
table-present = 이번 접근
table-walk = 이번 시도에서 읽은 항목
table-tlb = 지금의 TLB
table-frames = 지금의 프레임
table-cost = 비용
table-saved = 쓰는 페이지 테이블과 단일 단계 테이블
table-accesses = 접근
column-figure = 항목
column-value = 값
column-process = 프로세스
column-op = 동작
column-address = 주소
column-page = 페이지
column-offset = 오프셋
column-tlb = TLB
column-outcome = 결과
column-frame = 프레임
column-physical = 물리 주소
column-memory-references = 메모리 참조
column-level = 단계
column-table-at = 테이블 위치
column-index = 색인
column-entry-at = 항목 위치
column-p = P
column-w = W
column-u = U
column-a = A
column-d = D
column-slot = 항목
column-pages = 든 페이지
column-loaded = 들어온 순서
column-used = 마지막 접근
column-tables = 테이블 수
column-bytes-each = 하나의 바이트
column-bytes = 바이트
row-levels = 모든 단계
row-flat = 단일 단계 테이블
row-free = 빈 프레임
row-empty = 빈 항목
row-access = 접근
cell-access = { $process }, { $op ->
    [op-read] 읽기
    [op-write] 쓰기
    [op-read-kernel] 커널 모드 읽기
   *[op-write-kernel] 커널 모드 쓰기
 }, { $address }
op-read = 읽기
op-write = 쓰기
op-read-kernel = 커널 모드 읽기
op-write-kernel = 커널 모드 쓰기
outcome-ok = 완료
outcome-page-fault = 페이지 부재
outcome-protection-fault = 보호 폴트
outcome-copied = 복사함
figure-accesses = 접근
figure-references = 메모리 참조
figure-protection-faults = 보호 폴트
figure-copies = 복사한 페이지
figure-evictions = 내보낸 페이지
figure-transfers = 디스크와 주고받은 페이지
figure-total = 지금까지의 시간(ns)
figure-formula = 공식으로 구한 유효 접근 시간: a·(t + m) + (1 − a)·(t + (k + 1)·m) + 폴트(ns)
figure-measured = 이 실행의 평균 접근 시간(ns)

# 비교할 수치.
metric-tlb-misses = TLB 실패
metric-access-time = 평균 접근 시간(ns)
metric-references = 접근당 메모리 참조
metric-hit-ratio = TLB 적중률
metric-page-faults = 페이지 부재
metric-write-backs = 저장한 페이지
metric-table-bytes = 페이지 테이블의 바이트

# 곡선.
chart-tlb = 이 접근들의 TLB 적중률과 TLB 항목 수
axis-entries = TLB 항목 수
axis-hit-ratio = 적중률

# 예측.
predict-tlb = TLB에 { $process }의 페이지 { $page } 변환이 있습니까?
predict-entry = { $level }단계 테이블에서 읽을 항목에는 무엇이 적혀 있습니까?
predict-table = 다음 단계 테이블의 주소
predict-large = 큰 페이지의 프레임 번호
predict-frame = 페이지의 프레임 번호
predict-absent = 없음(P = 0)
predict-check =
    { $process }의 페이지 { $page } { $write ->
        [true] 쓰기는
       *[false] 읽기는
    } 어떻게 됩니까?
predict-allowed = 허용됩니다
predict-page-fault = 페이지 부재
predict-denied = 보호 폴트
predict-copy-fault = 쓰기 시 복사
predict-system = 운영체제는 이제 무엇을 합니까?
predict-disk = 디스크에서 페이지를 읽어 옵니다
predict-zero = 새 프레임을 0으로 채웁니다
predict-copied = 페이지를 새 프레임에 복사합니다
predict-reused = 복사하지 않고 쓰기만 허용합니다
predict-ends = 접근을 끝냅니다
predict-evict = 빈 프레임이 없습니다. 어느 프레임의 페이지가 나갑니까?
predict-in-frame = { $frame }번 프레임
predict-slot = { $process }의 페이지 { $page } 변환을 TLB에 넣습니다. 어느 항목이 자리를 내줍니까?
predict-flush = 이 문맥 교환으로 TLB 항목이 지워집니까?
# 연습 문제.
question-split = 가상 주소는 { $bits }비트이고 페이지 하나는 { $size }바이트입니다. 다음 가상 주소를 나누십시오: { $address }.
question-translated = 페이지 하나는 { $size }바이트이고 페이지 테이블은 하나입니다(페이지 → 프레임, ×는 메모리에 없음): { $table }. 각 접근은 어느 물리 주소로 갑니까, 아니면 폴트가 납니까?
question-indices = 가상 주소는 { $bits }비트, 페이지는 4096바이트이고, 페이지 테이블은 { $levels }단계이며 인덱스는 { $shape }비트입니다. 다음 가상 주소를 나누십시오: { $address }. 이 페이지는 메모리에 있고 TLB에는 없습니다.
question-buffer = 페이지 테이블은 2단계, 페이지는 256바이트이고, TLB의 항목은 { $entries }개입니다. TLB는 처음에 비어 있고 LRU로 교체합니다. 차례로 접근하는 주소: { $addresses }. 모든 페이지는 메모리에 있습니다.
question-effective = 페이지 테이블은 { $levels }단계입니다. 메모리 참조 한 번에 { $memory } ns, TLB 검색에 { $tlb } ns가 걸리고, TLB 적중률은 { $percent } %입니다. 폴트는 없고 다른 일에는 시간이 걸리지 않습니다.
question-sizes = 가상 주소는 32비트, 페이지는 4096바이트, 테이블 항목은 { $entry }바이트이고, 2단계 페이지 테이블의 인덱스는 { $first }비트와 { $second }비트입니다. 어떤 프로세스의 페이지는 { $pages }입니다. 테이블의 크기를 구하십시오.
answer-page = 페이지 번호 p
answer-offset = 오프셋 d
answer-entries = 1단계 페이지 테이블의 항목 수
answer-physical = { $address }({ $decimal })의 물리 주소
answer-index = { $n }단계 인덱스(맨 위가 1)
answer-references = 이 접근의 메모리 참조 횟수
answer-hits = TLB에 적중한 접근의 번호(1부터)
answer-ratio = 적중률
answer-all-references = 모든 접근의 메모리 참조 횟수
answer-hit-time = TLB 적중일 때의 접근 시간(ns)
answer-miss-time = TLB 미스일 때의 접근 시간(ns)
answer-effective = 유효 접근 시간(ns)
answer-bare = TLB가 없을 때의 유효 접근 시간(ns)
answer-flat = 1단계 테이블의 바이트 수
answer-lower = 2단계 테이블의 수
answer-bytes = 2단계 구조의 전체 테이블 바이트 수
wrong-page = 페이지 번호는 주소에서 오프셋 비트를 뺀 나머지입니다.
wrong-digit = 여기서는 경계가 16진수 한 자리의 가운데에 있습니다. 자릿수가 아니라 비트를 세십시오.
wrong-turned = 오프셋은 오른쪽에 있습니다. 페이지 번호는 그 왼쪽입니다.
wrong-is-offset = 그것은 오프셋입니다.
wrong-is-page = 그것은 페이지 번호입니다.
wrong-offset = 오프셋은 오른쪽부터, 페이지 크기에 필요한 만큼의 비트입니다.
wrong-entries = 나타낼 수 있는 페이지 번호마다 항목이 하나씩 있습니다.
wrong-is-page-size = 그것은 페이지의 크기입니다. 항목은 페이지 번호의 수만큼 있습니다.
wrong-physical = 먼저 주소를 나누고, 페이지 번호 자리에 프레임 번호를 넣으십시오.
wrong-is-virtual = 그것은 가상 주소입니다. 프레임 번호는 페이지 번호와 다릅니다.
wrong-not-present = 이 페이지의 항목은 메모리에 없다고 합니다. 무엇보다 먼저 트랩이 납니다.
wrong-added = 프레임 번호는 오프셋에 더하는 것이 아니라 오프셋 비트의 앞에 놓습니다.
wrong-is-frame = 그것은 프레임 번호뿐입니다.
wrong-is-present = 이 페이지의 항목은 메모리에 있다고 합니다.
wrong-index = 오프셋에서 왼쪽으로 가며 단계마다 인덱스의 비트를 세십시오.
wrong-mask = 위 단계의 비트가 아직 들어 있습니다.
wrong-other-end = 맨 위 단계가 왼쪽이고, 마지막 단계가 오프셋 옆입니다.
wrong-offset-bits = 오프셋의 비트 수는 4096바이트 페이지에 필요한 만큼입니다.
wrong-references = 단계마다 한 번씩 읽고, 그다음 데이터를 읽습니다.
wrong-without-data = 데이터 자체에 대한 접근도 셉니다.
wrong-only-data = 미스이면 데이터보다 먼저 테이블을 읽어야 합니다.
wrong-hits = 접근할 때마다 그 직전에 TLB에 있는 페이지를 적어 보십시오.
wrong-is-fifo = 그것은 FIFO의 결과입니다. LRU에서는 적중한 항목이 다시 새것이 됩니다.
wrong-ratio = 적중률은 적중 횟수를 접근 횟수로 나눈 값입니다.
wrong-miss-ratio = 그것은 미스율입니다.
wrong-all-references = 적중이면 한 번, 미스이면 단계마다 한 번씩 더 참조합니다.
wrong-no-tlb = 그것은 TLB가 없을 때의 횟수입니다. 적중하면 테이블을 읽지 않습니다.
wrong-hit-time = 적중이면 검색 한 번과 메모리 참조 한 번입니다.
wrong-no-look-up = TLB 검색에도 시간이 걸립니다.
wrong-only-look-up = 검색한 뒤에 데이터를 메모리에서 가져와야 합니다.
wrong-miss-time = 미스이면 검색, 단계마다 참조 한 번, 데이터 참조 한 번입니다.
wrong-time-without-data = 테이블은 읽었지만 데이터 자체가 빠졌습니다.
wrong-effective = 두 시간을 각각 일어나는 비율로 가중해서 더하십시오.
wrong-weights = 적중과 미스의 가중치가 뒤바뀌었습니다.
wrong-mean = 그것은 단순 평균입니다. 적중과 미스는 똑같이 자주 일어나지 않습니다.
wrong-bare = TLB가 없으면 접근마다 모든 단계와 데이터를 읽습니다.
wrong-look-up-there = TLB가 없으면 검색도 없습니다.
wrong-no-walk = TLB가 없으면 접근할 때마다 테이블을 읽어야 합니다.
wrong-flat = 전체 주소 공간의 페이지 번호마다 항목이 하나씩 있습니다.
wrong-entry-bytes = 그것은 항목 수입니다. 항목 하나는 여러 바이트입니다.
wrong-lower = 맨 위 단계의 인덱스가 같은 페이지들은 2단계 테이블 하나를 함께 씁니다.
wrong-per-page = 맨 위 인덱스가 같은 페이지들은 테이블 하나를 함께 씁니다.
wrong-bytes = 맨 위 테이블과 2단계 테이블을 모두 온전한 크기로 더하십시오.
wrong-no-top = 맨 위 단계의 테이블도 있습니다.
hint-offset-bits = 오프셋에는 몇 비트가 필요합니까? 2의 그 제곱이 페이지 크기입니다.
hint-low-bits = 오른쪽부터 그만큼이 오프셋이고 나머지가 페이지 번호입니다.
hint-divide = 십진수로 해도 같습니다. 주소를 페이지 크기로 나눈 몫이 페이지 번호, 나머지가 오프셋입니다.
hint-entry = 그 페이지의 항목을 찾습니다. ×이면 트랩이 납니다.
hint-frame = 물리 주소 = 프레임 번호 × 페이지 크기 + 오프셋입니다.
hint-from-right = 주소를 비트로 적고 오른쪽부터 오프셋을 표시합니다. 4096바이트에는 12비트가 필요합니다.
hint-groups = 그 왼쪽에 마지막 단계의 인덱스를 표시하고, 맨 위 단계까지 이어 갑니다.
hint-walk = 미스이면 단계마다 항목 하나를 읽고, 그다음 메모리 자체에 접근합니다.
hint-pages = TLB는 페이지로 찾습니다. 주소마다 마지막 16진수 두 자리를 뺍니다.
hint-lru = TLB가 가득 찼을 때 미스이면, 마지막 사용이 가장 오래된 항목이 나갑니다.
hint-cost = 적중이면 메모리를 한 번, 2단계에서 미스이면 세 번 참조합니다.
hint-hit = 적중: 검색과 메모리 참조 한 번입니다.
hint-miss = 미스: 검색, 단계마다 참조 한 번, 데이터 참조 한 번입니다.
hint-weigh = 유효 접근 시간 = 적중률 × 적중 시간 + 미스율 × 미스 시간입니다.
hint-flat = 1단계: 항목 수는 2의 (모든 인덱스 비트 수)제곱이고, 여기에 항목의 바이트 수를 곱합니다.
hint-top-index = 페이지 번호마다 나눕니다. 맨 위 단계의 비트가 2단계 테이블을 고릅니다.
hint-sum = 서로 다른 맨 위 인덱스의 수만큼 2단계 테이블이 있고, 맨 위 테이블이 하나 있습니다.
