#!/usr/bin/env python3
# Prints a journal: a line a minute for so many days, ending now (or at a given Unix time), as `monitor collect` writes them
# in what the history takes from them. Ten users, three file systems. Usage: journal.py DAYS [END]
import math
import sys
import time

days = int(sys.argv[1])
end = int(sys.argv[2]) if len(sys.argv) > 2 else int(time.time())
end -= end % 60
mounts = [("/", 50), ("/home", 70), ("/var", 30)]
users = ["user%02d" % n for n in range(10)]
user_time = idle_time = 0.0

for minute in range(days * 1440):
    at = end - 60 * (days * 1440 - 1 - minute)
    busy = 0.5 + 0.4 * math.sin(at / 13750.9) + 0.1 * math.sin(at * 7.1)
    user_time += round(4 * 60 * busy, 2)
    idle_time += round(4 * 60 * (1 - busy), 2)
    load = 4 * busy
    used = int(8e6 * (1 + busy / 2))
    print(
        '{"timestamp":%d,"cpu_data":{"cpu_total":{"user":%.2f,"nice":0,"system":%.2f,"idle":%.2f},"intr":[%d],"ctxt":%d,'
        '"btime":1,"processes":%d,"procs_running":%d,"procs_blocked":0},"uptime":{"total":%d,"idle":%.2f},'
        '"loadavg":{"loadavg_1m":%.2f,"loadavg_5m":%.2f,"loadavg_15m":%.2f},"meminfo":{"MemTotal":{"value":16318412,'
        '"unit":"kB"},"MemAvailable":{"value":%d,"unit":"kB"},"SwapTotal":{"value":0,"unit":"kB"},'
        '"SwapFree":{"value":0,"unit":"kB"}},"sessions":[],"accounting":{"users":[%s]},"filesystems":[%s]}'
        % (
            at, user_time * 0.9, user_time * 0.1, idle_time, 1000 * minute, 3000 * minute, 20 * minute, int(8 * busy),
            60 * minute + 1, idle_time, load, load * 0.97, load * 0.9, 16318412 - used,
            ",".join('{"user":"%s","uid":%d,"cpu_seconds":%.2f,"commands":%d}' % (user, 20000 + n,
                     user_time / (n + 1) if n < 6 else 100.0, 3 * minute if n < 6 else 7) for n, user in enumerate(users)),
            ",".join('{"mount":"%s","device":"d","type":"ext4","total_bytes":100000000,"free_bytes":%d,'
                     '"available_bytes":%d,"inodes_percent":12.5}' % (mount, (100 - full) * 1000000 - minute,
                     (95 - full) * 1000000 - minute) for mount, full in mounts),
        )
    )
