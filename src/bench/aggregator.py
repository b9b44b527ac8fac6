"""CPU seconds by user as the older aggregator had them: all that `sa -u FILE` prints in one string, line by line."""

import collections
import subprocess
import sys

text = subprocess.run(["sa", "-u", sys.argv[1]], stdout=subprocess.PIPE, check=True).stdout.decode("utf-8", "replace")
seconds = collections.defaultdict(float)
for line in text.splitlines():
    fields = line.split()
    if len(fields) > 2 and fields[2] == "cpu":
        seconds[fields[0]] += float(fields[1])
for user, used in sorted(seconds.items(), key=lambda item: -item[1]):
    print(user, round(used, 2))
