# Whole memory traces.
paging-trace = { $count } references to { $pages } pages of { $size } bytes; lines passed over: { $other }.
table-paging = Page faults over the whole trace
column-policy = Policy
column-frames = Frames
column-references = References
column-faults = Faults
column-fault-ratio = Fault ratio
chart-recording-faults = Page faults over the whole trace
axis-frames = Frames
axis-faults = Page faults
