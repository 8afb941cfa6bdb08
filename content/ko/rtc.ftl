# 실시간 통신 실습이 함께 쓰는 말: 세션 기술의 줄이 뜻하는 것, 잘못된 것.

notation-host-address = IPv4나 IPv6 주소, 또는 3f2a.local 같은 이름

# 세션 기술의 줄.
sdp-v = SDP 버전 { $value }입니다. 다른 버전은 없습니다.
sdp-o = 누가 기술했는지: 세션 { $session }의 { $version }번째 판입니다. { $address } 주소는 진짜를 감추는 자리 표시입니다.
sdp-s = 세션 이름 ‘{ $value }’입니다. 쓰는 곳은 없습니다.
sdp-i = 설명: { $value }
sdp-t = { $open ->
    [true] 언제: 지금부터이며 끝이 없습니다.
   *[false] 언제: { $value }(NTP 초)
 }
sdp-c = { $nowhere ->
    [true] 어디: 여기서는 말하지 않고 후보가 말합니다.
   *[false] 어디: 더 나은 후보가 없으면 { $address }입니다.
 }
sdp-m = { $media ->
    [audio] 소리
    [video] 영상
    [application] 데이터
   *[other] { $media }
 } 섹션, { $place ->
    [refused] 포트 0이므로 거절
    [later] 후보를 알 때까지 자리 표시인 포트 9
   *[here] 포트 { $port }
 }, { $proto } 위로, 형식 { $count }개: { $formats }
sdp-b = 대역폭은 최대 { $value }
sdp-group = { $kind ->
    [BUNDLE] 섹션 { $mids }: 전송로 하나를 함께 씁니다. 포트도, ICE도, DTLS도 하나입니다.
   *[other] 섹션 { $mids }: 한 묶음입니다({ $kind }).
 }
sdp-mid = 이 섹션의 이름은 ‘{ $value }’입니다. 응답과 RTP 패킷이 이 이름을 씁니다.
sdp-ice-ufrag = ICE의 사용자 이름 조각 { $value }: 연결 확인이 누구에게 온 것인지 이것으로 압니다.
sdp-ice-pwd = ICE의 암호: 연결 확인이 이 글을 읽은 쪽에서 왔음을 증명합니다.
sdp-ice-options = { $trickle ->
    [true] 후보가 하나씩 뒤따라올 수 있습니다(trickle).
   *[false] ICE 옵션: { $value }
 }
sdp-ice-lite = 이쪽은 확인에 답하기만 합니다(ICE lite). 공인 주소가 있는 서버입니다.
sdp-candidate = 시도할 곳: { $kind ->
    [host] 컴퓨터 자신의 주소
    [srflx] STUN 서버가 본 주소
    [prflx] 상대가 본 주소
   *[relay] TURN 서버의 주소
 } { $address }, 포트 { $port }, { $transport }, 우선순위 { $priority }{ $related ->
    [none] {""}
   *[other] , 찾은 곳 { $related }
 }
sdp-end = 후보가 더 오지 않습니다.
sdp-fingerprint = DTLS 인증서의 지문({ $hash }) { $begin }…: 다른 인증서를 내는 쪽은 이 글을 쓴 쪽이 아닙니다.
sdp-setup = { $value ->
    [actpass] DTLS 핸드셰이크를 시작할 수도 기다릴 수도 있습니다. 상대가 고릅니다.
    [active] 이쪽이 DTLS 핸드셰이크를 시작합니다.
    [passive] 상대가 DTLS 핸드셰이크를 시작하기를 기다립니다.
   *[holdconn] 지금은 DTLS 핸드셰이크를 하지 않습니다.
 }
sdp-tls-id = 이 DTLS 연결의 이름입니다. 새 연결과 구별해 줍니다.
sdp-sctp-port = DTLS 안의 SCTP가 포트 { $value }번을 씁니다. 컴퓨터의 포트가 아닙니다.
sdp-max-message-size = 데이터 채널의 메시지 하나는 최대 { $value }바이트입니다.
sdp-rtpmap = 형식 { $format }: { $codec }, 클록 { $clock } Hz{ $channels ->
    [none] {""}
   *[other] , 채널 { $channels }개
 }
sdp-direction = { $value ->
    [sendrecv] 양방향: 보내고 받습니다.
    [sendonly] 한 방향: 보내기만 합니다.
    [recvonly] 한 방향: 받기만 합니다.
   *[inactive] 지금은 어느 쪽으로도 보내지 않습니다.
 }
sdp-fmtp = 형식 { $format }의 설정: { $value }
sdp-rtcp = 다중화하지 않을 때 RTCP가 갈 곳: { $value }
sdp-rtcp-mux = RTP와 그 보고(RTCP)가 포트 하나를 함께 씁니다.
sdp-rtcp-mux-only = RTP와 RTCP는 반드시 포트 하나를 함께 씁니다.
sdp-rtcp-rsize = RTCP 패킷을 줄여 보내도 됩니다.
sdp-rtcp-fb = 형식 { $format }에 대한 피드백: { $value }
sdp-extmap = RTP 패킷의 헤더 확장 { $id }번: { $uri }
sdp-extmap-mixed = 1바이트와 2바이트 헤더 확장을 섞어 써도 됩니다.
sdp-msid = 이 소리나 영상은 { $stream } 스트림의 { $track } 트랙입니다.
sdp-msid-semantic = 스트림에 이름을 붙이던 옛 방식입니다. 이제는 다른 줄이 붙입니다.
sdp-ssrc = 출처 번호 { $id }의 RTP 패킷: { $value }
sdp-ssrc-group = 한 묶음인 출처 번호({ $kind }): { $value }
sdp-rid = 같은 영상을 여러 방식으로 부호화한 것 가운데 하나: { $value }
sdp-simulcast = 같은 영상을 여러 화질로 보냅니다: { $value }
sdp-bundle-only = 이 섹션은 함께 쓰는 전송로 안에서만 동작합니다.
sdp-passed = ‘{ $name }’: 여기서 모르는 줄입니다. 모르는 것은 넘어갑니다.

# 잘못된 것.
problem-candidate-head = ‘{ $found }’: 후보가 아닙니다. 후보는 ‘candidate:’나 ‘a=candidate:’로 시작합니다.
problem-candidate-foundation = ‘{ $found }’: 파운데이션(foundation)이 아닙니다. 영문자, 숫자, +, / 가운데 1~32자여야 합니다.
problem-candidate-component = ‘{ $found }’: 컴포넌트 번호가 아닙니다. 1에서 256까지의 수여야 합니다.
problem-candidate-transport = ‘{ $found }’: 후보의 전송 방식이 아닙니다. udp나 tcp여야 합니다.
problem-candidate-priority = ‘{ $found }’: 우선순위가 아닙니다. 1에서 2147483647까지의 수여야 합니다.
problem-candidate-address = ‘{ $found }’: 주소가 아닙니다. IPv4나 IPv6 주소, 또는 3f2a.local 같은 이름이어야 합니다.
problem-candidate-port = ‘{ $found }’: 포트가 아닙니다. 0에서 65535까지의 수여야 합니다.
problem-candidate-typ = ‘{ $found }’: 이 자리에는 후보의 종류 앞에 오는 ‘typ’라는 말이 있어야 합니다.
problem-candidate-kind = ‘{ $found }’: 후보의 종류가 아닙니다. host, srflx, prflx, relay 가운데 하나여야 합니다.
problem-candidate-tcptype = ‘{ $found }’: TCP 종류가 아닙니다. active, passive, so 가운데 하나여야 합니다.
problem-candidate-pair = ‘{ $found }’: 뒤에 값이 없습니다. 후보에서 이어지는 것은 이름과 값의 짝이어야 합니다.
problem-sdp-version = ‘{ $found }’: 시작이 아닙니다. 세션 기술은 ‘v=0’으로 한 번 시작합니다.
problem-sdp-line = ‘{ $found }’: 세션 기술의 줄이 아닙니다. 줄은 글자 하나, ‘=’, 값으로 이루어집니다.
problem-sdp-no-origin = 이 앞에 ‘o=’ 줄이 없습니다.
problem-sdp-no-name = 이 앞에 ‘s=’ 줄이 없습니다. ‘s=-’이면 됩니다.
problem-sdp-no-time = 이 앞에 ‘t=’ 줄이 없습니다. ‘t=0 0’이면 됩니다.
problem-sdp-origin = ‘{ $found }’: 모자라거나 맞지 않습니다. ‘o=- 4962303333179871722 2 IN IP4 127.0.0.1’ 같은 꼴이어야 합니다.
problem-sdp-connection = ‘{ $found }’: 모자라거나 맞지 않습니다. ‘c=IN IP4 0.0.0.0’ 같은 꼴이어야 합니다.
problem-sdp-media = ‘{ $found }’: 모자라거나 맞지 않습니다. ‘m=audio 9 UDP/TLS/RTP/SAVPF 111’처럼 매체, 포트, 프로토콜, 형식이 있어야 합니다.
problem-sdp-bandwidth = ‘{ $found }’: 모자라거나 맞지 않습니다. ‘b=AS:500’ 같은 꼴이어야 합니다.
problem-sdp-time = ‘{ $found }’: 시각이 아닙니다. 통화에는 ‘t=0 0’이 맞습니다.
problem-sdp-twice = ‘{ $found }’: 두 번째로 나왔습니다. 한 번만 있어야 합니다.
problem-sdp-ufrag = ‘{ $found }’: 사용자 이름 조각은 영문자, 숫자, +, / 가운데 4~256자여야 합니다.
problem-sdp-pwd = ‘{ $found }’: ICE 암호는 영문자, 숫자, +, / 가운데 22~256자여야 합니다.
problem-sdp-fingerprint = ‘{ $found }’: 지문은 해시의 이름과, 콜론으로 나눈 두 자리 16진수들이어야 합니다.
problem-sdp-setup = ‘{ $found }’: actpass, active, passive, holdconn 가운데 하나여야 합니다.
problem-sdp-sctp = ‘{ $found }’: 0에서 65535까지의 포트여야 합니다.
problem-sdp-size = ‘{ $found }’: 바이트 수여야 합니다.
problem-sdp-rtpmap = ‘{ $found }’: ‘a=rtpmap:111 opus/48000/2’ 같은 꼴이어야 하고, 형식은 0에서 127까지입니다.
problem-sdp-mid = ‘{ $found }’: 이름이 없습니다. ‘a=mid:0’ 같은 꼴이어야 합니다.

clock-ms = t = { $ms } ms
