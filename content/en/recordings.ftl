# Whole memory traces.
paging-trace = { $count } references to { $pages } pages of { $size } bytes; lines passed over: { $other }.
table-paging = Page faults over the whole trace
column-trace-policy = Policy
column-trace-frames = Frames
column-trace-references = References
column-trace-faults = Faults
column-trace-fault-ratio = Fault ratio
chart-recording-faults = Page faults over the whole trace
axis-trace-frames = Frames
axis-trace-faults = Page faults
