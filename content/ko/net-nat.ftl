# NAT.
lab-title = NAT
lab-line = 패킷이 NAT 하나 또는 둘을 지나갑니다. 변환표, 다시 쓰이는 바이트, 지금 누가 누구에게 닿을 수 있는지를 정확한 이유와 함께 봅니다.

# 시나리오를 몇 마디로.
rule-heading = NAT { $nats }대: 매핑 { $mapping ->
    [endpoint-independent] 엔드포인트 무관
    [address-dependent] 주소 의존
   *[address-and-port-dependent] 주소·포트 의존
 }, 필터링 { $filtering ->
    [endpoint-independent] 엔드포인트 무관
    [address-dependent] 주소 의존
   *[address-and-port-dependent] 주소·포트 의존
 }, 패킷 { $packets }개

# 필드.
field-hosts = 호스트: 192.168.1.x이면 안쪽, 공인 주소이면 바깥쪽
field-name = 이름
field-address = 주소
field-nats = NAT(안쪽에서 바깥쪽 차례)
field-mapping = 매핑(mapping): 바깥 포트를 함께 쓰는 범위
choice-endpoint-independent = 엔드포인트 무관(endpoint-independent)
choice-address-dependent = 주소 의존(address-dependent)
choice-address-and-port-dependent = 주소·포트 의존(address and port-dependent)
field-filtering = 필터링(filtering): 들여보내는 상대
field-preserve_ports = 비어 있으면 포트를 그대로 둠
field-random_ports = 다른 포트는 무작위로 고름
field-first_port = 내주는 첫 포트
field-last_port = 내주는 마지막 포트
field-timeout = 쓰지 않는 UDP 항목의 수명(초)
field-icmp_timeout = 쓰지 않는 핑 항목의 수명(초)
field-inbound_refresh = 들어오는 패킷도 항목의 수명을 늘림
field-permissions_age = 필터의 허가가 스스로 끝남
field-hairpin = 헤어핀(hairpinning)
field-public = 마지막 NAT의 공인 주소
field-forwards = 포트 포워딩(UDP)
field-nat = NAT
field-port = 바깥 포트
field-to = 받는 쪽(호스트:포트)
field-packets = 차례로 보내는 패킷
field-at = 보내는 시각(ms, 이보다 이르지 않게)
field-protocol = 패킷
choice-udp = UDP
choice-ping = 핑(ping)
field-from = 보내는 쪽
field-from_port = 보내는 포트(핑은 식별자)
field-answer = 응답을 받음
field-ttl = TTL
field-until = 적어도 이때까지 실행(초)
field-delay = 네트워크 하나를 지나는 시간(µs)
field-seed = 무작위 포트의 시드

# 변형으로만 쓰이는 선택지.
choice-full-cone = 풀 콘(full cone)
choice-restricted-cone = 제한 콘(restricted cone)
choice-port-restricted-cone = 포트 제한 콘(port-restricted cone)
choice-symmetric = 대칭형(symmetric)
choice-address-open = 주소에 따라 매핑, 필터 없음
choice-address-address = 매핑과 필터링 모두 주소에 따라
choice-address-port = 주소에 따라 매핑, 주소·포트로 필터링
choice-symmetric-open = 대칭형 매핑, 필터 없음
choice-symmetric-address = 대칭형 매핑, 주소로 필터링

# 과거의 변경.
field-input = 변경
choice-send = 패킷 보내기
choice-wait = 시간 보내기
field-seconds = 초
choice-restart = NAT 재시작(변환표를 잃음)
choice-forward = 포트 포워딩 추가
choice-unforward = 포트 포워딩 삭제
choice-behave = NAT의 동작 바꾸기

# 프리셋: 이름과 그것이 보이는 점.
preset-first-look = 집의 공유기
preset-first-look-point = A와 B가 같은 포트 5000을 씁니다. NAT가 각각 다른 바깥 포트를 내주므로 두 응답 모두 제자리로 돌아옵니다.
preset-full-cone = 풀 콘(full cone)
preset-full-cone-point = 매핑도 필터링도 엔드포인트 무관입니다. A가 한 번이라도 보내고 나면 N1:5000으로 보내는 누구나 A에게 닿습니다.
preset-restricted-cone = 제한 콘(restricted cone)
preset-restricted-cone-point = 주소로 거릅니다. A가 S에게 보냈으므로 S는 어느 포트로든 들어오고, T는 A가 T에게 보내기 전까지 들어오지 못합니다.
preset-port-restricted-cone = 포트 제한 콘(port-restricted cone)
preset-port-restricted-cone-point = 주소와 포트로 거릅니다. S:80만 들어옵니다. 매핑은 앞과 같아서 T에게도 A는 같은 N1:5000으로 보입니다.
preset-symmetric = 대칭형(symmetric)
preset-symmetric-point = ‘대칭형’은 매핑의 이름입니다. T에게 보낼 때 A는 다른 바깥 포트를 얻으므로, S가 알아낸 A의 엔드포인트는 T에게 쓸모가 없습니다.
preset-address-dependent = 주소에만 의존
preset-address-dependent-point = 주소에 따라 매핑합니다. S:80과 S:81은 항목을 함께 쓰고 T는 다른 항목을 씁니다. 옛 이름 가운데 여기에 맞는 것은 없습니다.
preset-port-collision = 포트 하나를 둘이
preset-port-collision-point = 포트를 그대로 두는 NAT입니다. 5000은 A가 이미 쓰므로 B의 5000은 40000이 되고, B의 6000은 비어 있어 그대로입니다.
preset-unsolicited = 부르지 않은 패킷
preset-unsolicited-point = 안쪽에서 아무도 보내지 않았으므로 항목이 없고 변환할 곳도 없습니다. 패킷은 NAT에서 끝납니다.
preset-not-a-firewall = NAT는 방화벽이 아님
preset-not-a-firewall-point = A는 S에게만 물었는데 T가 들어와 응답까지 받습니다. 매핑은 A의 주소를 가릴 뿐이고, 패킷을 버리는 것은 필터링입니다. 여기서는 아무것도 거르지 않습니다.
preset-time-out = 시간 초과
preset-time-out-point = 나가는 패킷이 2분 동안 없으면 항목이 사라지고 S의 패킷은 버려집니다. A의 다음 패킷이 새 항목을 만듭니다.
preset-keep-alive = 살려 두기
preset-keep-alive-point = 50초마다 보내는 패킷이 항목을 살려 둡니다. 들어오는 패킷도 수명을 늘리는 NAT라서 S의 패킷도 같은 일을 하다가, 아무도 보내지 않으면 끝납니다.
preset-hairpin = 헤어핀(hairpinning)
preset-hairpin-point = A는 B를 공인 엔드포인트로만 압니다. NAT가 패킷을 되돌려 보내고, B에게는 N1에서 온 것으로 보이며, 응답도 같은 길로 갑니다.
preset-hairpin-off = 헤어핀 없음
preset-hairpin-off-point = 같은 패킷이지만 헤어핀을 하지 않는 NAT입니다. 한집의 두 호스트가 공인 엔드포인트로는 만나지 못합니다.
preset-forward = 포트 포워딩(port forwarding)
preset-forward-point = 8080 포트는 누가 보내든 B:80으로 이어지고, 안쪽에서 먼저 보낼 필요가 없습니다. 8081 포트는 아무 데로도 이어지지 않습니다. B:80이 먼저 보내는 패킷은 8080으로 나갑니다.
preset-two-nats = 이어진 NAT 둘
preset-two-nats-point = 집의 NAT와 통신사의 NAT가 각각 변환합니다. 통신사의 NAT가 먼저 버리는 한 집의 NAT에 설정한 포트 포워딩은 소용이 없습니다.
preset-ping = NAT를 지나는 핑
preset-ping-point = 핑에는 포트가 없으므로 식별자를 변환합니다. N1 자신에게 보낸 핑에는 N1이 응답합니다.
preset-traceroute = 돌아오는 ICMP 오류
preset-traceroute-point = TTL 1은 NAT에서, TTL 2는 그 너머에서 끝납니다. 뒤의 오류는 N1이 보낸 패킷에 대한 것이어서, NAT가 그 안에 인용된 패킷을 A의 패킷으로 되돌립니다.
preset-private-address = 사설 주소로는 갈 수 없음
preset-private-address-point = S는 192.168.1.10으로 아예 보낼 수 없습니다. 인터넷에는 그리로 가는 경로가 없고, S에게 쓸 수 있는 주소는 바깥 엔드포인트뿐입니다.
preset-neighbours = NAT와 상관없는 일
preset-neighbours-point = 이웃에게 가는 패킷은 NAT를 지나지 않고, NAT 자신에게 보낸 것은 거기서 끝나며, 주인 없는 주소는 A가 물어도 답이 없습니다.
preset-out-of-ports = 포트 부족
preset-out-of-ports-point = 엔드포인트 셋에 포트가 둘입니다. 항목 하나의 시간이 다할 때까지 세 번째 패킷은 나가지 못합니다.

# 규칙: 왜 이 단계가 일어났는가.
rule-sent = { JOSA($at, "이/가") } { $ping ->
    [true] 핑을
   *[false] UDP 패킷을
 } { $from }에서 { JOSA($to, "으로/로") } 보냅니다. NAT가 있다는 것은 모릅니다.
rule-answered = { JOSA($at, "이/가") } 패킷이 온 곳으로 응답합니다: { $from } → { $to }.
rule-received = { JOSA($at, "이/가") } 패킷을 받습니다. { $at }에게는 { $from }에서 온 것으로 보입니다.
rule-received-answer = { JOSA($at, "이/가") } 응답을 받습니다. 받는 곳은 처음 보낸 엔드포인트 { $to }입니다.
rule-told = { JOSA($at, "은/는") } { $from }에서 온 ICMP로 패킷이 전달되지 못했음을 압니다. 그 안에 인용된 것은 { JOSA($at, "이/가") } 보낸 그 패킷입니다.
rule-mapped-new = { $at }에는 { $inside }에서 { JOSA($remote, "으로/로") } 가는 패킷에 맞는 항목이 없어 { $number }번 항목을 만듭니다. 바깥에서는 { $outside }입니다. { $mapping ->
    [endpoint-independent] 받는 쪽이 누구든 { $inside }의 모든 패킷이 이 항목을 씁니다.
    [address-dependent] 포트와 상관없이 이 주소로 가는 패킷만 이 항목을 씁니다.
    [address-and-port-dependent] 바로 이 엔드포인트로 가는 패킷만 이 항목을 씁니다.
   *[forward] 포트 포워딩에 딸린 항목입니다.
 }
rule-mapped-again = { $at }에는 { $inside }의 { $number }번 항목이 있습니다. { $mapping ->
    [endpoint-independent] 받는 쪽이 누구든 쓰는 항목이며
    [address-dependent] 이 목적지 주소를 위해 만든 항목이며
    [address-and-port-dependent] 바로 이 목적지를 위해 만든 항목이며
   *[forward] 포트 포워딩에 딸린 항목이며
 } 바깥에서는 { $outside }입니다. 나가는 패킷 덕분에 { $seconds }초 더 살고, { JOSA($remote, "은/는") } 응답할 수 있습니다.
rule-port-kept = 바깥의 { $port }번 포트가 비어 있어 그대로 씁니다.
rule-port-taken = 바깥의 { $wanted }번 포트는 다른 항목이 쓰고 있어 { $port }번을 받습니다.
rule-port-other = { $random ->
    [true] 포트 { $port }번은 무작위로 골랐습니다.
   *[false] 다음으로 비어 있는 포트가 { $port }번입니다.
 }
rule-port-forward = 포트는 포워딩의 { $port }번입니다.
rule-admitted-open = { $at }에는 { $outside }의 { $number }번 항목이 있고 필터는 아무것도 묻지 않습니다. 누구나 들어오듯 { $from }도 들어오며 { JOSA($inside, "으로/로") } 갑니다.
rule-admitted-address = { $at }에는 { $outside }의 { $number }번 항목이 있습니다. { JOSA($inside, "이/가") } { $ago }초 전 { JOSA($peer, "으로/로") } 보냈고 { JOSA($from, "은/는") } 주소가 같으므로 들어옵니다.
rule-admitted-endpoint = { $at }에는 { $outside }의 { $number }번 항목이 있습니다. { JOSA($inside, "이/가") } { $ago }초 전 바로 { JOSA($from, "으로/로") } 보냈으므로 들어옵니다.
rule-admitted-forward = { $at }의 바깥 포트 { $port }번은 { JOSA($inside, "으로/로") } 이어집니다. 필터를 거치지 않고 { JOSA($from, "이/가") } 들어옵니다.
rule-kept-alive = 이 NAT는 들어오는 패킷도 셈에 넣습니다. 항목이 { $seconds }초 더 삽니다.
rule-error-about = { JOSA($at, "이/가") } ICMP 오류 안을 봅니다. 인용된 패킷은 { $number }번 항목({ $inside }, 바깥에서는 { $outside })의 것입니다. 이 때문에 항목이 더 오래 살지는 않습니다.
rule-rewritten-out = { JOSA($at, "이/가") } 출발지 { $old_from } 자리에 { JOSA($new_from, "을/를") } 적고 TTL에서 1을 빼고 체크섬을 고칩니다. 바뀐 바이트는 { $n }개이고 목적지는 그대로입니다.
rule-rewritten-in = { JOSA($at, "이/가") } 목적지 { $old_to } 자리에 { JOSA($new_to, "을/를") } 적고 TTL에서 1을 빼고 체크섬을 고칩니다. 바뀐 바이트는 { $n }개이고 출발지는 그대로입니다.
rule-rewritten-hairpin = { JOSA($at, "이/가") } 패킷을 되돌려 보내면서 양쪽 끝을 모두 고칩니다. { $old_from } → { JOSA($old_to, "이/가") } { $new_from } → { JOSA($new_to, "이/가") } 됩니다. 받는 쪽에는 바깥 엔드포인트가 보입니다.
rule-rewritten-error = { JOSA($at, "이/가") } 바깥 주소를 { JOSA($to, "으로/로") } 고치면서 인용된 패킷도 되돌립니다. 바뀐 바이트는 { $n }개입니다. 그러지 않으면 받는 쪽이 자기 패킷을 알아보지 못합니다.
rule-dropped-no-entry = { $error ->
    [true] { JOSA($at, "이/가") } ICMP 오류를 버립니다. 인용된 패킷에 맞는 항목이 없습니다.
   *[false] { JOSA($at, "이/가") } { $from }에서 온 패킷을 버립니다. { $to }에 맞는 항목도 포워딩도 없어서 변환할 상대가 없습니다.
 }
rule-dropped-expired = { JOSA($at, "이/가") } { $from }에서 온 패킷을 버립니다. { JOSA($to, "은/는") } { $inside }의 { $number }번 항목이었지만 수명 { $seconds }초가 { $ago }초 전에 다했습니다.
rule-dropped-lost = { JOSA($at, "이/가") } { $from }에서 온 패킷을 버립니다. { JOSA($to, "은/는") } { $inside }의 { $number }번 항목이었지만 { JOSA($at, "이/가") } { $ago }초 전에 재시작하면서 변환표를 잃었습니다.
rule-dropped-filtered = { JOSA($at, "이/가") } { $from }에서 온 패킷을 버립니다. { $number }번 항목은 { JOSA($inside, "으로/로") } 이어지지만, 필터는 { JOSA($inside, "이/가") } 보낸 적이 있는 { $filtering ->
    [address-dependent] 주소
   *[address-and-port-dependent] 엔드포인트
 }만 들여보냅니다. 지금은 { $allowed ->
    [none] 아무도 없습니다
   *[other] { $allowed }입니다
 }.
rule-permission-over = { $peer }에도 허가가 있었지만 마지막으로 보낸 지 { $ago }초가 지났습니다.
rule-dropped-hairpin = { JOSA($at, "이/가") } 패킷을 버립니다. { JOSA($to, "은/는") } 자기 바깥 엔드포인트이고, 이 NAT는 헤어핀을 하지 않습니다.
rule-dropped-ports = { JOSA($at, "이/가") } { $from }에서 온 패킷을 버립니다. { $first }번부터 { $last }번까지 포트를 모두 쓰고 있습니다.
rule-routed = 인터넷이 패킷 { $from } → { JOSA($to, "을/를") } 목적지에 따라 넘겨줍니다. TTL과 그 체크섬 말고는 바뀌는 것이 없습니다.
rule-own-answers = 핑은 { $at } 자신에게 온 것이어서 { JOSA($at, "이/가") } 받습니다. 항목과는 관계가 없습니다.
rule-own-ignores = 패킷은 { $at } 자신에게 온 것이고, 거기에서 듣는 프로그램은 없습니다.
rule-undelivered-time = 이 패킷의 TTL로는 { JOSA($at, "이/가") } 넘겨줄 수 없습니다. 1을 빼면 0입니다.
rule-undelivered-network = { $at }에는 { JOSA($to, "으로/로") } 가는 경로가 없습니다. 사설 주소와 공유 주소는 인터넷에 존재하지 않습니다.
rule-undelivered-host = 이 패킷의 목적지를 찾는 ARP에 아무도 답하지 않아 { JOSA($at, "이/가") } 포기합니다.
rule-complains = { JOSA($at, "이/가") } 보낸 쪽에 ICMP로 알립니다. 받는 곳은 { $to }이고, 패킷 헤더의 사본이 함께 갑니다.
rule-asks = { JOSA($at, "이/가") } ARP로 묻습니다: { $to }의 주인은 누구입니까?
rule-expired = { $at }의 { $number }번 항목({ $inside }, 바깥에서는 { $outside })은 { $seconds }초 동안 쓰이지 않았습니다. 항목을 지우고 포트를 비웁니다.
rule-waited = { $now }초가 되도록 더 일어난 일이 없습니다.
rule-change-send = 변경: 지나가는 것이 없어지면 { JOSA($from, "이/가") } { JOSA($to, "으로/로") } 패킷을 하나 더 보냅니다.
rule-change-wait = 변경: 다음 패킷까지 { $seconds }초가 지나갑니다.
rule-change-restart = 변경: { JOSA($at, "이/가") } 재시작합니다. { $n ->
    [0] 변환표는 비어 있었습니다
   *[other] 변환표의 항목 { $n }개를 모두 잃습니다
 }. 포트 포워딩은 그대로입니다.
rule-change-forward = 변경: { JOSA($at, "이/가") } 바깥 포트 { $port }번을 { JOSA($inside, "으로/로") } 이어 줍니다.
rule-change-unforward = 변경: { $at }의 바깥 포트 { $port }번 포워딩을 없앱니다.
rule-change-behave = 변경: { JOSA($at, "은/는") } 이제 { $mapping ->
    [endpoint-independent] 엔드포인트와 무관하게
    [address-dependent] 주소에 따라
   *[address-and-port-dependent] 주소와 포트에 따라
 } 매핑하고 { $filtering ->
    [endpoint-independent] 아무것도 거르지 않으며
    [address-dependent] 주소로 거르며
   *[address-and-port-dependent] 주소와 포트로 거르며
 } { $hairpin ->
    [true] 헤어핀을 합니다
   *[false] 헤어핀을 하지 않습니다
 }. 이미 있는 항목은 그대로입니다.
rule-change-nothing = 변경: 바꿀 것이 없습니다.

# 그림.
picture-title = { JOSA($at, "이/가") } 패킷을 다룹니다. 안쪽에서 바깥쪽으로 가는 길, NAT 양쪽에서 본 패킷, 변환표, 동작, 누가 누구에게 닿는지, 바이트를 그렸습니다.
picture-start = 안쪽에서 바깥쪽으로 가는 길입니다. 아직 패킷이 없습니다.
zone-inside = 안쪽
zone-between = 통신사
zone-outside = 바깥쪽
zone-with-network = { $zone ->
    [inside] 안쪽
   *[between] 통신사
 } { $network }
node-internet = 인터넷
node-internet-short = 인터넷
strip-legs = 구간마다 본 패킷
leg-from = 출발지
leg-to = 목적지
strip-table = { $at }의 변환표: 항목 { $n }개
head-left = 남은 수명
table-empty = 비어 있음
older-entries = 그 밖에 오래된 것 { $n }개
lets-in = 허용
seconds = { $n }초
bound-any = 모든 패킷
bound-forward = 포워딩
lets-everybody = 누구나
lets-nobody = 없음
strip-axes = 매핑과 필터링
axis-mapping = 매핑 →
axis-filtering = 필터링 ↓
axis-independent = 무관
axis-address = 주소
axis-port = 주소·포트
name-full = 풀
name-cone = 콘
name-restricted = 제한
name-port = 포트 제한
name-none = –
name-symmetric = 대칭형
strip-reach = 지금 누가 누구에게 닿을 수 있는가?
reach-none = 안쪽 엔드포인트가 아직 없음
reach-stranger = 그 밖의 누구
cell-direct = 바로
cell-filtered = 걸러짐
cell-expired = 수명 끝
cell-lost = 잃음
cell-none = 없음
strip-bytes = IP 헤더부터의 바이트
strip-bytes-changed = 바이트: 위는 들어올 때, 아래는 나갈 때
strip-bytes-none = 바이트: 이 단계에는 패킷이 없음
field-inner-checksum = 안쪽 체크섬
field-embedded = 인용된 패킷
packet-title = { $at ->
    [none] {""}
   *[other] { $at }의{" "}
 }프레임, { $n }바이트
clock = { TIME($now, "ms") }

# 범례.
legend-packet = 가고 있는 패킷
legend-changed = 다시 쓴 곳, 일하는 곳
legend-reaches = ● 닿음(이 바깥 포트로)
legend-dropped = ✕ 버려짐

# 표.
table-packets = 패킷의 결과
table-reach = 지금 누가 누구에게 닿는가, 그 이유
table-nat-first = 첫째 NAT의 변환표
table-nat-second = 둘째 NAT의 변환표
table-rewriting = NAT가 다시 쓴 것
column-number = 번호
column-at = 시각(ms)
column-from = 보낸 쪽
column-to = 받는 쪽
column-seen-as = 보인 출발지
column-outcome = 결과
column-where = 끝난 곳
column-sender = 바깥에서
column-receiver = 안쪽으로
column-reaches = 닿음
column-door = 보낼 곳
column-because = 이유
column-entry = 항목
column-protocol = 프로토콜
column-pair = 안쪽 → 바깥쪽
column-inside = 안쪽
column-outside = 바깥쪽
column-bound = 목적지
column-lets-in = 들여보냄
column-left = 남은 수명(초)
column-field = 필드
column-byte = 바이트
column-before = 전
column-after = 후
column-bytes-before = 전의 바이트
column-bytes-after = 후의 바이트
outcome-under-way = 도중에 사라짐
outcome-arrived = 도착
outcome-answered = 응답 받음
outcome-dropped = 버려짐
outcome-answer-dropped = 도착, 응답은 버려짐
outcome-undelivered = 전달 못 함
reach-yes = 예
reach-no = 아니요
by-direct = 사이에 NAT가 없음
by-open = 항목이 누구에게나 열려 있음
by-address = { JOSA($peer, "으로/로") } 패킷이 나갔음
by-endpoint = { JOSA($peer, "으로/로") } 패킷이 나갔음
by-forward = { $port }번 포트가 포워딩됨
by-both = { $outer }: { $outer_by ->
    [open] 누구에게나 열림
    [forward] 포워딩
   *[other] 패킷이 나갔음
 }, { $inner }: { $inner_by ->
    [open] 누구에게나 열림
    [forward] 포워딩
   *[other] 패킷이 나갔음
 }
because-filtered = { $at }: { $entry }번 항목이 들여보내는 것은 { $allowed ->
    [none] 패킷을 보낸 상대뿐이고 지금은 없음
   *[other] { $allowed }뿐
 }
because-gone = { $at }: { $entry }번 항목{ $expired ->
    [true] 의 수명이 다함
   *[false] 을 재시작으로 잃음
 }
because-none = { $at }: 항목이 없어 보낼 주소가 없음
metric-arrived = 도착한 패킷
metric-dropped = NAT가 버린 패킷
metric-entries = 만든 항목
metric-expired = 수명이 다한 항목
metric-admitted = 들여보낸 패킷
metric-rewritten = 다시 쓴 패킷

# 연습 문제.
question-one = 집의 공유기 N1의 공인 주소는 { $public }입니다. 매핑은 { $mapping ->
    [endpoint-independent] 엔드포인트 무관
    [address-dependent] 주소 의존
   *[address-and-port-dependent] 주소·포트 의존
 }, 필터링은 { $filtering ->
    [endpoint-independent] 엔드포인트 무관
    [address-dependent] 주소 의존
   *[address-and-port-dependent] 주소·포트 의존
 }입니다. { $kept ->
    [true] 바깥에서 비어 있는 포트는 그대로 두고, 다른 포트는
   *[false] 포트를 그대로 두지 않고, 포트는
 } { $first }번부터 차례로 내줍니다. 쓰지 않는 항목은 { $seconds }초 삽니다. A와 B는 안쪽, S와 T는 바깥쪽에 있습니다. 패킷: { $packets }.
question-two = NAT가 둘 이어져 있습니다. N1은 집에, 공인 주소가 { $public }인 N2는 통신사에 있습니다. N1은 포트를 그대로 두고 누구나 들여보냅니다. N2는 포트를 그대로 두지 않고 { $first }번부터 차례로 내주며, 매핑은 { $mapping ->
    [endpoint-independent] 엔드포인트 무관
    [address-dependent] 주소 의존
   *[address-and-port-dependent] 주소·포트 의존
 }, 필터링은 { $filtering ->
    [endpoint-independent] 엔드포인트 무관
    [address-dependent] 주소 의존
   *[address-and-port-dependent] 주소·포트 의존
 }입니다. 쓰지 않는 항목은 마지막으로 나간 패킷부터 N2에서 { $seconds }초, N1에서 120초 삽니다. A는 안쪽, S와 T는 바깥쪽에 있습니다. 패킷: { $packets }.
answer-seen = { $n }번째 패킷을 받는 쪽에 보이는 출발지
answer-arrives = { $n }번째 패킷이 도착합니까?
form-endpoint = 203.0.113.1:5000처럼 주소와 포트를 적습니다.
form-yes-no = ‘예’ 또는 ‘아니요’로 적습니다.
wrong-address = 받는 쪽에 보이는 주소가 아닙니다. 출발지를 마지막으로 고치는 NAT는 어느 것입니까?
wrong-port = 주소는 맞지만 포트가 다릅니다. 이미 있는 항목이 있는지, 어느 포트가 비어 있는지 보십시오.
wrong-arrives = 항목이 있는지, 그 시간이 남았는지, 필터가 누구를 들여보내는지 보십시오.
hint-who-sees = 받는 쪽에는 길에서 마지막으로 지난 NAT의 바깥 주소가 보입니다.
hint-port = 이미 있는 항목을 이 패킷이 쓰는지는 매핑이 정합니다. 새 항목이라면, NAT가 포트를 그대로 두고 그 포트가 비어 있을 때만 안쪽 포트와 같습니다.
hint-entry = 먼저 항목을 찾습니다. 나간 패킷이 있었는지, 그 뒤로 시간이 다하지 않았는지 봅니다.
hint-filter = 그다음은 필터입니다. 누구나 들여보내는지, 패킷을 보낸 주소만인지, 보낸 주소와 포트만인지 봅니다.

# 예측.
predict-leaves = { JOSA($at, "은/는") } 안에서 온 이 패킷을 어떻게 내보냅니까?
predict-comes = 이 패킷은 { JOSA($at, "을/를") } 지나갑니까?
predict-entry = { $n }번 항목으로: { $inside } ↔ { $outside }
predict-same-port = 새 항목을 만들고 안쪽 포트를 그대로 씁니다
predict-other-port = 새 항목을 만들고 다른 포트를 씁니다
predict-forward-port = 새 항목을 만들고 포트 포워딩의 포트를 씁니다
predict-no-port = 남은 포트가 없어 버립니다
predict-forward = { $port }번 포트 포워딩으로: { $inside }
predict-filtered = 항목은 있지만 필터가 보낸 쪽을 막아 버립니다
predict-no-entry = 맞는 항목이 없어 버립니다
predict-no-hairpin = 안에서 안으로는 되돌리지 않아 버립니다
predict-rewritten = { JOSA($at, "은/는") } 패킷의 무엇을 고쳐 씁니까?
predict-source = 출발지
predict-destination = 목적지
predict-both = 출발지와 목적지 모두
