# 서브넷팅.
lab-title = 서브넷팅
lab-line = 주소와 마스크를 비트로 보고, 네트워크를 나누고 계획하고 요약합니다. 연습 문제는 어느 비트가 틀렸는지 알려 줍니다.

# 시나리오를 몇 마디로.
rule-heading =
    { $task ->
        [split] { $network } → 서브넷 { $count ->
            [one] 1개
           *[other] { $count }개
        }
        [largest-first] { $network } → 서브넷 { $count ->
            [one] 1개
           *[other] { $count }개
        }, 큰 것부터
        [as-given] { $network } → 서브넷 { $count ->
            [one] 1개
           *[other] { $count }개
        }, 주어진 순서대로
        [fixed-length] { $network } → 서브넷 { $count ->
            [one] 1개
           *[other] { $count }개
        }, 모두 같은 길이
        [summarise] 네트워크 { $count ->
            [one] 1개
           *[other] { $count }개
        } 요약
       *[address] { $network }
    }

# 변형의 이름이기도 한 선택지.
choice-largest-first = 큰 것부터(VLSM)
choice-as-given = 주어진 순서대로
choice-fixed-length = 모두 같은 길이
choice-slash-0 = /0
choice-slash-1 = /1
choice-slash-2 = /2
choice-slash-3 = /3
choice-slash-4 = /4
choice-slash-5 = /5
choice-slash-6 = /6
choice-slash-7 = /7
choice-slash-8 = /8
choice-slash-9 = /9
choice-slash-10 = /10
choice-slash-11 = /11
choice-slash-12 = /12
choice-slash-13 = /13
choice-slash-14 = /14
choice-slash-15 = /15
choice-slash-16 = /16
choice-slash-17 = /17
choice-slash-18 = /18
choice-slash-19 = /19
choice-slash-20 = /20
choice-slash-21 = /21
choice-slash-22 = /22
choice-slash-23 = /23
choice-slash-24 = /24
choice-slash-25 = /25
choice-slash-26 = /26
choice-slash-27 = /27
choice-slash-28 = /28
choice-slash-29 = /29
choice-slash-30 = /30
choice-slash-31 = /31
choice-slash-32 = /32

# 필드.
field-network = 네트워크
field-subnets = 나눌 서브넷(subnet)의 최소 개수(비우면 나누지 않음)
field-hosts = 서브넷마다 필요한 호스트 수(비우면 계획하지 않음)
field-method = 계획 방법
field-address = 계산할 주소(비우면 네트워크에 적은 주소)
field-other = 같은 네트워크인지 볼 다른 주소(비우면 없음)
field-summarise = 요약할 네트워크(비우면 없음)
field-edge_subnets = 나눈 것 중 처음과 마지막 서브넷
choice-used = 쓸 수 있음(RFC 1878, 오늘날)
choice-reserved = 쓸 수 없음(RFC 950, 1985년)
field-point_to_point = 호스트 2개에 주는 것
choice-prefix-30 = /30
choice-prefix-31 = /31(RFC 3021), 호스트 1개에는 /32
field-classes = 클래스(class)
choice-cidr = 옛 제도로만 봄: 프리픽스만 따짐
choice-classful = 따짐: 클래스 기본 마스크 뒤의 비트는 서브넷 비트

# 과거의 변경.
field-input = 변경
choice-need = 서브넷이 하나 더 필요함
choice-set-prefix = 프리픽스 길이 변경
field-prefix = 프리픽스 길이
choice-work-out = 다른 주소 계산
choice-compare = 다른 주소와 비교
choice-add-network = 요약할 네트워크 추가

# 프리셋: 이름과 그것이 보이는 점.
preset-first-look = 처음 보기
preset-first-look-point = 192.168.1.0/24를 서브넷 32개로 나눕니다. 5비트를 빌리면 각각 /29가 되고 호스트는 6개씩입니다.
preset-and-inside-octet = 옥텟 안의 AND
preset-and-inside-octet-point = /20은 셋째 옥텟(octet) 중간에서 끝납니다. 비트로 AND를 해야 하는 곳은 그 옥텟뿐입니다. 45 AND 240은 32입니다.
preset-vlsm = 가변 길이(VLSM)
preset-vlsm-point = /24 하나에 호스트 100, 50, 2개를 넣습니다. /25, /26, /30이 되고 주소 60개가 남습니다.
preset-vlsm-office = 사무실 계획
preset-vlsm-office-point = /22에 서브넷 여섯 개를 아무 순서로 적었습니다. 큰 것부터 놓으면 틈 없이 들어갑니다.
preset-as-given = 순서가 중요한 까닭
preset-as-given-point = 정렬하지 않은 계획입니다. 서브넷은 자기 크기의 배수에서 시작하므로 틈이 생기고, 마지막 것은 들어갈 곳이 없습니다.
preset-fixed-fails = 모두 같은 길이
preset-fixed-fails-point = 길이를 하나로 맞추면 모두 /25가 되어 두 개만 들어갑니다. 가변 길이와 비교해 보십시오.
preset-link-31 = 라우터 사이의 /31
preset-link-31-point = 끝이 둘뿐인 링크에는 네트워크 주소도 브로드캐스트 주소도 필요 없습니다(RFC 3021). /31의 두 주소를 모두 씁니다.
preset-host-32 = /32: 주소 하나
preset-host-32-point = /32는 루프백 인터페이스로 가는 경로처럼 호스트 하나를 가리킵니다. 쓸 수 있는 주소는 1개입니다.
preset-same-network = 같은 네트워크인가?
preset-same-network-point = 192.168.10.100/25와 192.168.10.130은 이웃처럼 보이지만, 25번째 비트가 달라서 서로 다른 네트워크입니다.
preset-summary-exact = 꼭 맞는 요약
preset-summary-exact-point = 4의 배수에서 시작하는 /24 네 개는 정확히 /22 하나입니다.
preset-summary-wider = 더 넓은 요약
preset-summary-wider-point = 192.168.1.0부터 192.168.3.0까지는 22비트가 같습니다. 그러나 그 /22에는 아무도 요청하지 않은 192.168.0.0/24도 들어 있습니다.
preset-class-b = B 클래스 나누기
preset-class-b-point = B 클래스 네트워크를 서브넷 100개로 나눕니다. 여기서는 클래스를 따져서 네트워크 16비트, 서브넷 7비트, 호스트 9비트입니다.
preset-subnet-zero = 0번 서브넷
preset-subnet-zero-point = RFC 950은 처음과 마지막 서브넷을 비워 두었습니다. 그래서 여섯 개에 3비트가 들고 호스트 62개를 잃는 셈입니다. RFC 1878과 비교해 보십시오.
preset-not-a-power = 5는 2의 거듭제곱이 아님
preset-not-a-power-point = 2비트로는 네 개, 3비트로는 여덟 개가 됩니다. 서브넷 다섯 개에는 3비트가 필요합니다.
preset-which-subnet = 어느 서브넷에 있는가?
preset-which-subnet-point = 192.168.1.0/24를 여덟으로 나누면 77은 셋째인 192.168.1.64/27에 있습니다.
preset-link-local = 링크 로컬
preset-link-local-point = DHCP 서버의 응답이 없을 때 호스트가 스스로 정한 주소입니다. 라우터는 전달하지 않습니다.
preset-documentation = 문서용 범위
preset-documentation-point = 192.0.2.0/24는 예제에 쓰는 범위입니다. 주인이 없으므로 예제가 실제 호스트에 닿을 일이 없습니다.
preset-loopback = 루프백
preset-loopback-point = 127.0.0.0/8의 주소 1,600만여 개가 모두 호스트 자신입니다.
preset-everything = 전체
preset-everything-point = 프리픽스가 0이면 네트워크 비트가 하나도 없습니다. 0.0.0.0/0은 IPv4 전체이며 기본 경로입니다.

# 규칙.
rule-address = { JOSA($address, "은/는") } 32비트로 { $bits }입니다.
rule-host-bits-set = { $network } 안의 주소이므로, 이어지는 계산은 그 네트워크를 따릅니다.
rule-mask = /{ $prefix }: 왼쪽에 1이 { $prefix ->
        [one] 1개
       *[other] { $prefix }개
    }, 오른쪽에 0이 { $rest ->
        [0] 없습니다
        [one] 1개입니다
       *[other] { $rest }개입니다
    }. 마스크(mask)는 { $mask }입니다.
rule-mask-nothing = /0: 0이 32개입니다. 네트워크 비트가 하나도 없고 마스크(mask)는 0.0.0.0입니다.
rule-and-copy = { $octet }번째 옥텟(octet): 마스크가 255({ $and })이므로 값이 그대로 남습니다: { $address }({ $bits }) → { $result }({ $out }).
rule-and-zero = { $octet }번째 옥텟(octet): 마스크가 0({ $and })이므로 0이 됩니다: { $address }({ $bits }) → { $result }({ $out }).
rule-and-part = { $octet }번째 옥텟(octet): 마스크 { JOSA($mask, "이/가") } 그 안에서 끝납니다. { $bits } AND { JOSA($and, "은/는") } { $out }이므로 { JOSA($address, "은/는") } { JOSA($result, "이/가") } 됩니다.
rule-class-a = { JOSA($octet, "은/는") } { $bits }이고 0으로 시작합니다. A 클래스(0~127)입니다. 네트워크 128개 중 0과 127은 예약되어 있습니다.
rule-class-b = { JOSA($octet, "은/는") } { $bits }이고 10으로 시작합니다. B 클래스(128~191)입니다.
rule-class-c = { JOSA($octet, "은/는") } { $bits }이고 110으로 시작합니다. C 클래스(192~223)입니다.
rule-class-d = { JOSA($octet, "은/는") } { $bits }이고 1110으로 시작합니다. D 클래스(224~239)이며, 호스트가 아니라 멀티캐스트(multicast) 그룹의 주소입니다.
rule-class-e = { JOSA($octet, "은/는") } { $bits }이고 1111로 시작합니다. E 클래스(240~255)이며 예약되어 있습니다.
rule-subnet-bits = 클래스의 기본 마스크는 /{ $default }입니다. 거기서 /{ $prefix }까지 { $bits ->
        [one] 1비트가
       *[other] { $bits }비트가
    } 서브넷 번호입니다.
rule-supernet = 클래스의 기본 마스크는 /{ $default }입니다. /{ JOSA($prefix, "은/는") } { $bits ->
        [one] 1비트
       *[other] { $bits }비트
    } 짧으므로 그 클래스의 네트워크 여러 개를 합친 것입니다.
rule-whole-class = /{ JOSA($prefix, "은/는") } 클래스의 기본 마스크입니다. 빌린 비트가 없습니다.
rule-special-none = { JOSA($address, "은/는") } 특수 범위에 들지 않으므로 공인 주소가 될 수 있습니다.
rule-special-this-network = { JOSA($address, "은/는") } { $range }에 듭니다. ‘이 네트워크’를 뜻하며, 아직 자기 주소를 모르는 호스트만 보내는 주소로 씁니다.
rule-special-private = { JOSA($address, "은/는") } { $range }에 드는 사설(private) 주소입니다. 누구나 내부에서 쓸 수 있고 인터넷에서는 라우팅하지 않습니다.
rule-special-shared = { JOSA($address, "은/는") } { $range }에 드는 공유(shared) 주소입니다. 통신 사업자의 NAT와 고객 사이에서 씁니다.
rule-special-loopback = { JOSA($address, "은/는") } { $range }에 드는 루프백(loopback) 주소입니다. 호스트 밖으로 나가지 않습니다.
rule-special-link-local = { JOSA($address, "은/는") } { $range }에 드는 링크 로컬(link-local) 주소입니다. 호스트가 스스로 정하며 라우터가 전달하지 않습니다.
rule-special-protocol = { JOSA($address, "은/는") } { $range }에 듭니다. IETF 프로토콜용으로 떼어 둔 범위입니다.
rule-special-documentation = { JOSA($address, "은/는") } { $range }에 드는 문서용(documentation) 주소입니다. 예제에 쓰며 주인이 없습니다.
rule-special-relay = { JOSA($address, "은/는") } { $range }에 듭니다. 예전에 가장 가까운 6to4 릴레이였고 2015년에 폐지되었습니다.
rule-special-benchmark = { JOSA($address, "은/는") } { $range }에 듭니다. 실험실에서 장비의 성능을 잴 때 씁니다.
rule-special-multicast = { JOSA($address, "은/는") } { $range }에 드는 멀티캐스트(multicast) 주소로, 받는 이들의 그룹입니다.
rule-special-reserved = { JOSA($address, "은/는") } { $range }에 듭니다. 예약되어 있어 아무도 쓰지 않습니다.
rule-special-limited-broadcast = { $address }({ $range })는 제한된 브로드캐스트(limited broadcast)로, 이 링크의 모든 호스트를 뜻합니다.
rule-network = { $rest ->
        [0] 호스트 비트가 없으므로
        [one] 호스트 비트 1개를 0으로 두면
       *[other] 호스트 비트 { $rest }개를 모두 0으로 두면
    } 네트워크는 { $network }입니다.
rule-not-in-network = { JOSA($network, "과/와") } 다르므로 이 주소는 다른 네트워크에 있습니다.
rule-broadcast = 호스트 비트 { $rest }개를 모두 1로 두면 브로드캐스트(broadcast) 주소 { $broadcast }입니다. 여기로 보내면 네트워크의 모든 호스트가 받습니다.
rule-broadcast-31 = /31에는 브로드캐스트(broadcast) 주소가 없습니다. 두 주소는 링크의 양 끝이 하나씩 씁니다.
rule-broadcast-32 = /32에는 브로드캐스트(broadcast) 주소가 없습니다. { $broadcast } 하나가 전부입니다.
rule-range = 그 둘 사이가 호스트입니다. { $first }부터 { $last }까지입니다.
rule-range-31 = 두 주소 모두 호스트용입니다. { JOSA($first, "과/와") } { $last }입니다.
rule-range-32 = 처음과 마지막 호스트가 같습니다. { $first }입니다.
rule-count = 호스트 비트 { $rest }개로 주소 { $size }개가 됩니다. 네트워크 주소와 브로드캐스트 주소는 호스트가 쓰지 않으므로 { $usable }개가 남습니다.
rule-count-31 = 호스트 비트 1개로 주소 2개가 되고, 둘 다 쓸 수 있습니다. 아무것도 빼지 않습니다.
rule-count-32 = 호스트 비트가 없어 주소는 1개이고, 그 주소를 쓸 수 있습니다.
rule-other-and = { $other } AND { JOSA($mask, "은/는") } { $network }입니다.
rule-same = { $other }도 { $address }처럼 { $network }에 있습니다. 같은 네트워크이므로 라우터 없이 서로 닿습니다.
rule-different = { JOSA($other, "은/는") } { $theirs }에, { JOSA($address, "은/는") } { $network }에 있습니다. { $octet }번째 옥텟의 { $bit }번째 비트가 다르므로 둘 사이의 패킷은 라우터를 거칩니다.
rule-borrow = 서브넷 { $want }개에는 { $bits ->
        [one] 1비트가
       *[other] { $bits }비트가
    } 필요합니다. { $less }개로는 모자라고 { $all }개면 충분합니다. 프리픽스(prefix)는 /{ $from }에서 /{ JOSA($prefix, "으로/로") } 늘어나고, 호스트는 { $usable ->
        [one] 1개씩입니다
       *[other] { $usable }개씩입니다
    }.
rule-borrow-none = 서브넷 하나에는 비트를 빌릴 필요가 없습니다. 네트워크는 그대로 /{ $prefix }이고 호스트는 { $usable ->
        [one] 1개입니다
       *[other] { $usable }개입니다
    }.
rule-borrow-reserved = 처음과 마지막 서브넷을 쓸 수 없으므로 { $want }개에는 { $bits }비트가 필요합니다. { $all }개에서 둘을 빼면 충분하고, { $less }개에서 둘을 빼면 모자랍니다. /{ JOSA($from, "이/가") } /{ JOSA($prefix, "이/가") } 되고 호스트는 { $usable ->
        [one] 1개씩입니다
       *[other] { $usable }개씩입니다
    }.
rule-no-split = 서브넷 { $want }개에는 { $bits ->
        [one] 1비트가
       *[other] { $bits }비트가
    } 필요한데, { $network }에는 호스트 비트가 { $rest }개뿐입니다. 최대 { $most }개까지 나눌 수 있습니다.
rule-subnet = { $all }개 중 { $number }번째 서브넷(subnet), 빌린 비트 { $pattern }: { $network }, 호스트 { $first }~{ $last }, 브로드캐스트 { $broadcast }.
rule-subnet-31 = { $all }개 중 { $number }번째 서브넷(subnet), 빌린 비트 { $pattern }: { $network }, 호스트는 { JOSA($first, "과/와") } { $last } 둘이고 브로드캐스트 주소는 없습니다.
rule-subnet-32 = { $all }개 중 { $number }번째 서브넷(subnet), 빌린 비트 { $pattern }: { $network }, 호스트 하나입니다.
rule-reserved-zero = 빌린 비트가 모두 0이므로 RFC 950에 따르면 쓸 수 없습니다. 전체 네트워크의 주소와 같기 때문입니다.
rule-reserved-ones = 빌린 비트가 모두 1이므로 RFC 950에 따르면 쓸 수 없습니다. 전체 네트워크의 브로드캐스트 주소와 같기 때문입니다.
rule-home = { JOSA($address, "이/가") } 여기에 있습니다.
rule-order-largest = 요구 { $count ->
        [one] 1개
       *[other] { $count }개
    }를 큰 것부터 놓습니다: { $order }. 그러면 앞의 것이 끝나는 곳이 언제나 다음 것의 크기의 배수라서 틈이 생기지 않습니다.
rule-order-given = 요구 { $count ->
        [one] 1개
       *[other] { $count }개
    }를 주어진 순서대로 놓습니다: { $order }.
rule-order-fixed = 요구 { $count ->
        [one] 1개
       *[other] { $count }개
    }에 같은 길이를 줍니다: { $order }. 가장 큰 것이 길이를 정합니다.
rule-need = 호스트 { $hosts ->
        [one] 1개에
       *[other] { $hosts }개에
    } 주소 둘을 더하면 { $with }이고, 그 이상인 가장 작은 2의 거듭제곱은 { $size }입니다. 호스트 비트가 { $bits }개이므로 /{ $prefix }입니다.
rule-need-31 = 링크 양 끝의 호스트 2개입니다. 주소가 2개인 /{ JOSA($prefix, "이면/면") } 충분합니다.
rule-need-32 = 호스트 하나뿐입니다. 주소가 1개인 /{ JOSA($prefix, "이면/면") } 충분합니다.
rule-need-fixed = 호스트 { $hosts ->
        [one] 1개에는
       *[other] { $hosts }개에는
    } 주소 { $with }개면 되지만, 모두 가장 큰 것의 길이를 받습니다. /{ $prefix }, 호스트 비트 { $bits }개, 주소 { $size }개입니다.
rule-placed = 호스트 { $hosts ->
        [one] 1개는
       *[other] { $hosts }개는
    } { JOSA($network, "을/를") } 받습니다. { $last }까지 주소 { $size }개이고, 그중 쓸 수 있지만 요청하지 않은 주소가 { $unused }개입니다.
rule-gap = 크기가 { $size }인 서브넷은 { $size }의 배수에서 시작하므로, 그 앞의 주소 { $gap ->
        [one] 1개를
       *[other] { $gap }개를
    } 건너뜁니다.
rule-no-room = 호스트 { $hosts ->
        [one] 1개에는
       *[other] { $hosts }개에는
    } 주소가 { $size }개인 /{ JOSA($prefix, "이/가") } 필요하지만 들어갈 블록이 없습니다. 남은 주소는 모두 { $left }개입니다.
rule-spare = 남은 블록 { $count }개 중 { $number }번째: { $network }, { $last }까지 주소 { $size ->
        [one] 1개
       *[other] { $size }개
    }.
rule-no-spare = { JOSA($network, "이/가") } 가득 찼습니다. 남은 주소가 없습니다.
rule-sum-first = 첫 네트워크는 그 자체가 요약입니다: { $network }.
rule-sum-inside = { $network }도 공통 { $prefix }비트가 같습니다. 요약은 그대로 { $common }입니다.
rule-sum-shorter = { JOSA($network, "은/는") } 공통 { $before }비트 안에서 다릅니다. { $prefix }비트가 남아 { JOSA($common, "이/가") } 됩니다.
rule-summary-exact = 네트워크 { $count ->
        [one] 1개가
       *[other] { $count }개가
    } 정확히 { $common }입니다. 주소 { $size }개이고 남는 것이 없습니다. 경로 하나로 모두 나타냅니다.
rule-summary-wider = { JOSA($common, "은/는") } 네트워크 { $count }개를 모두 담지만, 주소 { $size }개 중 { $extra }개는 아무도 요청하지 않은 것입니다. 정확히 나타내려면 네트워크 { $blocks ->
        [one] 1개가
       *[other] { $blocks }개가
    } 필요합니다.
rule-change-need = 호스트 { $hosts ->
        [one] 1개를
       *[other] { $hosts }개를
    } 위한 서브넷이 하나 더 필요해졌습니다. 남은 곳에 들어갑니다.
rule-change-prefix = /{ JOSA($from, "이/가") } /{ JOSA($to, "으로/로") } 바뀌었습니다. 마스크를 쓰는 계산을 모두 다시 합니다.
rule-change-address = 여기서부터 { JOSA($address, "을/를") } 계산합니다.
rule-change-compare = { $other }도 비교합니다.
rule-change-network = { $network }도 요약합니다.
rule-change-nothing = 이 변경이 작용할 대상이 없습니다.

# 그림.
picture-title = { $network } 안의 { $address }, 지금까지 서브넷 { $subnets ->
        [one] 1개
       *[other] { $subnets }개
    }
cap-bits = 비트로 보기
cap-bits-mask = 네트워크 /{ $prefix }, 나머지는 호스트
row-and = AND: 네트워크
row-top = 마지막 주소
row-other = 다른 주소
row-subnet = 그 비트
row-theirs = 그 네트워크
cap-space = IPv4 전체: 클래스와 특수 범위
special-unknown = 아직 찾지 않음
cap-strip = { $network } 축척도
cap-strip-split = 서브넷 { $count ->
        [one] 1개
       *[other] { $count }개
    }, /{ $prefix }, 주소 { $size ->
        [one] 1개씩
       *[other] { $size }개씩
    }
cap-strip-size = 주소 { $size ->
        [one] 1개
       *[other] { $size }개
    }
strip-usable = 호스트 { $usable ->
        [one] 1개
       *[other] { $usable }개
    }
cap-opened = { $number }번째 서브넷: { $network }
cap-opened-none = 아직 서브넷이 없음
opened-usable = 쓸 수 있는 주소 { $usable ->
        [one] 1개
       *[other] { $usable }개
    }
no-broadcast = 없음
cap-plan = 요구, 놓는 순서대로
cap-plan-count = { $all }개 중 { $done }개 배치
no-room = 들어갈 곳 없음
cap-sum = 요약할 네트워크의 비트
cap-sum-common = 공통: { $common }
cap-sum-none = 아직 공통 부분이 없음
row-sum = { $number }번 네트워크

# 범례.
legend-network = 네트워크
legend-subnet = 빌린 비트, 호스트
legend-host = 호스트 비트
legend-spare = 빈 곳
legend-lost = 예약, 틈, 요청하지 않은 주소

# 표.
table-address = 주소
table-subnets = 서브넷
table-plan = 계획
table-spare = 남은 블록
table-summary = 요약
table-blocks = 가장 적은 네트워크로 정확히 나타내면
table-compared = 같은 네트워크인가?
column-what = 항목
column-value = 값
column-number = 번호
column-network = 네트워크
column-first = 첫 호스트
column-last = 마지막 호스트
column-broadcast = 브로드캐스트
column-range = 호스트 범위
plain = { $text }
range = { $first } – { $last }
column-hosts = 호스트
column-usable = 쓸 수 있음
column-unused = 요청하지 않음
column-first-address = 첫 주소
column-last-address = 마지막 주소
column-size = 주소 수
column-other = 주소
column-their-network = 그 네트워크
column-verdict = 판정
row-address = 주소
row-mask = 마스크
row-class = 클래스
row-special = 특수 범위
row-network = 네트워크
row-broadcast = 브로드캐스트
row-first = 첫 호스트
row-last = 마지막 호스트
row-usable = 쓸 수 있는 주소
row-summed = 네트워크
row-summary = 요약
row-extra = 요청하지 않은 주소
row-blocks = 정확히 나타내는 네트워크 수
more-subnets = 나머지 { $count }개는 저장한 결과에 있음
reserved-subnet = 쓰지 않음(RFC 950)
verdict-same = 같은 네트워크
verdict-different = 다른 네트워크
special-none = 특수 범위 아님
special-this-network = ‘이 네트워크’
special-private = 사설
special-shared = 공유(사업자 NAT)
special-loopback = 루프백
special-link-local = 링크 로컬
special-protocol = IETF 프로토콜
special-documentation = 문서용
special-relay = 옛 6to4 릴레이
special-benchmark = 성능 측정
special-multicast = 멀티캐스트
special-reserved = 예약
special-limited-broadcast = 제한된 브로드캐스트

# 비교하는 수치.
metric-placed = 배치한 서브넷
metric-refused = 들어가지 못한 서브넷
metric-unused = 서브넷 안에서 잃은 주소
metric-left = 남은 주소
metric-largest-left = 가장 큰 남은 블록
metric-share = 필요한 호스트가 쓰는 주소의 비율
metric-subnets = 서브넷
metric-usable = 서브넷마다 호스트
metric-usable-all = 전체 호스트
metric-wasted = 호스트가 쓸 수 없는 주소

# 연습 문제: 질문.
ask-network = { $address }의 네트워크 주소는 무엇입니까?
ask-broadcast = { JOSA($address, "이/가") } 속한 네트워크의 브로드캐스트 주소는 무엇입니까?
ask-hosts = { $network }에서 호스트가 쓸 수 있는 주소는 몇 개입니까?
ask-length = 호스트 { $hosts }개가 들어가는 가장 긴 프리픽스(가장 작은 네트워크)는 무엇입니까? 네트워크 주소와 브로드캐스트 주소는 호스트로 세지 않습니다.
ask-range = { JOSA($address, "이/가") } 속한 네트워크에서 호스트가 쓸 수 있는 처음과 마지막 주소는 무엇입니까?
ask-same = { JOSA($other, "은/는") } { JOSA($address, "과/와") } 같은 네트워크에 있습니까?
ask-split = { JOSA($network, "을/를") } 되도록 적은 비트로 같은 크기의 서브넷 { $count }개 이상으로 나눕니다. 프리픽스는 얼마가 됩니까?
ask-nth = { JOSA($network, "을/를") } 같은 크기의 서브넷 { $count }개로 나눕니다. 처음을 1번이라 할 때 { $number }번 서브넷은 무엇입니까?
ask-plan = { JOSA($network, "을/를") } 호스트가 { $hosts }개인 서브넷들로 나누는 계획을 세우십시오. 큰 것부터 낮은 주소에 놓고, 저마다 가장 작은 크기로 합니다. 적는 순서는 상관없습니다.
ask-sum = 다음을 모두 담는 가장 작은 네트워크 하나는 무엇입니까? { $networks }
answer-hosts = 호스트 수
answer-range = 처음과 마지막 호스트
answer-same = 같은 네트워크인가?
answer-nth = 서브넷
answer-plan = 서브넷들
form-address = IPv4 주소를 적습니다. 예: 192.0.2.7
form-network = 네트워크 주소를 적습니다. 뒤에 /26이나 마스크를 붙여도 됩니다. 예: 192.0.2.64
form-whole-network = 프리픽스까지 적은 네트워크가 필요합니다. 예: 192.0.2.64/26 또는 192.0.2.64 255.255.255.192
form-number = 수를 적습니다. 예: 16382 또는 16,382
form-length = 프리픽스 길이를 적습니다. /26, 26, 255.255.255.192 모두 됩니다.
form-range = 주소 두 개를 적습니다. 예: 192.0.2.65 – 192.0.2.126
form-yes = 예 또는 아니요로 답합니다.
form-networks = 프리픽스까지 적은 네트워크들이 필요합니다. 예: 192.0.2.0/26, 192.0.2.64/27

# 연습 문제: 무엇이 틀렸는지, 답은 말하지 않습니다.
wrong-bit = { $octet }번째 옥텟의 { $bit }번째 비트부터 틀렸습니다.
wrong-not-masked = 그것은 주소 자체입니다. 마스크와 AND하면 호스트 비트가 0이 됩니다. 처음 0이 되어야 할 것은 { $octet }번째 옥텟의 { $bit }번째 비트입니다.
wrong-is-broadcast = 그것은 네트워크의 마지막 주소인 브로드캐스트 주소로, 호스트 비트가 모두 1입니다. { $octet }번째 옥텟의 { $bit }번째 비트부터 0이어야 합니다.
wrong-is-network = 그것은 첫 주소인 네트워크 주소입니다. { $octet }번째 옥텟의 { $bit }번째 비트부터 호스트 비트가 1이어야 합니다.
wrong-host-bits = 네트워크 안의 주소이지만 호스트 비트가 켜져 있습니다. { $octet }번째 옥텟의 { $bit }번째 비트가 0이어야 합니다.
wrong-host-ones = 네트워크 안의 주소이지만 0인 호스트 비트가 있습니다. { $octet }번째 옥텟의 { $bit }번째 비트가 1이어야 합니다.
wrong-prefix = 프리픽스가 /{ JOSA($prefix, "이/가") } 아닙니다.
wrong-length-few = /{ $prefix }에는 호스트가 { $hosts ->
        [one] 1개만
       *[other] { $hosts }개만
    } 들어갑니다.
wrong-length-many = /{ $prefix }에는 호스트가 { $hosts ->
        [one] 1개
       *[other] { $hosts }개
    } 들어갑니다. 더 긴 프리픽스로 충분합니다.
wrong-split-few = 그러면 { $bits ->
        [0] 빌린 비트가 없어 서브넷이 1개라서
        [one] 1비트를 빌려 서브넷이 2개라서
       *[other] { $bits }비트를 빌려 서브넷이 { $count }개라서
    } 모자랍니다.
wrong-split-many = 그러면 { $bits ->
        [one] 1비트를 빌려 서브넷이 2개입니다
       *[other] { $bits }비트를 빌려 서브넷이 { $count }개입니다
    }. 더 적은 비트로 충분합니다.
wrong-minus-two = 그것은 전체 주소의 수입니다. 네트워크 주소와 브로드캐스트 주소는 호스트가 쓰지 않습니다.
wrong-off-by-one = 하나 차이입니다. 빼는 것은 하나도 셋도 아니고 둘입니다.
wrong-power = 호스트 비트를 다시 세어 보십시오. 다른 프리픽스의 값입니다.
wrong-number = 호스트 수는 2를 호스트 비트 수만큼 거듭제곱하고 2를 뺀 것입니다.
wrong-short = /31은 두 주소를 모두 쓰고(RFC 3021) /32는 하나를 씁니다. 아무것도 빼지 않습니다.
wrong-range-network = 처음 것은 네트워크 주소입니다. 호스트는 그다음부터입니다.
wrong-range-broadcast = 마지막 것은 브로드캐스트 주소입니다. 호스트는 그 앞까지입니다.
wrong-range-first = 첫 주소가 다릅니다. { $octet }번째 옥텟의 { $bit }번째 비트부터 틀렸습니다.
wrong-range-last = 마지막 주소가 다릅니다. { $octet }번째 옥텟의 { $bit }번째 비트부터 틀렸습니다.
wrong-same = { $octet }번째 옥텟의 { $bit }번째 비트를 보십시오. 네트워크에 속한 비트인데 둘이 다릅니다.
wrong-different = 둘의 앞쪽 { $prefix }비트가 같습니다. 그 비트만 따집니다.
wrong-sum-missing = { JOSA($network, "이/가") } 그 안에 없습니다.
wrong-sum-wide = 모두 들어 있지만 /{ JOSA($prefix, "은/는") } 필요 이상으로 짧습니다.
wrong-plan-start = { JOSA($network, "은/는") } 그 크기의 네트워크가 시작할 수 있는 곳, 곧 크기의 배수에서 시작하지 않습니다.
wrong-plan-count = 서브넷을 { $given ->
        [one] 1개
       *[other] { $given }개
    } 적었는데 { $want }개가 필요합니다.
wrong-plan-length = { JOSA($network, "은/는") } 크기가 다르거나, 큰 것부터 놓는 순서와 맞지 않습니다.
wrong-plan-place = { JOSA($network, "은/는") } 크기는 맞지만 놓일 차례의 자리가 아닙니다.

# 연습 문제: 도움말.
hint-network = 주소를 비트로 쓰고 왼쪽부터 프리픽스만큼 남깁니다. 나머지는 0이 됩니다.
hint-broadcast = 네트워크 비트는 그대로 두고 호스트 비트를 모두 1로 둡니다.
hint-step = 프리픽스는 { $octet }번째 옥텟에서 끝납니다. 거기서 네트워크는 { $step }의 배수에서 시작합니다.
hint-hosts = 호스트 수는 2를 호스트 비트 수만큼 거듭제곱하고, 네트워크 주소와 브로드캐스트 주소를 뺀 것입니다.
hint-host-bits = 호스트 비트는 { $rest ->
        [0] 없습니다
        [one] 1개입니다
       *[other] { $rest }개입니다
    }.
hint-short = 이렇게 작은 네트워크에서는 아무것도 빼지 않습니다(RFC 3021).
hint-power = { $with } 이상인 가장 작은 2의 거듭제곱은 무엇입니까?
hint-range = 호스트는 네트워크 주소와 브로드캐스트 주소 사이에 있습니다.
hint-same = 같은 마스크로 두 주소의 네트워크를 구해 비교합니다.
hint-split = n비트로 서브넷 2의 n제곱 개에 번호를 매깁니다.
hint-plan = 호스트 수에 둘을 더한 것 이상인 가장 작은 2의 거듭제곱을 저마다 주고, 큰 것부터 놓습니다.
hint-order = 이 순서입니다: { $order }.
hint-sum = 비트로 써서 아래로 늘어놓습니다. 모두가 같은 앞쪽 비트가 프리픽스입니다.
hint-sum-octet = { $octet }번째 옥텟이나 그 앞에서 달라집니다.

# 예측.
predict-and = { $a } AND { $m }의 결과는 무엇입니까?
predict-class = { $address }의 클래스는 무엇입니까?
predict-special = { JOSA($address, "은/는") } 어느 특수 범위에 듭니까?
predict-network = { $address }/{ $length }의 네트워크 주소는 무엇입니까?
predict-broadcast = { $address }/{ $length }의 브로드캐스트 주소는 무엇입니까?
predict-count = /{ $length } 네트워크에서 호스트에 줄 수 있는 주소는 몇 개입니까?
predict-same = { JOSA($address, "과/와") } { JOSA($other, "은/는") } 같은 서브넷에 있습니까?
predict-borrow = { $network } 네트워크를 서브넷 { $want }개 이상으로 나눕니다. 호스트 비트를 몇 개 빌립니까?
predict-too-few = 비트가 모자라 나눌 수 없습니다
predict-subnet = { $number }번째 서브넷의 네트워크 주소는 무엇입니까?
predict-need = 호스트 { $hosts }대에는 어떤 프리픽스 길이를 줍니까?
predict-placed = 호스트 { $hosts }대의 /{ $length } 서브넷은 어느 주소에서 시작합니까?
predict-no-place = 들어갈 자리가 없습니다
predict-sum = 지금까지의 요약 { $before }에 { JOSA($network, "을/를") } 더하면 요약의 프리픽스 길이는 무엇입니까?
