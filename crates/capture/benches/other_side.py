"""libCacheSim over a trace in its format oracleGeneral: the other side of whole_traces.rs.

Timed is its own native loop (process_trace) over its fastest reader, the records memory-mapped and read
once before; not the making of the cache. The hash table is as small as fits. A line per run: policy,
frames, seconds, misses.
"""

import sys
import time

import libcachesim as lcs

FRAMES = [8, 64, 4096]
POLICIES = {"fifo": lcs.FIFO, "lru": lcs.LRU, "clock": lcs.Clock, "lfu": lcs.LFU, "opt": lcs.Belady}

reader = lcs.TraceReader(
    trace=sys.argv[1],
    trace_type=lcs.TraceType.ORACLE_GENERAL_TRACE,
    reader_init_params=lcs.ReaderInitParam(ignore_obj_size=True),
)
requests = reader.get_num_of_req()
lcs.FIFO(FRAMES[0], hashpower=12).process_trace(reader)
for frames in FRAMES:
    for name, policy in POLICIES.items():
        cache = policy(frames, hashpower=12)
        reader.reset()
        start = time.perf_counter()
        misses, _ = cache.process_trace(reader)
        seconds = time.perf_counter() - start
        print(f"figure {name} {frames} {seconds:.6f} {round(misses * requests)}", flush=True)
