# 시그널링.
lab-title = 시그널링
lab-line = 두 브라우저가 쪽지만 전하는 서버를 거쳐 통화를 약속합니다. 제안(offer), 응답(answer), 후보(candidate)와 그것을 적은 SDP(세션 기술)의 한 줄 한 줄을 읽습니다.

# 시나리오를 몇 마디로.
rule-heading = { $name ->
    [none] { $audio ->
        [true] 소리{" "}
       *[false] {""}
     }{ $video ->
        [true] 영상{" "}
       *[false] {""}
     }{ $data ->
        [true] 데이터{" "}
       *[false] {""}
     }통화: { $trickle ->
        [true] 후보를 하나씩
       *[false] 후보를 한꺼번에
     }
   *[other] 기록: { $name }
 }

# 필드.
field-media = 통화가 시작하는 것
field-kind = 종류
choice-audio = 소리(audio)
choice-video = 영상(video)
choice-data = 데이터 채널(data channel)
field-direction = 제안하는 방향
choice-sendrecv = 양방향
choice-sendonly = 보내기만
choice-recvonly = 받기만
choice-inactive = 어느 쪽도 아님
field-answer = 상대는
choice-reject = 거절(포트 0)
field-actions = 피어가 하는 일
field-at = 시각(µs)
field-peer = 피어
choice-A = A
choice-B = B
field-does = 하는 일
choice-offer = 제안
choice-add-audio = 소리도 원함
choice-add-video = 영상도 원함
choice-add-data = 데이터 채널도 원함
choice-rollback = 진행 중인 것을 되돌림
choice-answer-again = 마지막 응답을 다시 보냄
choice-hang-up = 끊음
field-polite = 둘 다 제안하면 물러나는 쪽(polite)
choice-both = 둘 다(잘못된 설정)
choice-none = 아무도(잘못된 설정)
field-trickle = 후보를 하나씩 보냄(trickle)
field-early = SDP보다 먼저 온 후보
choice-keep = 애플리케이션이 보관함
choice-add = 바로 브라우저에 넘김
field-answering = 첫 제안에 응답하는 때
choice-at-once = 바로
choice-ringing = 벨이 울린 뒤
choice-provisional = 임시로 응답하고, 벨이 울린 뒤 최종 응답
field-ring = 벨이 울리는 시간(µs)
field-candidates = 찾게 되는 후보
field-after = 찾기 시작한 뒤(µs)
choice-host = 자기 주소(host)
choice-srflx = STUN이 본 주소(srflx)
choice-relay = TURN 서버의 주소(relay)
field-address = 주소
field-port = 포트
field-delay_a = A에서 서버까지(µs)
field-delay_b = B에서 서버까지(µs)
field-delay_direct = 피어에서 피어까지(µs)
field-server_leaves = 서버가 떠나는 시각(µs)
field-chat = 채팅
field-from = 쓰는 쪽
field-via = 길
choice-server = 서버를 거쳐
choice-channel = 데이터 채널로
field-text = 내용
choice-as-set = 설정대로
choice-trickled = 후보를 하나씩
choice-all-at-once = 후보를 모두 SDP에 담아

# 과거의 변경.
field-input = 변경
field-do = 무엇을
choice-act = 피어가 무엇을 함
choice-write = 피어가 글을 씀
choice-finds = 피어가 후보를 하나 더 찾음
choice-server-leaves = 서버가 떠남

# 시작점: 이름과 보여 주는 것.
preset-first-call = 첫 통화
preset-first-call-point = A가 데이터 채널을 제안하고 B가 응답하며, 후보가 하나씩 뒤따릅니다. 그다음 메시지는 A에서 B로 바로 갑니다.
preset-video-call = 소리, 영상, 데이터
preset-video-call-point = B는 보기만 하고 자신은 보이지 않습니다. 응답이 recvonly라 하고, 모르는 코덱을 뺍니다.
preset-whole = 후보를 기다려 한꺼번에
preset-whole-point = SDP마다 후보가 모두 들어갈 때까지 기다립니다. 쪽지는 줄지만 늦어집니다.
preset-glare = 둘이 동시에 제안
preset-glare-point = 제안이 엇갈립니다(glare). 물러나기로 한 B는 자기 제안을 되돌리고 응답하며, A는 B의 제안을 무시합니다.
preset-glare-unsolved = 아무도 물러나지 않음
preset-glare-unsolved-point = 서로 상대의 제안을 무시하고, 둘 다 have-local-offer에서 끝없이 기다립니다.
preset-ringing = 벨부터 울림
preset-ringing-point = B의 애플리케이션이 3초 동안 제안을 그대로 둡니다. 후보가 먼저 오므로 보관해야 합니다.
preset-early-lost = 먼저 온 후보를 잃음
preset-early-lost-point = 같은 통화지만 애플리케이션이 후보를 바로 브라우저에 넘겨 모두 거부됩니다. A가 B에게 시도한 덕분에 통화가 살아납니다.
preset-provisional = 임시 응답
preset-provisional-point = 벨이 울리는 동안 B가 임시로 응답합니다. 받을 때는 ICE와 DTLS가 이미 끝나 있습니다.
preset-video-refused = 영상을 거절
preset-video-refused-point = 포트 0이 섹션을 거절합니다. 섹션은 순서로 짝을 맞추므로 그 자리는 남습니다.
preset-add-video = 나중에 영상을 더함
preset-add-video-point = 두 번째 제안은 B가 합니다. 전송로도, DTLS에서 A의 역할도 그대로입니다.
preset-server-leaves = 서버가 떠남
preset-server-leaves-point = 피어가 연결된 뒤에는 서버가 필요 없습니다. 서버를 거치려던 것만 실패합니다.
preset-server-leaves-early = 서버가 너무 일찍 떠남
preset-server-leaves-early-point = 응답이 도중에 사라집니다. B는 stable인데 A는 끝없이 기다립니다.
preset-two-ways-to-chat = 채팅의 두 가지 길
preset-two-ways-to-chat-point = 서버를 거치는 말과 채널로 가는 말: 홉 둘과 하나, 그리고 누가 읽을 수 있는지를 견줍니다.
preset-answer-twice = 응답이 두 번 옴
preset-answer-twice-point = 응답은 열려 있는 제안에만 맞습니다. 두 번째 응답은 stable인 A를 만나 InvalidStateError가 됩니다.
preset-rollback = 제안을 되돌림
preset-rollback-point = A가 되돌리고(rollback) 다른 것을 제안합니다. 첫 제안의 응답은 늦게 와서 맞는 곳이 없습니다.
preset-recorded = 두 브라우저의 기록
preset-recorded-point = 웹 페이지가 찍어 낸 제안, 후보, 응답을 같은 규칙으로 한 줄씩 읽습니다.

# 규칙: 단계가 일어난 까닭.
rule-local-offer = { JOSA($peer, "이/가") } 섹션 { $count }개({ $kinds })의 제안(offer)을 만들어 설정합니다: have-local-offer. 이제 후보(candidate)를 찾을 수 있고, { JOSA($other, "이/가") } 응답할 때까지 할 일은 없습니다.
rule-offer-again = { JOSA($peer, "이/가") } 다시 제안합니다. 버전 { $version }, 섹션 { $count }개({ $kinds })입니다. 약속된 것은 제자리에 남고 새것은 뒤에 붙으며, 그동안 통화는 이어집니다.
rule-held = 후보를 한꺼번에 보내므로 { $peer }의 { $kind ->
    [offer] 제안
   *[other] 응답
 }은 기다립니다. 후보가 모두 담기면 나갑니다.
rule-offer-waits = { JOSA($peer, "은/는") } { $state } 상태이고 협상 하나가 열려 있습니다. 다시 stable이 되면 제안합니다.
rule-needed = { JOSA($peer, "은/는") } stable이지만 아직 말하지 않은 것이 있어 협상이 더 필요합니다.
rule-sent-description = { JOSA($peer, "이/가") } { $kind ->
    [offer] 제안
    [answer] 응답
   *[pranswer] 임시 응답
 }을 { $bytes }바이트의 글로 서버에 보냅니다. 어떻게 나르는지는 WebRTC가 정하지 않으며, 글만 전하면 됩니다. 여기서는 순서대로 잃지 않고 전하는 웹소켓(WebSocket)입니다.
rule-sent-end = { JOSA($peer, "이/가") } { $other }에게 후보가 더 없음을 알립니다.
rule-sent-chat = { JOSA($peer, "이/가") } ‘{ $text }’라고 써서 서버에 보냅니다. TLS는 거기서 끝납니다.
rule-send-failed = 서버가 떠나 { JOSA($peer, "은/는") } 보낼 곳이 없습니다. { $what ->
    [offer] 제안이
    [answer] 응답이
    [pranswer] 임시 응답이
    [candidate] 후보가
    [end] 쪽지가
   *[chat] 채팅이
 } 그대로 남습니다.
rule-passed-description = 서버가 { $kind ->
    [offer] 제안
    [answer] 응답
   *[pranswer] 임시 응답
 }을 { $peer }에게 전합니다. 뜻을 알 필요는 없습니다. 하지만 바꿀 수 있는 쪽은 지문도 바꿀 수 있으므로, 그만큼은 서버를 믿어야 합니다.
rule-passed-candidate = { $what ->
    [candidate] { JOSA($other, "이/가") } 찾은 후보를 서버가
   *[end] { $other }에게 후보가 더 없다는 쪽지를 서버가
 } { $peer }에게 전합니다.
rule-passed-chat = 서버가 ‘{ $text }’를 읽고 { $peer }에게 전합니다. 간직하거나 바꿀 수도 있습니다.
rule-note-lost = { $what ->
    [offer] 제안을
    [answer] 응답을
    [pranswer] 임시 응답을
    [candidate] 후보를
    [end] 후보가 끝났다는 쪽지를
   *[chat] 채팅을
 } 받을 서버가 없어 사라집니다.
rule-remote-offer = { JOSA($peer, "이/가") } { $other }의 제안({ $kinds })을 설정합니다: have-remote-offer. { $other }의 자격 증명과 지문(fingerprint)을 알게 되었고, 응답할 차례입니다.
rule-kept-added = { JOSA($peer, "이/가") } 보관하던 후보 { $count }개를 이제 더합니다.
rule-ringing = { $peer }의 애플리케이션은 제안을 그대로 두고 { $ms } ms 동안 벨을 울립니다. 브라우저는 아직 통화를 모릅니다.
rule-local-answer = { JOSA($peer, "이/가") } 섹션 { $count }개({ $kinds })로 응답(answer)합니다. 제안과 수도 순서도 같습니다. 응답을 설정하니 { JOSA($peer, "은/는") } stable입니다.
rule-section-refused = { JOSA($peer, "이/가") } { $kinds } 섹션을 포트 0으로 거절합니다.
rule-one-way = { $kind } 섹션의 제안은 { $offered }, { $peer }의 응답은 { $answered }입니다. 제안된 것을 넘지 않으며, 방향은 자기 쪽에서 본 것입니다.
rule-setup-active = 제안은 actpass였습니다. { JOSA($peer, "이/가") } active를 골라 DTLS 핸드셰이크를 시작하게 됩니다.
rule-setup-kept = { JOSA($peer, "은/는") } 계속 { $setup }입니다. 역할이 바뀌면 DTLS 연결을 새로 맺게 됩니다.
rule-local-pranswer = { JOSA($peer, "이/가") } 임시로 응답합니다(provisional answer): have-local-pranswer. 벨이 울리는 동안 길을 마련할 수 있고, 최종 응답은 아직입니다.
rule-remote-answer = { JOSA($peer, "이/가") } { $other }의 응답을 설정합니다. 제안이 마무리되어 { JOSA($peer, "은/는") } stable이고, 둘이 말한 것이 효력을 가집니다.
rule-remote-pranswer = { JOSA($peer, "이/가") } { $other }의 임시 응답을 설정합니다: have-remote-pranswer. ICE를 시작할 수 있지만 제안은 아직 열려 있습니다.
rule-gave-way = 둘 다 제안했고, 물러나는 쪽은 { $peer }입니다. { $other }의 제안을 받아들이려고 자기 제안을 되돌립니다(rollback). 그 제안을 위해 찾은 후보는 버립니다.
rule-offer-ignored = 둘 다 제안했고, { JOSA($peer, "은/는") } 물러나지 않는 쪽입니다. { $other }의 제안을 무시하고 자기 제안의 응답을 기다립니다.
rule-rolled-back = { JOSA($peer, "이/가") } { $state }에서 되돌립니다. 다시 전과 같은 stable입니다. 되돌림은 아무에게도 전해지지 않아 상대는 모릅니다.
rule-stale-answer = { JOSA($peer, "이/가") } 되돌린 제안에 대한 응답입니다. 애플리케이션이 쪽지의 번호로 알아보고 버립니다.
rule-invalid-state = { $call } 호출은 { $peer }의 상태 { $state }에 맞지 않습니다: InvalidStateError. 아무것도 바뀌지 않습니다.
rule-found = { JOSA($peer, "이/가") } 후보를 찾아 바로 보냅니다: { $kind }, { $address }, 포트 { $port }. 다른 후보를 기다리지 않습니다.
rule-found-whole = { JOSA($peer, "이/가") } 후보를 찾습니다: { $kind }, { $address }, 포트 { $port }. SDP에 담습니다.
rule-gathered = { JOSA($peer, "이/가") } 모두 찾아보았습니다. 후보는 { $count }개입니다. { $trickle ->
    [true] 상대가 더 기다리지 않도록 끝났다고 알립니다.
   *[false] SDP가 다 되어 나갑니다.
 }
rule-added = { JOSA($peer, "이/가") } { $other }의 후보를 더합니다: { $kind }, { $address }, 포트 { $port }. { $other }의 SDP에 있는 자격 증명과 맞습니다.
rule-kept = { $other }의 후보({ $address })에 맞는 SDP가 { $peer }에게 아직 없습니다. 애플리케이션이 보관합니다.
rule-refused = { $peer }의 브라우저가 { $other }의 후보({ $address })를 거부합니다. { $remote ->
    [true] 사용자 이름 조각이 아는 SDP에 없어 OperationError입니다
   *[false] 상대의 SDP가 아직 없어 InvalidStateError입니다
 }. 후보를 잃었습니다.
rule-candidate-ignored = { $other }의 후보({ $address })는 { JOSA($peer, "이/가") } 무시한 제안의 것이므로 함께 무시합니다.
rule-end-got = { JOSA($peer, "은/는") } { $other }의 후보가 더 오지 않음을 압니다. 이제 모든 쌍이 실패하면 ICE는 실패입니다.
rule-server-left = 서버가 떠났습니다. { $connected ->
    [true] 피어는 이미 연결되어 있어, 새로 약속할 때만 서버가 필요합니다.
   *[false] 피어는 아직 연결되지 않았고, 서로에게 갈 다른 길이 없습니다.
 }
rule-checking = { JOSA($peer, "은/는") } 제안과 응답을 모두 가졌고 시도할 곳을 압니다. 자기 후보 { $own }개로 ICE를 시작합니다. 여기서는 왕복 한 번으로 줄였고, ICE 실습이 자세히 보여 줍니다.
rule-learned = { $other }의 연결 확인이 { $peer }에게 닿았습니다. 쪽지 없이도 { JOSA($other, "이/가") } 어디 있는지 알게 되어(peer-reflexive) 여기서도 ICE를 시작합니다.
rule-connected = { $peer }: 양쪽으로 통하는 후보 쌍을 ICE가 찾았습니다.
rule-hello = active인 { JOSA($peer, "이/가") } DTLS를 시작합니다. ClientHello가 ICE가 찾은 쌍으로 { $other }에게 바로 갑니다.
rule-hello-got = { JOSA($peer, "이/가") } 핸드셰이크에 답합니다. 서로 상대의 인증서를 SDP에 적힌 지문과 견줍니다. 그래서 키가 시그널링에 묶입니다.
rule-secured = { $peer }: 왕복 두 번으로 DTLS가 끝나, 서버가 본 적 없는 키를 둘이 나눠 가졌습니다.
rule-media-flow = 소리와 영상은 DTLS에서 얻은 키로 암호화한 SRTP로 갑니다. 이 홉의 끝에서 끝까지 암호화됩니다. 사이에 미디어 서버가 있으면 그곳이 홉의 끝입니다.
rule-open = { $peer }: DTLS 안에 SCTP가 마련되어 데이터 채널이 열렸습니다. 여기서는 왕복 두 번으로 줄였습니다.
rule-chat-through-server = ‘{ $text }’ 메시지가 홉 둘을 지나 { $ms } ms 만에 { $peer }에게 닿았습니다. 애플리케이션이 따로 암호화하지 않으면 서버가 읽을 수 있습니다.
rule-chat-direct = { JOSA($peer, "이/가") } 데이터 채널로 ‘{ $text }’라고 { $other }에게 바로 보냅니다. DTLS 안의 SCTP입니다.
rule-chat-through-channel = ‘{ $text }’ 메시지가 홉 하나를 지나 { $ms } ms 만에 { $peer }에게 닿았습니다. 키는 A와 B에게만 있습니다.
rule-chat-refused = { JOSA($peer, "은/는") } ‘{ $text }’ 메시지를 채널로 보낼 수 없습니다. { $why ->
    [none] 이 통화에는 데이터 채널이 없습니다
    [connecting] 아직 열리지 않았습니다(InvalidStateError)
   *[closed] 닫혔습니다(InvalidStateError)
 }.
rule-hung-up = { JOSA($peer, "이/가") } 연결을 닫습니다: closed. 여기서 되돌아오는 호출은 없습니다.
rule-other-gone = { JOSA($other, "이/가") } 닫았음을 { JOSA($peer, "은/는") } 서버가 아니라 DTLS로 압니다.
rule-nothing-to-do = { $peer }에게 그런 할 일이 없습니다.
rule-recorded-offer = { JOSA($peer, "이/가") } 제안했습니다. { $lines }줄에 섹션 { $count }개({ $kinds })입니다. 줄마다의 뜻은 표에 있습니다.
rule-recorded-answer = { JOSA($peer, "이/가") } 섹션 { $count }개({ $kinds })로 응답했습니다. 제안과 다른 점이 표에 줄마다 있습니다.
rule-recorded-candidate = { JOSA($peer, "이/가") } 후보를 찾았습니다: { $kind }, { $address }, 포트 { $port }.
rule-change-act = 바깥에서: 지금 { $peer }에게 일을 시킵니다.
rule-change-write = 바깥에서: 지금 { JOSA($peer, "이/가") } 글을 씁니다.
rule-change-finds = 바깥에서: { JOSA($peer, "이/가") } 후보를 하나 더 찾습니다.
rule-change-server-leaves = 바깥에서: 지금 서버가 떠납니다.
rule-change-nothing = 할 일이 없어 아무것도 바뀌지 않습니다.
rule-end-connected = 둘 다 stable이고 같은 약속을 가졌으며 연결되어 있습니다. { $server ->
    [true] 새로 약속할 것이 생길 때까지 서버는 할 일이 없습니다.
   *[false] 서버는 떠났지만 아쉬운 쪽이 없습니다.
 }
rule-end-no-path = 둘 다 stable이고 약속도 같지만, 시도할 후보 쌍이 없어 길이 없습니다.
rule-end-disagree = 둘 다 stable이지만 서로 상대의 제안에 응답해 약속이 다르고 자격 증명도 맞지 않습니다. 한쪽만 물러나야 합니다.
rule-end-stuck = 더 일어날 일이 없는데 모두 stable은 아닙니다. A는 { $a }, B는 { $b }입니다. { $server ->
    [true] 풀어 줄 쪽지를 보낼 쪽이 없습니다.
   *[false] 쪽지를 전해 줄 서버가 떠났습니다.
 }
rule-end-hung-up = 한쪽이 끊어 통화가 끝났습니다.
rule-end-nothing = 아무도 제안하지 않아 약속한 것이 없습니다.
rule-end-recorded = 기록이 끝납니다. A는 { $a }, B는 { $b }입니다.

# 그림.
picture-title = A는 { $a }, B는 { $b }
picture-start = 아직 일어난 일이 없습니다.
station-server = 서버
way-none = 직접 가는 길 없음
way-checking = ICE가 시도 중
way-connected = 직접 가는 길 있음
way-secured = 직접, 암호화
way-open = 채널 열림
way-closed = 닫힘
states-caption = 시그널링 상태(RFC 8829)
stages-caption = 피어 사이의 길
counts-caption = 후보
counts = 자기 것 { $own }, 아는 상대 것 { $known }, 보관 { $kept }
brief-offer = { $peer }의 제안, 간추림
brief-answer = { $peer }의 응답, 간추림
brief-pranswer = { $peer }의 임시 응답, 간추림
row-local-offer = { $peer }: 제안
row-held = { $peer }: 후보 기다림
row-offer-waits = { $peer }: 기다림
row-needed = { $peer }: 협상 필요
row-sent-offer = { $peer }: 제안 보냄
row-sent-answer = { $peer }: 응답 보냄
row-sent-end = { $peer }: 후보 끝 알림
row-sent-chat = { $peer }: 채팅 보냄
row-send-failed = { $peer }: 서버 없음
row-passed-offer = 제안 전달
row-passed-answer = 응답 전달
row-passed-candidate = 후보 전달
row-passed-end = 후보 끝 전달
row-passed-chat = 서버가 읽고 전달
row-note-lost = 쪽지 사라짐
row-remote-offer = { $peer }: 제안 설정
row-ringing = { $peer }: 벨 울림
row-local-answer = { $peer }: 응답
row-remote-answer = { $peer }: 응답 설정
row-gave-way = { $peer }: 물러남
row-rolled-back = { $peer }: 되돌림
row-offer-ignored = { $peer }: 제안 무시
row-stale-answer = { $peer }: 늦은 응답
row-invalid = { $peer }: 상태 오류
row-found = { $peer }: 후보 찾음
row-gathered = { $peer }: 다 찾음
row-added = { $peer }: 후보 더함
row-kept = { $peer }: 후보 보관
row-refused = { $peer }: 후보 거부
row-candidate-ignored = { $peer }: 후보 무시
row-end-got = { $peer }: 후보 끝
row-server-left = 서버 떠남
row-checking = { $peer }: 쌍을 시도
row-learned = { $peer }: 확인 받음
row-connected = { $peer }: ICE 끝
row-hello = { $peer }: DTLS 시작
row-hello-got = { $peer }: DTLS 답
row-secured = { $peer }: 키 합의
row-open = { $peer }: 채널 열림
row-chat-server = { $peer }: 채팅 읽음
row-chat-direct = { $peer }: 직접 보냄
row-chat-channel = { $peer }: 채팅 읽음
row-chat-refused = { $peer }: 채널 없음
row-hung-up = { $peer }: 끊음
row-other-gone = { $peer }: 상대 끊음
row-nothing = { $peer }: 할 일 없음
row-change = 변경
row-end = 끝

# 범례.
legend-description = 제안이나 응답
legend-candidate = 후보
legend-chat = 서버를 거치는 채팅
legend-direct = 피어에서 피어로
legend-flight = 가는 중
legend-lost = 잘못됨

# 표.
table-sdp-offer-a = A의 제안, 한 줄씩
table-sdp-offer-b = B의 제안, 한 줄씩
table-sdp-answer-a = A의 응답, 한 줄씩 제안과 비교
table-sdp-answer-b = B의 응답, 한 줄씩 제안과 비교
column-line = 줄
column-sdp = SDP
column-says = 뜻
column-versus = 전과 비교
column-source = 근거
versus-same = = 같음
versus-changed = ≠ 다름
versus-new = + 새것
versus-gone = − 없어짐
table-peers = 피어
column-peer = 피어
column-signaling = 시그널링 상태
column-gathering = 후보 찾기
column-own = 자기 후보
column-known = 아는 상대 후보
column-kept = 보관
column-way = 길
gathering-new = 시작 전
gathering-running = 찾는 중
gathering-done = 끝
phase-new = 없음
phase-checking = ICE 시도 중
phase-connected = ICE 끝
phase-secured = 암호화됨
phase-open = 채널 열림
phase-closed = 닫힘
table-candidates = 후보
column-kind = 종류
column-place = 주소
column-priority = 우선순위
column-other = 상대는
knows-added = 알고 있음
knows-kept = 보관함
knows-not = 모름
knows-dropped = 제안과 함께 버려짐
table-flights = 가는 중
column-note = 무엇
column-from = 보낸 쪽
column-to = 받을 쪽
letter = { $what ->
    [offer] 제안
    [answer] 응답
    [pranswer] 임시 응답
    [candidate] 후보
    [end] 후보 끝
    [hello] DTLS 핸드셰이크
    [close] DTLS 닫음
   *[chat] 채팅
 }
table-agreed = A가 아는 약속
column-section = 섹션
column-media = 나르는 것
column-port = 받아들임
column-from-a = A에서 보면
column-from-b = B에서 보면
media-audio = 소리
media-video = 영상
media-data = 데이터 채널
port-taken = 예
port-refused = 거절(포트 0)
table-notes = 오간 것
column-ms = 시각(ms)
table-chat = 채팅
column-text = 내용
column-hops = 홉
column-took = 걸린 시간(ms)
column-readers = 읽을 수 있는 쪽
way-server = 서버
way-channel = 데이터 채널
readers-server = A, B, 서버
readers-channel = A, B
chat-lost = 닿지 않음
metric-ready = 통화할 수 있을 때까지(ms)
metric-notes = 서버가 전한 쪽지
metric-lost = 잃은 후보
metric-chat-server = 서버를 거친 채팅(건당 ms)
metric-chat-channel = 채널로 간 채팅(건당 ms)

# 예측.
predict-call = { $state } 상태인 { JOSA($who, "이/가") } { JOSA($call, "을/를") } 호출합니다. 다음 상태는 무엇입니까?
predict-invalid = InvalidStateError: 호출이 실패합니다
predict-glare = { JOSA($who, "은/는") } 제안을 낸 채로 상대의 제안을 받습니다. 어떻게 합니까?
predict-gives-way = 자기 제안을 거두고 양보합니다
predict-ignores = 상대의 제안을 무시합니다
predict-candidate = { JOSA($who, "이/가") } 상대의 후보를 받습니다. 이 후보는 어떻게 됩니까?
predict-added = ICE에 더해집니다
predict-kept = 설명(SDP)이 올 때까지 보관됩니다
predict-refused = 거절되어 사라집니다
predict-let-go = 무시한 제안의 것이므로 함께 무시됩니다
predict-on-channel = { JOSA($who, "이/가") } 데이터 채널에 채팅 메시지를 씁니다. 메시지는 어떻게 됩니까?
predict-to-server = { JOSA($who, "이/가") } 서버를 거치는 채팅 메시지를 씁니다. 메시지는 어떻게 됩니까?
predict-through-server = 서버를 거쳐 가고, 서버가 읽을 수 있습니다
predict-server-gone = 서버가 떠나 사라집니다
predict-straight = 상대에게 바로 갑니다
predict-not-open = 오류: 채널이 아직 열리지 않았습니다
predict-no-channel = 오류: 통화에 채널이 없습니다
predict-channel-closed = 오류: 채널이 닫혔습니다
predict-hello = DTLS의 첫 메시지(ClientHello)는 누가 보냅니까?
predict-end = 이 통화는 어떻게 끝납니까?
predict-connected = 둘 다 stable이고 연결됩니다
predict-no-path = 합의는 했지만 서로 닿는 길이 없습니다
predict-disagree = 둘 다 stable이지만 합의한 내용이 다릅니다
predict-stuck = 누군가 끝없이 기다립니다
# 연습 문제.
question-directions = A의 제안에 다음 미디어 섹션이 있습니다. 빗금 뒤는 B가 바라는 것이고 ×는 거절입니다: { $rows }. B의 응답에서 각 섹션은 무엇이라고 합니까?
question-sequence = A가 0 ms에 제안합니다. 쪽지는 A와 서버 사이에서 { $a } ms, B와 서버 사이에서 { $b } ms가 걸립니다. { $answering ->
    [at-once] B는 바로 응답합니다
    [ringing] B의 애플리케이션은 벨이 울리는 { $ring } ms 동안 제안을 그대로 두고, 그다음 설정하고 응답합니다
   *[provisional] B는 바로 임시로 응답하고, { $ring } ms 뒤에 최종으로 응답합니다
 }. 각각 어느 시그널링 상태에 있습니까?
question-glare = A가 0 ms에, B가 { $second } ms에 제안합니다. 쪽지는 A와 서버 사이에서 { $a } ms, B와 서버 사이에서 { $b } ms가 걸립니다. 둘 다 perfect negotiation을 따르고, 물러나는 쪽(polite)은 { $polite ->
    [none] 없습니다
   *[other] { $polite }입니다
 }. 제안을 설정하면 바로 응답합니다. 어떻게 됩니까?
question-refusals = A가 0 ms에 제안하고 B는 바로 응답합니다. 쪽지는 A와 서버 사이에서 { $a } ms, B와 서버 사이에서 { $b } ms가 걸립니다. { $at } ms에 { JOSA($peer, "이/가") } { $deed ->
    [rollback] 진행 중인 것을 되돌립니다(setLocalDescription의 rollback)
    [answer-again] 마지막 응답을 다시 보냅니다
    [hang-up] 전화를 끊습니다(close)
    [add-video] 영상도 바랍니다
   *[offer] 제안합니다
 }. 어떻게 끝납니까?
answer-direction = 응답의 { $n }번 섹션
answer-state = { $at } ms의 { $peer }
answer-end-state = 끝났을 때의 { $peer }
answer-gives-way = 제안을 되돌리는 쪽
answer-agree = 끝났을 때 둘의 합의가 같습니까?
answer-errors = 상태가 허용하지 않는 호출(InvalidStateError)의 수
form-direction = sendrecv, sendonly, recvonly, inactive 또는 ‘거절’로 적습니다.
form-state = stable, have-local-offer, have-remote-offer, have-local-pranswer, have-remote-pranswer, closed 가운데 하나를 적습니다.
form-who = A, B 또는 ‘없음’으로 적습니다.
word-rejected = 거절
word-nobody = 없음
wrong-direction = 먼저 제안의 방향을 뒤집고, 그중 B도 바라는 것만 남기십시오.
wrong-as-offered = 그것은 제안의 말입니다. 응답은 B 쪽에서 말합니다.
wrong-as-wished = B는 자기 쪽에서 본 제안보다 더 많은 것을 바랄 수 없습니다.
wrong-mirrored = 그것은 B가 가질 수 있는 최대입니다. B가 그것을 다 바랍니까?
wrong-not-rejected = B가 여기서 바라는 것이 있습니다. 섹션은 0이 아닌 포트로 남습니다.
wrong-state = 쪽지를 따라가십시오. 이 시각까지 이쪽이 설정한 것은 자기 기술입니까, 상대의 기술입니까?
wrong-other-side = 그것은 상대의 상태입니다.
wrong-local = have-local-offer는 자기 제안을 설정하고 아직 응답을 받지 못한 쪽만의 상태입니다.
wrong-remote = have-remote-offer는 상대의 제안을 설정하고 아직 응답하지 않은 쪽만의 상태입니다.
wrong-gives-way = 자기 제안이 열려 있는데 상대의 제안이 오면, 물러나는 쪽이 자기 제안을 되돌립니다.
wrong-impolite = 이쪽은 상대의 제안을 무시합니다. 물러나는 쪽이 아닙니다.
wrong-somebody = 물러나는 쪽이 있고, 자기 제안이 열려 있을 때 상대의 제안이 옵니다.
wrong-agree = 둘 다 stable이고 같은 제안과 같은 응답을 가지고 있어야 합의가 같습니다.
wrong-errors = 호출마다 그때의 상태를 보십시오.
wrong-no-error = 허용되지 않는 상태에서 하는 호출을 상대 쪽에서도 찾아보십시오.
hint-mirror = B 쪽에서 보면 sendonly는 recvonly가 되고, recvonly는 sendonly가 됩니다.
hint-both = A가 받고 B도 바랄 때만 B가 보낼 수 있습니다. 받는 것도 마찬가지입니다.
hint-rejected = 무엇을 제안했든 거절은 포트 0입니다.
hint-set = 자기 제안을 설정하면 have-local-offer, 상대의 제안을 설정하면 have-remote-offer입니다.
hint-way = A의 쪽지는 두 지연을 더한 만큼 뒤에 B에 닿습니다.
hint-stable = 최종 응답은 자기 것이든 상대의 것이든 설정하면 stable입니다. 임시 응답으로는 끝나지 않습니다.
hint-crossed = 상대의 제안이 올 때 누구의 제안이 열려 있는지 봅니다.
hint-polite = 물러나는 쪽은 되돌리고 상대의 제안을 설정해 응답합니다. 다른 쪽은 제안을 무시합니다.
hint-rollback = 아무도 물러나지 않으면 서로 제안을 무시하므로 응답이 오지 않습니다.
hint-when = 두 번째 행동을 할 때 양쪽이 각각 어느 상태인지 구합니다.
hint-allowed = 되돌리려면 열린 제안이 있어야 하고, 응답은 자기 제안이 열려 있을 때만 설정할 수 있습니다. close 뒤에는 아무것도 허용되지 않습니다.
hint-end = 아직 가고 있는 쪽지를 따라갑니다. 받는 쪽은 그때 어느 상태입니까?
