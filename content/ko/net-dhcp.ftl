# DHCP와 그 이웃.
lab-title = DHCP
lab-line = 호스트가 주소를 얻고, 지키고, 잃고, 없이 지내는 법.

# 시나리오를 짧게 말하면.
rule-heading =
    { $method ->
        [dhcp] DHCP로 주소 받기
        [static] 직접 입력한 주소
        [link-local] 링크 로컬 주소
       *[mixed] 여러 방법으로 주소 받기
    }: 호스트 { $clients }대, 서버 { $servers ->
        [0] 없음
       *[other] { $servers }대
    }
rule-heading-capture = 기록: 프레임 { $frames }개

# 선택.
choice-as-set = 설정한 대로
choice-dhcp = DHCP
choice-static = 직접 입력(static)
choice-link-local = 링크 로컬(link-local)
choice-first = 먼저 온 것
choice-longest = 2초 안에 온 것 가운데 임대가 가장 긴 것
choice-server-down = 서버가 멈춤
choice-server-up = 서버가 돌아옴
choice-unplug = 케이블을 뽑음
choice-plug = 케이블을 다시 꽂음
choice-move = 호스트를 다른 네트워크로 옮김
choice-restart = 호스트를 다시 켬
choice-release = 호스트가 주소를 반납함
choice-renew = 호스트가 바로 요청함
choice-take = 누군가 주소를 차지함
choice-lose = 전송 중인 프레임을 잃음
choice-set-clock = 호스트의 시계 속도를 바꿈

# 필드.
field-seed = 시드
field-until = 실행 시간(초)
field-networks = 네트워크
field-name = 이름
field-cables = 케이블
field-delay = 케이블 지연(µs)
field-loss = 1000개 중 손실
field-duplicate = 1000개 중 중복
field-reorder = 1000개 중 순서 바뀜
field-clients = 호스트
field-id = 이름
field-network = 네트워크
field-method = 주소 방식
field-address = 주소: 입력한 것, 기억하는 것, 먼저 시도할 것
field-start = 켜는 시각(초)
field-mac = MAC
field-habits = 클라이언트의 습관
field-broadcast = B 플래그 설정
field-probes = 쓰기 전 ARP 확인 횟수
field-select = 고르는 제안
field-link_local_after = 응답 없는 DISCOVER 몇 번 뒤 링크 로컬(0 = 안 함)
field-early = T1, T2를 앞당기는 폭(%)
field-clock = 시계 속도(%)
field-remembers = 기억하는 임대의 남은 시간(초)
field-start_wait = 처음에 1~10초 기다림
field-inform = 직접 입력: 나머지 설정 요청(INFORM)
field-servers = DHCP 서버
field-probe = 제안 전 핑 확인
field-hold = 제안 보류 시간(초)
field-pools = 주소 풀
field-subnet = 네트워크
field-first = 처음
field-last = 마지막
field-lease = 임대(초)
field-t1 = T1(초, 0 = 절반)
field-t2 = T2(초, 0 = 7/8)
field-router = 게이트웨이
field-dns = DNS 서버
field-reservations = MAC별 예약
field-routers = 라우터
field-helper = 중계할 서버(비우면 중계 안 함)
field-ports = 포트
field-prefix = 프리픽스
field-happenings = 일어나는 일
field-at = 시각(초)
field-event = 무슨 일
field-input = 변경
field-client = 호스트
field-server = 서버
field-forgets = 임대 목록을 잃음
field-percent = 속도(%)

# 시작점: 이름과 보여 주는 것.
preset-first-lease = 첫 임대
preset-first-lease-point = Discover, Offer, Request, Ack를 거쳐 주소를 얻고, 임대의 절반에서 유니캐스트로 갱신합니다.
preset-server-dies = 서버가 죽었다 돌아옴
preset-server-dies-point = 갱신과 재결합에 답이 없어 임대가 끝나고, 링크 로컬 주소로 지내다가 다시 진짜 임대를 받습니다.
preset-two-servers = 서버 두 대
preset-two-servers-point = 두 서버가 모두 제안합니다. 요청은 모두에게 가므로, 선택되지 않은 서버도 그것을 압니다.
preset-longest-lease = 가장 긴 임대
preset-longest-lease-point = 클라이언트가 2초 동안 제안을 모아, 먼저 온 것이 아니라 임대가 가장 긴 것을 고릅니다.
preset-wrong-network = 다른 네트워크의 주소
preset-wrong-network-point = 클라이언트가 10.9.9.9를 기억합니다. 서버가 거절하고, 클라이언트는 처음부터 다시 시작합니다.
preset-restart = 다시 켜기
preset-restart-point = 남은 임대를 기억하는 호스트는 바로 그것을 요청합니다. Discover와 Offer가 없습니다.
preset-cable-out = 케이블을 뽑음
preset-cable-out-point = 링크가 없으면 주소도 없습니다. 케이블을 다시 꽂으면 기억하는 임대를 다시 요청합니다.
preset-relay = 중계 에이전트
preset-relay-point = 서버가 다른 네트워크에 있습니다. 라우터가 브로드캐스트를 중계하고, 갱신은 서버로 바로 갑니다.
preset-no-relay = 중계 에이전트 없음
preset-no-relay-point = 브로드캐스트는 라우터에서 멈춥니다. 중계가 없으면 아무도 클라이언트를 듣지 못합니다.
preset-no-gateway = 게이트웨이를 주지 않음
preset-no-gateway-point = 옵션 3이 없으면 T1에 서버로 갈 길이 없습니다. T2의 브로드캐스트와 중계가 도와줍니다.
preset-no-pool = 이 네트워크의 풀이 없음
preset-no-pool-point = 중계된 메시지는 도착하지만, giaddr가 가리키는 네트워크의 주소가 서버에 없습니다.
preset-rebinding = 재결합
preset-rebinding-point = 서버가 T1 전부터 T2 뒤까지 자리를 비웁니다. 재시도는 남은 시간의 절반마다 합니다.
preset-address-taken = 이미 쓰는 주소
preset-address-taken-point = 누군가 첫 주소를 쓰고 있습니다. 클라이언트가 ARP로 알아내 거절하고 10초를 기다립니다.
preset-server-pings = 서버가 먼저 확인
preset-server-pings-point = 같은 상황에서 서버가 제안 전에 핑으로 확인해 스스로 알아냅니다.
preset-reservation = MAC별 예약
preset-reservation-point = 프린터는 늘 같은 주소를 받습니다. PC는 주소를 반납했다가 다시 받습니다.
preset-pool-empty = 풀이 비었음
preset-pool-empty-point = 호스트는 셋, 주소는 둘입니다. 하나가 반납될 때까지 서버는 답하지 않습니다.
preset-broadcast-flag = 브로드캐스트 플래그
preset-broadcast-flag-point = 한 호스트는 주소가 없어도 유니캐스트를 받고, 다른 호스트는 B 플래그로 브로드캐스트를 청합니다.
preset-lossy = 나쁜 네트워크
preset-lossy-point = 프레임을 잃고, 겹치고, 순서가 바뀝니다. 4, 8, 16초 뒤에 ±1초로 다시 시도합니다.
preset-power-cut = 정전 뒤
preset-power-cut-point = 함께 켜진 호스트들이 한꺼번에 묻지 않도록 저마다 1~10초를 기다립니다.
preset-slow-clock = 느린 시계
preset-slow-clock-point = PC의 시계가 40% 속도입니다. 서버가 남에게 준 임대를 아직 제 것으로 믿습니다.
preset-silent-server = 서버가 모르는 주소
preset-silent-server-point = 기록이 없는 서버는 침묵합니다. 클라이언트는 60초 뒤에 처음부터 다시 시작합니다.
preset-old-lease = 아직 남은 임대
preset-old-lease-point = 아무도 답하지 않지만 기억하는 임대가 끝나지 않았으므로 그 주소를 쓸 수 있습니다.
preset-not-yours = 남의 주소
preset-not-yours-point = 한 호스트는 예약과 다른 주소를, 다른 호스트는 남이 쓰는 주소를 요청합니다.
preset-typed-in = 두 번 입력한 주소
preset-typed-in-point = 입력한 주소에는 서버가 필요 없고, 나머지 설정만 물을 수 있습니다. 같은 주소를 또 입력해도 막는 것이 없습니다.
preset-three-ways = 주소를 얻는 세 가지 방법
preset-three-ways-point = DHCP, 직접 입력, 링크 로컬을 나란히 봅니다. 비교 탭에서 세 방법을 견줍니다.
preset-link-local-conflict = 한 주소를 둘이 원함
preset-link-local-conflict-point = 링크 로컬 주소는 세 번 확인합니다. 남이 쓰거나 함께 원하면 다른 주소를 고릅니다.
preset-link-local-defence = 주소 지키기
preset-link-local-defence-point = 다른 사용자가 나타납니다. 호스트는 한 번 주소를 지키고, 다음 충돌에서는 내놓습니다.
preset-ten-conflicts = 열 번의 충돌
preset-ten-conflicts-point = 고르는 주소마다 주인이 있습니다. 열 번 충돌한 뒤에는 1분에 한 번만 시도합니다.
preset-server-forgets = 서버의 건망증
preset-server-forgets-point = 서버가 목록을 잃고 돌아옵니다. 클라이언트는 쓰던 주소를 청합니다.
preset-moved = 다른 층에 갔다 오기
preset-moved-point = 네트워크마다 옛 주소를 먼저 요청합니다. 2층에서는 거절되고 돌아오면 허락됩니다.
preset-as-recorded = 실제 기록처럼
preset-as-recorded-point = 실제 dhclient와 dnsmasq의 설정: 임대 2분, T1보다 조금 이른 갱신, 반납.
preset-recording = 기록
preset-recording-point = 엿들은 사람이 보는 프레임뿐입니다. 클라이언트의 상태는 메시지에서 알아냅니다.

# 규칙: 메시지.
rule-discover = { JOSA($who, "은/는") } DHCP 서버를 찾습니다{ $asked ->
    [none] . 아직 주소가 없습니다
   *[other] . 될 수 있으면 { $asked } 주소를 원합니다
 }.
rule-offer = { JOSA($who, "이/가") } { $client }에게 { $address } 주소를 { $lease }초 동안 쓰라고 제안합니다. 아직 허락한 것은 아닙니다.
rule-request-selecting = { JOSA($who, "은/는") } { $server }의 제안을 받아들입니다. 서버 식별자와 요청 주소로 { $address } 값이 들어 있고 ciaddr는 0입니다.
rule-request-reboot = { JOSA($who, "이/가") } { $address } 주소를 다시 요청합니다(INIT-REBOOT). 요청 주소만 있고 서버 식별자는 없으며 ciaddr는 0입니다.
rule-request-renewing = { JOSA($who, "이/가") } 임대를 갱신하는 요청입니다. ciaddr에 { $address } 주소가 있고 서버 식별자와 요청 주소가 없으며, 유니캐스트로 갔습니다.
rule-request-rebinding = { JOSA($who, "이/가") } 어느 서버에든 임대 연장을 청하는 요청(REBINDING)입니다. ciaddr에 { $address } 주소가 있고 서버 식별자와 요청 주소가 없으며, 모두에게 갔습니다.
rule-ack = { JOSA($who, "이/가") } { $client }에게 { $address } 주소를 { $lease }초 동안 허락합니다.
rule-ack-inform = { JOSA($who, "이/가") } { $client }에게 설정만 줍니다. 주소(yiaddr 0)도 임대도 없습니다.
rule-nak = { JOSA($who, "이/가") } { $client }의 요청을 거절합니다.
rule-decline = { JOSA($who, "이/가") } { $address } 주소를 사양합니다. 이미 쓰는 쪽이 있습니다.
rule-release = { JOSA($who, "이/가") } { $address } 주소를 { $server }에 반납합니다. 이 메시지에는 응답이 없습니다.
rule-inform = { JOSA($who, "은/는") } { $address } 주소가 있어서 나머지 설정만 묻습니다.
rule-arp-request = { JOSA($who, "이/가") } ARP로 { $address } 주소의 주인을 묻습니다.
rule-arp-reply = { JOSA($who, "이/가") } { $address } 주소가 자기 MAC에 있다고 ARP로 답합니다.
rule-arp-probe = { JOSA($who, "이/가") } { $address } 주소를 누가 쓰는지 ARP로 확인합니다. 남의 표를 어지럽히지 않게 보낸 쪽은 0.0.0.0입니다.
rule-arp-announcement = { JOSA($who, "이/가") } { $address } 주소가 이제 자기 것임을 ARP로 모두에게 알립니다.
rule-ping = { JOSA($who, "이/가") } { $address }에 핑(ping)을 보냅니다. 누가 답하면 제안하지 않습니다.
rule-ping-reply = { JOSA($who, "이/가") } { $address }의 핑에 답합니다.
rule-other-frame = { JOSA($who, "이/가") } DHCP나 ARP로 읽을 수 없는 프레임을 보냅니다.
rule-cast-client = 클라이언트에 자기 주소가 없고 서버 주소도 모르므로 0.0.0.0에서 브로드캐스트(broadcast)로 보냅니다.
rule-cast-servers = 어느 제안을 골랐는지 모든 서버가 듣도록 0.0.0.0에서 브로드캐스트로 보냅니다. 클라이언트에 아직 자기 주소가 없습니다.
rule-cast-inform = 어떤 서버가 있는지 모르므로 브로드캐스트로 보냅니다.
rule-cast-known = 클라이언트에 주소가 있고 서버를 알므로 { $to }에 유니캐스트(unicast)로 보냅니다.
rule-cast-any = 이제는 어느 서버든 답해도 되므로 브로드캐스트로 보냅니다.
rule-cast-giaddr = giaddr가 있으므로 응답은 중계 에이전트 { $to }의 67번 포트로 갑니다.
rule-cast-ciaddr = giaddr가 0이고 ciaddr가 있으므로 응답은 ciaddr { $to }에 유니캐스트로 갑니다.
rule-cast-flag = B 플래그가 있으므로 응답은 브로드캐스트입니다. 클라이언트가 아직 유니캐스트를 받지 못합니다.
rule-cast-yiaddr = giaddr와 ciaddr가 0이고 B 플래그가 없으므로, 응답은 ARP 없이 MAC { $mac }의 yiaddr { $to }에 유니캐스트로 갑니다.
rule-cast-nak = DHCPNAK은 브로드캐스트입니다. 클라이언트의 주소가 지금 있는 곳에서 틀렸을 수 있기 때문입니다.
rule-cast-helper = 중계 에이전트가 { $to } 서버에 유니캐스트로 보냅니다.
rule-again = 응답이 없어 { $n }번째로 보냅니다. 다음에는 { $next }초(±1초)를 기다립니다.
rule-again-renewing = 응답이 없어 { $n }번째로 보냅니다. 다음 재시도는 남은 시간의 절반 뒤, 적어도 60초 뒤입니다.
rule-lost = { $what } 프레임이 케이블에서 사라졌습니다.
rule-lost-for = { $who }에게 가던 { $what } 프레임이 사라졌습니다.
rule-unheard = 메시지가 { $who }에 닿았지만 서버가 멈춰 있습니다.
rule-follows-bound = { JOSA($who, "은/는") } 이제 { $address } 주소에 BOUND 상태입니다. 임대 { $lease }초는 요청을 보낸 때부터 셉니다.
rule-follows-lost = { JOSA($who, "은/는") } { $address } 주소를 잃었습니다.
rule-follows-local = { JOSA($who, "은/는") } 이제 링크 로컬 주소 { JOSA($address, "을/를") } 씁니다.

# 규칙: 클라이언트.
rule-began = { JOSA($who, "은/는") } 주소가 없습니다. 클라이언트는 INIT 상태에서 시작합니다.
rule-began-later = { JOSA($who, "은/는") } 주소가 없습니다. 함께 켜진 호스트들이 한꺼번에 묻지 않도록 먼저 { $wait }초를 기다립니다.
rule-began-again = { JOSA($who, "은/는") } { $address } 주소를 기억합니다. INIT-REBOOT 상태에서 계속 써도 되는지 묻습니다.
rule-offer-taken = { JOSA($who, "은/는") } 먼저 온 { $server }의 제안 { JOSA($address, "을/를") } 고릅니다. REQUESTING 상태가 되어 모두에게 알리므로 다른 서버는 제안을 거둡니다.
rule-offer-longest = { JOSA($who, "은/는") } 제안 { $of }개 가운데 임대가 가장 긴 { $server }의 { JOSA($address, "을/를") } 고릅니다.
rule-offer-kept = { JOSA($who, "은/는") } { $server }의 제안 { JOSA($address, "을/를") } 두고 다른 제안을 기다립니다.
rule-offer-late = { $server }의 제안은 늦었습니다. { JOSA($who, "은/는") } 이미 다른 것을 골랐습니다.
rule-checks = { $address } 주소를 허락받았습니다. { JOSA($who, "은/는") } 쓰기 전에 ARP로 주인이 있는지 확인합니다.
rule-bound = { JOSA($who, "은/는") } BOUND 상태가 되어 { $address } 주소를 씁니다.
rule-bound-checked = ARP 확인에 아무도 답하지 않았습니다. { JOSA($who, "은/는") } BOUND 상태가 되어 { $address } 주소를 씁니다.
rule-renewed = { JOSA($who, "은/는") } { $address } 주소를 계속 씁니다. 새 임대로 다시 BOUND 상태입니다.
rule-lease-clock = 임대는 요청을 보낸 { $since }초부터 셉니다. T1은 { $t1 }초, T2는 { $t2 }초, 끝은 { $ends }초입니다.
rule-refused = { JOSA($who, "은/는") } 요청한 주소를 쓸 수 없습니다. INIT 상태로 돌아가 다시 시작합니다.
rule-in-use = { JOSA($by, "이/가") } 이미 { $address } 주소를 씁니다. { JOSA($who, "은/는") } 쓰지 않고 서버에 알린 뒤, 10초를 기다렸다가 다시 시작합니다.
rule-t1 = T1이 되었습니다. 서버가 달리 정하지 않았다면 임대의 절반이 지난 때입니다. { JOSA($who, "은/는") } RENEWING 상태가 되어 자기 서버에 연장을 청합니다.
rule-t2 = T2가 되었습니다. 서버가 달리 정하지 않았다면 임대의 7/8이 지난 때입니다. { JOSA($who, "은/는") } REBINDING 상태가 되어 어느 서버에든 청합니다.
rule-expired = 임대가 끝났습니다. { JOSA($who, "은/는") } { $address } 주소를 바로 내놓고 INIT 상태로 돌아갑니다.
rule-gave-up = 요청 { $n }번에 약 60초 동안 답이 없었습니다. { JOSA($who, "은/는") } INIT 상태로 돌아갑니다.
rule-uses-old = 답이 없지만 기억하는 임대가 { $ends }초까지 남았습니다. { JOSA($who, "은/는") } 그때까지 { $address } 주소를 써도 됩니다.
rule-informed = { JOSA($who, "은/는") } 물은 설정을 받았습니다. 주소는 입력한 그대로입니다.
rule-local-chosen = { JOSA($who, "이/가") } 링크 로컬(link-local) 주소 { JOSA($address, "을/를") } 고릅니다. MAC 주소에서 나오므로 다음에도 같은 주소를 고릅니다.
rule-local-beside = DHCP 클라이언트는 계속 시도합니다. 링크 로컬 주소로는 이 네트워크 안에서만 통신합니다.
rule-local-again = 충돌 { $n }번 뒤 { JOSA($who, "이/가") } 다른 주소 { JOSA($address, "을/를") } 고릅니다.
rule-local-slow = 열 번 충돌한 뒤에는 1분에 한 번만 시도합니다.
rule-local-claimed = 확인 세 번과 2초의 기다림에 아무도 답하지 않았습니다. 이제 { JOSA($address, "은/는") } { $who }의 주소입니다.
rule-local-conflict = { JOSA($by, "이/가") } { $address } 주소를 쓰거나 함께 원합니다. { JOSA($who, "은/는") } 그 주소를 쓸 수 없습니다.
rule-local-given-up = 10초 안에 { JOSA($by, "과/와") } { $address } 주소로 다시 충돌했습니다. { JOSA($who, "은/는") } 주소를 내놓습니다.
rule-local-defended = { JOSA($by, "이/가") } { $address } 주소를 씁니다. { JOSA($who, "은/는") } 한 번 알려 주소를 지킵니다.
rule-typed = { JOSA($who, "은/는") } 사람이 입력한 { $address } 주소를 씁니다. 아무에게도 묻지 않습니다.
rule-clash = { JOSA($first, "과/와") } { $second }의 주소가 { $address }, 곧 같은 주소입니다. 이웃은 마지막으로 들은 쪽에 닿습니다.

# 규칙: 서버, 중계 에이전트, 전달.
rule-offers-reserved = { JOSA($who, "이/가") } { $client }에게 줄 { JOSA($address, "을/를") } 고릅니다. 그 MAC에 예약된 주소입니다.
rule-offers-current = { JOSA($who, "이/가") } { $client }에게 줄 { JOSA($address, "을/를") } 고릅니다. 아직 남은 그 클라이언트의 임대입니다.
rule-offers-previous = { JOSA($who, "이/가") } { $client }에게 줄 { JOSA($address, "을/를") } 고릅니다. 전에 쓰던 주소이고 비어 있습니다.
rule-offers-requested = { JOSA($who, "이/가") } { $client }에게 줄 { JOSA($address, "을/를") } 고릅니다. 원한 주소이고 비어 있습니다.
rule-offers-fresh = { JOSA($who, "이/가") } { $client }에게 줄 { JOSA($address, "을/를") } 고릅니다. 풀에서 아무도 쓴 적 없는 가장 낮은 주소입니다.
rule-offers-reused = { JOSA($who, "이/가") } { $client }에게 줄 { JOSA($address, "을/를") } 고릅니다. 모두 쓴 적이 있어, 비운 지 가장 오래된 주소를 고릅니다.
rule-pings = { JOSA($who, "은/는") } { $client }에게 { JOSA($address, "을/를") } 제안하기 전에 핑을 보내 0.5초를 기다립니다.
rule-ping-answered = { $address }에서 답이 왔습니다. { JOSA($who, "은/는") } 그 주소를 주지 않고 다른 것을 찾습니다.
rule-grants-selecting = { JOSA($who, "이/가") } 선택되었습니다. { JOSA($address, "을/를") } { $until }초까지 { $client }에게 묶습니다.
rule-grants-reboot = { JOSA($who, "은/는") } 목록에서 { $client }의 { JOSA($address, "을/를") } 찾았습니다. { $until }초까지 써도 됩니다.
rule-grants-renewing = { JOSA($who, "이/가") } { $client }의 { $address } 임대를 { $until }초까지 갱신합니다.
rule-grants-rebinding = { JOSA($who, "은/는") } { $client }의 묶음을 알고 있어 { $address } 임대를 { $until }초까지 늘립니다.
rule-refuses-network = { JOSA($client, "이/가") } { $who }에 { JOSA($address, "을/를") } 요청하지만, 지금 있는 네트워크의 주소가 아닙니다.
rule-refuses-taken = { JOSA($client, "이/가") } { $who }에 { JOSA($address, "을/를") } 요청하지만, 지금은 다른 호스트의 것입니다.
rule-refuses-yours = { JOSA($client, "이/가") } { $who }에 { JOSA($address, "을/를") } 요청하지만, 그 클라이언트의 주소가 아닙니다.
rule-silent-pool = { JOSA($who, "은/는") } { $client }의 네트워크에 줄 풀이 없어 답하지 않습니다.
rule-silent-full = { JOSA($who, "은/는") } { $client }에게 줄 빈 주소가 없어 답하지 않습니다.
rule-silent-unknown = { JOSA($who, "은/는") } { $client }의 기록이 없어 침묵합니다. 다른 서버가 알 수도 있습니다.
rule-not-chosen = { JOSA($client, "은/는") } 다른 서버를 골랐습니다. { JOSA($who, "은/는") } { $address ->
    [none] 거둘 제안이 없습니다
   *[other] { $address } 제안을 거둡니다
 }.
rule-released = { JOSA($who, "은/는") } { $client }의 { JOSA($address, "을/를") } 반납된 것으로 적습니다. 누구 것이었는지는 기억합니다.
rule-declined = { JOSA($client, "이/가") } { JOSA($address, "을/를") } 이미 누가 쓴다고 알렸습니다. { JOSA($who, "은/는") } 그 주소를 더 주지 않습니다.
rule-informs = { JOSA($who, "이/가") } { $client }에게 설정을 줍니다. 임대는 만들지 않습니다.
rule-relays-up = { JOSA($who, "은/는") } 중계 에이전트(relay agent)입니다. giaddr에 그쪽 자기 주소 { JOSA($giaddr, "을/를") } 적어 서버에 보냅니다.
rule-relays-down = giaddr { $giaddr } 앞으로 응답이 왔습니다. { JOSA($who, "이/가") } 그 네트워크의 클라이언트에 보냅니다.
rule-relay-sends = { JOSA($who, "은/는") } 중계 에이전트로서 { $what } 메시지를 자기 데이터그램에 담아 보냅니다. giaddr가 들어온 곳을 말해 줍니다.
rule-forwards = { JOSA($who, "은/는") } 라우터로서 { $what } 데이터그램을 전달합니다. IP 주소는 그대로이고 MAC 주소가 바뀌며 TTL이 하나 줄어듭니다.
rule-not-relayed = { JOSA($who, "은/는") } 브로드캐스트를 넘기지 않고, 중계 에이전트도 없습니다.
rule-undelivered-host = { $to }에 가는 다음 홉이 ARP에 답하지 않습니다. { JOSA($who, "이/가") } 데이터그램을 전달하지 못합니다.
rule-undelivered-network = { JOSA($who, "은/는") } { $to }에 가는 경로가 없습니다. 서버가 게이트웨이를 주지 않았습니다.

# 규칙: 바깥에서 온 일.
rule-change-unplugged = { $who }의 케이블을 뽑았습니다. 임대는 흐르지만 링크가 없습니다.
rule-change-plugged = { $who }의 케이블을 다시 꽂았습니다.
rule-change-moved = { JOSA($who, "을/를") } { $network } 네트워크로 옮겨 꽂았습니다.
rule-change-restarted = { JOSA($who, "을/를") } 껐다가 켰습니다.
rule-change-releases = { $who }에 주소를 반납하라고 했습니다.
rule-change-renews = { $who }에 바로 요청하라고 했습니다.
rule-change-clock = { $who }의 시계가 이제 { $percent }% 속도로 갑니다.
rule-change-server-down = { $who } 서버가 멈춥니다.
rule-change-server-up = { $who } 서버가 임대 목록을 가지고 돌아옵니다.
rule-change-server-forgets = { $who } 서버가 돌아왔지만 임대 목록을 잃었습니다.
rule-change-taken = 새 호스트 { JOSA($who, "이/가") } 아무에게도 묻지 않고 { $address } 주소를 씁니다.
rule-change-lost = 전송 중이던 프레임 { $n }개를 잃었습니다.
rule-change-nothing = 할 일이 없어 아무것도 바뀌지 않습니다.

# 낱말.
clock-seconds = t = { $s }초
frame-title = { $what }: { $from } → { $to ->
    [none] 모두
   *[other] { $to }
 }
frame-lost = 사라진 프레임
everybody = 모두
nobody-known = 알 수 없음
seconds-left = { $s }초
sort-arp-request = ARP 요청
sort-arp-reply = ARP 응답
sort-arp-probe = ARP 확인(probe)
sort-arp-announcement = ARP 알림(announcement)
sort-ping = 핑(ping)
sort-ping-reply = 핑 응답
sort-other = 그 밖
state-off = 꺼짐
state-static = 직접 입력
state-link-local = 링크 로컬
binding-offered = 제안함
binding-leased = 임대 중
binding-expired = 만료
binding-released = 반납
binding-in-use = 남이 사용
picture-title = 호스트 { $n }대 사이의 메시지, 지금까지 DHCP 메시지 { $m }개
states-caption = 클라이언트 상태(RFC 2131)
leases-caption = 임대
lease-none = 임대 없음
lease-left = { $s }초 남음
host-off = 꺼짐
host-server = 서버
host-relay = 중계
host-router = 라우터
host-stranger = 침입자
host-typed = 입력
host-local = 로컬
gap = + { $s }초
note-lost = 주소 잃음
note-conflict = 사용 중
note-silent = 침묵
line-arp-request = { $a } 누구?
line-arp-reply = { $a } 나
line-arp-probe = { $a } 비었나?
line-arp-announcement = { $a } 내 것
line-ping = 핑 { $a }
line-other = 그 밖
legend-unicast = DHCP 유니캐스트
legend-broadcast = DHCP 브로드캐스트
legend-arp = ARP, 핑
legend-flight = 전송 중
legend-lost = 손실, 거절
table-clients = 호스트
table-clients-now = 호스트
table-bindings = 서버의 주소 목록
table-messages = 메시지
table-others = 기록 속의 다른 통신
column-host = 호스트
column-state = 상태
column-address = 주소
column-first-address = 첫 주소(초)
column-lease-ends = 임대 끝(초)
column-left = 남음
column-at = t(초)
column-from = 보낸 쪽
column-to = 받는 쪽
column-message = 메시지
column-xid = xid
column-traffic = 종류
column-between = 양쪽
column-packets = 패킷
column-first = 처음(초)
column-server = 서버
column-client = 클라이언트
column-binding = 상태
column-until = 끝(초)
metric-with-address = 끝에 주소가 있는 호스트
metric-first-address = 첫 주소까지 걸린 시간(초, 평균)
metric-beyond = 다른 네트워크에 닿는 호스트
metric-messages = DHCP 메시지
metric-arps = ARP 메시지
metric-broadcasts = 브로드캐스트
metric-clashes = 겹쳐 쓴 주소
metric-typed-in = 손으로 입력한 주소

# 예측.
predict-message = { JOSA($who, "은/는") } 다음에 어떤 메시지를 어떻게 보냅니까?
predict-cast = { JOSA($who, "은/는") } 답을 어디로 보냅니까?
predict-to-relay = 중계 에이전트(giaddr)로
predict-to-client = 클라이언트가 가진 주소(ciaddr)로
predict-to-given = 클라이언트가 받을 주소(yiaddr)로, 그 MAC 주소에 바로
predict-to-everybody = 모두에게(브로드캐스트)
predict-takes-first = { JOSA($who, "은/는") } 먼저 온 제안을 받아들입니다. 지금 어느 제안을 받아들입니까?
predict-takes-longest = { JOSA($who, "은/는") } 2초 동안 제안을 모아 임대가 가장 긴 것을 받아들입니다. 지금 어느 제안을 받아들입니까?
predict-offer = { $server }의 { $address }, { $lease }초
predict-no-offer = 아직 받아들이지 않습니다
predict-to-all = { $what }, 브로드캐스트
predict-to-one = { $what }, 유니캐스트
predict-timer = { $who }의 임대에서 다음에 울리는 타이머는 무엇입니까?
predict-t1 = T1: 임대해 준 서버에 갱신을 요청합니다
predict-t2 = T2: 모든 서버에 갱신을 요청합니다
predict-expiry = 만료: 주소를 잃습니다
predict-state = { JOSA($who, "은/는") } 지금 { $now } 상태입니다. 다음 상태는 무엇입니까?
predict-free = { JOSA($who, "이/가") } 고른 링크 로컬 주소를 쓸 수 있습니까?
predict-server = { JOSA($who, "은/는") } 받은 메시지에 어떻게 답합니까?
predict-offers = 주소를 제안합니다(DHCPOFFER)
predict-pings = 먼저 핑으로 주소가 쓰이는지 확인합니다
predict-grants = 임대를 허락합니다(DHCPACK)
predict-refuses = 거절합니다(DHCPNAK)
predict-silent = 답하지 않습니다
predict-relay = { JOSA($who, "이/가") } 이 브로드캐스트를 서버 쪽으로 전달합니까?
# 연습 문제.
question-times = DHCP 서버가 { $lease }초의 임대를 주며 { $tells ->
    [yes] T1 = { $t1 }초, T2 = { $t2 }초라고 알립니다(옵션 58, 59)
   *[no] T1과 T2는 알리지 않습니다
 }. 클라이언트가 임대를 받은 뒤로 아무 답도 듣지 못합니다. DHCPREQUEST를 보낸 때부터 몇 초 뒤에 무엇을 합니까?
question-casts = 클라이언트가 주소 없이 시작합니다. 메시지의 B 플래그는 { $flag ->
    [yes] 1
   *[no] 0
 }입니다. 임대는 { $lease }초입니다. 같은 네트워크의 서버가 { $down }초부터 { $up }초까지 멈춰서 클라이언트가 두 가지 방법으로 연장을 요청합니다. 각 메시지는 하나에게 갑니까, 모두에게 갑니까?
question-states = 클라이언트가 0초에 켜지자마자 { $lease }초의 임대를 받습니다. 서버는 { $down }초에 멈추고 돌아오지 않습니다. 클라이언트는 RFC 2131의 어느 상태에 있습니까?
question-retries = 클라이언트의 임대는 DHCPREQUEST를 보낸 때부터 { $lease }초이고, T1과 T2는 보통의 값입니다. 서버는 { $down }초부터 { $back }초까지 멈춥니다. 클라이언트는 T1부터, T2까지 남은 시간의 절반이 지날 때마다(적어도 60초 뒤에) 자기 서버에 다시 요청합니다. 언제 요청합니까?
answer-t1 = T1: 자기 서버에 연장을 요청하는 때(초)
answer-t2 = T2: 아무 서버에나 요청하는 때(초)
answer-expiry = 주소를 내놓는 때(초)
answer-cast-offer = DHCPOFFER
answer-cast-selecting = 제안을 받아들이는 DHCPREQUEST
answer-cast-renewing = T1의 DHCPREQUEST
answer-cast-rebinding = T2의 DHCPREQUEST
answer-has-server = { $which ->
    [selecting] 제안을 받아들이는
    [renewing] T1의
   *[rebinding] T2의
 } DHCPREQUEST에 서버(옵션 54)가 적혀 있습니까?
answer-has-ciaddr = 그 메시지에 ciaddr가 적혀 있습니까?
answer-state = { $at }초
answer-second = 자기 서버에 두 번째로 요청하는 때(초)
answer-third = 자기 서버에 세 번째로 요청하는 때(초)
answer-asks = 임대가 갱신될 때까지의 요청 횟수
answer-renewed = 임대가 갱신되는 때(초)
form-cast = 유니캐스트 또는 브로드캐스트로 적습니다.
form-state = BOUND, RENEWING, REBINDING, SELECTING 가운데 하나를 적습니다.
cast-unicast = 유니캐스트
cast-broadcast = 브로드캐스트
wrong-t1 = 서버가 다른 값을 알리지 않으면 T1은 임대의 절반입니다.
wrong-t2 = 서버가 다른 값을 알리지 않으면 T2는 임대의 8분의 7입니다.
wrong-told = 그것은 보통의 비율입니다. 여기서는 서버가 따로 시각을 알렸습니다.
wrong-three-quarters = T2의 비율은 0.75가 아니라 0.875입니다.
wrong-is-t1 = 그것은 T1입니다. T2까지는 자기 서버에만 요청합니다.
wrong-is-t2 = 그것은 T2입니다. 주소는 임대가 끝날 때까지 쓸 수 있습니다.
wrong-expiry = 답이 없으면 임대 전체가 지났을 때 주소를 내놓습니다.
wrong-from-t1 = 임대는 T1이 아니라 임대를 얻은 요청부터 셉니다.
wrong-cast-offer = 클라이언트에 아직 주소가 없습니다. 그래도 유니캐스트를 받을 수 있는지는 B 플래그가 알려 줍니다.
wrong-cast-selecting = 제안이 선택되지 않은 다른 서버들도 이것을 들어야 합니다.
wrong-cast-renewing = 클라이언트에 주소가 있고, 어느 서버의 답을 바라는지도 압니다.
wrong-cast-rebinding = 자기 서버가 답하지 않았습니다. 누가 대신 답할 수 있습니까?
wrong-has-server = 제안에 답하는 요청만 누구의 제안을 받아들이는지 적습니다.
wrong-has-ciaddr = ciaddr에는 클라이언트가 이미 가지고 있고 쓸 수 있는 주소를 적습니다.
wrong-state = T1, T2, 임대의 끝을 구하고, 그 시각이 어느 사이에 있는지 보십시오.
wrong-still-bound = BOUND는 T1까지입니다. 그때부터 요청하기 시작합니다.
wrong-renewing = RENEWING은 T1부터 T2까지입니다.
wrong-rebinding = REBINDING은 T2부터 임대의 끝까지입니다.
wrong-selecting = 주소를 잃은 뒤에야 서버를 새로 찾습니다.
wrong-half = 이 요청부터 T2까지의 시간을 구해 절반을 더하십시오.
wrong-four-seconds = 4초와 그 배수의 대기는 주소가 없는 클라이언트의 것입니다.
wrong-half-of-lease = 임대의 끝이 아니라 T2까지 남은 시간의 절반입니다.
wrong-asks = T1부터 서버가 처음 듣는 요청까지 세십시오.
wrong-first-too = T1에 보내는 요청도 셉니다.
wrong-renewed = 서버가 돌아온 뒤 처음 보내는 요청에서 갱신됩니다.
wrong-at-once = 클라이언트는 서버가 돌아온 것을 알지 못합니다. 다음 요청 시각까지 기다립니다.
hint-told = 먼저 서버가 T1과 T2를 알리는지 봅니다.
hint-shares = 보통은 T1이 임대의 0.5, T2가 0.875입니다.
hint-from-request = 셋 모두 요청을 보낸 때부터 셉니다.
hint-no-address = 아직 주소가 없거나 누구에게 물을지 모르면 모두에게 보냅니다.
hint-flag = 클라이언트가 주소를 얻기 전에는 서버가 B 플래그를 따릅니다. 1이면 모두에게 보냅니다.
hint-who-knows = T1에는 한 서버에, T2에는 아무 서버에나 묻습니다.
hint-between = T1까지 BOUND, T2까지 RENEWING, 임대의 끝까지 REBINDING입니다.
hint-after = 임대가 끝나면 주소가 바로 없어지고 처음부터 다시 시작합니다.
hint-half = 다음 요청 = 지금 + (T2 − 지금) ÷ 2이고, 적어도 60초 뒤입니다.
hint-next = 서버가 돌아온 뒤의 요청이 나올 때까지 하나씩 구합니다.
question-relay = 주소가 없는 클라이언트가 DHCPDISCOVER를 보냅니다. B 플래그는 { $flag ->
    [yes] 1
   *[no] 0
 }입니다. 중계 에이전트가 있는 라우터의 주소는 클라이언트 쪽에서 { $port }, 서버 쪽에서 { $far }이고, 서버는 { $server }입니다. 서버의 풀은 { $pools }이며 비어 있는 가장 낮은 주소를 줍니다. 무엇이 어디로 갑니까?
question-claims = DHCP 서버가 없는 호스트가 링크 로컬 주소를 스스로 정합니다(RFC 3927). 먼저 { JOSA($address, "을/를") } 시도하는데, { $taken ->
    [yes] 다른 호스트가 그 주소를 쓰고 있어 첫 확인에 답합니다. 다음에 뽑은 주소는 아무도 쓰지 않습니다
   *[no] 아무도 쓰지 않는 주소입니다
 }. 마지막 확인(probe)은 { $last } ms에 나갑니다. 무엇을 언제 보냅니까? 그리고 { $choices } 가운데 뽑을 수 있는 주소는 무엇입니까?
answer-giaddr = 중계 에이전트가 전달하는 DHCPDISCOVER의 giaddr
answer-offered = 서버가 제안하는 주소
answer-reply-to = 서버가 보내는 DHCPOFFER의 목적지 IP 주소
answer-last-cast = 중계 에이전트가 DHCPOFFER를 클라이언트에 보내는 방법
answer-passes = T1의 DHCPREQUEST에서 중계 에이전트가 giaddr를 채웁니까?
answer-probes = 보내는 ARP 확인의 전체 개수
answer-probe-from = 확인의 송신자 IP 주소
answer-claimed = 주소를 갖게 되어 처음 알리는 때(ms)
answer-announced = 두 번째로 알리는 때(ms)
answer-may = 뽑을 수 있는 주소
wrong-giaddr = giaddr는 클라이언트가 어느 네트워크에 있는지 서버에 알려 줍니다.
wrong-giaddr-far = 그것은 라우터의 서버 쪽 주소입니다. 서버는 클라이언트가 어디에 있는지 알아야 합니다.
wrong-giaddr-server = 그것은 메시지가 가는 곳입니다. giaddr는 메시지가 들어온 곳입니다.
wrong-giaddr-none = giaddr는 중계 에이전트를 거치기 전에만 0입니다.
wrong-offered = giaddr가 든 네트워크의 풀에서 비어 있는 가장 낮은 주소입니다.
wrong-pool = 그 풀은 서버가 있는 네트워크의 것이고, giaddr는 그 네트워크에 있지 않습니다.
wrong-reply-to = RFC 2131 §4.1에 따라 giaddr, ciaddr, B 플래그의 차례로 봅니다.
wrong-reply-far = 답은 giaddr에 적힌 주소로 갑니다.
wrong-reply-client = 클라이언트는 다른 네트워크에 있고 아직 주소가 없어 그 주소로는 닿지 않습니다.
wrong-reply-all = 브로드캐스트는 서버가 있는 네트워크를 벗어나지 못합니다.
wrong-passes = T1에는 클라이언트에 주소가 있어 서버에 유니캐스트로 묻습니다. 라우터는 보통 패킷처럼 전달합니다.
wrong-probes = 시도하는 주소마다 확인을 세 번까지 보내고, 답이 오면 그만둡니다.
wrong-probes-announced = 알림은 확인이 아닙니다.
wrong-probes-anew = 새 주소도 처음부터 다시 확인합니다.
wrong-probes-all = 첫 확인에 답이 오면 그 주소의 나머지 두 확인은 보내지 않습니다.
wrong-probe-from = 아직 주소가 없습니다. 확인은 다른 호스트의 ARP 테이블에 아무것도 남기지 않아야 합니다.
wrong-claimed = 마지막 확인을 보낸 뒤 2초(ANNOUNCE_WAIT)를 기다립니다.
wrong-claimed-at-once = 마지막 확인에 대한 답을 먼저 기다려야 합니다.
wrong-claimed-soon = 1~2초는 확인 사이의 간격입니다. 마지막 확인 뒤에는 2초를 기다립니다.
wrong-announced = 두 알림 사이는 2초입니다.
wrong-announced-first = 그것은 첫 번째 알림입니다.
wrong-may = 169.254.1.0부터 169.254.254.255까지만 뽑습니다. 처음과 마지막 256개는 예약되어 있습니다.
hint-giaddr = 중계 에이전트는 클라이언트의 메시지를 들은 포트의 주소를 giaddr에 적고, 서버는 그 네트워크의 풀을 씁니다.
hint-reply = giaddr가 있으면 답은 그리로 가고, 중계 에이전트는 B 플래그에 따라 전달합니다.
hint-own-address = 주소가 있고 서버를 알면 중계 에이전트가 필요 없습니다.
hint-probes = 주소 하나에 송신자 0.0.0.0으로 확인을 세 번 보내고, 답이 오면 다른 주소로 처음부터 다시 합니다.
hint-claim = 마지막 확인에서 2초 뒤에 주소를 갖고 알리며, 2초 뒤에 다시 알립니다.
hint-range = 169.254.0.0/16에서 처음과 마지막 256개를 뺀 범위입니다.
question-conflicts = DHCP 서버가 없는 호스트가 링크 로컬 주소를 스스로 정합니다(RFC 3927). 처음 뽑은 주소 { $count }개는 이미 쓰이고 있어 첫 확인(probe)마다 답이 오며, 그 마지막 답은 { $last } ms에 옵니다. 그다음 주소는 비어 있습니다. { $used ->
    [yes] 그 주소를 얼마 동안 쓴 뒤 { $at }초에 다른 호스트가 같은 주소를 쓰기 시작해 알리고, 그 주소를 묻는 ARP 요청에 바로바로 답합니다.
   *[no] 그 주소는 나중에도 다른 호스트가 쓰지 않습니다.
 } 호스트는 어떻게 합니까?
answer-probes-until = 주소를 갖기까지 보내는 ARP 확인의 수
answer-next = 이 충돌들 가운데 마지막 충돌 뒤에 다음 주소를 뽑는 때(ms)
answer-announcements = 갖게 된 주소를 알리는 메시지의 수
answer-keeps = 그 주소를 계속 씁니까?
wrong-probes-last = 비어 있는 주소는 확인을 세 번 보냅니다.
wrong-next = 열 번 충돌한 뒤에는 1분에 주소 하나만 시도할 수 있고, 그 전에는 바로 시도합니다.
wrong-next-slow = 열 번째 충돌입니다. 이제부터는 1분에 주소 하나만 시도할 수 있습니다.
wrong-next-early = 열 번 충돌한 뒤에야 천천히 해야 합니다.
wrong-announcements = 주소를 가질 때 두 번, 다른 호스트가 써서 지킬 때 한 번 알립니다.
wrong-announcements-defence = 주소를 지킬 때도 알림을 보냅니다.
wrong-announcements-nobody = 아무도 그 주소를 쓰지 않으므로 지킬 일이 없습니다.
wrong-keeps = 호스트는 주소를 한 번 지킬 수 있습니다. 상대가 10초 안에 또 쓰면 주소를 포기해야 합니다.
hint-first-probe = 첫 확인에 답이 오면 그 주소의 나머지 두 확인은 보내지 않습니다.
hint-ten = 열 번 충돌한 뒤에는 시도 사이가 60초입니다.
hint-defence = 가진 주소가 충돌하면 한 번 알려서 지키고, 10초 안에 다시 충돌하면 포기합니다.
