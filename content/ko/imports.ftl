# 가져오기.
problem-import-unknown = 읽을 수 있는 기록이 아닙니다. 패킷 캡처(pcap, pcapng)가 아니며, 앞부분에 sched_switch 줄도 메모리 참조도 세션 기술(SDP)도 ICE 후보도 없습니다.
problem-import-empty = 기록에 CPU를 사용한 태스크가 없습니다.
problem-import-size = 파일 크기가 { $value } MiB입니다. 최대 { $max } MiB까지 읽습니다.
problem-import-processes = CPU를 사용한 태스크가 { $value }개입니다. 시나리오에는 최대 { $max }개까지 담을 수 있으니 더 짧은 기록을 가져와야 합니다.
problem-import-pieces = 기록에 구간이 { $value }개 있습니다. 최대 { $max }개까지 담을 수 있으니 더 짧은 기록을 가져와야 합니다.
problem-import-bursts = 이 줄부터 { $process }의 버스트가 { $max }개를 넘습니다. 더 짧은 기록을 가져와야 합니다.
import-lines = 이해하지 못해 건너뛴 줄이 { $count }개 있습니다(첫 줄: { $line }번).
import-cut = 마지막 줄({ $line }번)이 중간에 잘려 있어 건너뛰었습니다.
import-backwards = 시각이 거꾸로 가서 건너뛴 줄이 { $count }개 있습니다(첫 줄: { $line }번).
import-late = 첫 이벤트에서 { $max }초 넘게 지나 건너뛴 줄이 { $count }개 있습니다(첫 줄: { $line }번).
import-other = 사용하지 않은 다른 종류의 이벤트가 { $count }개 있습니다(첫 줄: { $line }번).
import-lost = 기록 과정에서 잃어버린 이벤트가 { $count }개 이상입니다.
import-gaps = 문맥 교환 기록이 빠진 곳이 { $count }군데 있습니다(처음: { $line }번 줄). 그 부근의 시간은 정확하지 않습니다.
import-running = 기록이 시작될 때 이미 실행 중이던 태스크가 { $count }개 있습니다.
import-idle = CPU 시간이 없어 제외한 태스크가 { $count }개 있습니다.
import-away = 기록에 없는 CPU에서도 실행된 태스크가 { $count }개 있습니다. 그동안은 대기(blocked)로 표시합니다.
import-real-time = 실시간 태스크 { $count }개는 nice −20으로 다룹니다.
import-cpus = 기록에는 CPU가 { $count }개 있지만 시나리오는 { $max }개로 제한합니다.
import-taken = 전체 참조 { $count }개 중 처음 { $taken }개를 시나리오에 담았습니다. 추적 전체에는 { $size }바이트 페이지가 { $pages }개 있습니다.
import-passed = 메모리 참조가 아니어서 건너뛴 줄이 { $count }개 있습니다.
import-renumbered = 시나리오에 담을 수 없을 만큼 큰 페이지 번호가 있어, 페이지마다 처음 사용된 순서대로 번호를 붙였습니다.
problem-import-no-reference = 이 추적 파일에는 메모리 참조가 없습니다. 참조는 “I  0401ab70,3”이나 “ L 1fff000668,8” 같은 줄입니다.
problem-import-address = 메모리 참조의 주소가 올바르지 않습니다. “ L 1fff000668,8”처럼 16진수 1~16자리와 쉼표가 필요합니다.
problem-import-references = 이 줄부터 참조가 { $max }개를 넘습니다. 더 짧은 추적 파일을 읽어야 합니다.
problem-page-size = { $value }바이트는 페이지 크기가 될 수 없습니다. 4096처럼 1부터 { $max }까지의 2의 거듭제곱이어야 합니다.
import-packets-cut = 패킷 { $count }개(첫 패킷: { $packet }번)는 앞부분만 기록되어 있습니다.
problem-import-stopped =
    { $packet }번 패킷이 시작될 { $byte }바이트 위치에서 읽기를 멈췄습니다. { $fault ->
        [ends] 그 중간에서 파일이 끝납니다
        [length] 블록 길이 { $value }바이트는 올바르지 않습니다. 길이는 4의 배수이고 내용이 들어갈 만큼 길어야 합니다
        [too-long] 길이 { $value }바이트는 손상된 값입니다. 최대 { $other }바이트까지 가능합니다
        [lengths] 블록 길이가 앞에는 { $other }바이트, 끝에는 { $value }바이트로 적혀 있습니다
        [packet] 패킷 길이 { $value }바이트가 블록 안에 들어가지 않습니다
        [interface] 패킷의 인터페이스 { $value }번에 대한 설명이 그 앞에 없습니다
        [order] 섹션 헤더에 바이트 순서 표시가 없습니다
        [version] 형식의 버전 { JOSA($value, "은/는") } 지원하지 않습니다
        [packets] 패킷은 최대 { $other }개까지 읽습니다
       *[links] 인터페이스는 최대 { $other }개까지 읽습니다
    }.
problem-import-no-packets = 캡처에 패킷이 없습니다.
problem-import-together = 두 파일을 함께 열려면 하나는 ICE 세션의 패킷 캡처, 하나는 그 브라우저의 기록이어야 합니다.
problem-import-no-lab-for-packets = 캡처를 읽었지만(패킷 { $count }개), 그 내용을 다루는 실습이 없습니다. 내용: { $kinds }.
import-dhcp = DHCP 메시지 { $messages }개와 같은 호스트의 ARP 메시지 { $arps }개를 보여 줍니다.
import-made = 패킷 { $count }개는 이더넷 헤더 없이 기록되었습니다(링크 종류: { $kind }). 보이는 헤더는 만들어 붙인 것이며, 기록에 없는 주소는 02:00 뒤에 IP 주소 4바이트를 붙여 나타냅니다.
import-dhcp-harmed = DHCP 포트의 메시지 { $count }개는 끝까지 읽을 수 없습니다. 어디까지 읽었는지 패킷 탭이 보여 줍니다.
import-dhcp-many = 메시지 { $count }개는 더 보여 주지 않습니다. 기록 하나는 최대 { $max }개입니다.
import-others = 다른 통신은 넘어갑니다. 패킷 { $count }개이며, 종류별 목록이 결과 탭에 있습니다({ $kinds }줄).
import-session = 제안 { $offers }개, 응답 { $answers }개, 후보 { $candidates }개를 파일의 순서대로 보여 줍니다.
import-session-passed = 어느 것도 아니어서 넘어간 줄: { $count }개(처음은 { $line }번째 줄).
import-session-many = 항목 { $count }개는 더 보여 주지 않습니다. 기록 하나는 최대 { $max }개입니다.
problem-import-sdp-size = 세션 기술이 너무 깁니다. 최대 { $max }자까지 읽습니다.
import-ice =
    STUN·TURN 메시지 { $messages ->
       *[other] { $messages }개
    }{ $data ->
        [0] {""}를 보여 줍니다.
       *[other] 와 같은 주소 사이의 데이터 패킷 { $data }개를 보여 줍니다.
    }
import-ice-many = 나머지 패킷 { $count }개는 보여 주지 않습니다. 기록 하나에는 최대 { $max }개까지 들어갑니다.
import-also-dhcp = 같은 캡처의 DHCP 메시지 { $count }개는 보여 주지 않습니다. STUN 메시지가 더 많습니다.
import-also-ice = 같은 캡처의 STUN 메시지 { $count }개는 보여 주지 않습니다. DHCP 메시지가 더 많습니다.
import-candidates =
    후보 { $candidates ->
       *[other] { $candidates }개
    }와 쌍 통계 { $pairs ->
       *[other] { $pairs }줄
    }을 읽었습니다.
import-joined =
    브라우저의 기록을 캡처와 함께 읽었습니다. 설명(SDP)과 후보는 패킷 앞에, 상태와 통계는 패킷 뒤에 놓았습니다. { $passwords ->
        [0] 비밀번호가 없어 무결성은 확인하지 못합니다.
       *[other] 설명에 든 비밀번호로 모든 검사의 무결성을 확인합니다.
    }
import-untimed = 시각이 없는 글이므로 단계는 줄의 순서를 따릅니다.
import-rounded = 브라우저의 수는 53비트까지만 정확하여 쌍의 우선순위를 반올림합니다. 여기서는 후보의 우선순위로 정확히 계산합니다.
import-pairs-lost = 후보가 빠져 있어 건너뛴 쌍 통계: { $count }줄.
problem-import-candidate =
    후보 줄이 아닙니다. { $what ->
        [candidate-head] “candidate:”로 시작해야 합니다
        [candidate-foundation] foundation은 영문자, 숫자, +, / 1~32자이며 “{ $found }”은(는) 아닙니다
        [candidate-component] component는 1~256의 수이며 “{ $found }”은(는) 아닙니다
        [candidate-transport] 전송 방식은 udp 또는 tcp이며 “{ $found }”은(는) 아닙니다
        [candidate-priority] 우선순위는 1~2147483647의 수이며 “{ $found }”은(는) 아닙니다
        [candidate-address] 주소는 IP 주소나 이름이며 “{ $found }”은(는) 아닙니다
        [candidate-port] 포트는 0~65535의 수이며 “{ $found }”은(는) 아닙니다
        [candidate-typ] 포트 뒤에는 “typ”이 와야 하며 “{ $found }”은(는) 아닙니다
        [candidate-kind] 종류는 host, srflx, prflx, relay 중 하나이며 “{ $found }”은(는) 아닙니다
        [candidate-tcptype] TCP 종류는 active, passive, so 중 하나이며 “{ $found }”은(는) 아닙니다
       *[candidate-pair] “{ $found }” 뒤에 값이 없습니다
    }.
problem-import-sdp = 세션 기술의 이 줄을 읽을 수 없습니다: “{ $found }”.
problem-import-statistics = getStats() 객체가 올바른 JSON이 아닙니다. { $column }번째 글자에 오류가 있습니다.
problem-import-ice-lines = 여기서부터는 읽을 수 있는 { $max }줄을 넘습니다.
