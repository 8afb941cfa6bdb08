# 계층.
lab-title = 네트워크 계층
lab-line = 메시지 하나가 실제 바이트 그대로 계층을 내려가고 올라갑니다. 계층마다 무엇을 붙이고, 도중의 장비가 무엇을 보는지 살펴봅니다.

# 시나리오를 몇 마디로.
rule-heading = { $send ->
    [http-get] HTTP 요청
    [ping] 핑
    [tcp-handshake] TCP 연결 설정
   *[dhcp-discover] DHCP 탐색
 }{ $more ->
    [0] {""}
   *[other] {" "}외 { $more }개
 }: { $first ->
    [hub] 허브
   *[switch] 스위치
 }, 라우터, { $second ->
    [hub] 허브
   *[switch] 스위치
 }

# 필드.
field-messages = A가 차례로 보내는 것
field-send = 메시지
choice-http-get = HTTP 요청
choice-ping = 핑(ping)
choice-tcp-handshake = TCP 연결 설정(handshake)
choice-dhcp-discover = DHCP 탐색(discover)
field-to = 받는 쪽
choice-server = 다른 네트워크의 서버 B
choice-neighbour = 같은 네트워크의 C
choice-nobody = 그쪽 네트워크의 주인 없는 주소
field-damage = 비트가 바뀌는 곳
choice-none = 없음
choice-first-cable = A의 케이블
choice-long-link = 라우터 너머의 링크
choice-in-router = 라우터의 메모리
field-first_device = A의 네트워크
field-second_device = B의 네트워크
choice-switch = 스위치(switch)
choice-hub = 허브(hub)
field-distance = 라우터에서 B의 네트워크까지
choice-lan = LAN: 건물 안, 100 m
choice-man = MAN: 도시를 가로질러 40 km
choice-wan = WAN: 나라를 넘어 4,000 km
field-pulled = 뽑혀 있는 케이블
field-ttl = A가 보내는 패킷의 TTL
field-arp_known = 처음부터 ARP 테이블이 차 있음
field-macs_learned = 처음부터 스위치가 모두를 앎
field-answers = 받는 쪽이 응답함
field-path = HTTP 요청의 경로
field-data = 핑의 데이터(바이트)

# 변형으로만 쓰이는 선택지.
choice-two-switches = 스위치 둘
choice-hub-first = A의 네트워크에 허브
choice-hub-second = B의 네트워크에 허브
choice-two-hubs = 허브 둘

# 과거의 변경.
field-input = 변경
choice-corrupt = 케이블 위의 모든 프레임에서 비트 하나 뒤집기
choice-set-ttl = A가 보내는 패킷의 TTL 바꾸기
choice-replace = 장비 교체
field-place = 어디에서
choice-first = A의 네트워크
choice-second = B의 네트워크
field-device = 새 장비
choice-forget = ARP 테이블과 스위치 테이블 비우기
choice-unplug = 케이블 뽑기
choice-plug = 케이블 다시 꽂기
field-cable = 케이블
choice-cable-a = A의 케이블
choice-cable-c = C의 케이블
choice-cable-router = A의 네트워크와 라우터 사이
choice-cable-long = 라우터와 B의 네트워크 사이
choice-cable-d = D의 케이블
choice-cable-b = B의 케이블
choice-send = 메시지 하나 더 보내기

# 프리셋: 이름과 그것이 보이는 점.
preset-first-look = 처음 보기
preset-first-look-point = 이미 열린 연결로 HTTP 요청을 보냅니다. 데이터 51바이트가 109바이트 프레임이 됩니다. 3계층 위를 보는 것은 A와 B뿐입니다.
preset-handshake = TCP 연결 설정
preset-handshake-point = SYN, SYN-ACK, ACK, 데이터가 한 바이트도 없는 세그먼트 셋입니다. 전송 계층은 양 끝단을 잇는 첫 계층입니다.
preset-ping = 핑에는 전송 계층이 없음
preset-ping-point = ICMP는 IP 패킷에 실리지만 네트워크 계층에 속합니다. TCP도 UDP도 포트도 없습니다.
preset-discover = 라우터에서 멈추는 브로드캐스트
preset-discover-point = DHCP 탐색은 브로드캐스트 도메인의 모두에게 갑니다. C는 4계층까지 열어 보아야 하고, 라우터는 아무것도 넘겨주지 않습니다.
preset-same-network = 같은 네트워크 안에서
preset-same-network-point = A의 마스크로 보면 C는 가까이 있습니다. 프레임에는 C의 MAC 주소가 적히고 라우터는 관여하지 않습니다.
preset-arp = ARP가 먼저
preset-arp-point = 아무도 하드웨어 주소를 모릅니다. A는 라우터의 주소를, 라우터는 B의 주소를 묻고, 그동안 핑은 기다립니다.
preset-flooding = 스위치의 학습
preset-flooding-point = 스위치가 아무도 모르면 첫 핑은 C와 D에게도 갑니다. 응답에서 배우고 나면 두 번째 핑은 갈 곳으로만 갑니다.
preset-hub = 모두 되풀이하는 허브
preset-hub-point = 허브에서는 C의 랜 카드가 모든 프레임을 받아서 버립니다. 세 케이블이 충돌 도메인(collision domain) 하나입니다.
preset-ttl-ends = TTL 1
preset-ttl-ends-point = 라우터가 TTL에서 1을 빼면 남는 것이 없어서 ICMP 시간 초과가 돌아갑니다. traceroute는 이렇게 라우터를 찾습니다.
preset-padding = 채움
preset-padding-point = 데이터가 1바이트이면 헤더 28바이트를 더해도 이더넷에는 모자라서, 뒤에 채움 17바이트가 붙습니다.
preset-full-frame = 꽉 찬 프레임
preset-full-frame-point = 데이터 1,472바이트가 프레임을 채웁니다. 헤더와 FCS를 합해 1,518바이트이고, 헤더는 보낸 것의 4 %에 지나지 않습니다.
preset-fcs = 뒤집힌 비트를 찾는 FCS
preset-fcs-point = 라우터 너머의 링크에서 비트 하나가 바뀝니다. 스위치가 CRC-32를 계산해 보니 맞지 않아서 프레임을 말없이 버립니다.
preset-fcs-hub = 깨진 프레임도 되풀이하는 허브
preset-fcs-hub-point = 허브는 FCS조차 보지 않습니다. 깨진 프레임이 모두에게 가고 모두가 버립니다.
preset-end-to-end = 끝에서 끝까지
preset-end-to-end-point = 두 프레임 사이, 라우터 안에서 비트 하나가 바뀝니다. FCS는 모두 맞고, 양 끝단을 잇는 TCP 체크섬만이 찾아냅니다.
preset-nobody = 아무도 없는 주소
preset-nobody-point = 라우터가 1초 간격으로 세 번 묻고 나서 A에게 호스트에 닿을 수 없다고 알립니다.
preset-pulled = 뽑힌 케이블
preset-pulled-point = B의 케이블이 빠져 있습니다. 스위치는 케이블과 함께 B를 잊어서 프레임을 D에게만 내보내고, 아무도 A에게 알리지 않습니다.
preset-wan = LAN, MAN, WAN
preset-wan-point = 4,000 km를 가는 데 비트 하나가 20 ms 걸립니다. 링크가 아무리 빨라도 같습니다. 연결 설정은 그 세 배가 걸리고, 보내는 데는 몇 µs면 됩니다.
preset-all-four = 네 가지를 처음부터
preset-all-four-point = 빈 테이블에서 연결 설정, DHCP, HTTP, 핑을 차례로 보냅니다. 스위치 대신 허브를 쓰면 무엇이 더 드는지 비교해 보십시오.

# 규칙: 왜 이 단계가 일어났는가.
rule-app-request = 7계층: { $at }의 응용 프로그램이 { $path } 문서를 요청합니다. HTTP는 이것을 글자로 적으며 { $n }바이트입니다. 아래 계층에게는 이것이 데이터입니다.
rule-app-response = 7계층: { $at }의 웹 서버가 상태 200과 내용으로 응답합니다. 글자로 { $n }바이트입니다.
rule-app-discover = 7계층: { JOSA($at, "은/는") } 주소가 아직 없는 것처럼 DHCP 서버를 찾습니다. 메시지는 { $n }바이트입니다.
rule-nothing-between = { $at }의 6계층과 5계층은 아무것도 붙이지 않습니다. TCP/IP에는 표현 계층과 세션 계층이 따로 없고, 부호화나 암호화, 대화 관리는 응용 프로그램이 스스로 합니다.
rule-tcp-data = 4계층: TCP가 데이터 앞에 { $header }바이트를 붙입니다. 포트 { $from } → { $to }, 순서 번호 { $seq }, { JOSA($at, "이/가") } 다음으로 기다리는 바이트 { $ack }번이 들어 있습니다. 세그먼트(segment)는 { $n }바이트입니다.
rule-tcp-syn = 4계층: TCP가 연결을 여는 것이라 위에서 온 데이터가 없습니다. { JOSA($at, "이/가") } 포트 { $to }번으로 SYN과 첫 순서 번호 { $seq }번을 보냅니다. 헤더만 { $n }바이트이고 그중 4바이트는 옵션입니다.
rule-tcp-syn-ack = 4계층: { JOSA($at, "이/가") } 받아들입니다. SYN으로 자기의 첫 번호 { $seq }번을, ACK로 다음에 { $ack }번을 기다림을 알립니다. { $n }바이트가 모두 헤더입니다.
rule-tcp-last-ack = 4계층: { JOSA($at, "이/가") } SYN을 확인합니다. 다음은 { $ack }번을 기다립니다. { $n }바이트가 모두 헤더입니다.
rule-tcp-data-ack = 4계층: { $at }의 TCP가 받은 것을 확인합니다. 다음은 { $ack }번을 기다립니다. 데이터는 없고 { $n }바이트가 모두 헤더입니다.
rule-udp-header = 4계층: UDP가 데이터 앞에 { $header }바이트를 붙입니다. 포트 { $from } → { $to }, 길이, 체크섬입니다. { $at }의 데이터그램은 { $n }바이트입니다. 연결이 없으므로 브로드캐스트를 할 수 있습니다.
rule-icmp-echo = 3계층: { $at }의 핑이 { $n }바이트의 ICMP 에코 요청을 만듭니다. ICMP는 IP에 실리지만 네트워크 계층의 일부입니다. 포트가 없고 4계층을 쓰지 않습니다.
rule-icmp-reply = 3계층: { JOSA($at, "이/가") } 에코 요청을 같은 데이터의 에코 응답 { $n }바이트로 바꿉니다.
rule-icmp-time = 3계층: { JOSA($at, "이/가") } 보낸 쪽에 시간 초과를 알립니다. ICMP { $n }바이트에는 버린 패킷의 헤더와 그 뒤 8바이트가 들어 있습니다.
rule-icmp-host = 3계층: { JOSA($at, "이/가") } 보낸 쪽에 호스트에 닿을 수 없다고 알립니다. ICMP { $n }바이트에는 버린 패킷의 헤더와 그 뒤 8바이트가 들어 있습니다.
rule-ip-header = 3계층: IP가 앞에 20바이트를 붙입니다. { $from } → { $to }, TTL { $ttl }, 프로토콜 { $number }({ $protocol }), 헤더만의 체크섬입니다. { $at }의 패킷(packet)은 { $n }바이트입니다.
rule-hop-direct = 마스크로 보면 { $to } 주소는 { $at }의 네트워크 안에 있으므로, 다음 홉은 목적지 자신입니다.
rule-hop-router = { $at }의 마스크로 보면 목적지는 다른 네트워크에 있으므로, 다음 홉은 라우터 { $to }입니다. 그렇다고 목적지 IP가 바뀌지는 않습니다.
rule-hop-everybody = 255.255.255.255는 이 네트워크의 모두라는 뜻이므로 { $at }의 프레임은 ff:ff:ff:ff:ff:ff로 가고, ARP가 물을 것이 없습니다.
rule-arp-asks = 2계층: { JOSA($at, "은/는") } { $to }의 MAC 주소가 필요한데 모릅니다. 패킷은 기다리고 ARP가 묻습니다.
rule-arp-request = { $at }의 ARP: “{ $target } 주소는 누구입니까? { $sender }에게 알려 주십시오.” 28바이트가 IP도 포트도 없이 곧바로 모두에게 가는 프레임에 실립니다.
rule-arp-again = 1초 동안 답이 없어서 { JOSA($at, "이/가") } { $target } 주소를 다시 묻습니다.
rule-arp-reply = { $at }의 ARP: “{ $sender }의 MAC은 { $sender_mac }입니다.” 이 답은 { $target }에게만 갑니다.
rule-arp-for-other = { JOSA($at, "은/는") } 남의 주소인 { $to }에 대한 질문을 받고 그냥 둡니다. 그것을 알기 위해 프레임을 읽어야 했습니다. 이것이 브로드캐스트의 비용입니다.
rule-arp-for-me = { JOSA($at, "이/가") } 자기 주소 { $target }에 대한 질문을 받았습니다. { $sender }의 MAC이 { $sender_mac }임을 적어 두고 답합니다.
rule-arp-told = { JOSA($at, "이/가") } ARP 테이블에 { $sender }의 MAC이 { $sender_mac }임을 적습니다. 기다리던 패킷이 나갈 수 있습니다.
rule-gave-up = { $to } 주소를 세 번 물었지만 아무도 답하지 않아서, { JOSA($at, "이/가") } 기다리던 패킷을 버립니다.
rule-frame = 2계층: 이더넷이 앞에 14바이트({ $from_mac } → { $to_mac }, 종류)를, 뒤에 4바이트를 붙입니다. 뒤의 것은 이 모두에 대한 CRC-32인 FCS입니다. { $at }의 프레임(frame)은 { $n }바이트입니다.
rule-router-frame = 2계층: { JOSA($at, "이/가") } 다음 네트워크를 위해 새 프레임을 만듭니다. { $from_mac } → { $to_mac }, { $n }바이트, FCS도 새것입니다. 앞의 MAC 주소는 여기서 끝나고 IP 주소는 그대로입니다.
rule-frame-pads = 이더넷은 적어도 46바이트를 싣는데 위에서 온 것은 { $held }바이트라서, 0으로 { $pad }바이트를 채웁니다.
rule-sent = 1계층: { JOSA($at, "이/가") } { $cable } 케이블로 { $bits }비트를 보냅니다. 프리앰블(preamble) 8바이트와 프레임 { $n }바이트입니다. 100 Mbit/s로 { TIME($us, "us") } 걸립니다.
rule-sent-far = 이 링크는 { $distance ->
    [man] 도시를 가로지르는 { $km } km의 MAN
   *[wan] { $km } km의 WAN
 }이라서, 마지막 비트가 닿기까지 { TIME($us, "us") } 더 걸립니다.
rule-no-cable = { JOSA($at, "이/가") } 케이블이 없는 단자로 보냈습니다. 프레임은 사라집니다.
rule-noise = { $cable } 케이블의 잡음으로 프레임의 { $byte }번 바이트(0부터 셈)에서 비트 하나가 바뀝니다. 아직 아무도 모릅니다.
rule-hub-repeats = 1계층: 허브 { JOSA($at, "은/는") } 들어오는 비트를 그대로 { $out } 쪽으로 되풀이합니다. 주소는 읽지 않습니다.
rule-hub-blind = FCS가 틀렸지만 { JOSA($at, "은/는") } 계산하지 않습니다.
rule-switch-learns = { JOSA($at, "은/는") } 출발지를 보고 { $from_mac } 주소가 { $behind } 쪽 단자에 있음을 배웁니다.
rule-switch-known = 2계층: 스위치 { JOSA($at, "은/는") } FCS를 계산하고 목적지 MAC { $to_mac } 주소를 봅니다. 어느 단자인지 알므로 { $out }에게만 프레임을 그대로 보냅니다. IP는 보지 않습니다.
rule-switch-unknown = 2계층: 스위치 { JOSA($at, "은/는") } { $to_mac } 주소가 어디 있는지 몰라서, 프레임을 나머지 모든 단자({ $out })로 내보냅니다(flooding).
rule-switch-broadcast = 2계층: { $to_mac } 주소는 모두라는 뜻이므로, 스위치 { JOSA($at, "은/는") } 프레임을 나머지 모든 단자({ $out })로 보냅니다.
rule-fcs-wrong = 2계층: { JOSA($at, "이/가") } 계산한 CRC-32는 { $made }인데 FCS에는 { $found }이라고 적혀 있습니다. 오는 길에 무엇인가 바뀌었으므로, 프레임을 버리고 아무에게도 알리지 않습니다.
rule-not-mine = 2계층: 프레임의 목적지는 { $to }입니다. { $at }의 랜 카드가 버리므로 운영 체제는 보지도 못합니다.
rule-frame-mine = 2계층: FCS가 맞고 { $to_mac } 주소는 { $at } 자신의 MAC 주소입니다. 종류 { $type ->
    [arp] 0x0806은 ARP라는 뜻입니다
   *[ipv4] 0x0800은 IPv4로 올리라는 뜻입니다
 }. 헤더와 FCS를 떼어 냅니다.
rule-frame-everybody = 2계층: FCS가 맞고 { $to_mac } 주소는 모두라는 뜻이므로 { $at }도 받습니다. 종류 { $type ->
    [arp] 0x0806은 ARP라는 뜻입니다
   *[ipv4] 0x0800은 IPv4로 올리라는 뜻입니다
 }.
rule-ip-mine = 3계층: 헤더의 체크섬이 맞고 { $to } 주소는 { $at } 자신의 주소입니다. 프로토콜 { $number }번이므로 나머지를 { JOSA($protocol, "으로/로") } 올립니다. 남은 TTL은 { $ttl }입니다.
rule-ip-everybody = 3계층: { $to } 주소는 모두라는 뜻이므로 { $at }도 받습니다. 프로토콜 { $number }번이므로 나머지를 { JOSA($protocol, "으로/로") } 올립니다.
rule-not-routed = 3계층: 자기 네트워크의 모두에게 가는 패킷이므로 { JOSA($at, "은/는") } 넘겨주어서는 안 됩니다. 브로드캐스트 도메인(broadcast domain)은 여기서 끝납니다.
rule-nobody-listens = 4계층: { $at }에는 포트 { $port }번에서 듣는 프로그램이 없어서 데이터그램을 버립니다. 브로드캐스트에 대해서는 ICMP 오류를 보내지 않습니다.
rule-bad-checksum = { JOSA($at, "이/가") } { $protocol } 체크섬을 계산하니 맞지 않습니다. FCS가 볼 수 없는 곳에서 비트가 바뀌었습니다. 버립니다. 끝에서 끝까지 이르는 계층만이 이것을 찾아냅니다.
rule-tcp-data-up = 4계층: TCP 체크섬이 맞고, 번호 { $seq }번은 기다리던 것이며, 포트 { $to }번을 쓰는 프로그램이 있습니다. { JOSA($at, "이/가") } 헤더 { $header }바이트를 떼고 나머지를 올립니다.
rule-tcp-syn-up = 4계층: 포트 { $to }번에서 듣던 { JOSA($at, "이/가") } 번호 { $seq }번의 SYN을 받았습니다. 위로 올라가는 데이터는 없습니다.
rule-tcp-syn-ack-up = 4계층: { $at }의 SYN이 확인되었고({ $ack }) 상대의 번호는 { $seq }번입니다. { $at } 쪽에서는 연결이 열렸습니다.
rule-tcp-last-ack-up = 4계층: { $at }의 SYN도 확인되었습니다({ $ack }). 양쪽에서 연결이 열렸습니다.
rule-tcp-data-ack-up = 4계층: { JOSA($at, "은/는") } { $ack }번 앞의 바이트가 모두 도착했음을 압니다. 7계층으로 올라가는 것은 없습니다.
rule-icmp-echo-up = 3계층: { $at }의 ICMP가 에코 요청을 받아 스스로 응답합니다. 응용 프로그램은 필요 없습니다.
rule-icmp-reply-up = 3계층: 에코 응답이 { $at }에게 돌아왔습니다. 왕복이 끝났습니다.
rule-icmp-time-up = 3계층: { JOSA($at, "은/는") } 자기 패킷의 TTL이 도중에 끝났다는 ICMP를 받았습니다. 인용된 헤더가 어느 패킷인지 말해 줍니다.
rule-icmp-host-up = 3계층: { JOSA($at, "은/는") } 목적지에 닿을 수 없다는 ICMP를 받았습니다. 인용된 헤더가 어느 패킷인지 말해 줍니다.
rule-request-up = 7계층: { $at }의 웹 서버가 { $path } 문서에 대한 요청을 A가 적은 그대로 { $n }바이트로 받았습니다. 길에서 쓰인 헤더는 하나도 남지 않았습니다.
rule-response-up = 7계층: { $at }의 응용 프로그램이 응답 { $n }바이트를 받았습니다. 길에서 쓰인 헤더는 하나도 남지 않았습니다.
rule-routed = 3계층: { $to }에게 가는 패킷이고 { $at } 자신의 것이 아닙니다. 라우팅 테이블에 따라 { $out } 쪽으로, 다음 홉 { $next_hop }에게 보냅니다. 안에 든 { $protocol }의 내용은 읽지 않습니다.
rule-hopped = 3계층: { JOSA($at, "이/가") } TTL에서 1을 뺍니다. { $before } → { $after }. 헤더가 바뀌었으므로 체크섬을 새로 만듭니다. { $old } → { $new }. IP 주소와 그 위의 것은 그대로입니다.
rule-expired = 3계층: { $from } → { $to } 패킷은 TTL이 { $ttl }이라서 더 갈 수 없습니다. 1을 빼면 0입니다. { JOSA($at, "이/가") } 버립니다.
rule-flipped-inside = 옛 FCS를 확인한 뒤, 새 FCS를 만들기 전에 { $at }의 메모리에서 { $byte }번 바이트의 비트 하나가 바뀝니다. 새 FCS는 틀린 바이트에 맞게 만들어집니다.
rule-change-corrupt = 당신의 변경: 케이블 위의 프레임 { $n }개에서 비트가 하나씩 뒤집힙니다.
rule-change-ttl = 당신의 변경: 이제부터 A가 보내는 패킷의 TTL은 { $before } 대신 { $after }입니다.
rule-change-replace = 당신의 변경: { $device ->
    [hub] 허브가
   *[switch] 아무도 모르는 스위치가
 } 이 자리에 들어섭니다. 이름은 { $at }입니다.
rule-change-forget = 당신의 변경: ARP 테이블과 스위치 테이블이 모두 비었습니다. 주소를 기다리던 것은 사라집니다.
rule-change-unplug = 당신의 변경: { $cable } 케이블을 뽑았습니다{ $n ->
    [0] {""}
   *[other] . 그 위의 프레임 { $n }개는 사라집니다
 }.
rule-change-plug = 당신의 변경: { $cable } 케이블을 다시 꽂았습니다.
rule-change-send = 당신의 변경: 지금 메시지가 끝나면 A가 { $to ->
    [server] B에게
    [neighbour] C에게
    [nobody] 주인 없는 주소로
   *[everybody] 모두에게
 } { $send ->
    [http-get] HTTP 요청을
    [ping] 핑을
    [tcp-handshake] TCP 연결 설정을
   *[dhcp-discover] DHCP 탐색을
 } 보냅니다.
rule-change-nothing = 당신의 변경이 작용할 것이 없습니다.

# 그림.
picture-title = { $at }의 { $layer }계층이 일합니다. 라우터로 이어진 두 네트워크, 길 위의 모든 계층, 지금의 메시지를 보입니다.
picture-start = 라우터로 이어진 두 네트워크와 길 위의 모든 계층입니다. 메시지는 아직 없습니다.
domain-first = 브로드캐스트 도메인 { $network }
domain-second = 브로드캐스트 도메인 { $network }
link-lan = LAN, 100 m
link-man = MAN, 40 km
link-wan = WAN, 4,000 km
node-switch = 스위치
node-hub = 허브
node-router = 라우터
cap-tcpip = TCP/IP
cap-osi = { $at }의 OSI
tcpip-application = 응용
tcpip-transport = 전송
tcpip-internet = 인터넷
tcpip-link = 링크
osi-7 = { $n } 응용
osi-6 = { $n } 표현
osi-5 = { $n } 세션
osi-4 = { $n } 전송
osi-3 = { $n } 네트워크
osi-2 = { $n } 데이터 링크
osi-1 = { $n } 물리
short-3 = { $n } 네트워크
short-2 = { $n } 링크
short-1 = { $n } 물리
reach-1 = 1계층: 케이블 하나
reach-2 = 2계층: 한 네트워크 안에서
reach-3 = 3계층: 홉을 거쳐 호스트에서 호스트까지
reach-4 = 4계층과 그 위: 끝에서 끝까지
role-7 = 데이터
role-6 = –
role-5 = –
role-4 = 세그먼트, 포트
role-3 = 패킷, IP
role-2 = 프레임, MAC
role-1 = 비트
piece-padding = 채움
unit-data = 데이터
unit-segment = 세그먼트
unit-user-datagram = 데이터그램
unit-icmp = ICMP
unit-arp = ARP
unit-packet = 패킷
unit-frame = 프레임
unit-bits = 비트
bits-on-cable = { $preamble } + … = { $bits }비트
no-unit = 여기에 메시지가 없음
unit-down = 내려가는 { $unit ->
    [data] 데이터
    [segment] 세그먼트
    [user-datagram] UDP 데이터그램
    [icmp] ICMP 메시지
    [arp] ARP 메시지
    [packet] 패킷
   *[frame] 프레임
 }, { $n }바이트
unit-up = 올라가는 { $unit ->
    [data] 데이터
    [segment] 세그먼트
    [user-datagram] UDP 데이터그램
    [icmp] ICMP 메시지
    [arp] ARP 메시지
    [packet] 패킷
   *[frame] 프레임
 }, { $n }바이트
unit-through = 지나가는 { $unit ->
    [data] 데이터
    [segment] 세그먼트
    [user-datagram] UDP 데이터그램
    [icmp] ICMP 메시지
    [arp] ARP 메시지
    [packet] 패킷
   *[frame] 프레임
 }, { $n }바이트
packet-title = { $at ->
    [none] {""}
   *[other] { $at }의{" "}
 }{ $unit ->
    [data] 데이터
    [segment] 세그먼트
    [user-datagram] UDP 데이터그램
    [icmp] ICMP 메시지
    [arp] ARP 메시지
    [packet] 패킷
   *[frame] 프레임
 }, { $n }바이트
clock = { TIME($now, "us") }

# 범례.
legend-application = 응용의 데이터
legend-transport = 전송: TCP, UDP(그리고 ICMP)
legend-network = 네트워크: IP, ARP
legend-link = 링크: 이더넷과 FCS
legend-other = 핑의 데이터, 채움
legend-physical = 물리: 비트
legend-collision = 충돌 도메인

# 표.
table-messages = 메시지의 결말
column-message = 번호
column-send = 메시지
column-outcome = 결말
outcome-lost = 사라짐
outcome-arrived = 도착함
outcome-answered = 응답받음
outcome-unheeded = 모두 들었으나 받을 곳 없음
outcome-expired = TTL이 끝남
outcome-unreachable = 호스트에 닿지 못함
table-overall = 숫자로 본 실행
column-figure = 항목
column-value = 값
figure-frames = 만들어진 프레임
figure-sent = 그 바이트 수(프리앰블 포함)
figure-data = 그중 데이터
metric-headers = 데이터가 아닌 비율
metric-crossings = 케이블마다 센 프레임
metric-wire = 케이블마다 센 바이트
metric-arp = ARP 메시지
metric-disturbed = 호스트가 헛되이 받은 프레임
figure-dropped = 잘못되어 버린 것
figure-broadcast = 브로드캐스트 도메인
figure-collision = 충돌 도메인
metric-time = 걸린 시간(µs)
table-hops = 케이블 위의 모든 프레임
column-at = 시각(µs)
column-cables = 케이블
column-protocol = 프로토콜
column-from-mac = 출발지 MAC
column-to-mac = 목적지 MAC
column-from-ip = 출발지 IP
column-to-ip = 목적지 IP
column-ttl = TTL
column-checksum = 헤더 체크섬
column-bytes = 바이트
table-consists-of = 지금의 메시지
column-from = 출발
column-to = 도착
table-mac-tables = 스위치가 배운 것
column-switch = 스위치
column-mac = MAC
column-behind = 단자 너머
table-arp-tables = ARP 테이블
column-station = 누구의
column-ip = IP

# 예측.
predict-segment = { $at }의 전송 계층은 무엇을 만듭니까?
predict-syn = TCP SYN
predict-syn-ack = TCP SYN+ACK
predict-ack = TCP ACK(데이터 없음)
predict-tcp-data = 데이터가 있는 TCP 세그먼트
predict-udp = UDP 데이터그램
predict-icmp = { JOSA($at, "은/는") } 어떤 ICMP 메시지를 만듭니까?
predict-echo = 에코 요청
predict-reply = 에코 응답
predict-time = 시간 초과
predict-host = 호스트 도달 불가
predict-packed = { JOSA($at, "은/는") } 패킷의 목적지 IP 주소에 무엇을 적습니까?
predict-address = { $address }({ $who })
predict-nobody = { $address }(아무도 쓰지 않는 주소)
predict-everybody = 255.255.255.255(네트워크의 모두)
predict-framed = { JOSA($at, "은/는") } 프레임의 목적지 MAC 주소에 무엇을 적습니까?
predict-mac = { $mac }({ $who })
predict-all-macs = ff:ff:ff:ff:ff:ff(네트워크의 모두)
predict-asks = 아직 모르므로 ARP로 먼저 물어봅니다
predict-out = { JOSA($at, "은/는") } 이 프레임을 어디로 내보냅니까?
predict-only = { $to } 쪽으로만
predict-flood = 들어온 쪽을 뺀 모든 쪽으로
predict-nowhere = 어디로도 내보내지 않습니다
predict-frame = { JOSA($at, "은/는") } 받은 프레임을 어떻게 합니까?
predict-taken = 받습니다. 프레임도 그 안의 내용도 자기에게 온 것입니다
predict-passes-on = 받습니다. 프레임은 자기에게 왔지만 그 안의 패킷은 다른 호스트로 갑니다
predict-for-all = 받습니다. 모두에게 가는 프레임입니다
predict-not-mine = 버립니다. 다른 MAC 주소로 가는 프레임입니다
predict-damaged = 버립니다. FCS가 맞지 않습니다
predict-answer = { JOSA($at, "은/는") } 이 ARP 요청에 답합니까?
predict-route = { JOSA($at, "은/는") } 이 패킷을 어디로 보냅니까?
predict-keeps = 다른 네트워크로 넘기지 않습니다
predict-ttl = 이 패킷은 TTL이 남아 { JOSA($at, "을/를") } 지나갑니까?
predict-arrived = 세그먼트가 { $at }의 전송 계층에 닿았습니다. 어떻게 됩니까?
predict-opens = 상대가 연결을 열려고 합니다
predict-agreed = 상대가 받아들여 이쪽에서는 연결이 열립니다
predict-is-open = 이제 양쪽에서 연결이 열려 있습니다
predict-goes-up = 데이터가 애플리케이션으로 올라갑니다
predict-confirmed = 보낸 데이터가 도착했음을 알게 됩니다
predict-wrong-sum = 체크섬이 맞지 않아 버립니다
# 연습 문제.
question-sizes = A가 데이터 { $data }바이트로 B에 핑을 보냅니다(TTL { $ttl }). IPv4와 ICMP에 옵션은 없고 이더넷을 씁니다. A가 만드는 것의 크기를 구하십시오.
question-hops = A가 { $to ->
    [neighbour] 같은 네트워크의 이웃 C에
   *[server] 다른 네트워크의 B에(A, 스위치, 라우터 R, 스위치, B)
 } 핑을 보냅니다. A는 TTL { $ttl }로 보내고, 필요한 주소는 모두 알고 있습니다. 에코 요청이 첫 케이블과 마지막 케이블에 있을 때를 보십시오.
question-domains = A와 C와 라우터 R은 { $first ->
    [hub] 허브로
   *[switch] 스위치로
 }, D와 B와 R은 { $second ->
    [hub] 허브로
   *[switch] 스위치로
 } 이어져 있습니다. { $pulled ->
    [none] 케이블 여섯이 모두 꽂혀 있습니다.
   *[other] { $pulled }의 케이블은 뽑혀 있고 나머지 다섯은 꽂혀 있습니다.
 } 스위치는 { $learned ->
    [yes] 모두의 위치를 압니다
   *[no] 아직 아무도 모릅니다
 }. A가 { $to ->
    [neighbour] C에
   *[server] B에
 } { $data }바이트로 핑을 보냅니다.
question-unknown = A, C, 라우터 R이 한 네트워크이고 R, D, B가 다른 네트워크입니다. ARP 테이블은 모두 비어 있습니다. A가 { $to ->
    [neighbour] 이웃 C에
   *[server] B에
 } 데이터 { $data }바이트, TTL { $ttl }로 핑을 보냅니다. 어떻게 됩니까?
answer-message = ICMP 메시지(바이트)
answer-packet = IP 패킷(바이트)
answer-padding = 프레임의 채움(바이트)
answer-frame = 프리앰블을 빼고 FCS를 넣은 프레임(바이트)
answer-first-to = 첫 케이블에서 목적지 MAC 주소의 주인
answer-last-from = 마지막 케이블에서 출발지 MAC 주소의 주인
answer-ip-from = 마지막 케이블에서 출발지 IP 주소의 주인
answer-ttl = 마지막 케이블에서의 TTL
answer-broadcast = 브로드캐스트 도메인의 수
answer-collision = 충돌 도메인의 수(둘 사이의 케이블 하나도 하나로 셈)
answer-cables = 에코 요청이 실리는 케이블의 수
answer-arp = 요청과 응답을 합한 ARP 메시지의 수
answer-arrives = 에코 요청이 목적지에 닿습니까?
answer-teller = A가 받는 ICMP 메시지를 보낸 쪽
answer-frames = 호스트와 라우터가 만드는 프레임의 수
form-owner = A, B, C, D, R 또는 ‘없음’으로 적습니다.
word-nobody = 없음
wrong-message = ICMP는 데이터 앞에 8바이트의 헤더를 붙입니다.
wrong-no-header = 그것은 데이터만의 크기입니다.
wrong-packet = IP는 ICMP 메시지 앞에 20바이트의 헤더를 붙입니다.
wrong-one-header = 데이터 앞에는 ICMP와 IP의 헤더 둘이 있습니다.
wrong-padding = 이더넷이 싣는 것이 46바이트보다 적으면 46바이트까지 채웁니다.
wrong-padding-data = 데이터가 아니라 패킷 전체를 46바이트까지 채웁니다.
wrong-frame = 앞에 14바이트, 뒤에 4바이트가 붙고, 싣는 것은 적어도 46바이트입니다.
wrong-no-fcs = 4바이트의 FCS가 빠졌습니다.
wrong-no-padding = 채움이 빠졌습니다. 프레임에는 최소 길이가 있습니다.
wrong-next-hop = 프레임은 다음 홉으로 갑니다. 목적지가 A와 같은 네트워크에 있습니까?
wrong-not-far = 프레임은 길의 다음 상대에게 가는데, 그것은 다른 네트워크에 있지 않습니다.
wrong-not-router = C는 A와 같은 네트워크에 있으므로 라우터가 필요 없습니다.
wrong-last-from = 이 케이블의 프레임을 누가 만들었습니까?
wrong-new-frame = 라우터를 지나면 다른 프레임입니다. 누가 그것을 만들었습니까?
wrong-same-frame = 이 길에는 라우터가 없습니다.
wrong-ip-from = 패킷을 처음에 누가 보냈습니까?
wrong-ip-stays = 라우터는 패킷의 주소를 바꾸지 않습니다.
wrong-ttl = TTL은 라우터마다 1씩 줄고, 다른 곳에서는 줄지 않습니다.
wrong-ttl-same = 길에 라우터가 있습니다.
wrong-ttl-less = 이 길에 라우터가 있습니까?
wrong-ttl-switches = 스위치는 패킷을 보지 않습니다.
wrong-broadcast = 모두에게 가는 프레임이 어디까지 갑니까?
wrong-router-ends = 라우터는 링크의 모두에게 가는 것을 넘겨주지 않습니다.
wrong-collision = 스위치에서는 꽂힌 케이블마다 하나, 허브에서는 모두 합해 하나입니다.
wrong-hub-is-one = 허브의 케이블은 모두 합해 충돌 도메인 하나입니다.
wrong-switch-parts = 스위치는 케이블을 서로 나눕니다.
wrong-cables = 프레임을 따라가십시오. 허브는 다른 케이블 모두로, 스위치는 하나로 보내지만 어느 것인지 모르면 모두로 보냅니다.
wrong-all-cables = 모든 케이블은 아닙니다. 어느 장치가 막는지, 라우터가 한쪽으로만 보내는지 보십시오.
wrong-arp = 보내기 전에 누가 누구의 하드웨어 주소를 알아내야 합니까?
wrong-only-requests = 요청마다 응답이 있습니다. 응답도 셉니다.
wrong-none-asked = 아무도 하드웨어 주소를 모릅니다. 첫 프레임을 보내기 전에 물어야 합니다.
wrong-arrives = 패킷이 라우터를 지나야 할 때의 TTL을 보십시오.
wrong-teller = TTL이 다하면 그 라우터가 알리고, 아니면 목적지가 답합니다.
wrong-not-b = 에코 요청이 B에 닿지 않습니다.
wrong-not-told = 여기서는 라우터에서 버려지는 패킷이 없습니다.
wrong-frames = 호스트와 라우터가 만드는 프레임을 모두 세십시오. ARP, 요청, 돌아오는 것이 있습니다.
wrong-without-arp = ARP의 프레임도 셉니다.
hint-headers = 헤더는 ICMP가 8바이트, IP가 20바이트입니다.
hint-least = 이더넷은 적어도 46바이트를 싣습니다. 모자라는 만큼 패킷 뒤를 채웁니다.
hint-around = 앞에 헤더 14바이트, 뒤에 FCS 4바이트가 붙습니다.
hint-same-network = 먼저 목적지가 같은 네트워크에 있는지 봅니다. 아니면 프레임은 라우터로 갑니다.
hint-frame-new = 라우터는 자기 MAC 주소를 출발지로 하는 새 프레임을 만듭니다. 스위치는 만들지 않습니다.
hint-packet-stays = IP 주소는 끝에서 끝까지 그대로이고, TTL은 라우터마다 1씩 줄어듭니다.
hint-router-ends = 브로드캐스트 도메인은 라우터에서 끝납니다.
hint-collision = 충돌 도메인은 스위치와 라우터의 포트마다 끝나고, 허브는 케이블을 하나로 잇습니다.
hint-passes-on = 허브는 모두에게 되풀이하고, 위치를 아는 스위치는 케이블 하나로, 모르는 스위치는 모두에게 보냅니다.
hint-before = 어떤 상대에게 첫 프레임을 보내기 전에 그 하드웨어 주소를 묻습니다.
hint-pair = 그러려면 모두에게 가는 요청과 하나에게 가는 응답이 필요하고, 라우터의 양쪽에서 각각 묻습니다.
hint-ttl = 라우터는 TTL에서 1을 뺍니다. 0이 되면 패킷을 버리고 보낸 쪽에 알립니다.
