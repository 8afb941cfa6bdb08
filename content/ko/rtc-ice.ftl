# ICE: NAT 뒤의 두 호스트가 서로에게 가는 길을 찾는 방법.
lab-title = ICE와 NAT 통과
lab-line = NAT 뒤의 두 호스트가 후보를 모으고, 검사하고, 구멍을 뚫고, 끝내 안 되면 릴레이를 거쳐 서로에게 가는 길을 찾습니다.

# 시나리오를 몇 마디로.
rule-heading =
    { $together ->
        [yes] 둘 다 한 네트워크, { $a ->
            [open] 공인 주소
            [cone] 가정용 공유기 뒤
            [symmetric] 휴대전화 통신망 같은 NAT 뒤
            [double] 이중 NAT 뒤
           *[blocked] UDP 차단
        }
       *[no] { $a ->
            [open] 공인 주소
            [cone] 가정용 공유기
            [symmetric] 휴대전화 통신망
            [double] 이중 NAT
           *[blocked] UDP 차단
        } – { $b ->
            [open] 공인 주소
            [cone] 가정용 공유기
            [symmetric] 휴대전화 통신망
            [double] 이중 NAT
           *[blocked] UDP 차단
        }
    }; { $stun ->
        [yes] { $turn ->
            [yes] STUN과 TURN
           *[no] STUN만
        }
       *[no] { $turn ->
            [yes] TURN만
           *[no] 서버 없음
        }
    }

# 항목.
field-a = A(제안하는 쪽)
field-b = B(응답하는 쪽)
field-lan = LAN(이름, 시간 설정에서는 지연 ms)
field-nat = 네트워크의 NAT
field-carrier = 통신사의 NAT(CGN)
field-udp = UDP를 내보냄
field-mdns = 주소 대신 mDNS 이름
field-relay_only = 릴레이 후보만 사용
field-mapping = 매핑
field-filtering = 필터링
field-preserve_ports = 비어 있으면 포트 유지
field-hairpin = 헤어핀
field-timeout = 쓰지 않는 항목의 수명(초)
field-stun = STUN 서버
field-turn = TURN 서버
field-turn_tcp = TCP로도 TURN 사용
field-trickle = 트리클: 찾는 대로 후보 알림
field-seed = 시드
field-roles = 처음 역할
field-components = 컴포넌트 수(2: RTCP 따로)
field-max_pairs = 검사 목록의 최대 쌍 수
field-consent = 동의 확인
field-timing = 시간 설정
field-ta = Ta: 트랜잭션 간격(ms)
field-rto = RTO: 첫 대기의 최솟값(ms)
field-tries = 요청을 보내는 최대 횟수(Rc)
field-patience = 더 나은 쌍을 기다림(ms)
field-internet = 접속 회선 편도 지연(ms)
field-signaling = 시그널링 편도 지연(ms)
field-loss = 접속 회선의 손실(‰)
field-watch = 연결 뒤 지켜보는 시간(초)
field-happenings = 일어나는 일
field-at = 시각(ms)
field-event = 일
field-input = 변경
field-side = 어느 쪽
field-open = UDP를 내보냄

# 선택지.
choice-endpoint-independent = 상대와 무관(endpoint-independent)
choice-address-dependent = 주소에 따라(address-dependent)
choice-address-and-port-dependent = 주소와 포트에 따라(address and port-dependent)
choice-usual = A가 제어, B가 피제어
choice-both-controlling = 둘 다 제어하려 함
choice-both-controlled = 둘 다 피제어라고 믿음
choice-a = A
choice-b = B
choice-restart = 한쪽이 ICE를 재시작
choice-nat-reboot = NAT가 표를 잃음
choice-set-udp = 네트워크가 UDP를 막거나 내보냄
choice-server-down = 서버가 멈춤
choice-server-up = 서버가 돌아옴
choice-lose = 전송 중인 패킷을 잃음
choice-as-set = 설정대로
choice-both-servers = STUN과 TURN
choice-stun-only = STUN만
choice-turn-only = TURN만
choice-no-servers = 서버 없음
choice-trickled = 하나씩 알림(트리클)
choice-at-once = 한꺼번에 알림

# 시작점: 이름과 보여 주는 것.
preset-holes = 가정용 공유기 둘
preset-holes-point = 각자 보낸 첫 검사가 자기 NAT를 상대에게 열어 줍니다. 이렇게 구멍이 뚫려 패킷이 곧바로 오갑니다.
preset-one-lan = 둘 다 한 LAN
preset-one-lan-point = 호스트 후보의 우선순위가 가장 높고, 여기에서는 통합니다. 패킷이 집 밖으로 나가지 않습니다.
preset-open = NAT가 없음
preset-open-point = STUN 서버에 보이는 주소가 호스트의 주소와 같아서, 서버 반사 후보는 중복입니다.
preset-one-open = 한쪽만 NAT 뒤
preset-one-open-point = A의 검사가 나가면서 자기 NAT를 열고, NAT가 없는 B는 그 길로 답합니다.
preset-relayed = 휴대전화 통신망 둘
preset-relayed-point = 두 NAT는 목적지마다 다른 포트를 쓰고, 아는 포트만 들여보냅니다. STUN이 알려 준 주소가 쓸모없어 릴레이가 필요합니다.
preset-no-turn = 릴레이가 없다면
preset-no-turn-point = 두 NAT의 매핑과 필터링이 모두 주소와 포트에 따르고 TURN 서버도 없습니다. 모든 검사가 실패합니다.
preset-phone-and-home = 휴대전화와 가정용 공유기
preset-phone-and-home-point = B의 공유기는 B가 보낸 포트에서 오는 것만 들이는데, 통신망은 B에게 다른 포트로 보냅니다. 릴레이로만 통합니다.
preset-phone-and-lenient = 휴대전화와 너그러운 공유기
preset-phone-and-lenient-point = B의 공유기는 주소만 봅니다. A의 모르던 포트가 들어오고, B는 그것을 피어 반사 후보로 알게 됩니다.
preset-two-in-a-row = 이중 NAT
preset-two-in-a-row-point = A의 공유기가 통신사의 NAT 뒤에 있습니다. STUN은 맨 바깥 주소만 보고, 검사 하나가 나가면서 두 NAT를 모두 엽니다.
preset-firewall = UDP 차단
preset-firewall-point = A의 네트워크는 UDP를 내보내지 않습니다. TCP로 닿는 TURN 서버만이 도울 수 있습니다.
preset-no-servers = 서버 없음
preset-no-servers-point = STUN과 TURN이 없으면 각자 사설 주소밖에 모르고, 인터넷에는 그 주소로 가는 경로가 없습니다.
preset-at-once = 한꺼번에
preset-at-once-point = 트리클이 없으면 후보를 모두 모을 때까지 제안이 기다립니다. 길을 찾는 데 걸린 시간을 견줘 보십시오.
preset-names = 주소 대신 이름
preset-names-point = 웹 페이지가 로컬 주소를 알 수 없도록 호스트 후보에 mDNS 이름을 씁니다. 한 LAN에서는 그 이름을 풀 수 있습니다.
preset-names-apart = 다른 네트워크의 이름
preset-names-apart-point = 멀티캐스트 DNS는 공유기에서 멈춥니다. 이름은 풀리지 않고, 서버 반사 후보가 대신합니다.
preset-conflict = 둘 다 제어하려 함
preset-conflict-point = 두 에이전트가 모두 자기가 제어한다고 믿습니다. 타이브레이커가 큰 쪽이 이기고, 다른 쪽은 오류 487을 받고 역할을 바꿉니다.
preset-two-components = RTP와 RTCP를 따로
preset-two-components-point = 컴포넌트 둘, 소켓 둘, 선택된 쌍 둘입니다. 한 컴포넌트에서 통하면 파운데이션이 같은 다른 컴포넌트 쌍의 동결이 풀립니다.
preset-relay-only = 릴레이만
preset-relay-only-point = 주소를 숨기려는 쪽은 릴레이 후보만 씁니다. 직접 가는 길이 있어도 찾지 않습니다.
preset-restart = ICE 재시작
preset-restart-point = A의 NAT가 표를 잃습니다. A가 재시작하여 새 ufrag와 비밀번호로 후보를 다시 모으고 다른 길을 찾습니다.
preset-consent-lost = 동의가 끊김
preset-consent-lost-point = B의 네트워크가 8초에 UDP를 막습니다. 알려 주는 것은 없지만, 30초 동안 답이 없으면 각자 보내기를 멈춰야 합니다.
preset-keep-alive = 연결 유지
preset-keep-alive-point = 동의 확인 대신 15초마다 보내는 알림이 NAT 항목을 살려 둡니다. 답이 없는 메시지라 끊긴 길을 알아채지 못합니다.
preset-lossy = 나쁜 회선
preset-lossy-point = 접속 회선에서 패킷의 1/4을 잃습니다. 요청을 다시 보내고, 기다리는 시간은 매번 두 배가 됩니다.

# 규칙: 후보.
rule-found-host = { $who }의 자기 주소 { JOSA($address, "은/는") } 호스트 후보(host candidate)입니다. 우선순위는 2^24·{ $type } + 2^8·{ $local } + 256 − { $component } = { $priority }이며, 서버도 우회도 필요 없으므로 종류 값(type preference) { JOSA($type, "이/가") } 가장 높습니다.
rule-found-srflx = { $who }의 소켓 { JOSA($base, "은/는") } 밖에서 { JOSA($address, "으로/로") } 보입니다. 가는 길의 NAT가 바꾼 주소입니다. 이것이 서버 반사 후보(server-reflexive, srflx)이고, 그 검사는 베이스(base) { $base }에서 나갑니다. 우선순위: 2^24·{ $type } + 2^8·{ $local } + 256 − { $component } = { $priority }.
rule-found-relay = TURN 서버가 { JOSA($who, "을/를") } 위해 { JOSA($address, "을/를") } 맡습니다. 자기 자신이 베이스인 릴레이 후보(relayed candidate, relay)입니다. 우선순위: 2^24·{ $type } + 2^8·{ $local } + 256 − { $component } = { $priority }. 모든 패킷이 서버로 돌아가야 하므로 종류 값 { JOSA($type, "이/가") } 가장 낮습니다.
rule-redundant = { JOSA($who, "은/는") } { $address } 주소({ $kind })를 들었지만 버립니다. 주소와 베이스가 같은 후보가 이미 있어 검사가 똑같기 때문입니다.
rule-gathered = { JOSA($who, "은/는") } 후보를 모두 모았습니다({ $count }개). 답을 기다리는 서버 질문이 더 없습니다.

# 규칙: 서버에 하는 질문.
rule-asks-address = { JOSA($who, "이/가") } STUN 서버 { $to }에 { JOSA($from, "이/가") } 어떤 주소로 보이는지 묻습니다(Binding 요청). 호스트는 자기 주소만 알고 길목의 NAT가 그것을 바꾸므로, NAT 너머에 있는 쪽만 알려 줄 수 있습니다.
rule-asks-allocate = { $again ->
    [yes] { JOSA($who, "이/가") } 사용자 이름, realm, nonce, MESSAGE-INTEGRITY를 넣은 Allocate 요청을 { $to }에 보냅니다. 이제 서버는 누가 청하는지 알 수 있습니다.
   *[no] { JOSA($who, "이/가") } 직접 가는 길이 없을 때를 위해 TURN 서버 { $to }에 중계용 주소를 청합니다(Allocate 요청). 서버의 realm과 nonce를 몰라 아직 자격 증명이 없습니다.
 }
rule-asks-refresh = { $ends ->
    [yes] { JOSA($who, "이/가") } 할당(allocation)을 끝냅니다(수명 0인 Refresh 요청). 선택된 어느 쌍도 쓰지 않고, 릴레이의 주소는 귀하기 때문입니다.
   *[no] { JOSA($who, "이/가") } 할당(allocation)의 연장을 청합니다(Refresh 요청). 그러지 않으면 저절로 끝납니다.
 }
rule-asks-permission = { JOSA($who, "이/가") } TURN 서버에 { $peer }의 허가(permission)를 청합니다(CreatePermission 요청). 릴레이 주소는 NAT의 필터처럼 허가된 주소만 들이며 포트는 보지 않습니다. { $peer }에 보낼 것은 그때까지 기다립니다.
rule-asks-channel = { JOSA($who, "이/가") } TURN 서버에 채널 { JOSA($number, "을/를") } { $peer }에 묶어 달라고 합니다(ChannelBind 요청). 채널이 있으면 패킷마다 Send 알림 전체 대신 헤더 4바이트만 붙습니다.
rule-challenged = { JOSA($who, "은/는") } 이제 서버의 realm과 nonce를 알고 다시 청합니다. MESSAGE-INTEGRITY의 키는 사용자 이름, realm, 비밀번호로 만들므로 비밀번호 자체는 보내지 않고, nonce는 옛 요청을 다시 쓰지 못하게 합니다.
rule-refused = 서버가 { $who }의 { $what ->
    [binding] Binding 요청
    [allocate] Allocate 요청
    [refresh] Refresh 요청
    [permission] CreatePermission 요청
    [channel] ChannelBind 요청
    [check] 검사 요청
   *[consent] 동의 확인 요청
 }을 { $code }({ $reason }) 오류로 거절합니다. { JOSA($who, "은/는") } 그것 없이 계속합니다.
rule-granted = { $what ->
    [allocate] { $who }의 할당이 TURN 서버에 생겼습니다. 응답에는 릴레이 주소와 수명, 그리고 서버에 보이는 { $who }의 주소가 있습니다.
    [refresh] 서버가 { $who }의 Refresh 요청대로 했습니다. 할당의 남은 시간이 새로 정해졌고, 수명 0이면 할당이 끝난 것입니다.
    [permission] { JOSA($who, "은/는") } 300초 동안 쓸 허가를 얻었습니다. 기다리던 것을 이제 보내고, 릴레이는 그 주소를 들입니다.
    [channel] { JOSA($who, "은/는") } 600초 동안 쓸 채널을 얻었습니다. 이 상대에게 보낼 데이터는 이제 ChannelData 메시지로 갑니다.
    [binding] { $who }의 Binding 요청에 답이 왔습니다.
    [check] { $who }의 검사에 답이 왔습니다.
   *[consent] { $who }의 동의 확인에 답이 왔습니다.
 }
rule-no-answer = { JOSA($who, "이/가") } { $to }에 보낸 { $what ->
    [binding] Binding 요청
    [allocate] Allocate 요청
    [refresh] Refresh 요청
    [permission] CreatePermission 요청
    [channel] ChannelBind 요청
    [check] 검사 요청
   *[consent] 동의 확인 요청
 }에 제때 답이 오지 않았습니다. { JOSA($who, "은/는") } 이것을 포기하고 가진 것으로 계속합니다.
rule-again = { JOSA($who, "은/는") } { $what ->
    [binding] Binding 요청
    [allocate] Allocate 요청
    [refresh] Refresh 요청
    [permission] CreatePermission 요청
    [channel] ChannelBind 요청
    [check] 검사 요청
   *[consent] 동의 확인 요청
 }에 아직 답이 없어 { $to }에 { $nth }번째로 보냅니다. UDP는 잃은 것을 다시 보내 주지 않기 때문입니다. 대기 시간은 매번 두 배가 되고, 마지막으로 보낸 뒤에만 첫 대기의 16배입니다.

# 규칙: 시그널링 서버를 거치는 것.
rule-passes-offer = { JOSA($who, "이/가") } 시그널링 서버를 거쳐 제안(offer)을 보냅니다. 사용자 이름 조각(ufrag) { $ufrag }, 비밀번호가 있고 { $complete ->
    [yes] 후보가 한꺼번에 모두({ $count }개) 있습니다
   *[no] 후보는 찾는 대로 뒤따르므로(트리클, trickle) 아직 없습니다
 }. ufrag와 비밀번호는 나중에 검사가 이 세션의 것임을 증명합니다.
rule-passes-answer = { JOSA($who, "이/가") } 시그널링 서버를 거쳐 응답(answer)을 보냅니다. 사용자 이름 조각(ufrag) { $ufrag }, 비밀번호가 있고 { $complete ->
    [yes] 후보가 한꺼번에 모두({ $count }개) 있습니다
   *[no] 후보는 찾는 대로 뒤따르므로(트리클, trickle) 아직 없습니다
 }.
rule-passes-candidate = { JOSA($who, "이/가") } 자기 { $address } 후보({ $kind })를 상대에게 알립니다. { $hidden ->
    [yes] 이름이 로컬 주소를 대신하므로, 후보를 읽는 웹 페이지는 주소를 알 수 없습니다.
   *[no] 검사가 일찍 시작되도록 다른 후보를 기다리지 않습니다.
 }
rule-passes-end = { JOSA($who, "이/가") } 후보가 더 없다고 상대에게 알립니다(end-of-candidates). 이것이 없으면 상대는 언제 모두 시도했는지 알 수 없습니다.
rule-described = { JOSA($who, "이/가") } { $other }의 { $offer ->
    [yes] 제안
   *[no] 응답
 }을 받았습니다. ufrag와 비밀번호가 있고 후보는 { $count ->
    [0] 아직 없습니다
   *[other] { $count }개입니다
 }. 이제 검사를 보낼 수 있습니다. USERNAME에는 두 ufrag가, MESSAGE-INTEGRITY에는 { $other }의 비밀번호가 필요하기 때문입니다.
rule-described-anew = { $other }의 { $offer ->
    [yes] 제안에 새 ufrag와 비밀번호가 있습니다. { JOSA($other, "이/가") } ICE를 재시작하므로 { JOSA($who, "은/는") } 검사 목록을 버리고 후보를 다시 모읍니다
   *[no] 응답에도 새 ufrag와 비밀번호가 있습니다. 새 세션의 검사를 시작할 수 있습니다
 }. 담긴 후보는 { $count ->
    [0] 아직 없습니다
   *[other] { $count }개입니다
 }.
rule-learned = { JOSA($who, "이/가") } { $other }의 { $address } 후보({ $kind }, 우선순위 { $priority })를 알게 됩니다. 이제 자기 후보와 짝을 지을 수 있습니다.
rule-learned-known = { JOSA($who, "은/는") } 거기에서 온 검사로 { JOSA($address, "을/를") } 이미 압니다. 이제 { JOSA($other, "이/가") } 후보({ $kind })로 알려 왔으므로 더는 피어 반사 후보가 아니고, 제 우선순위 { JOSA($priority, "을/를") } 얻습니다.
rule-others-end = { JOSA($who, "은/는") } { $other }의 후보가 더 없음을 압니다. 자기 검사가 모두 실패하면 포기해도 됩니다.

# 규칙: 멀티캐스트 DNS의 이름.
rule-asks-name = { JOSA($who, "이/가") } 멀티캐스트 DNS로 자기 네트워크의 모두에게 { JOSA($name, "이/가") } 누구인지 묻습니다. 같은 네트워크의 호스트만 이것을 듣고, 로컬 주소도 거기에서만 쓸모가 있습니다.
rule-gives-name = { JOSA($who, "이/가") } 자기 네트워크에 { $name }의 주소가 { JOSA($address, "이라고/라고") } 답합니다. 주소는 이웃에게만 알려지고 시그널링 서버나 웹 페이지에는 알려지지 않습니다.
rule-unresolved = { $who }의 네트워크에서는 아무도 { $name }에 답하지 않으므로 { JOSA($who, "은/는") } 이 후보를 뺍니다. { JOSA($other, "은/는") } 다른 네트워크에 있고, 그 로컬 주소는 쓸모가 없습니다.

# 규칙: 검사 목록.
rule-paired = { JOSA($who, "이/가") } 컴포넌트마다 자기 후보와 { $other }의 후보를 짝지어 새 쌍(candidate pair) { $made }개를 만듭니다{ $pruned ->
    [0] {""}
   *[other] . { $pruned }개는 뺍니다. 반사 후보는 자기 쌍이 따로 있는 베이스에서 보내기 때문입니다
 }. 검사 목록(checklist)에는 지금 { $waiting }개가 대기하고 { $frozen }개가 동결(frozen) 상태입니다. 파운데이션(foundation)이 같은 쌍은 하나가 먼저 나서서 나머지도 검사할 만한지 보여 줍니다.
rule-thawed = 대기하는 쌍이 없어 { JOSA($who, "이/가") } { $local }({ $localkind }) → { $remote }({ $remotekind }) 쌍의 동결을 풉니다(unfreeze). 지금 검사하지 않는 파운데이션의 동결된 쌍 가운데 우선순위({ $priority })가 가장 높습니다.
rule-check-ordinary = { JOSA($who, "이/가") } { $local }({ $localkind }) → { $remote }({ $remotekind }) 쌍을 검사합니다(connectivity check). 대기하는 쌍 가운데 우선순위({ $priority })가 가장 높습니다. { $relayed ->
    [yes] Binding 요청은 TURN 서버 { JOSA($to, "을/를") } 거치므로 상대에게는 { $local }에서 온 것으로 보입니다.
   *[no] Binding 요청은 데이터를 보낼 바로 그 소켓에서 { $from } → { $to }로 나가므로, 지나는 NAT도 열어 줍니다.
 }
rule-check-triggered = { JOSA($who, "이/가") } { $local }({ $localkind }) → { $remote }({ $remotekind }) 쌍을 목록보다 먼저 검사합니다(triggered check). 방금 상대의 메시지가 이 쌍으로 왔으므로 통할 가능성이 큽니다. { $relayed ->
    [yes] TURN 서버 { JOSA($to, "을/를") } 거쳐 갑니다.
   *[no] { $from } → { $to }로 나갑니다.
 }
rule-check-nominates = 제어하는 쪽인 { JOSA($who, "이/가") } { $local }({ $localkind }) → { $remote }({ $remotekind }) 쌍을 지명(nomination)합니다. USE-CANDIDATE를 넣어{ $relayed ->
    [yes] {" "}TURN 서버 { JOSA($to, "을/를") } 거쳐
   *[no] {""}
 } 한 번 더 검사하고, 답이 오면 둘 다 이 쌍을 씁니다.
rule-answers = { JOSA($who, "이/가") } 검사가 온 길로 { $from } → { $to } 응답을 보냅니다. XOR-MAPPED-ADDRESS에 검사가 어느 주소에서 온 것으로 보였는지 적으므로, 상대는 여기에서 자기가 어떻게 보이는지 알게 됩니다.
rule-answers-conflict = { $code ->
    [487] { JOSA($who, "이/가") } { $to }에 { $code }(Role Conflict)로 답합니다. 타이브레이커에서 진 상대가 역할을 바꿔야 합니다.
   *[other] { JOSA($who, "이/가") } { $to }에 { $code }(Unauthenticated)로 답합니다. 보낸 쪽이 지금의 비밀번호를 안다는 것을 검사가 증명하지 못합니다.
 }
rule-checked = { $from }에서 { $other }의 검사가 왔습니다. 이 방향으로는 통합니다. { $then ->
    [triggered] 쌍은 자기 검사에 답이 와야 유효하므로 { JOSA($who, "은/는") } 같은 쌍을 반대로 검사합니다(triggered check).
    [early] { JOSA($who, "은/는") } 답은 하지만 아직 반대로 검사할 수 없습니다. { $other }의 ufrag와 비밀번호가 시그널링으로 오지 않았습니다.
    [hopeless] 답은 하지만 반대로 검사하지 않습니다. 앞서 이 쌍의 답이 다른 주소에서 와 소용이 없기 때문입니다.
   *[nothing] 이 쌍에 대한 { $who }의 검사는 이미 성공했으므로 더 검사할 것이 없습니다.
 }
rule-checked-new = 시그널링으로 아직 들은 적 없는 { $from }에서 { $other }의 검사가 왔습니다. 후보가 아직 오는 중이거나, { $who }에게 가는 패킷에만 NAT가 고른 주소입니다. { JOSA($who, "은/는") } 이것을 피어 반사 후보(peer-reflexive, prflx)로 적습니다. { $then ->
    [triggered] 그리고 새 쌍을 바로 반대로 검사합니다.
    [early] { $other }의 ufrag와 비밀번호가 시그널링으로 오지 않아 아직 반대로 검사할 수 없습니다.
    [full] 답은 하지만 검사 목록이 가득 차서 쌍을 만들지 않습니다(RFC 8445 §6.1.2.5).
   *[nothing] 이 쌍에 대한 자기 검사는 이미 성공했습니다.
 }
rule-checked-nominates = { $from }에서 USE-CANDIDATE가 든 검사가 왔습니다. 제어하는 쪽인 { JOSA($other, "이/가") } 이 쌍을 지명합니다. { $then ->
    [triggered] { JOSA($who, "은/는") } 먼저 반대로 검사하고, 답이 오면 선택합니다.
    [early] { $other }의 ufrag와 비밀번호가 시그널링으로 오지 않아 { JOSA($who, "은/는") } 아직 반대로 검사할 수 없습니다.
   *[nothing] { $who }의 검사는 이미 성공했으므로 여기에서도 이 쌍이 지명되었습니다.
 }
rule-unauthentic = { JOSA($who, "은/는") } { $from }에서 온 메시지를 믿지 않습니다. 사용자 이름이나 MESSAGE-INTEGRITY가 지금 세션과 맞지 않습니다. UDP는 누구나 보낼 수 있어 비밀번호만이 증거이며, 재시작 뒤에는 옛 메시지도 이렇게 보입니다.
rule-conflict = 두 에이전트가 모두 자기가 { $controlling ->
    [yes] 제어하는 쪽(controlling)
   *[no] 피제어 쪽(controlled)
 }이라고 믿습니다. { $who }의 타이브레이커(tie-breaker) { JOSA($own, "이/가") } { $other }의 { $others }보다 { $controlling ->
    [yes] 작지 않으므로
   *[no] 작으므로
 } { JOSA($who, "은/는") } 역할을 지키고 487로 답합니다. 지명은 꼭 한쪽만 해야 합니다. 아니면 서로 다른 쌍을 선택하거나 아무것도 선택하지 못합니다.
rule-switched-told = { JOSA($who, "이/가") } 487(Role Conflict)을 받고 역할을 바꿔 이제 { $controlling ->
    [yes] 제어하는 쪽(controlling)
   *[no] 피제어 쪽(controlled)
 }입니다. 새 역할로 검사를 다시 보내고, 역할에 따라 달라지는 쌍의 우선순위를 모두 다시 계산합니다.
rule-switched-itself = { JOSA($who, "이/가") } 자기와 같은 역할의 에이전트에게서 검사를 받았고, 타이브레이커를 보면 바꿀 쪽은 { $who }입니다. 이제 { $controlling ->
    [yes] 제어하는 쪽(controlling)
   *[no] 피제어 쪽(controlled)
 }입니다. 오류를 보낼 필요 없이 검사에는 여느 때처럼 답합니다.
rule-succeeded = { $who }의 검사 { $local } → { $remote }에 답이 왔습니다. 양방향으로 통합니다. { $other }에게는 { $seen }({ $seenkind })에서 온 것으로 보였으므로 { $seen } → { JOSA($remote, "이/가") } 유효한 쌍(valid pair)입니다{ $thawed ->
    [0] {""}
   *[other] . 파운데이션이 같은 동결된 쌍 { $thawed }개도 통할 만하므로 이제 대기합니다
 }.
rule-succeeded-new = { $who }의 검사 { $local } → { $remote }에 답이 왔는데, { $other }에게는 어느 서버도 알려 준 적 없는 { $seen }에서 온 것으로 보였습니다. { $other }에게 가는 패킷에 NAT가 고른 주소입니다. 그 주소는 피어 반사 후보(prflx)가 되고 { $seen } → { JOSA($remote, "이/가") } 유효한 쌍이 됩니다{ $thawed ->
    [0] {""}
   *[other] . 파운데이션이 같은 동결된 쌍 { $thawed }개가 이제 대기합니다
 }.
rule-asymmetric = { $remote }에 보낸 { $who }의 검사에 대한 답이 { $from }에서 왔거나, 보낸 주소가 아닌 곳으로 왔습니다. 질문과 답이 같은 길로 오가야 하므로 이 쌍은 실패입니다.
rule-pair-failed = { $who }의 { $local }({ $localkind }) → { $remote }({ $remotekind }) 쌍은 실패했습니다. { $code ->
    [0] 끝까지 기다렸지만 검사에 답이 오지 않았습니다
   *[other] 검사의 답이 오류 { JOSA($code, "이었습니다/였습니다") }
 }.
rule-nominates = 제어하는 쪽인 { JOSA($who, "이/가") } { $local }({ $localkind }) → { $remote }({ $remotekind }) 쌍을 고릅니다. 유효한 쌍 가운데 가장 좋고, 우선순위가 더 높으면서 검사가 끝나지 않은 쌍이 없습니다.
rule-nominates-patience = 제어하는 쪽인 { JOSA($who, "이/가") } 유효한 쌍 가운데 가장 좋은 { $local }({ $localkind }) → { $remote }({ $remotekind }) 쌍을 고릅니다. 더 나은 쌍의 검사가 남았지만 { $ms } ms를 기다렸고, 언제까지 기다릴지는 에이전트가 정합니다.
rule-selected = { JOSA($who, "이/가") } 데이터를 보낼 { $local }({ $localkind }) → { $remote }({ $remotekind }) 쌍을 선택합니다. 제어하는 쪽 후보의 우선순위 G = { $g }, 다른 쪽 D = { $d }에서 쌍의 우선순위는 2^32·min(G, D) + 2·max(G, D) + (G > D이면 1, 아니면 0) = { $priority }입니다. { $all ->
    [yes] 모든 컴포넌트에 쌍이 있어 { JOSA($who, "이/가") } 연결되었습니다.
   *[no] 아직 쌍이 필요한 컴포넌트가 있습니다.
 }
rule-dropped-pairs = { JOSA($who, "이/가") } 이 컴포넌트에서 검사가 끝나지 않은 다른 쌍 { $count }개를 그만둡니다. 쌍이 선택되었으므로 검사를 더 보내지 않습니다.
rule-failed = { JOSA($who, "은/는") } 실패했습니다. 모든 쌍을 검사했지만 성공이 하나도 없는 컴포넌트가 있고, 어느 쪽에서도 후보가 더 오지 않습니다.

# 규칙: 검사 뒤.
rule-frees = 데이터가 다른 길로 가므로 { $who }에게 릴레이 주소 { JOSA($relayed, "은/는") } 더 필요 없습니다. 아직 오가는 것이 닿도록 ICE가 끝난 뒤 3초를 기다렸습니다.
rule-asks-consent = { JOSA($who, "이/가") } { $local } → { $remote }로 { JOSA($remote, "이/가") } 여전히 패킷을 받겠는지 묻습니다(동의 확인(consent check), 자격 증명이 든 Binding 요청). 동의한 적 없는 데이터를 아무에게나 쏟아붓지 못하도록 4~6초마다 물으며, NAT 항목도 이것으로 살아 있습니다.
rule-consented = { JOSA($who, "이/가") } { $remote }의 믿을 수 있는 답을 받았습니다. 지금부터 30초 동안 더 보내도 됩니다.
rule-consent-gone = { $who }에게 30초 동안 { $remote }의 답이 없었습니다. 동의가 끊겼으므로 { $local } → { $remote } 전송을 바로 멈춥니다. ICE를 재시작해야만 길을 되찾을 수 있습니다.
rule-keeps-alive = 15초(Tr)가 지나 { JOSA($who, "이/가") } Binding 알림(indication)을 { $from } → { $to }로 보냅니다. 길목의 NAT 항목이 만료되지 않게 할 뿐이고 아무도 답하지 않습니다.
rule-kept-alive = { $from }에서 { $who }에게 Binding 알림이 왔습니다. 할 일은 지나온 NAT에서 다 했으므로 답할 것이 없습니다.
rule-sends-data = { JOSA($who, "이/가") } 선택된 쌍으로 데이터를 보냅니다({ $from } → { $to }). { $how ->
    [channel] 채널로 TURN 서버에 갑니다. 데이터 앞의 4바이트가 어느 상대의 것인지 말해 줍니다.
    [indication] 채널이 아직 확인되지 않아, 상대를 적은 Send 알림으로 TURN 서버에 갑니다.
   *[plain] 아무것도 덧씌우지 않고 그대로 갑니다.
 }
rule-got-data = { $other }의 데이터가 { $from }에서 { $relayed ->
    [yes] { $who }의 릴레이 주소를 거쳐
   *[no] 소켓으로
 } { $who }에게 왔습니다. 길이 통합니다.
rule-late = { $from }에서 { $who }에게 답이 왔지만 트랜잭션 ID가 맞는 요청이 없습니다. 너무 늦었거나, 다시 보낸 요청의 두 번째 답입니다. { JOSA($who, "은/는") } 버립니다.
rule-nothing = { JOSA($who, "은/는") } 온 것을 적어 둡니다. 지금은 더 할 일이 없습니다.
rule-restarted = { JOSA($who, "이/가") } ICE를 재시작합니다. 새 ufrag { $ufrag }, 새 비밀번호, 빈 검사 목록으로 시작합니다. 자격 증명이 새것이므로 옛 검사와 섞일 일이 없습니다.
rule-connects-syn = { JOSA($who, "이/가") } TURN 서버에 TCP 연결을 엽니다({ $from } → { $to }, SYN). UDP가 나가지 못하는 곳에서도 TCP는 흔히 나갑니다. 서버에서 상대까지는 다시 UDP입니다.
rule-connects-syn-ack = TURN 서버가 { $who }의 연결을 받아들입니다({ $from } → { $to }, SYN-ACK).
rule-connects-ack = { JOSA($who, "이/가") } 확인을 보냅니다({ $from } → { $to }, ACK). 연결이 열려 TURN 메시지를 보낼 수 있습니다.

# 규칙: NAT와 길목.
rule-nat-maps = { JOSA($nat, "이/가") } { JOSA($remote, "으로/로") } 가는 { $who }의 패킷에 항목을 만듭니다. 안쪽 { JOSA($inside, "은/는") } 밖에서 { $outside }이고, { JOSA($remote, "은/는") } 답을 보낼 수 있습니다. { $mapping ->
    [any] 매핑(mapping)이 상대와 무관(endpoint-independent)하므로 어느 목적지에나 같은 { JOSA($outside, "을/를") } 씁니다. STUN이 알려 준 주소가 누구에게나 맞습니다.
    [address] 매핑(mapping)이 주소에 따르므로(address-dependent) { $remote }의 주소에만 씁니다. 다른 주소로 가면 다른 항목을 만듭니다.
   *[port] 매핑(mapping)이 주소와 포트에 따르므로(address and port-dependent) { $remote }에만 씁니다. 주소나 포트가 다르면 다른 항목을 만듭니다.
 }
rule-nat-permits = { $nat }에는 { $inside } = { $outside } 항목이 이미 있습니다. { JOSA($remote, "으로/로") } 가는 { $who }의 패킷은 { $filtering ->
    [any] 들어올 수 있는 쪽을 바꾸지 않습니다. 이 필터는 원래 누구나 들입니다
    [address] 필터에 구멍을 냅니다. 이제 그 주소의 모든 포트를 들입니다
   *[port] 필터에 구멍을 냅니다. 이제 주소와 포트가 꼭 { $remote }인 것을 들입니다
 }.
rule-let-in-open = { JOSA($nat, "은/는") } 항목이 있으면 누구나 들이므로 이것도 들였습니다. 필터링(filtering)이 상대와 무관합니다.
rule-let-in-sent = { JOSA($nat, "은/는") } 안쪽 호스트가 { $whole ->
    [yes] 꼭 { JOSA($remote, "으로/로") } 보낸 적이 있어서
   *[no] 그 주소로 보낸 적이 있어서({ $remote }, 포트는 보지 않음)
 } 들였습니다{ $step ->
    [0] {""}
   *[other] ({ $step }단계)
 }.
rule-dropped-no-entry = { JOSA($place, "이/가") } { $from } → { $to } 패킷을 버립니다. { $gone ->
    [yes] { $to }의 항목이 사라져
   *[no] { $to }의 항목이 없어
 } 안쪽의 어느 호스트에게 온 것인지 모릅니다. 항목은 안에서 나가는 패킷만이 만듭니다.
rule-dropped-filtered = { $place }에 { $to }의 항목(안쪽 { $inside })은 있지만 { $from }에서 온 패킷은 버립니다. 필터링이 { $filtering ->
    [any] 상대와 무관합니다(endpoint-independent)
    [address] 주소에 따르므로(address-dependent) 안쪽 호스트가 최근에 보낸 주소만 들입니다
   *[port] 주소와 포트에 따르므로(address and port-dependent) 안쪽 호스트가 최근에 보낸 주소와 포트만 들입니다
 }. 지금 들이는 것: { $allowed }.
rule-dropped-hairpin = { JOSA($place, "이/가") } { $from } → { $to } 패킷을 버립니다. 안에서 나와 같은 NAT의 바깥 주소로 가는 패킷입니다. 이것을 안으로 되돌리는 것이 헤어핀(hairpinning)인데, 이 NAT는 하지 않습니다.
rule-dropped-other = { JOSA($place, "이/가") } { $from } → { $to } 패킷을 변환하지 못합니다. 빈 바깥 포트가 없거나 NAT가 모르는 종류입니다.
rule-dropped-no-udp = { JOSA($place, "이/가") } { $from } → { $to } 패킷을 버립니다. 이 네트워크는 UDP를 통과시키지 않습니다.
rule-dropped-private = { $from } → { $to } 패킷은 { $place }에서 더 가지 못합니다. 목적지가 사설 주소나 공유 주소이고, 인터넷에는 그런 주소로 가는 경로가 없습니다.
rule-dropped-lost = { $from } → { $to } 패킷이 { JOSA($place, "을/를") } 떠난 뒤 사라졌습니다. 아무도 알려 주지 않습니다. UDP에서 다시 묻는 것은 보낸 쪽의 몫입니다.
rule-dropped-nobody = { $place }에서 { $from } → { $to } 패킷을 받는 쪽이 없습니다. 서버가 멈췄거나, 주인이 없는 주소이거나, 패킷이 가리키는 것이 없습니다.
rule-dropped-no-permission = { JOSA($place, "이/가") } { $peer }에서 릴레이 주소 { JOSA($relayed, "으로/로") } 온 것을 버립니다. 릴레이 주소의 주인이 그 주소의 허가를 청하지 않았습니다. 허가된 주소: { $allowed }.

# 규칙: 서버.
rule-serves-address = 서버에는 { $who }의 요청이 { $client }에서 온 것으로 보이고, 그것을 응답에 XOR-MAPPED-ADDRESS { JOSA($mapped, "으로/로") } 적습니다. 주소를 보이는 대로 고쳐 쓰는 NAT가 있어서 XOR로 가립니다.
rule-serves-challenge = 서버가 { $who }의 { $method } 요청을 아직 들어주지 않고, realm과 nonce를 넣어 401(Unauthenticated)로 답합니다. 중계에는 대역폭이 들므로 아는 사용자만 돕습니다.
rule-serves-allocation = 서버가 { $who }의 주소 { $client }에 할당을 만듭니다. { $relayed }에서 { $seconds }초 동안 중계합니다. { JOSA($who, "이/가") } 허가를 청하기 전에는 아무도 그리로 들어오지 못합니다.
rule-serves-done = 서버가 { $who }의 { $method } 요청대로 하고 { $client }에 알립니다{ $ends ->
    [yes] . 할당이 끝나고 주소가 비었습니다
   *[no] {""}
 }.
rule-serves-refusal = 서버가 { $who }의 { $method } 요청을 { $code }({ $reason }) 오류로 거절합니다.
rule-relays-out = 서버가 { $who }의 데이터를 꺼내 릴레이 주소에서 보냅니다({ $relayed } → { $to }). 받는 쪽에는 { JOSA($who, "이/가") } 그 주소에 있는 것처럼 보입니다.
rule-relays-in = { JOSA($from, "이/가") } 릴레이 주소로 보낸 것을 서버가 주인 { $to }에 { $channel ->
    [yes] 채널(헤더 4바이트)로
   *[no] 보낸 쪽을 적은 Data 알림으로
 } 넘깁니다. 그 주소의 허가가 있기 때문입니다.

# 규칙: 결말.
rule-verdict-direct = { $a } – { $b }, 호스트에서 호스트로 곧바로 가는 길을 찾았습니다. 둘 가운데 많아야 하나만 상대와의 사이에 NAT가 있고, NAT가 있으면 그쪽이 보낸 패킷이 답을 위해 엽니다.
rule-verdict-holes = { $a } – { $b }, 두 NAT를 곧바로 지나는 길을 찾았습니다. { $opena ->
    [0] A의 NAT는 열려 있었고
   *[other] A의 NAT는 A의 패킷이 열었고({ $opena }단계)
 }, { $openb ->
    [0] B의 NAT는 열려 있었습니다
   *[other] B의 NAT는 B의 패킷이 열었습니다({ $openb }단계)
 }. 이것이 홀 펀칭(hole punching)입니다.
rule-verdict-relayed = { $a } – { $b }, TURN 서버를 거치는 길을 찾았습니다. { $step ->
    [0] 둘 사이의 패킷을 막은 NAT나 방화벽은 없었습니다. 직접 닿을 수 있는 쌍이 없었거나 제때 답이 온 것이 없었습니다.
   *[other] 직접 가는 쌍 가운데 제때 답이 온 것이 없었습니다. 둘 사이의 마지막 패킷은 { $place }에서 버려졌습니다({ $step }단계).
 }
rule-verdict-none = 길이 없습니다. 두 쪽 모두 모든 쌍을 검사했습니다. { $step ->
    [0] 둘 사이의 패킷을 막은 NAT나 방화벽은 없습니다. 서로 아는 주소가 지금 있는 곳에서 닿을 수 없는 주소입니다.
   *[other] 둘 사이의 마지막 패킷은 { $place }에서 버려졌고({ $step }단계), 도와준 릴레이도 없습니다.
 }

# 규칙: 바깥에서 온 일.
rule-change-restart = { $who }에게 ICE를 재시작하라고 했습니다.
rule-change-nat = { $who }의 NAT가 다시 시작하며 항목 { $count }개를 잃습니다. 안에서 다시 보낼 때까지 아무것도 들어오지 못하고, 그때 바깥 포트가 달라질 수 있습니다.
rule-change-udp = { $who }의 네트워크가 이제 UDP를 { $open ->
    [yes] 통과시킵니다
   *[no] 통과시키지 않습니다
 }.
rule-change-server = { $up ->
    [yes] 서버가 돌아왔지만 남은 할당은 없습니다.
   *[no] 서버가 멈추고 모든 할당도 사라집니다.
 }
rule-change-lost = 전송 중이던 패킷 { $count }개를 잃었습니다.
rule-change-nothing = 할 일이 없어 아무것도 바뀌지 않습니다.

# 표.
table-checklist = 검사 목록
table-candidates = 후보
table-nats = NAT의 항목
table-turn = TURN 서버의 중계
table-outcome = 결말
table-selected = 선택된 쌍
table-agents = 두 에이전트
table-recording = 기록
column-side = 쪽
column-local = 로컬
column-remote = 원격
column-priority = 우선순위
column-pair-state = 상태
column-kinds = 쌍
column-kind = 종류
column-foundation = 파운데이션
column-component = 컴포넌트
column-learned = 주소(← 알게 된 곳)
column-nat = NAT
column-entry = 안쪽 → 바깥쪽
column-bound = 쓰이는 상대
column-allowed = 들이는 상대
column-relays = 릴레이 주소 ← 클라이언트
turn-login = 장기 자격 증명(long-term credential): 사용자 ‘{ $user }’, 비밀번호 ‘{ $password }’, 영역(realm) ‘{ $realm }’
column-permissions = 허가
column-channels = 채널
column-path = 길
column-role = 역할
column-phase = 단계
column-ufrag = 이름 조각(ufrag)
column-password = 비밀번호
column-sent = 보냄
column-answered = 답 받음
column-failed = 실패
column-until = 끝(초)
column-what = 항목
column-value = 값

# 낱말.
pair-frozen = 동결
pair-waiting = 대기
pair-in-progress = 진행 중
pair-succeeded = 성공
pair-failed = 실패
pair-nominated = 지명됨
pair-selected = 선택됨
kind-host = 호스트
kind-srflx = 서버 반사
kind-prflx = 피어 반사
kind-relay = 릴레이
path-direct = 직접
path-hole-punched = 홀 펀칭
path-relayed = 릴레이
path-none = 없음
role-controlling = 제어
role-controlled = 피제어
phase-new = 시작 전
phase-gathering = 후보 수집
phase-checking = 검사 중
phase-connected = 연결됨
phase-failed = 실패
phase-lost = 동의 끊김
bound-any = 모두

# 화살표의 짧은 말.
said-binding-request = Binding 요청
said-binding-success = Binding 응답
said-check-request = 검사
said-check-success = 검사 응답
said-check-nominates = 지명
said-error = 오류 { $code }
said-allocate-request = Allocate
said-allocate-success = Allocate OK
said-refresh-request = Refresh
said-refresh-success = Refresh OK
said-permission-request = 허가 요청
said-permission-success = 허가 응답
said-channel-request = 채널 요청
said-channel-success = 채널 응답
said-send = Send 알림
said-data-indication = Data 알림
said-indication = 유지 알림
said-channel = ChannelData
said-data = 데이터
said-tcp = TCP
said-name = mDNS
said-signal = 시그널링

# 그림.
picture-title = 두 호스트와 NAT, 그 사이의 패킷
picture-checks = { $who }의 검사 목록
picture-checks-controlling = { $who }의 검사 목록(제어)
picture-checks-controlled = { $who }의 검사 목록(피제어)
time-untimed = 시각 없음
picture-between = 사이의 경로(기록에 없음)
picture-internet = 인터넷
picture-more = … { $n }개 더
picture-none = 아직 없음
picture-gap = + { $s }초

# 범례.
legend-stun = 서버에 하는 질문
legend-check = 검사
legend-turn = TURN을 거침
legend-data = 데이터
legend-signal = 시그널링
legend-dropped = 버려짐
legend-hole = NAT가 열림(구멍)

# 숫자.
metric-connect = 길을 찾기까지(ms)
metric-checks = 보낸 검사
metric-packets = 보낸 패킷
metric-dropped = 버려진 패킷
metric-relayed = 중계한 바이트

# 실험: 모든 NAT와 모든 NAT.
chart-outcomes = NAT 둘 사이의 결과
axis-nat-a = A의 NAT(매핑/필터링)
axis-nat-b = B의 NAT(매핑/필터링)
outcome-direct = 직접
outcome-hole-punched = 홀 펀칭
outcome-relayed = 릴레이
outcome-failed = 없음
nat-open = NAT 없음
nat-mf = { $mapping ->
    [any] EI
    [address] AD
   *[port] APD
 }/{ $filtering ->
    [any] EI
    [address] AD
   *[port] APD
 }
table-others = 기록에 있는 그 밖의 트래픽
column-between = 사이
column-count = 패킷 수

# 연습 문제.
question-candidate = { $kind ->
    [host] 호스트(host)
    [srflx] 서버 반사(srflx)
   *[relay] 릴레이(relay)
 } 후보의 로컬 선호도(local preference)는 { $local }이고 컴포넌트는 { $component }입니다. 종류 선호도(type preference)는 RFC 8445의 권고대로 호스트 126, 피어 반사 110, 서버 반사 100, 릴레이 0입니다.
question-pair = A의 후보는 우선순위가 { $a }, B의 후보는 { $b }입니다. 제어하는(controlling) 쪽은 { $controls }입니다.
question-pruned = 양쪽이 후보를 모두 알렸고 컴포넌트는 모두 1입니다(←는 기반 주소). { $candidates }.
question-path = A는 { $ma ->
    [none] NAT 없이 인터넷에 바로 있습니다
    [endpoint-independent] 매핑이 엔드포인트 무관이고
    [address-dependent] 매핑이 주소 의존이고
   *[address-and-port-dependent] 매핑이 주소·포트 의존이고
 }{ $fa ->
    [none] {""}
    [endpoint-independent] {" "}필터링이 엔드포인트 무관인 NAT 뒤에 있습니다
    [address-dependent] {" "}필터링이 주소 의존인 NAT 뒤에 있습니다
   *[address-and-port-dependent] {" "}필터링이 주소·포트 의존인 NAT 뒤에 있습니다
 }. B는 { $mb ->
    [none] NAT 없이 인터넷에 바로 있습니다
    [endpoint-independent] 매핑이 엔드포인트 무관이고
    [address-dependent] 매핑이 주소 의존이고
   *[address-and-port-dependent] 매핑이 주소·포트 의존이고
 }{ $fb ->
    [none] {""}
    [endpoint-independent] {" "}필터링이 엔드포인트 무관인 NAT 뒤에 있습니다
    [address-dependent] {" "}필터링이 주소 의존인 NAT 뒤에 있습니다
   *[address-and-port-dependent] {" "}필터링이 주소·포트 의존인 NAT 뒤에 있습니다
 }. STUN 서버는 있고 TURN 서버는 없습니다.
answer-candidate = 후보의 우선순위
answer-pair = 쌍의 정확한 우선순위
answer-made = A가 만드는 쌍의 수
answer-left = 가지치기 뒤 A의 검사 목록에 남는 쌍의 수
answer-path = 둘은 경로를 찾습니까?
form-number = 정수로 적습니다.
form-yes-no = ‘예’ 또는 ‘아니요’로 적습니다.
wrong-kind = 다른 종류의 후보가 갖는 우선순위입니다.
wrong-component = 마지막 부분이 다릅니다. 256에서 컴포넌트를 뺍니다.
wrong-priority = 아닙니다. 종류 선호도에는 2^24를, 로컬 선호도에는 2^8을 곱합니다.
wrong-side = 1만큼 다릅니다. 마지막 1은 제어하는 쪽 후보의 우선순위가 더 높을 때만 더합니다.
wrong-rounded = 거의 맞지만 53비트 수처럼 반올림된 값입니다. 모든 자리가 맞아야 합니다.
wrong-pair = 아닙니다. 두 우선순위 가운데 작은 쪽에 2^32를, 큰 쪽에 2를 곱합니다.
wrong-made = 아닙니다. A의 후보 하나하나가 컴포넌트가 같은 B의 모든 후보와 쌍을 이룹니다.
wrong-left = 아닙니다. A의 서버 반사 후보가 무엇으로 바뀌는지, 그러면 어느 쌍이 겹치는지 보십시오.
wrong-path = 아닙니다. 상대의 검사가 필터가 들여보내는 엔드포인트에서 오는지 양쪽 모두 따져 보십시오.
hint-preference = 종류 선호도는 후보의 종류가 정하며, 수의 가장 높은 자리를 차지합니다.
hint-candidate = 2^24·종류 선호도 + 2^8·로컬 선호도 + 256 − 컴포넌트.
hint-sides = G는 제어하는 쪽 후보의 우선순위, D는 다른 쪽 후보의 우선순위입니다.
hint-pair = 2^32·min(G, D) + 2·max(G, D) + (G > D이면 1, 아니면 0). 2^53을 넘으므로 정수로 계산합니다.
hint-made = 먼저 모두 짝지어 봅니다. A의 후보 수와 B의 후보 수를 곱합니다.
hint-left = A의 반사 후보는 기반 주소에서 보내므로 기반 주소로 바뀌고, 이미 있는 쌍과 같아지면 빠집니다. B의 후보는 바뀌지 않습니다.
hint-known = STUN은 서버를 향한 바깥 엔드포인트를 알려 줍니다. 상대를 향한 것도 같은지는 매핑이 정합니다.
hint-hole = 자기 검사는 보낸 곳의 엔드포인트에 대해서만 자기 필터를 엽니다. 다른 포트에서 온 검사는 포트를 보지 않는 필터만 지납니다. 들어온 검사는 피어 반사 후보를 만들고, 답하는 검사는 그쪽으로 갑니다.

# 먼저 고르는 것.
pick-network-a = A의 네트워크
pick-network-b = B의 네트워크
pick-servers = 서버
option-open = 열린 인터넷
option-home = 가정용 공유기
option-double = 이어진 NAT 둘
option-firewall = UDP를 막는 방화벽
option-phone = 휴대전화 통신망
option-same-lan = A와 같은 LAN
option-both = STUN과 TURN
option-stun = STUN만
option-turn = TURN만
option-none = 없음

# 예측.
predict-found = { JOSA($who, "이/가") } 얻는 후보는 어떤 종류입니까?
predict-redundant = 이미 있는 것과 같아 버리는 후보
predict-pair-next = { JOSA($who, "이/가") } 다음에 검사하는 쌍은 무엇입니까?
predict-nominates = { JOSA($who, "이/가") } 지명하는 쌍은 무엇입니까?
predict-pair = { $local } { $from } → { $remote } { $to }
predict-check = 지금 { $from }에서 { JOSA($to, "으로/로") } 가는 검사는 상대에게 닿습니까?
predict-known = 닿으며, 상대가 아는 후보에서 옵니다
predict-new = 닿으며, 상대가 모르던 주소에서 옵니다(prflx)
predict-dropped = 가는 길에 버려집니다
predict-role = 두 쪽의 역할이 같습니다. { JOSA($who, "은/는") } 자기 역할을 지킵니까?
predict-path = 두 호스트 사이의 길은 무엇이 됩니까?
predict-direct = 곧바로 가는 길
predict-punched = 두 NAT에 구멍을 뚫은 길
predict-relayed = TURN 릴레이를 거치는 길
predict-none = 길이 없습니다
