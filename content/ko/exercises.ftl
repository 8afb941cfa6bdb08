# 모든 실습의 연습 문제.
exercise-level = 수준
exercise-level-n = 수준 { $n }
exercise-number = { $seed }번 문제
exercise-streak = { $n ->
        [0] 연속 정답 없음
        [one] 연속 정답 1개
       *[other] 연속 정답 { $n }개
    }
exercise-best = 최고 { $n }개
exercise-check = 확인
exercise-hint = 힌트
exercise-solution = 풀이 보기
exercise-next = 다음 문제
exercise-show = 실습에서 보기
exercise-right = 맞았습니다.
exercise-right-late = 이제 맞았습니다. 다음 문제부터 다시 셉니다.
exercise-wrong = 아직 아닙니다.
exercise-malformed = 오답으로 세지 않습니다.
exercise-key = 답
exercise-hints = 힌트
exercise-steps = 풀이
exercise-keys = Enter 키로 확인하고, 맞으면 Enter 키로 넘어갑니다.
bits-title = 적은 답의 비트, { $bit }번째 비트부터 틀림
bits-given = 적은 답
bits-wanted = 정답

# 인쇄할 문제지.
sheet = 문제지 인쇄
sheet-count = 문제 수
sheet-seed = 시드
sheet-print = 문제지 인쇄하기
sheet-again = 수준과 시드가 같으면 같은 문제지가 나옵니다. 답안은 별도의 쪽에 있습니다.
sheet-title = { $lab } 연습 문제, 수준 { $level }
sheet-of = 시드 { $seed }
sheet-key = 답안

# 답을 적는 방법.
blank-number = 정수로 적습니다.
blank-address = 정수를 십진수로, 또는 0x…나 0b…로 적습니다.
blank-ip = 192.0.2.1처럼 IPv4 주소 하나를 적습니다.
blank-name = P2처럼 이름 하나를 적습니다.
blank-ratio = 13/3과 같은 분수나 소수 둘째 자리까지의 소수로 적습니다.
blank-yes = ‘예’ 또는 ‘아니요’로 적습니다.
blank-list = 7 0 1처럼 수를 순서대로 적습니다.
blank-names = P1 P2 P1처럼 이름을 순서대로 적습니다.
blank-word = 문제에 나온 낱말 가운데 하나를 적습니다.
blank-reached = 수(0x…도 됨) 또는 ‘폴트’로 적습니다.
answer-fault = 폴트
