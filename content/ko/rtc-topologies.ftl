# 토폴로지.
lab-title = 토폴로지: 메시, SFU, MCU
lab-line = 통화에서 누가 누구에게 무엇을 보내는지 스트림 하나하나를 봅니다. 업링크의 부담, 서버의 일, 화면의 지연, 누가 비용을 내는지가 보입니다.

# 시나리오를 몇 마디로.
rule-heading = { $topology }{ $simulcast ->
    [true] {" "}(시뮬캐스트)
   *[false] {""}
 }: 참가자 { $n ->
    [one] 1명
   *[other] { $n }명
 }, 송신 { $m ->
    [one] 1명
   *[other] { $m }명
 }

# 필드.
field-topology = 토폴로지(topology)
choice-mesh = 메시(mesh): 모두가 모두와 직접
choice-sfu = SFU: 서버가 스트림을 전달
choice-sfu-simulcast = 시뮬캐스트를 쓰는 SFU
choice-mcu = MCU: 서버가 합성
field-participants = 참가자(한 행이 똑같은 여러 명을 나타낼 수 있음)
field-name = 이름
field-count = 인원
field-sends = 각자 보내는 것
choice-video = 영상과 음성
choice-audio = 음성
choice-nothing = 없음
field-uplink_kbit = 각자의 업링크(kbit/s)
field-downlink_kbit = 각자의 다운링크(kbit/s)
field-codec = 영상 코덱
choice-both = VP8과 H.264
choice-vp8 = VP8만
choice-h264 = H.264만
field-at_start = 처음부터 있음
field-simulcast = 시뮬캐스트(simulcast): SFU에 영상을 세 계층으로 보냄
field-mix = MCU가 만드는 화면
choice-minus-self = 송신자마다 자신을 뺀 화면
choice-common = 모두에게 같은 화면 하나
field-mesh_encodes = 메시에서 송신자의 인코딩
choice-per-receiver = 수신자마다 따로, 각각의 속도로
choice-once = 한 번, 모두 같게
field-slow_receiver = 시뮬캐스트 없는 SFU에서 느린 수신자는
choice-loses-video = 들어가지 않는 영상을 못 받음
choice-lowers-all = 송신자가 모두의 속도를 낮추게 함
field-transcoding = SFU가 코덱을 바꿀 수 있음(트랜스코딩)
field-recording = 통화를 녹화함
field-end_to_end = 서버도 읽지 못하게 종단 간에 암호화함
field-happenings = 그 뒤에 일어나는 일
field-event = 일어나는 일
field-media = 속도(모든 것을 포함)
field-high_kbit = 온전한 영상, 최상위 계층(kbit/s)
field-middle_kbit = 중간 계층(kbit/s)
field-low_kbit = 최하위 계층(kbit/s)
field-audio_kbit = 음성(kbit/s)
field-floor_kbit = 영상을 보낼 만한 최저 속도(kbit/s)
field-fps = 초당 화면 수
field-delays = 지연
field-encode_us = 촬영과 인코딩(µs)
field-decode_us = 디코딩(µs)
field-forward_us = 전달(µs)
field-mix_us = 합성(µs)
field-jitter_us = 지터 버퍼(µs)
field-server_us = 서버까지 또는 서버에서 편도(µs)
field-peer_us = 참가자 사이의 편도(µs)
field-work = 일의 양(1/1000코어)
field-encode_mcore = 온전한 영상의 인코딩
field-decode_mcore = 온전한 영상의 디코딩
field-mix_mcore = 화면 하나의 합성
field-audio_mcore = 음성의 인코딩 또는 디코딩
field-forward_mcore = 수신자 한 명에게 스트림 하나 보내기
field-device_mcore = 참가자의 기기가 가진 양
field-server_mcore = 서버가 가진 양
field-prices = 운영자가 내는 값(화폐 단위의 100만분의 1)
field-egress_micro = 서버에서 나가는 1기가바이트
field-core_micro = 코어 하나의 1시간

# 변경.
field-input = 변경
field-who = 누구
field-kbit = 새 속도(kbit/s)
field-on = 켬
choice-join = 참가함
choice-leave = 나감
choice-send = 보내는 것을 바꿈
choice-uplink = 업링크가 달라짐
choice-downlink = 다운링크가 달라짐
choice-size = 행의 인원이 달라짐
choice-switch = 다른 토폴로지로 옮김
choice-simulcast = 시뮬캐스트를 켜거나 끔
choice-record = 녹화를 켜거나 끔

# 프리셋: 이름과 그것이 보이는 점.
preset-first-look = 처음 보기: SFU의 네 사람
preset-first-look-point = SFU(선택 전달 서버, selective forwarding unit)에 각자 스트림 하나를 보내고 세 개를 받습니다. 서버는 12개를 전달하지만 하나도 디코딩하지 않습니다.
preset-mesh = 메시의 네 사람
preset-mesh-point = 서버가 없습니다. 연결은 여섯 개이고, 각자 자기 영상을 세 번 인코딩해 세 번 올립니다.
preset-mcu = MCU의 네 사람
preset-mcu-point = MCU(다지점 제어 장치, multipoint control unit)에 각자 하나를 보내고 하나를 받습니다. 서버는 영상 4개를 디코딩하고 4개를 합성해 4개를 인코딩합니다. 그만큼 시간이 걸립니다.
preset-two = 두 사람
preset-two-point = 둘이면 메시는 연결 하나입니다. 두 번 보내는 것이 없고 서버도 필요 없으며 길이 가장 짧습니다.
preset-narrow-uplink = 1 Mbit/s 업링크
preset-narrow-uplink-point = A의 업링크가 1 Mbit/s로 줄어듭니다. 메시에서는 복사본 세 개가 293 kbit/s씩 나누어 쓰고, SFU에서는 스트림 하나가 960을 씁니다.
preset-eight = 메시의 여덟 사람
preset-eight-point = 연결은 2⁸개가 아니라 28개입니다. 연결 수는 제곱으로 늘어납니다. 인코더 일곱 개는 코어 네 개로 감당할 수 없습니다.
preset-simulcast = 시뮬캐스트와 느린 다운링크
preset-simulcast-point = 세 계층이 올라갑니다. 서버는 수신자의 다운링크에 맞는 계층을 줍니다. C는 낮은 계층, D는 가장 낮은 계층을 받고, A와 B는 아무것도 느끼지 못합니다.
preset-slow-for-all = 느린 한 명 때문에 모두가
preset-slow-for-all-point = 시뮬캐스트가 없으면 송신자 모두가 D의 1.5 Mbit/s에 맞춥니다. 시뮬캐스트를 켜면 D만 덜 받습니다.
preset-moving-over = 메시를 벗어나기
preset-moving-over-point = 업링크가 5 Mbit/s인 C, D, E가 차례로 메시에 들어오면 영상이 점점 나빠집니다. 그다음 통화를 SFU로 옮깁니다.
preset-webinar-sfu = SFU로 1명이 1,000명에게
preset-webinar-sfu-point = 발표자는 한 번만 보냅니다. 서버는 복사본 999개, 2.5 Gbit/s를 보냅니다. 대역폭 요금은 운영자가 냅니다.
preset-webinar-mcu = MCU로 1명이 1,000명에게
preset-webinar-mcu-point = 송신자가 하나면 합성할 것이 없습니다. MCU도 스트림 999개를 보내야 하고, 디코딩, 합성, 인코딩 때문에 더 늦습니다.
preset-webinar-mesh = 메시로 1명이 1,000명에게
preset-webinar-mesh-point = 발표자가 복사본 999개, 2.5 Gbit/s를 올려야 합니다. 20 Mbit/s로는 음성마저 절반 정도에게만 갑니다.
preset-fifty-sfu = 모두 보내는 50명, SFU
preset-fifty-sfu-point = 스트림 50개가 들어와 2,450개가 나갑니다. 다운링크가 온전한 영상 49개를 나를 수 없어 대부분 중간 계층으로 옵니다.
preset-fifty-mcu = 모두 보내는 50명, MCU
preset-fifty-mcu-point = 송신자마다 따로 합성하면 인코더 50개가 있는 코어의 두 배를 요구합니다. 공통 화면 하나로 바꾸어 보십시오.
preset-recording = 녹화는 누가?
preset-recording-point = SFU는 들어온 스트림을 그대로, MCU는 합성한 화면을 기록합니다. 메시에는 기록할 참가자밖에 없습니다.
preset-codecs = 공통 코덱이 없을 때
preset-codecs-point = A에게는 VP8만, B에게는 H.264만 있습니다. SFU로는 서로 듣기만 합니다. 그다음 모든 것을 디코딩하는 MCU로 옮깁니다.
preset-transcoding = 트랜스코딩하는 SFU
preset-transcoding-point = SFU가 A와 B를 위해 디코딩하고 다시 인코딩합니다. 이제 서로 보이지만, 서버의 일과 지연이 MCU에 가까워집니다.
preset-end-to-end = 서버도 읽지 못하는 암호화
preset-end-to-end-point = SFU는 읽지 못해도 전달할 수 있지만 녹화는 하지 못합니다. MCU는 읽어야 합성할 수 있으므로 화면이 나오지 않습니다.

# 규칙: 왜 이 단계가 일어났는가.
rule-join = { $who } { $count ->
    [one] 참가자가
   *[other] 행의 { $count }명이 한꺼번에
 } 들어와 { $sends ->
    [video] 영상과 음성을 보내려 합니다
    [audio] 음성을 보내려 합니다
   *[nothing] 보기만 합니다
 }. { $n ->
    [one] 이제 참가자는 1명입니다.
   *[other] 이제 N = { $n }입니다.
 }
rule-up-one-sfu = { JOSA($who, "은/는") } 몇 명이 받든 스트림(stream)을 서버에 한 번만 보냅니다. { $up } kbit/s입니다. 복사는 서버가 합니다.
rule-up-layers = { JOSA($who, "은/는") } 영상을 세 크기로 서버에 보냅니다(시뮬캐스트, simulcast). { $high } + { $middle } + { $low } kbit/s이고 음성까지 { $need }입니다. 서버는 수신자마다 하나를 고를 수 있습니다.
rule-up-one-mcu = { JOSA($who, "은/는") } 스트림(stream)을 서버에 한 번만 보냅니다. { $up } kbit/s입니다. 서버가 이것을 디코딩합니다.
rule-up-quiet = { JOSA($who, "이/가") } { $count ->
    [one] 서버에
   *[other] 모두 서버에
 } 연결하지만 보내는 것은 없습니다.
rule-mesh-link = { JOSA($who, "과/와") } { JOSA($other, "이/가") } 직접 연결합니다. { $first ->
    [true] { $second ->
        [true] 서로 복사본을 하나씩 보냅니다
       *[false] { JOSA($who, "이/가") } { $other }에게 복사본을 보냅니다
    }
   *[false] { $second ->
        [true] { JOSA($other, "이/가") } { $who }에게 복사본을 보냅니다
       *[false] 둘 다 보내는 것은 없습니다
    }
 }. 연결은 { $links ->
    [one] 1개
   *[other] { $links }개
 }, 스트림은 { $before } → { $after }입니다.
rule-mesh-inside = { $who } 행의 { $count }명이 서로 연결합니다. { $count }·({ $count }−1)/2 = { $inside ->
    [one] 1개
   *[other] { $inside }개
 }이고 연결은 모두 { $links }개입니다. 스트림은 { $before } → { $after }입니다{ $first ->
    [true] {""}
   *[false] {""}(보내는 것이 없음)
 }.
rule-sfu-pair = 서버가 { $first ->
    [true] { $second ->
        [true] { $who }의 스트림을 { $other }에게, { $other }의 스트림을 { $who }에게
       *[false] { $who }의 스트림을 { $other }에게
    }
   *[false] { $other }의 스트림을 { $who }에게
 } 열어 보지 않고 전달합니다. 나가는 스트림은 { $before } → { $after }이고, 연결은 여전히 { $links ->
    [one] 1개입니다.
   *[other] { $links }개뿐입니다.
 }
rule-sfu-inside = 서버가 { $who } 행의 { $count }명 각자의 스트림을 그 행의 다른 사람들에게 전달합니다. 나가는 스트림은 { $before } → { $after }이고 연결은 { $links ->
    [one] 1개입니다.
   *[other] { $links }개입니다.
 }
rule-mix-minus-self = 서버가 영상 { $decodes ->
    [one] 1개
   *[other] { $decodes }개
 }를 디코딩하고 { $mixes }개를 합성(mixing)해 { $encodes }개를 인코딩합니다. 송신자는 자신을 뺀 화면을 하나씩 받고, 보기만 하는 사람들은 하나를 함께 받습니다. 나가는 스트림은 한 사람에 하나, 모두 { $out }개입니다.
rule-mix-common = 서버가 영상 { $decodes ->
    [one] 1개
   *[other] { $decodes }개
 }를 디코딩하고 { $mixes }개를 합성(mixing)해 화질과 코덱마다 하나씩 { $encodes }개를 인코딩합니다. 모두가 자신까지 들어 있는 같은 화면을 봅니다. 음성은 그래도 받는 사람의 것을 빼고 섞습니다. 나가는 스트림은 { $out ->
    [one] 1개입니다.
   *[other] { $out }개입니다.
 }
rule-mix-none = 서로 보거나 들을 것이 없거나 서버가 읽을 수 없으므로 아무것도 나가지 않습니다.
rule-up-share = { $who }의 업링크(uplink) { $up } kbit/s를 복사본 { $copies ->
    [one] 1개가
   *[other] { $copies }개가
 } 나누어 씁니다. 모두 보내려면 { JOSA($need, "이/가") } 필요합니다. 음성 { $audio }씩을 먼저 보내고 남은 { $up } − { $copies }·{ $audio } kbit/s를 나누면 영상마다 { $high } 대신 { $rate } kbit/s입니다.
rule-up-lowered = { $who }의 업링크(uplink)는 { $up } kbit/s인데 영상과 음성에 { JOSA($need, "이/가") } 필요합니다. 인코더가 { $high } 대신 { $rate } kbit/s로 낮추며, 모두가 그것을 받습니다.
rule-up-slowest = { JOSA($who, "은/는") } { $high } 대신 { $rate } kbit/s로 낮춥니다. 가장 느린 수신자가 그 이상 받을 수 없기 때문입니다. 자신의 업링크 { $up } kbit/s로는 { JOSA($need, "을/를") } 보낼 수 있습니다.
rule-up-dropped = { $who }의 업링크(uplink) { $up } kbit/s에는 { JOSA($need, "이/가") } 필요한 모든 계층이 들어가지 않습니다. 위에서부터 { $dropped ->
    [one] 1개를
   *[other] { $dropped }개를
 } 빼고, 이제 가장 좋은 것이 { $rate } kbit/s입니다.
rule-up-audio-only = { $who }의 업링크(uplink) { $up } kbit/s는 영상에는 너무 좁습니다. { $layers ->
    [true] 음성 { JOSA($audio, "을/를") } 빼면 최하위 계층 { $low } kbit/s도 들어가지 않습니다
   *[false] 음성 { JOSA($audio, "을/를") } 빼면 { $copies ->
        [one] { $left }만 남아
       *[other] 복사본 { $copies }개에 { $left }씩만 남아
    } 최저 속도 { $floor }에 못 미칩니다
 }. 영상을 끄고 음성만 남깁니다. 모두 보내려면 { JOSA($need, "이/가") } 필요합니다.
rule-up-audio-for = { $who }의 업링크(uplink) { $up } kbit/s로는 { $audio } kbit/s인 음성 복사본 { $copies }개도 다 보내지 못합니다. { $n }명만 듣고 나머지는 아무것도 받지 못합니다. 영상까지 보내려면 { $need } kbit/s가 필요합니다.
rule-up-nothing = { $who }의 업링크(uplink) { $up } kbit/s에는 음성 { $audio } kbit/s도 들어가지 않습니다. 아무도 받지 못합니다. 모두 보내려면 { JOSA($need, "이/가") } 필요합니다.
rule-up-fine = 이제 { $who }의 업링크 { $up } kbit/s에 필요한 { $need } kbit/s가 모두 들어갑니다.
rule-down-layers = { $who }의 다운링크(downlink)는 { $down } kbit/s인데 모두 최상 계층이면 { JOSA($need, "이/가") } 필요합니다. 서버가 고릅니다. 높은 계층 { $high }개, 중간 계층 { $middle }개, 낮은 계층 { $low }개입니다. 송신자들은 알지 못합니다.
rule-down-mix = { $who }의 다운링크(downlink) { $down } kbit/s에는 음성까지 { $need } kbit/s인 온전한 화면이 들어가지 않습니다. 서버가 { $rate } kbit/s로 따로 인코딩합니다.
rule-down-mesh = { $who }의 다운링크(downlink) { $down } kbit/s에 { JOSA($need, "이/가") } 필요합니다. 송신자들이 복사본의 속도를 낮추어 { $used } kbit/s가 도착합니다.
rule-down-missing = { $who }의 다운링크(downlink) { $down } kbit/s는 { $need }에 너무 좁습니다. 영상 { $seen ->
    [one] 1개는 오고
   *[other] { $seen }개는 오고
 } { $n ->
    [one] 1개는
   *[other] { $n }개는
 } 음성만 옵니다.
rule-down-full = { $who }의 다운링크(downlink) { $down } kbit/s에는 { $audio } kbit/s씩인 음성도 다 들어가지 않습니다. 모두 받으려면 { JOSA($need, "이/가") } 필요합니다.
rule-down-fine = 이제 { $who }의 다운링크 { $down } kbit/s에 필요한 { $need } kbit/s가 모두 들어갑니다.
rule-codec-transcoded = { JOSA($who, "은/는") } { $sent } 영상을 보내고 { JOSA($other, "은/는") } { $plays }만 디코딩합니다. 서버가 디코딩해서 다시 인코딩합니다(트랜스코딩, transcoding). 전달만 해서 아끼려던 일, 지연, 화질이 듭니다.
rule-codec-mesh = { $who }의 코덱은 { $sent }, { $other }의 코덱은 { $plays }입니다. 공통 영상 코덱이 없습니다. 메시에서는 쌍마다 따로 협상하므로 이 둘만 음성으로 통화합니다.
rule-codec-sfu = { $who }의 코덱은 { $sent }, { $other }의 코덱은 { $plays }입니다. 공통 영상 코덱이 없고, 이 SFU는 받은 그대로 전달합니다. 음성만 통합니다.
rule-secure-direct = { $topology }: 미디어는 DTLS-SRTP로 참가자에서 참가자까지 암호화됩니다. 사이에 아무도 없습니다.
rule-secure-hop = { $topology }: DTLS-SRTP는 서버에서 끝나고, 서버는 홉(hop)마다의 키를 가집니다. 지나가는 것을 읽을 수 있으며, MCU나 녹화나 트랜스코딩은 읽어야만 합니다.
rule-secure-end = { $topology }: 홉의 암호화 안에 끝에서 끝까지 가는 암호화(SFrame)가 하나 더 있습니다. 서버는 읽지 못하는 것을 전달합니다. 트랜스코딩도, 볼 수 있는 녹화도 없습니다.
rule-secure-impossible = { $topology }: 합성하려면 디코딩해야 하는데, 종단 간에 암호화된 것은 디코딩할 수 없습니다. 아무것도 나가지 않습니다.
rule-sum-links = N = { $n }일 때 연결은 { $topology ->
    [mesh] 쌍마다 하나씩 { $formula }개입니다. 지수가 아니라 제곱으로 늘어납니다. 사람이 두 배면 연결은 약 네 배입니다.
   *[other] 각자 서버와 하나씩 { $formula }개입니다.
 }
rule-sum-streams = 도착하는 스트림은 { $topology ->
    [mcu] 보거나 들을 상대가 있는 사람마다 합성 하나이므로
   *[other] 송신자 M명의 것이 자신을 뺀 모두에게 가므로
 } { $formula }개입니다(N = { $n }, M = { $m }).
rule-sum-up = 송신자 한 명이 올리는 스트림은 { $topology ->
    [mesh] 자신을 뺀 모두에게 복사본이 하나씩 가므로
   *[other] N과 상관없이 하나뿐이므로
 } { $formula }개입니다(N = { $n }, M = { $m }).
rule-sum-down-sender = 송신자 한 명이 받는 스트림은 { $topology ->
    [mcu] 자기 몫의 합성뿐이므로
   *[other] 다른 송신자마다 하나이므로
 } { $formula }개입니다(N = { $n }, M = { $m }).
rule-sum-down-listener = 보기만 하는 한 명이 받는 스트림은 { $topology ->
    [mcu] 합성 하나뿐이므로
   *[other] 송신자마다 하나이므로
 } { $formula }개입니다(N = { $n }, M = { $m }).
rule-sum-in = 서버로 들어오는 스트림은 송신자마다 하나이므로 { $formula }개입니다(N = { $n }, M = { $m }).
rule-sum-out = 서버에서 나가는 스트림은 { $topology ->
    [mcu] 한 사람에 합성 하나이므로
   *[other] 각 스트림이 보낸 사람을 뺀 모두에게 가므로
 } { $formula }개입니다(N = { $n }, M = { $m }).
rule-sum-up-rate = 송신자에게 필요한 업링크는 { $formula } kbit/s{ $topology ->
    [mesh] 이고, 참가자가 늘 때마다 커집니다
   *[other] 이고, N과 상관없습니다
 }(N = { $n }, M = { $m }).
rule-sum-encodes = 송신자 한 명이 인코딩하는 영상은 { $formula }개입니다(N = { $n }, M = { $m }).
rule-sum-server-encodes = 서버가 인코딩하는 영상은 { $topology ->
    [mcu] 영상을 보내는 사람이 P명이므로
   *[other] 전달만 하므로
 } { $formula }개입니다(N = { $n }, M = { $m }).
rule-sum-work = 서버의 일은 { $topology ->
    [mcu] 디코딩, 합성, 인코딩, 송신, 음성을 더해
   *[other] 송신뿐이므로
 } 1/1000코어로 { $formula }입니다(N = { $n }, M = { $m }).
rule-overload-server = 서버({ $topology })의 일이 너무 많습니다. 코어 { $need }개가 필요한데 { $have }개가 있습니다. 줄이 길어지고 화면을 버립니다. 초당 { $fps }장 가운데 { $left }장만 처리되고 그것도 늦습니다.
rule-overload-device = { $who }의 기기가 영상 { $encodes }개를 인코딩하고 { $decodes }개를 디코딩하느라 일이 너무 많습니다. 코어 { $need }개가 필요한데 { $have }개가 있습니다. 초당 { $fps }장 가운데 { $left }장만 해냅니다.
rule-record-sfu = 서버가 들어온 { $streams ->
    [one] 스트림 1개를
   *[other] 스트림 { $streams }개를 각각
 } 디코딩하지 않고 그대로 기록합니다. { $kbit } kbit/s, 1시간에 { $mb } MB입니다. 합치는 일은 나중으로 미룹니다.
rule-record-mcu = 서버가 어차피 만든 합성을 기록합니다. { $kbit } kbit/s, 1시간에 { $mb } MB이며 바로 볼 수 있습니다.
rule-record-mesh = 서버가 없습니다. { JOSA($who, "이/가") } 자기가 보내고 받는 것을 기록합니다. { $kbit } kbit/s, 1시간에 { $mb } MB입니다. { JOSA($who, "이/가") } 나가면 녹화도 끝납니다.
rule-record-none = 서버가 읽지 못하는 암호화된 미디어만 남거나 기록할 것이 없으므로 녹화하지 않습니다.
rule-frame-made = { JOSA($who, "이/가") } 화면 한 장을 촬영해 인코딩합니다. { TIME($encode, "ms") } 걸립니다.
rule-frame-sent-mesh = { JOSA($who, "은/는") } 복사본을 차례로 보냅니다. 첫 번째는 { TIME($first, "ms") }, { $copies }개 중 마지막은 { TIME($last, "ms") } 뒤에 업링크를 떠납니다. 가는 길은 { TIME($way, "ms") }입니다.
rule-frame-sent-server = { JOSA($who, "이/가") } 화면을 서버로 보냅니다. 마지막 비트가 링크에 오를 때까지 { TIME($up, "ms") }, 가는 길은 { TIME($way, "ms") }입니다.
rule-frame-forwarded = 서버가 { TIME($server, "ms") } 만에 { $who }의 화면을 전달합니다. 헤더를 읽고 받을 사람을 고를 뿐 화면은 열지 않습니다. 받는 쪽은 { $out ->
    [one] 한 행입니다.
   *[other] { $out }행입니다.
 }
rule-frame-transcoded = 서버가 { TIME($server, "ms") } 만에 { $who }의 화면을 전달합니다. 그 코덱이 없는 사람을 위해서는 기다렸다가 디코딩하고 다시 인코딩합니다.
rule-frame-decoded = 서버가 지터 버퍼(jitter buffer)에서 { TIME($jitter, "ms") } 기다린 뒤 { $who }의 화면을 디코딩합니다. { TIME($decode, "ms") } 걸립니다.
rule-frame-mixed = 다음 합성 차례까지 길면 { TIME($wait, "ms") } 기다린 뒤 다른 화면들 옆에 놓입니다. { TIME($mix, "ms") } 걸립니다. { $who }의 화면은 이제 합성의 한 부분입니다.
rule-frame-encoded = 서버가 합성 { $encodes ->
    [one] 1개를
   *[other] { $encodes }개를
 } 인코딩합니다. { TIME($encode, "ms") } 걸립니다. { $who }의 화면이 서버에 머문 시간은 { TIME($server, "ms") }입니다.
rule-frame-shown = { JOSA($other, "은/는") } 카메라보다 { TIME($total, "ms") } 늦게 { $who }의 화면을 봅니다. 인코딩 { $encode }, 업링크 { $up }, 오가는 길 { $way }, 서버 { $server }, 다운링크 { $down }, 지터 버퍼와 디코딩 { $play }. { $level ->
    [good] 150 ms까지는 대화에서 느끼지 못합니다.
    [felt] 150 ms를 넘으면 대화에서 느껴집니다.
   *[bad] 400 ms를 넘으면 서로 동시에 말하게 됩니다.
 }
rule-frame-none = 누구에게도 영상이 가지 않으므로 따라갈 길이 없습니다.
rule-change-left = { JOSA($who, "이/가") } 나가고 그 스트림이 끝납니다.
rule-change-sends = { JOSA($who, "은/는") } 이제부터 { $sends ->
    [video] 영상과 음성을 보냅니다
    [audio] 음성만 보냅니다
   *[nothing] 아무것도 보내지 않습니다
 }.
rule-change-uplink = { $who }의 업링크가 바뀝니다. { $before } → { $after } kbit/s.
rule-change-downlink = { $who }의 다운링크가 바뀝니다. { $before } → { $after } kbit/s.
rule-change-size = { $who } 행의 인원이 바뀝니다. { $before } → { $after ->
    [one] 1명
   *[other] { $after }명
 }.
rule-change-switched = 통화를 { $topology ->
    [mesh] 메시로
    [sfu] SFU로
   *[mcu] MCU로
 } 옮깁니다. 모든 연결을 새로 맺습니다.
rule-change-simulcast = 시뮬캐스트를 { $on ->
    [true] 켭니다. SFU에 보내는 사람은 세 계층을 보냅니다
   *[false] 끕니다. SFU에 보내는 사람은 스트림 하나를 보냅니다
 }.
rule-change-record = 녹화를 { $on ->
    [true] 켭니다
   *[false] 끕니다
 }.
rule-change-nothing = 이미 그러하거나 그런 참가자가 없어서 바뀌는 것이 없습니다.

# 그림.
picture-title = { $topology } 통화, N = { $n }, 스트림 { $streams ->
    [one] 1개
   *[other] { $streams }개
 }. 링크의 부담과 화면의 지연을 보입니다.
cap-counts = N = { $n }, M = { $m }, 연결 { $links }, 스트림 { $streams }
cap-mesh = 메시: 서버도 운영자도 없음
cap-server = 스트림 들어옴 { $in }, 나감 { $out }({ $rate })
cap-mesh-work = 기기마다 스스로 인코딩하고 디코딩함
cap-sfu-work = 전달만 하고 디코딩하지 않음
cap-work = 디코딩 { $decodes }, 합성 { $mixes }, 인코딩 { $encodes }
cap-uplink = 업링크(bit/s)
cap-downlink = 다운링크(bit/s)
not-there = 없음
cap-way = { $who }의 화면: 카메라에서 화면까지
cap-way-none = 카메라에서 화면까지: 아직 없음
way-from = 보내는 쪽
part-encode = 촬영과 인코딩
part-up = 업링크
part-way = 오가는 길
part-server = 서버 안
part-down = 다운링크
part-play = 지터 버퍼와 디코딩
mixer = 합성

# 범례.
legend-frame = 가고 있는 화면
legend-mix = 합성
legend-fine = 자리가 넉넉함
legend-less = 속도를 낮춤, 지터 버퍼와 디코딩
legend-none = 빠지는 것이 있음
legend-links = 업링크, 다운링크

# 표.
table-formulas = 공식(참가자 N명, 송신 M명, 영상 송신 P명. V 영상, A 음성 kbit/s. D 디코딩, X 합성, E 인코딩, F 송신, S 음성은 1/1000코어)
column-what = 무엇
column-formula = 공식
column-numbers = 수를 넣으면
column-value = 값
column-counted = 센 값
sum-name-links = 연결
sum-name-streams = 도착하는 스트림
sum-name-up = 송신자가 올리는 스트림
sum-name-down-sender = 송신자가 받는 스트림
sum-name-down-listener = 보기만 하는 사람이 받는 스트림
sum-name-in = 서버로 들어오는 스트림
sum-name-out = 서버에서 나가는 스트림
sum-name-up-rate = 송신자의 업링크(kbit/s)
sum-name-encodes = 송신자가 인코딩하는 영상
sum-name-server-encodes = 서버가 인코딩하는 영상
sum-name-work = 서버의 일(1/1000코어)
table-sides = 참가자마다
column-who = 누구
column-sends = 보내는 것
column-streams-up = 올리는 스트림
column-streams-down = 받는 스트림
column-up = 올림(kbit/s)
column-up-need = 필요한 올림(kbit/s)
column-down = 받음(kbit/s)
column-pictures = 보이는 영상
column-encodes = 인코딩
column-decodes = 디코딩
column-cores = 코어
table-flows = 누가 누구에게 무엇을
column-from = 보내는 쪽
column-to = 받는 쪽
column-pairs = 스트림
column-heard = 음성이 감
column-seen = 영상이 감
column-kbit = 영상 × kbit/s
table-delays = 카메라에서 화면까지(ms)
column-encode = 인코딩
column-up-part = 업링크
column-way = 오가는 길
column-server-part = 서버
column-down-part = 다운링크
column-play = 지터 버퍼, 디코딩
column-total = 모두
table-payers = 누가 무엇을 부담하는가
column-payer = 누가
column-egress-money = 대역폭(시간당 금액)
column-core-money = 코어(시간당 금액)
payer-operator = 서버 운영자
payer-nobody = 운영자 없음: 참가자가 모두 부담
table-audiences = 이 가정에서 한 명이 N − 1명에게
column-n = N
column-topology = 토폴로지
column-device = 발표자의 기기(코어)
column-server-out = 서버에서 나감(kbit/s)
column-server-cores = 서버(코어)
column-money = 시간당 금액
column-outcome = 보는 사람이 받는 것
outcome-full = 온전한 영상
outcome-rate = { $n } kbit/s 영상
outcome-sound = 음성만
outcome-heard = { $n }명만 음성, 나머지는 없음
outcome-nothing = 없음
outcome-down = 덜 받음: 다운링크가 좁음
outcome-unmixed = 없음: 서버가 읽지 못함
outcome-server = 화면이 버려짐: 서버가 모자람
outcome-device = 화면이 버려짐: 기기가 느림

# 비교.
metric-up = 가장 큰 업링크(kbit/s)
metric-down = 가장 큰 다운링크(kbit/s)
metric-egress = 서버에서 나감(kbit/s)
metric-delay = 가장 긴 지연(ms)
metric-server-work = 서버(코어)
metric-device-work = 가장 바쁜 기기(코어)
metric-seen = 보이는 영상의 비율
metric-streams = 도착하는 스트림
metric-money = 운영자의 시간당 금액

# 곡선.
chart-growth-up = 송신자에게 필요한 업링크
chart-growth-down = 수신자에게 필요한 다운링크
chart-growth-egress = 서버에서 나가는 양
chart-growth-work = 서버의 일
chart-growth-delay = 화면의 가장 긴 지연
axis-n = 참가자
axis-kbit = kbit/s
axis-mbit = Mbit/s
axis-cores = 코어
axis-ms = ms
finding-run = { $topology }, N = { $n }
rule-finding-mesh-picture = 업링크가 { $up } kbit/s이면 메시에서는 N = { $n }까지 영상이 갑니다. 복사본마다 { $up }/{ $copies } − { $audio } = { $left } kbit/s입니다. 한 명이 더 오면 { $next }만 남아 { $floor }에 못 미치므로 음성만 갑니다.
rule-finding-mesh-sound = 음성은 N = { $n }까지 모두에게 갑니다. { $up }에 { $audio } kbit/s 복사본 { $copies ->
    [one] 1개가
   *[other] { $copies }개가
 } 들어갑니다. { $floor } kbit/s부터인 영상은 훨씬 전에 끝났습니다.
rule-finding-server = 같은 업링크 { $up } kbit/s로 서버에는 N = { $n }에서도 N = 1,000에서도 { $rate } kbit/s 스트림 하나를 보냅니다.

# 연습 문제.
answer-egress = 서버에서 나가는 양(kbit/s)
answer-most = 가장 큰 N
answer-later = 늦어지는 시간(ms)
form-number = 정수
ask-links = 참가자 { $n }명이 메시를 이루고 모두 보냅니다. 연결은 몇 개입니까?
ask-streams = { $topology ->
    [mesh] 메시에서
    [sfu] SFU에서
   *[mcu] MCU에서
 } 참가자 { $n }명 중 { $all ->
    [true] 모두가
   *[false] { $m }명이
 } 보냅니다. 도착하는 스트림은 모두 몇 개입니까?
ask-up = 참가자 { $n }명이 메시를 이루고 모두 보냅니다. 한 사람이 올리는 복사본은 몇 개입니까?
ask-down = SFU에서 참가자 { $n }명 중 { $all ->
    [true] 모두가
   *[false] { $m }명이
 } 보냅니다. 송신자 한 명이 받는 스트림은 몇 개입니까?
ask-in = { $topology ->
    [sfu] SFU에서
   *[mcu] MCU에서
 } 참가자 { $n }명 중 { $all ->
    [true] 모두가
   *[false] { $m }명이
 } 보냅니다. 서버로 들어오는 스트림은 몇 개입니까?
ask-out = { $topology ->
    [sfu] SFU에서
   *[mcu] MCU에서
 } 참가자 { $n }명 중 { $all ->
    [true] 모두가
   *[false] { $m }명이
 } 보냅니다. 서버에서 나가는 스트림은 몇 개입니까?
ask-up-rate = { $topology ->
    [mesh] 참가자 { $n }명이 메시를 이룹니다. 영상은 { $high } kbit/s, 음성은 40 kbit/s입니다. 송신자마다 업링크가 몇 kbit/s 필요합니까?
   *[sfu] 시뮬캐스트를 쓰는 SFU에 참가자가 { $n }명입니다. 계층은 { $high }, 700, 200 kbit/s, 음성은 40 kbit/s입니다. 송신자마다 업링크가 몇 kbit/s 필요합니까?
 }
ask-egress = 시뮬캐스트 없는 SFU에서 참가자 { $n }명 중 { $all ->
    [true] 모두가
   *[false] { $m }명이
 } { $high } kbit/s 영상과 40 kbit/s 음성을 보냅니다. 서버에서 나가는 양은 몇 kbit/s입니까?
ask-most = 모두 보내는 메시에서 영상은 { $high } kbit/s, 음성은 40 kbit/s, 각자의 업링크는 { $uplink } kbit/s입니다. 온전한 영상이 모두에게 가는 가장 큰 N은 얼마입니까?
ask-encodes = 송신자마다 자신을 뺀 화면을 만드는 MCU입니다. 참가자 { $n }명 중 { $all ->
    [true] 모두가 영상을 보냅니다
   *[false] { $m }명이 영상을 보내고, 나머지는 화면 하나를 함께 봅니다
 }. 서버가 인코딩하는 영상은 몇 개입니까?
ask-work = { $topology ->
    [mcu] MCU에서 참가자 { $n }명 중 { $m }명이 영상과 음성을 보냅니다. 송신자는 자신을 뺀 화면을 하나씩 받고{ $all ->
        [true] {""}
       *[false] {" "}나머지는 하나를 함께 받고
    }, 1/1000코어로 영상 하나의 디코딩은 100, 합성은 100, 인코딩은 { $encode }, 스트림 하나의 송신은 2, 음성의 인코딩이나 디코딩은 5입니다. 서버에 몇이 필요합니까?
   *[sfu] SFU에서 참가자 { $n }명 중 { $all ->
        [true] 모두가
       *[false] { $m }명이
    } 보냅니다. 스트림 하나를 수신자 한 명에게 전달하는 데 1/1000코어가 2만큼 듭니다. 인코딩({ $encode })은 SFU의 일이 아닙니다. 서버에 1/1000코어가 몇이나 필요합니까?
 }
ask-later = 참가자는 { $n }명입니다. 합성 서버는 지터 버퍼에서 { $jitter } ms 기다리고, 5 ms에 디코딩하고, 초당 { $fps }번 합성하며(길면 그 간격만큼 기다림), 5 ms에 합성하고 20 ms에 인코딩합니다. 전달 서버에는 1 ms가 듭니다. 링크와 참가자가 같을 때 MCU를 거치면 몇 ms 더 늦습니까?
hint-mesh = 메시에서는 아무도 대신 복사해 주지 않습니다. 송신자가 다른 참가자 각각에게 직접 보냅니다.
hint-sfu = 송신자는 SFU에 한 번만 보냅니다. SFU가 보낸 사람을 뺀 수신자마다 복사본을 만듭니다.
hint-mcu = MCU는 들어온 것을 디코딩하고 참가자마다 합성 하나를 보냅니다.
hint-formula = 공식: { $formula }
wrong-twice = 연결을 양쪽 끝에서 두 번 세었습니다.
wrong-exponential = 참가자마다 두 배가 되는 것이 아니라 제곱으로 늘어납니다.
wrong-self = 자기 자신에게는 보내지 않습니다.
wrong-directions = 연결 하나에 스트림이 양방향으로 하나씩 흐릅니다.
wrong-mixed = 나가기 전에 합성하므로 참가자마다 하나입니다.
wrong-sound = 음성이 빠졌습니다.
wrong-layers = 시뮬캐스트에서는 모든 계층이 한꺼번에 올라갑니다.
wrong-by-one = 하나 차이입니다. 참가자가 N명이면 복사본은 N − 1개입니다.
wrong-more = 너무 많습니다.
wrong-less = 너무 적습니다.

# 예측.
predict-sends = { JOSA($who, "은/는") } 서버로 무엇을 보냅니까?
predict-sends-nothing = 아무것도 보내지 않습니다
predict-one-stream = 스트림 하나
predict-layers = 한 영상의 세 계층
predict-for-each = 받는 사람마다 스트림 하나씩
predict-uplink = { $who }의 업링크는 { $has } kbit/s, 필요한 것은 { $need } kbit/s입니다. 무엇을 보냅니까?
predict-fine = 모두 그대로 보냅니다
predict-lowered = 영상을 낮은 속도로 보냅니다
predict-capped = 가장 느린 수신자에 맞춘 속도로 보냅니다
predict-dropped = 높은 계층을 빼고 보냅니다
predict-audio = 소리만 보냅니다
predict-nothing = 아무것도 보내지 못합니다
predict-downlink = { $who }의 다운링크는 { $has } kbit/s, 필요한 것은 { $need } kbit/s입니다. 무엇을 받습니까?
predict-down-fine = 모두 그대로 받습니다
predict-down-lowered = 영상을 낮은 속도로 받습니다
predict-missing = 일부 영상은 받지 못합니다
predict-full = 소리조차 다 받지 못합니다
predict-codec = { JOSA($who, "과/와") } { $other } 사이에는 같은 코덱이 없습니다. 서버가 변환해 줍니까?
predict-secure = 미디어를 읽을 수 있는 쪽은 어디입니까?
predict-direct = 참가자들뿐이며, 사이에 서버가 없습니다
predict-hop = 참가자들과 서버
predict-end = 참가자들뿐이며, 서버는 읽지 못하고 전달합니다
predict-impossible = 서버가 읽어야 하는데 읽지 못해 영상이 없습니다
predict-record = 이 통화를 녹화할 수 있습니까?
predict-server = 서버는 도착한 영상을 어떻게 합니까?
predict-forwards = 그대로 전달합니다
predict-decodes = 디코딩해서 섞습니다
predict-first = 영상은 다음에 누구의 화면에 나옵니까?
predict-links = 연결은 모두 몇 개입니까?
predict-streams = 도착하는 스트림은 모두 몇 개입니까?
predict-up = 송신자 한 명이 올리는 스트림은 몇 개입니까?
predict-down-sender = 송신자 한 명이 받는 스트림은 몇 개입니까?
predict-down-listener = 보기만 하는 한 명이 받는 스트림은 몇 개입니까?
predict-in = 서버로 들어오는 스트림은 몇 개입니까?
predict-out = 서버에서 나가는 스트림은 몇 개입니까?
predict-up-rate = 송신자에게 필요한 업링크는 몇 kbit/s입니까?
predict-encodes = 송신자 한 명이 인코딩하는 영상은 몇 개입니까?
predict-server-encodes = 서버가 인코딩하는 영상은 몇 개입니까?
predict-work = 서버의 일은 1/1000코어 단위로 얼마입니까?
