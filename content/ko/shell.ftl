# 모든 실습이 함께 쓰는 화면의 글.
product = Kernel & Wire
tagline = 운영체제와 네트워크를 브라우저에서 한 단계씩 뜯어봅니다.
intro = 여기 있는 그림은 모두 실제로 돌아가는 모델입니다. 한 단계씩 진행하고, 되돌리고, 과거를 바꾸면서 매 단계가 왜 일어났는지 읽어 보십시오.
skip-to-content = 본문으로 건너뛰기
language = 언어
language-ko = 한국어
language-en = English
theme = 화면 색
theme-light = 밝게
theme-dark = 어둡게
theme-system = 시스템 설정대로
home = 처음 화면
area-os = 운영체제
area-linux = 리눅스와 오픈 소스
area-net = 네트워크
area-rtc = 실시간 통신
area-cloud = 클라우드와 웹
search = 실습과 출발점 찾기
pictures-hold = 그림 움직임 멈추기
pictures-move = 그림 움직이기
search-nothing = “{ $query }”에 맞는 것이 없습니다.
start-lab = 실습 열기
starting-points = 출발점 { $n }개

# 실습의 도구 막대.
pick-own = 필드에서 정함
presets = 출발점
scenario-own = 직접 만든 시나리오
random = 무작위
random-title = 무작위 시나리오입니다. 시드(seed)는 { $seed }입니다.
import = 가져오기…
import-title = 추적, 캡처, 시나리오 파일 열기(ICE 캡처는 브라우저 기록과 함께 고를 수 있음)
share = 공유
share-title = 지금 화면을 그대로 여는 링크 복사
share-copied = 링크를 복사했습니다.
share-manual = 이 링크를 복사하십시오:
save = 저장
save-scenario = 시나리오 (JSON)
save-steps-csv = 단계 목록 (CSV)
save-steps-json = 결과와 단계 (JSON)
save-results = 결과 (Markdown)
save-figure = 그림 (SVG)
save-image = 그림 (PNG)
save-image-failed = 이 브라우저는 그림을 이미지로 만들지 못합니다. SVG로 저장하십시오.
save-packets = 패킷 (pcapng)
print = 인쇄
drop-here = 파일을 놓으면 여기서 열립니다.
imported = “{ $name }” 파일을 열었습니다.
close = 닫기

# 실행해 보기: 브라우저가 직접 합니다.
live = 실시간
live-title = 이 브라우저에서 실제 피어 두 개를 연결하고 관찰하기
live-what = 이 페이지가 브라우저 안에 실제 연결(RTCPeerConnection) A와 B를 만들어 서로를 찾게 합니다. 그동안 알린 후보, 세션 기술, 쌍, 통계를 나중에 기록으로 보여 줍니다. 아래에 서버를 적지 않으면 이 컴퓨터 밖으로 보내는 것은 없으며, .local 이름에 한해 브라우저가 내부 네트워크에 물어볼 수 있습니다(mDNS). 후보에는 내부 네트워크의 주소나 그 대신 쓰는 임의의 이름(.local)이 들어갈 수 있으며, 기록을 담은 링크에도 남습니다.
live-server = 물어볼 STUN 또는 TURN 서버(원할 때만)
live-server-what = 서버를 적었을 때만 그 서버로 패킷을 보내며, 그 서버는 공인 주소를 알게 됩니다.
live-url = 서버, 예: stun:192.0.2.1:3478 또는 turn:192.0.2.1:3478
live-user = 사용자 이름(TURN)
live-password = 비밀번호(TURN)
live-start = 시작
live-stop = 멈추고 살펴보기
live-stop-there = 멈추고 ‘{ $lab }’에서 살펴보기
live-close = 닫기
live-side = { $who }: { $state }, { $n ->
    [0] 아직 후보 없음
   *[other] 후보 { $n }개
 }
live-connected = 양쪽이 연결되었고 쌍이 지명되었습니다.
live-none = 이 브라우저에는 RTCPeerConnection이 없거나 페이지에서 쓸 수 없으므로 실시간 실행을 할 수 없습니다.
live-refused = 브라우저가 거절했습니다: { $what }
live-name = 실시간 실행

# 재생기.
player = 재생기
first-step = 처음으로
step-back = 한 단계 뒤로
step-forward = 한 단계 앞으로
last-step = 끝으로
play = 재생
pause = 멈춤
speed = 속도
speed-value = 초당 { $n }단계
position = 단계
position-text = 전체 { $all }단계 가운데 { $at }단계, { $clock }
step-count = { $at } / { $all }
time-now = t = { $now }
at-start = 첫 단계 이전입니다. → 키나 ‘한 단계 앞으로’ 단추를 누르면 시작합니다.
why = 무슨 일이 왜 일어났는가
rule-source = 규칙 { $label } · { $source }
source-convention = 규약(시나리오의 설정)
source-model = 이 모델의 규약
source-learner = 사용자가 바꾼 것
source-scenario = 시나리오가 정한 것
source-outside = 바깥에서 온 일: 시나리오 또는 사용자의 변경
changed = 직전 단계에서 바뀐 것
running-on = 실행을 계산하는 중입니다. 지금까지 { $n }단계…
cancel = 여기서 멈추기
stopped-here = 요청에 따라 { $n }단계에서 멈췄습니다.
continue-run = 계속
limit-steps = 이 화면의 한도인 { $n }단계에서 실행을 멈췄습니다. 여기까지 보이는 내용은 정확합니다.
limit-time = 시계가 한도를 넘어 { $n }단계에서 실행을 멈췄습니다. 여기까지 보이는 내용은 정확합니다.
picture = 그림
picture-bigger = 더 짧은 시간을 크게 보기
picture-smaller = 더 긴 시간을 작게 보기
picture-fit = 읽기 좋은 만큼 보기
legend = 범례
kind-plain = 일반
kind-progress = 진행
kind-wait = 대기
kind-overhead = 부가 비용(overhead)
kind-message = 메시지
kind-special = 특별 규칙
kind-fault = 폴트, 거절 또는 바꾼 과거

# 탭.
tabs = 그림 아래
tab-scenario = 시나리오
tab-results = 결과
tab-compare = 비교
tab-curves = 곡선
tab-changes = 과거 바꾸기
tab-futures = 미래 비교
tab-steps = 단계 목록
tab-exercises = 연습 문제

# 편집기.
limits = { $min }~{ $max }
limits-count = { $min }~{ $max }개
limits-text = 1~{ $max }자
limits-ints = 각각 { $min }~{ $max }
limits-references = 페이지 { $min }~{ $max }, 7w는 7번 페이지에 쓰기
add-row = 추가
remove-row = { $name } 지우기
rows-hidden = 나머지 { $hidden }줄은 여기에 보이지 않습니다. 시나리오를 파일로 저장하여 고칠 수 있습니다.
error-kept = 이 값은 적용되지 않았고, 그림은 마지막으로 올바랐던 시나리오를 보여 줍니다.
yes = 예
no = 아니요
table-more = 나머지 { $n }줄은 보이지 않습니다. ‘저장’을 고르면 모두 파일에 담깁니다.

# 결과와 비교.
results-wait = 실행을 끝까지 계산하면 결과가 여기에 나옵니다.
compare-intro = 같은 시나리오에서 한 가지만 바꾸어 실행한 결과입니다. 나란히 보고 싶은 것에 표시하십시오.
compare-chart = 나란히 보기{ $unit ->
    [ms] {" "}(단위: ms)
    [us] {" "}(단위: µs)
    [tick] {" "}(단위: 틱)
   *[none] {""}
 }
compare-best = 가장 좋음
compare-here = 지금 시나리오
compare-open = { $name } 열기
compare-shown = 보기
compare-name = 실행

# 과거 바꾸기.
changes-intro = 한 단계를 골라 그 자리에서 한 가지를 바꿉니다. 그 이전은 그대로 남고, 그 이후는 모두 새로 계산합니다.
changes-at = { $n }단계 뒤
changes-apply = { $n }단계 뒤에 이렇게 바꾸기
changes-none = 이 실행에서 바꾼 것이 없습니다.
changes-list = 이 실행에서 바꾼 것
changes-go = { $n }단계로 가기
changes-remove = { $n }단계 뒤의 변경 취소

# 두 미래를 나란히.
futures-there-are = 아무것도 바꾸지 않은 미래까지 이 실행의 미래가 { $n }개 있습니다.
futures-see = 두 미래를 나란히 보기
futures-original = 바꾸지 않음
futures-more = 그 밖에 { $n }개
futures-without = 바꾸지 않았을 때
futures-with = 바꾸었을 때
futures-this = 이 미래
futures-other = 다른 미래
futures-opening = 다른 미래를 계산하고 있습니다…
futures-comparing = 처음으로 달라지는 단계를 찾고 있습니다. 지금까지 { $n }단계까지 같습니다.
futures-no-difference = 차이가 없습니다. 두 미래의 모든 단계가 같습니다.
futures-only-state = 두 미래의 모든 단계가 같고, { $n }단계부터 상태만 다릅니다.
futures-go-state = 그 단계로 가기
futures-first = { $other ->
    [none] { $n }단계에서 처음으로 달라집니다.
   *[other] { $n }단계에서 처음으로 달라집니다(다른 쪽은 { $other }단계).
 }
futures-by-rule = 서로 다른 규칙이 결정했습니다.
futures-by-case = 같은 규칙이지만 적용된 경우가 다릅니다.
futures-by-time = 같은 일이 일어나지만 시각이 다릅니다.
futures-by-end = 한쪽은 그 전에 끝났습니다.
futures-over = 실행이 끝나서 다음 단계가 없습니다.
futures-go = 처음 달라지는 단계로 가기
futures-are-there = 지금 이 단계입니다
futures-tree = 미래의 갈래
futures-shown = 보는 중
futures-beside = 나란히 보는 중
futures-remove = 이 미래와 여기서 갈라진 미래 지우기: { $name }
futures-against = 나란히 볼 미래
futures-results = 달라진 결과
futures-same-results = 모든 결과가 같습니다.
futures-same-figures = 달라진 수치가 없습니다.
futures-result-tables = 결과 표에서 달라진 곳
futures-measure = 항목
futures-again = 다시 갈라 보기
futures-again-intro = 새 미래에는 지금 단계까지의 변경과 이번 변경만 들어갑니다. 다른 미래는 그대로 남습니다.
futures-states = 이 단계의 상태
futures-live = 다른 미래: { $text }
branches-broken = 이 링크의 실행은 열었지만, 함께 담긴 다른 미래는 읽을 수 없습니다.

# 단계 목록.
steps-n = 단계
steps-at = 시각
steps-text = 무슨 일이 왜 일어났는가
steps-around = 지금 단계까지의 최근 단계

# 도움말.
help = 도움말
help-title = 키보드
help-step = 한 단계 뒤로, 한 단계 앞으로
help-play = 재생과 멈춤
help-ends = 처음으로, 끝으로
help-zoom = 그림의 시간 범위를 짧게, 길게
help-help = 이 도움말
key-space = 스페이스

# 무엇인가 잘못되었을 때.
not-found = 이 주소에는 화면이 없습니다.
link-broken = 링크를 열 수 없어 기본 시나리오를 보여 줍니다.
live-step = { $n }단계, { $clock }: { $text }

# 여러 실행에 걸친 곡선.
curves-working = { $all } 가운데 { $done }까지 계산했습니다…
curves-table = 수치 보기

# 기록 전체.
tab-recording = 기록
saving-file = 파일을 만드는 중
saving-steps = 파일을 만드는 중입니다. { $all }단계 중 { $done }단계…
reading-file = { JOSA($name, "을/를") } 읽고 있습니다…
recording-facts = { $name }: 페이지 { $pages }개를 { $count }번 참조했습니다.
recording-picture = 시간에 따른 페이지 참조
recording-time = 참조 번호(처음부터 셈)
recording-pages = 페이지 번호(16진수), 아래쪽이 낮은 주소
density-few = 드물게 참조
density-some = 보통
density-many = 자주 참조
density-written = 주로 쓰기
recording-from = 시작 참조 번호
recording-length = 참조 수
recording-step = 이 부분을 한 단계씩 보기
recording-regions = 영역별 참조
region-pages = 페이지(16진수)
region-used = 쓰인 페이지
region-references = 참조
region-writes = 쓰기

# 메시지 하나를 펼친 것.
tab-packet = 패킷
packet-bytes = 16진수 바이트, 화살표 키로 이동
packet-fields = 계층과 필드
packet-hint = 필드나 바이트를 가리켜 보십시오. 클릭하면 표시가 유지됩니다.
packet-length = { $n }바이트
packet-range =
    { $count ->
        [1] { $from }번 바이트
       *[other] { $from }~{ $to }번 바이트({ $count }개)
    }
packet-concluded = 바이트에는 없고 계산으로 얻은 값
packet-byte = { $value }: { $what }
packet-wrong = 잘못됨
packet-none = 이 단계에서는 패킷을 보내지 않습니다.
packet-before = 이전 패킷
packet-after = 다음 패킷
packet-none-before = 이 단계 이전에는 패킷을 보내는 단계가 없습니다.
packet-none-after = 이 단계 이후에는 패킷을 보내는 단계가 없습니다.

# What is kept in the browser.
storage-blocked = 이 브라우저는 이 화면의 값을 저장하지 않습니다. 모든 기능은 그대로 쓸 수 있으며, 언어와 테마, 풀던 문제의 자리는 화면을 떠나면 잊힙니다.
storage-full = 이 화면에 주어진 브라우저 저장 공간이 가득 찼습니다. 모든 기능은 그대로 쓸 수 있으며, 지금 고르는 설정은 화면을 떠나면 잊힙니다.
storage-damaged = 지난번에 저장한 값 하나를 읽을 수 없어 쓰지 않습니다. 모든 기능은 기본 설정으로 그대로 쓸 수 있습니다.

# 예측: 다음 단계를 보기 전에 답합니다.
predict-yes = 예
predict-no = 아니요
predict = 다음 단계 예측하기
predict-asks-nothing = 다음 단계에는 결정할 것이 없습니다.
predict-go-next = 다음 질문으로
predict-no-more = 이 실행에는 질문이 더 없습니다.
predict-no-practice = 이 규칙이 나오는 다른 시나리오를 찾지 못했습니다.
predict-score = 예측 { $all }번 중 { $right }번 맞혔습니다.
predict-right = { $n }단계: 맞았습니다. { $said }
predict-wrong = { $n }단계: 고른 답은 ‘{ $said }’, 맞는 답은 ‘{ $right }’입니다. 이유는 아래에 있습니다.
predict-or = 또는
predict-missed = 연습할 규칙:
predict-practice = ‘{ $rule }’ 연습하기
predict-next = 다음에 CPU를 받는 프로세스는 무엇입니까?

# 처음 온 사람의 첫 1분.
first-minute = 첫 1분
first-place = { $all }가지 중 { $n }번째.
first-step-forward = → 키나 테두리를 두른 단추를 누르십시오. 기계가 한 단계 움직이고, 왜 그렇게 되었는지 알려 줍니다.
first-step-back = 이제 ← 키를 누르십시오. 어느 단계든 몇 번이고 되돌릴 수 있습니다.
first-predict = ‘다음 단계 예측하기’를 누르고 다음에 일어날 일을 고르십시오. 목록에서 골라도 되고 그림을 눌러도 됩니다.
first-change = ‘과거 바꾸기’ 탭을 열어 값을 하나 바꾸고 그 아래 단추를 누르십시오. 이 단계부터 실행이 다른 길로 갑니다.
first-over = 이것이 전부입니다. 한 단계씩 가고, 되돌아가고, 예측하고, 과거를 바꿉니다. 모든 실습이 이렇게 움직입니다.
first-skip = 건너뛰기
first-done = 마치기
first-offer = 처음이십니까? 1분 동안 직접 해 보며 익힐 수 있습니다.
first-begin = 해 보기
first-not = 괜찮습니다
