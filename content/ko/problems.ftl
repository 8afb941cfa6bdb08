# 거절 문장. 무엇이 잘못되었고 무엇이 옳은지 말합니다. 문장 앞에는 위치가 붙습니다.
place-line = { $line }행
problem-range = { JOSA($value, "은/는") } 허용 범위({ $min }~{ $max })를 벗어납니다.
problem-missing = 필수 필드가 빠져 있습니다. 값을 지정해야 합니다.
problem-unknown-field = 이런 이름의 필드는 없습니다. 쓸 수 있는 이름: { $known }.
problem-choice = “{ $value }” 값은 쓸 수 없습니다. 가능한 값: { $known }.
problem-text = “{ $value }” 값은 쓸 수 없습니다. 앞뒤 공백 없이 1~{ $max }자여야 합니다.
problem-type =
    “{ $value }” 값이 { $expected ->
        [integer] 정수가
        [bool] true 또는 false가
        [text] 따옴표로 묶은 문자열이
        [list] 목록이
       *[object] 필드를 가진 객체가
    } 아닙니다.
problem-count = 항목이 { $value }개입니다. { $min }~{ $max }개만 가능합니다.
problem-ends-in-io = 버스트가 { $count }개여서 I/O로 끝납니다. 프로세스는 CPU 버스트로 시작해 CPU 버스트로 끝나므로 개수가 홀수여야 합니다.
problem-duplicate = “{ $value }” 이름은 { $first }에도 있습니다. 같은 이름은 한 번만 쓸 수 있습니다.
problem-bits-sum = 색인 { $index }비트와 오프셋 { $offset }비트를 더하면 { $sum }비트이지만, 주소는 { $want }비트(virtual_bits)입니다. 둘이 같아야 합니다.
problem-mapped-twice = 페이지 { $value } 항목은 앞줄에 이미 있습니다. 프로세스마다 한 페이지는 한 번만 매핑합니다.
problem-frame-overlap = { $value }번 프레임은 큰 페이지에 속하거나, 이 큰 페이지 안의 다른 페이지가 쓰고 있습니다. 큰 페이지와 작은 페이지는 프레임을 함께 쓸 수 없습니다.
problem-multiple = { JOSA($value, "은/는") } { $step }의 배수가 아닙니다. 큰 페이지와 그 프레임은 그 크기의 배수에서 시작합니다.
problem-unknown-process = 이 시나리오에는 “{ $value }” 프로세스가 없습니다.
problem-references-or-processes = “processes”가 있으면 “references”를 함께 줄 수 없습니다. 참조는 프로세스마다 따로 있으므로 둘 중 하나만 주어야 합니다.
problem-opt-processes = OPT는 모든 참조의 순서를 미리 알아야 합니다. 프로세스가 여럿이면 그 순서가 실행 중에 정해지므로 다른 정책을 골라야 합니다.
problem-needs-references = 프로세스가 여럿일 때는 참조를 끼워 넣을 수 없습니다. 프로세스를 중단, 재개, 종료하거나 프레임 수나 정책을 바꿀 수 있습니다.
problem-memory-size = 빈 공간과 그 사이의 메모리를 합하면 { $value }단위입니다. 최대 { $max }단위까지 가능합니다.
problem-order = 이 변경의 위치({ $value }단계)는 앞선 변경의 위치({ $previous }단계)보다 뒤여야 합니다. 변경은 단계 순서대로 적어야 합니다.
problem-branches = 갈래가 이미 { $max }개입니다. 하나를 지운 뒤 다시 시도해 주십시오.
problem-step-limit = 실행이 { $limit }단계에서 중단되었습니다. 시나리오를 줄이면 끝까지 실행할 수 있습니다.
problem-time-limit = 시계가 최대 시각을 넘어 실행이 { $reached }단계에서 중단되었습니다. 시간을 줄이면 끝까지 실행할 수 있습니다.
problem-other = { $message }
problem-json-syntax = { $column }열이 JSON 문법에 맞지 않습니다. 시나리오 파일은 JSON 객체 하나여야 합니다.
problem-json-end = JSON이 완성되기 전에 파일이 끝납니다.
problem-file-size = 파일 크기가 { $value } MiB입니다. 최대 { $max } MiB까지 읽을 수 있습니다.
problem-not-text = 이 파일은 시나리오도, 여기서 지원하는 추적(trace) 파일도 아닙니다.
problem-link-damaged = 링크가 손상되었습니다. “s=” 뒷부분이 잘렸거나 바뀌었으므로 링크 전체를 다시 복사해 주십시오.
problem-link-version = 링크가 이 페이지에서 지원하지 않는 새 버전({ $value })으로 만들어졌습니다. 페이지를 새로 고쳐 주십시오.
problem-link-long = 링크의 길이가 { $value }자이며, 최대 { $max }자까지 열 수 있습니다. 링크 대신 시나리오를 파일로 저장해 주십시오.
problem-link-lab = “{ $value }” 실습은 없습니다. 가능한 값: { $known }.
problem-preset = “{ $value }” 프리셋은 없습니다. 가능한 값: { $known }.
problem-file = { $message }
problem-no-packets = “{ $value }” 실습은 패킷을 보내지 않습니다. pcapng 형식은 네트워크 실습에서만 쓸 수 있습니다.
problem-import-lab = 이 파일은 “{ $found }” 실습용입니다. “{ $value }” 실습에서는 열 수 없습니다.
problem-no-parameters = 이 정책에는 매개변수가 없습니다.
problem-hosts-and-subnets = “hosts”가 있으면 “subnets”는 함께 쓸 수 없습니다. 네트워크는 똑같이 나누거나 호스트 수로 계획합니다. 둘 중 하나만 지정해야 합니다.
problem-subnets-fit = 서브넷 { $value }개는 { $network }에 들어가지 않습니다. 최대 { $max }개까지 들어갑니다.
problem-hosts-fit = 요구에는 주소 { $value }개가 필요한데 { $network }에는 { $size }개가 있습니다. 큰 것부터 놓으면 요구 { $count }개 중 { $fit }개가 들어갑니다.
problem-notation =
    “{ $value }” 값은 { $expected ->
        [ipv4] IPv4 주소가 아닙니다. 192.0.2.7처럼 0~255의 수 네 개를 점으로 이어 적습니다
        [ipv4-or-none] IPv4 주소가 아닙니다. 192.0.2.7처럼 0~255의 수 네 개를 점으로 이어 적거나 비워 둡니다
        [network] 네트워크가 아닙니다. 192.0.2.0/24처럼 주소, 빗금, 0~32의 프리픽스 길이를 적습니다
        [endpoint] 호스트 이름이나 주소, 쌍점, 포트(예: S:80 또는 203.0.113.1:5000)여야 합니다
        [mac] MAC 주소가 아닙니다. 02:00:5e:10:00:01처럼 16진수 두 자리 여섯 쌍을 쌍점으로 이어 적습니다
        [hex] 프레임의 16진수가 아닙니다. 바이트마다 두 자리씩, 2048바이트까지 적습니다
        [host-address] 주소가 아닙니다. IPv4나 IPv6 주소, 또는 3f2a.local 같은 이름을 적습니다
        [sdp] 너무 깁니다. 세션 기술(SDP)이나 후보를 60000자까지 적습니다
        [candidate] ICE 후보가 아닙니다. candidate:1 1 udp 2130706431 192.0.2.7 50000 typ host처럼 적습니다
        [ice-sdp] 읽을 수 있는 세션 기술이 아닙니다. 20000자까지 적습니다
        [ice-text] 영문자, 숫자, +, / 4~256자가 아닙니다
       *[mac-or-none] MAC 주소가 아닙니다. 02:00:5e:10:00:01처럼 16진수 두 자리 여섯 쌍을 쌍점으로 이어 적거나 비워 둡니다
    }.
problem-static-address = 직접 입력할 주소가 없습니다. 주소를 적거나 DHCP를 쓰게 하십시오.
problem-outside-subnet = { $value } 주소는 { $subnet }에 없습니다. 이 네트워크의 주소여야 합니다.
problem-pool-order = { $value } 주소가 { $first }보다 앞입니다. 풀의 마지막 주소는 처음 주소보다 낮을 수 없습니다.
problem-pool-size = 풀의 주소가 { $value }개입니다. 최대 { $max }개까지 쓸 수 있습니다.
problem-recording-fixed = 기록은 이미 일어난 일이라 바꿀 수 없습니다. 시뮬레이션하는 시나리오를 여십시오.
problem-nat-address = { $value } 주소는 여기에 쓸 수 없습니다. { $inside ->
        [none] 마지막 수가 0, 254, 255가 아닌 공인 주소여야 합니다
       *[other] { $inside }의 주소이거나, 마지막 수가 0, 254, 255가 아닌 공인 주소여야 합니다
    }.
problem-carrier-alone = 통신사 NAT는 그 안쪽에 내부 네트워크의 NAT가 있어야 합니다. 그 NAT도 켜십시오.
problem-embed-lab = 실습이 정해지지 않았습니다. 가능한 값: { $known }.
problem-embed-range = “{ $value }” 값은 단계의 범위가 아닙니다. 3-12처럼 정수 두 개를 작은 것부터 “-”로 이어 적어야 합니다.
problem-embed-origin = “{ $value }” 값은 출처(origin)가 아닙니다. https://example.org처럼 https:// 또는 http://와 호스트를 적거나 null을 적어야 합니다.
problem-embed-exercises = “{ $value }” 실습에는 연습 문제가 없습니다.
problem-embed-message = “{ $value }” 메시지는 여기서 알 수 없습니다. 버전 1에는 play, pause, step, load가 있습니다.
problem-no-site = “{ $value }” 폴더에 빌드된 사이트가 없습니다. cargo xtask bundle로 만들 수 있습니다.
problem-file-read = 파일을 읽지 못했습니다. 다시 열어 보십시오.
problem-file-kind =
    이 파일은 { $want ->
        [progress] 학습 기록 파일이 아닙니다. 학습 기록 파일은 ‘진도 저장’으로 만듭니다
        [exam] 시험 파일이 아닙니다. 시험 파일은 출제자 페이지에서 만듭니다
       *[exam-paper] 답안 파일이 아닙니다. 답안 파일은 시험 페이지에서 제출할 때 만들어집니다
    }. 파일의 종류: “{ $value }”.
problem-file-version = 이 파일은 더 새로운 버전({ $value })의 프로그램에서 만들어졌습니다. 여기서는 버전 { $max }까지 읽을 수 있으므로 페이지를 새로 고쳐 주십시오.
problem-text-long = 글의 길이가 { $value }자입니다. 최대 { $max }자까지 가능합니다.
problem-exam-code = 시험 코드의 글자와 숫자가 { $value }개입니다. { $min }개 이상이어야 합니다.
problem-hex-digits = “{ $value }” 값은 쓸 수 없습니다. 16진수 숫자(0~9, a~f) { $count }개가 필요합니다.
problem-exam-part = “{ $value }” 값은 시험의 문항 묶음이 아닙니다. net/subnetting:2:5처럼 실습, 수준, 문제 수를 쌍점으로 이어 적어야 합니다.
problem-exam-name = 학번이나 이름을 먼저 적으십시오.
