# 추적(trace) 전체.
paging-trace = 참조 { $count }개, { $size }바이트 페이지 { $pages }개. 건너뛴 줄: { $other }개.
table-paging = 추적 전체의 페이지 부재(page fault)
column-trace-policy = 정책
column-trace-frames = 프레임
column-trace-references = 참조
column-trace-faults = 페이지 부재
column-trace-fault-ratio = 부재율
chart-recording-faults = 추적 전체의 페이지 부재
axis-trace-frames = 프레임 수
axis-trace-faults = 페이지 부재 횟수
