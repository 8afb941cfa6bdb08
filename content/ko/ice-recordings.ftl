# ICE 기록의 단계를 설명하는 문장.
rule-seen-heading = 기록: 패킷 { $packets }개, 후보 { $candidates }개, 통계 { $pairs }줄
rule-seen-binding =
    { JOSA($who, "이/가") } { $to }에 자신이 어떤 주소로 보이는지 묻습니다. { $kind ->
        [host] 호스트 후보(host candidate)인 { $own }에서 보낸 Binding 요청입니다.
       *[other] NAT를 이미 지나 { $own }에서 온 것으로 보이는 Binding 요청입니다.
    }
rule-seen-mapped = XOR-MAPPED-ADDRESS에 따르면 { $own }에서 보낸 { $who }의 패킷은 NAT 밖에서 { JOSA($address, "으로/로") } 보입니다. 이것이 서버 반사 후보(server-reflexive candidate)입니다.
rule-seen-mapped-same = XOR-MAPPED-ADDRESS가 { JOSA($who, "이/가") } 보낸 주소 { $address } 그대로입니다. 사이에 NAT가 없으므로 새 후보가 생기지 않습니다.
rule-seen-mapped-known = { $who }의 XOR-MAPPED-ADDRESS는 이미 아는 { $address }이므로 새 후보가 생기지 않습니다.
rule-seen-mapped-outside = XOR-MAPPED-ADDRESS { JOSA($address, "은/는") } 기록된 보낸 쪽 주소와 같습니다. 그런데 { $who }의 패킷은 TTL이 줄어 있어 이미 라우터를 지났습니다. NAT 밖에서 기록한 것이므로 이 주소를 서버 반사 후보로 봅니다.
rule-seen-unasked = { JOSA($who, "이/가") } { $to }에 응답하지만 그 요청은 기록에 없습니다.
rule-seen-again =
    { JOSA($who, "은/는") } { $to }의 응답을 받지 못해 같은 요청을 { $n ->
       *[other] { $n }번째
     }로 보냅니다.
rule-seen-passes = { JOSA($who, "이/가") } { $to }에 보낸 같은 메시지가 다음 구간을 지납니다.
rule-seen-keep-alive = { JOSA($who, "이/가") } { $to }에 응답이 필요 없는 알림(indication)을 보내 NAT 항목을 유지합니다.
rule-seen-harmed = { JOSA($who, "이/가") } { $to }에 보낸 메시지는 STUN처럼 보이지만 길이, FINGERPRINT 또는 종류가 맞지 않아 읽을 수 없습니다.
rule-seen-stun-tcp = { $who }에서 { $to }로 가는 TCP 위의 STUN입니다. 패킷 탭에서 내용을 볼 수 있습니다.
rule-seen-allocate = { JOSA($who, "이/가") } 자신이 누구인지 밝히지 않고 { $to }에 중계 주소를 요청합니다.
rule-seen-challenge = 401: { JOSA($server, "은/는") } “{ $realm }”의 자격 증명을 요구합니다. { JOSA($who, "은/는") } 사용자 이름, realm, nonce, 무결성 값을 붙여 다시 요청해야 합니다.
rule-seen-allocate-again = { JOSA($who, "이/가") } “{ $realm }”의 “{ $user }”로서 nonce와 키 해시(MESSAGE-INTEGRITY)를 붙여 { $to }에 다시 요청합니다. 비밀번호 자체는 보내지 않습니다.
rule-seen-stale = 438: { $who }의 nonce가 오래되었습니다. { JOSA($server, "이/가") } 새 nonce를 주며, 그것으로 다시 요청합니다.
rule-seen-refused = { JOSA($server, "이/가") } { $who }의 요청을 거절합니다: { $code } ({ $reason }).
rule-seen-relayed = XOR-RELAYED-ADDRESS: 서버가 { $who }에게 { JOSA($address, "을/를") } { $seconds }초 동안 내줍니다. 그리로 온 패킷을 전달해 주므로 중계 후보(relayed candidate)가 됩니다.
rule-seen-refresh = { JOSA($who, "이/가") } { $to }에 할당을 연장해 달라고 요청합니다.
rule-seen-refreshed = { $who }의 할당이 { $seconds }초 더 유지됩니다.
rule-seen-release = { JOSA($who, "이/가") } 유효 시간 0으로 { $to }에 중계 주소를 돌려줍니다.
rule-seen-released = { $who }의 중계 주소가 반납되었습니다.
rule-seen-permission = CreatePermission: { JOSA($who, "이/가") } { $to }의 중계에서 { $peer }의 패킷을 받도록 허락합니다. 다른 주소의 패킷은 거기서 버려집니다.
rule-seen-permitted = { $who }의 허락(permission)이 5분 동안 유효합니다.
rule-seen-channel = ChannelBind: { JOSA($who, "이/가") } { $to }에서 { $peer }에 번호 { JOSA($number, "을/를") } 붙입니다. 이후에는 36바이트 이상의 알림 대신 4바이트면 됩니다.
rule-seen-channel-bound = { $who }의 채널이 10분 동안 유효합니다.
rule-seen-done = 서버가 { $who }의 요청을 처리했습니다.
rule-seen-send = Send 알림: { JOSA($who, "이/가") } 안에 든 내용을 중계를 거쳐 { $peer }에 보냅니다.
rule-seen-data = Data 알림: 중계 서버가 { $peer }에서 온 내용을 { $who }에게 전합니다.
rule-seen-channel-up = 채널 { $number }: { JOSA($who, "이/가") } 중계를 거쳐 { $peer }에 데이터를 보냅니다.
rule-seen-channel-down = 채널 { $number }: 중계 서버가 { $peer }에서 온 데이터를 { $who }에게 전합니다.
rule-seen-check =
    { JOSA($who, "이/가") } { $role ->
        [controlling] 제어하는 쪽(controlling)
        [controlled] 제어받는 쪽(controlled)
       *[none] (역할 모름)
     }으로서 { $from }에서 { $peer }의 { $to }로 가는 쌍을 검사합니다. PRIORITY { JOSA($priority, "은/는") } 이 검사로 드러날 수 있는 상대 반사 후보의 우선순위입니다.
rule-seen-highest = 검사를 기다리던 { $who }의 쌍 { $n }개 가운데 우선순위가 더 높은 것은 없습니다.
rule-seen-nominates = 이 검사는 USE-CANDIDATE가 있으므로 쌍을 지명(nominate)합니다.
rule-seen-untold = { JOSA($from, "은/는") } { $peer }에게 알려 준 적이 없는 주소이므로 상대 반사 후보(peer-reflexive candidate)가 됩니다.
rule-seen-answer = { JOSA($who, "이/가") } { $peer }의 검사에 응답하며, 그 주소를 { JOSA($address, "으로/로") } 봅니다. 양방향으로 패킷이 오가므로 이 쌍은 성공입니다.
rule-seen-answer-again = { JOSA($who, "이/가") } { $address }의 { $peer }에게 다시 응답합니다. 이 쌍은 계속 동작합니다.
rule-seen-prflx = { JOSA($address, "은/는") } { JOSA($who, "이/가") } 몰랐던 자기 주소이므로 상대 반사 후보(peer-reflexive candidate)입니다.
rule-seen-nominated = { $who }에게 우선순위 { $priority }인 쌍 { $local } – { JOSA($remote, "이/가") } 지명되었습니다.
rule-seen-answer-other = { JOSA($peer, "은/는") } { $to }에 물었는데 응답은 { $from }에서 왔습니다. 이런 검사는 실패입니다.
rule-seen-conflict = 487: { JOSA($peer, "과/와") } { JOSA($who, "이/가") } 같은 역할을 주장했습니다. 동률 결정값(tie-breaker)이 작은 { JOSA($who, "이/가") } 역할을 바꾸어 다시 묻습니다.
rule-seen-check-refused = { JOSA($peer, "이/가") } { $who }의 검사를 거절합니다: { $code } ({ $reason }). 이 쌍은 실패입니다.
rule-seen-consent = { JOSA($who, "이/가") } { $from }에서 { $to }로, { $peer }에게 아직 패킷을 받을 뜻이 있는지 묻습니다. 동의(consent)를 새로 얻지 못하면 30초 뒤에는 보내기를 멈춰야 합니다.
rule-seen-intact = MESSAGE-INTEGRITY가 { $who }의 비밀번호로 확인됩니다.
rule-seen-not-intact = MESSAGE-INTEGRITY가 { $who }의 비밀번호와 맞지 않으므로 버려야 합니다.
rule-seen-dtls-hello = { JOSA($who, "과/와") } { JOSA($to, "이/가") } ICE가 찾은 경로에서 키를 정합니다. { $n }바이트의 DTLS 핸드셰이크입니다.
rule-seen-dtls = { JOSA($who, "이/가") } { $to }에 DTLS로 암호화한 { $n }바이트를 보냅니다.
rule-seen-rtp = { JOSA($who, "이/가") } { $to }에 미디어를 보냅니다: RTP { $n }바이트.
rule-seen-rtcp = { JOSA($who, "이/가") } { $to }에 미디어 수신 상태를 알립니다: RTCP { $n }바이트.
rule-seen-bytes = { JOSA($who, "이/가") } { $to }에 다른 종류의 { $n }바이트를 보냅니다.
rule-seen-tcp = { $who }에서 { $to }로 가는 TCP 세그먼트입니다.
rule-seen-other = IPv4 위의 UDP나 TCP가 아닌 패킷입니다.
rule-seen-name-query = { JOSA($who, "이/가") } 같은 링크의 모두에게 이름의 주인을 묻습니다(mDNS). 주소를 숨기는 브라우저는 주소 대신 이런 이름을 알려 줍니다.
rule-seen-name-answer = { JOSA($who, "이/가") } 같은 링크에 그 이름의 주소를 답합니다(mDNS).
rule-seen-offer =
    { $who }의 제안(offer)입니다. 검사에서는 조각 “{ $ufrag }” 이름으로 불립니다. { $n ->
        [0] 아직 후보가 없으며, 후보는 따로 뒤따릅니다(trickle).
       *[other] 후보 { $n }개가 들어 있습니다.
     }
rule-seen-offer-answer =
    { JOSA($who, "이/가") } { $peer }의 제안에 응답(answer)합니다. 검사에서는 조각 “{ $ufrag }” 이름으로 불립니다. { $n ->
        [0] 아직 후보가 없으며, 후보는 따로 뒤따릅니다(trickle).
       *[other] 후보 { $n }개가 들어 있습니다.
     }
rule-seen-candidate =
    { JOSA($who, "이/가") } 후보를 알립니다: { $address }, { $kind ->
        [host] 자기 주소(host)
        [srflx] STUN 서버가 본 주소(srflx)
        [prflx] 상대가 본 주소(prflx)
       *[relay] TURN 서버의 주소(relay)
     }, 우선순위 { $priority }.
rule-seen-candidate-name = 주소 대신 이름입니다. 브라우저가 주소를 숨긴 것으로, { JOSA($who, "과/와") } 같은 링크의 호스트만 mDNS로 알아낼 수 있습니다.
rule-seen-candidate-tcp =
    TCP용이며 { $how ->
        [active] 스스로 연결하므로(active) 포트는 의미가 없습니다
        [passive] 연결을 기다립니다(passive)
       *[so] 동시에 엽니다(simultaneous open)
     }.
rule-seen-priority = 우선순위는 2^24·{ $type }(종류) + 2^8·{ $local }(로컬 선호도) + 256 − { $component }(컴포넌트) = { $priority }입니다.
rule-seen-pruned = { $who }에게는 이 후보만의 쌍이 생기지 않습니다. 검사가 기반 주소(base)에서 나가므로 기반 주소의 쌍과 같기 때문입니다(가지치기, pruning).
rule-seen-formula = 제어하는 쪽 후보의 우선순위는 G = { $g }, 다른 쪽은 D = { $d }입니다. 쌍의 우선순위는 2^32·min(G, D) + 2·max(G, D) + (G > D이면 1, 아니면 0) = 2^32·{ $least } + 2·{ $most } + { $one } = { $priority }입니다.
rule-seen-pairs =
    이로써 양쪽을 합쳐 { $n ->
       *[other] 쌍 { $n }개
     }를 만들 수 있습니다.
rule-seen-note =
    { JOSA($who, "이/가") } “{ $what }”라고 알립니다.{ $what ->
        [checking] { " " }쌍을 검사하는 중입니다.
        [connected] { " " }동작하는 쌍이 있으며, 더 나은 쌍이 나올 수 있습니다.
        [completed] { " " }검사가 끝났고 쌍이 선택되었습니다.
        [failed] { " " }검사가 모두 끝났지만 성공한 쌍이 없습니다.
        [disconnected] { " " }응답이 끊겼지만 회복될 수 있습니다.
        [open] { " " }데이터 채널이 열렸습니다.
       *[other] { "" }
     }
rule-seen-stat = { $who }의 통계에 따르면 쌍 { $local } – { $remote }의 상태는 “{ $state }”이며, { $sent }바이트를 보내고 { $received }바이트를 받았습니다.
rule-seen-stat-nominated = 지명된 쌍입니다.
rule-seen-stat-selected = 데이터가 이 쌍으로 오가므로 선택된 쌍입니다.
rule-seen-stat-rtt = 가장 최근의 왕복 시간은 { $ms } ms입니다.
rule-seen-stat-rounded = 브라우저는 우선순위를 { JOSA($said, "으로/로") } 보여 주는데, 브라우저의 수가 53비트까지만 정확하기 때문입니다. 두 후보로 계산한 정확한 값은 { $exact }입니다.
rule-seen-stat-other = 브라우저가 말한 우선순위는 { $said }이고, 두 후보의 우선순위로 계산한 값은 { $exact }입니다.

# 예측.
predict-seen-answer = { $who }의 검사에 대한 응답이 옵니다. 이 응답으로 어떻게 됩니까?
predict-seen-answer-valid = 쌍이 성공합니다
predict-seen-answer-new = 쌍이 성공하고, 상대가 본 주소가 새 후보(prflx)가 됩니다
predict-seen-answer-nominated = 쌍이 성공하고 지명됩니다
predict-seen-answer-conflict = 오류 487: 두 쪽이 같은 역할을 주장했으므로 이쪽이 역할을 바꿉니다
predict-seen-answer-failed = 검사가 실패합니다
predict-seen-kind = { JOSA($who, "이/가") } 우선순위가 { $priority }인 후보를 알립니다. 어떤 종류입니까?
predict-seen-mapped = STUN 서버가 { $who }에게 답합니다. 무엇을 알게 됩니까?
predict-seen-mapped-new = NAT 바깥의 주소: 새 후보(srflx)를 얻습니다
predict-seen-mapped-same = 사이에 NAT가 없음: 새 후보가 없습니다
predict-seen-mapped-known = 이미 아는 주소: 새 후보가 없습니다
predict-seen-turn = TURN 서버가 { $who }에게 답합니다. 무엇이라고 합니까?
predict-seen-turn-401 = 401: 먼저 사용자 이름과 자격 증명을 요구합니다
predict-seen-turn-relayed = 릴레이 주소(relay)를 줍니다
predict-seen-turn-no = 거절합니다
