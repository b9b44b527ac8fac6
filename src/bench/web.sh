#!/bin/bash
# How fast the web page answers over a year of minutes, and beside slow clients. web.sh [SECONDS]
set -eu
bench=$(cd "$(dirname "$0")" && pwd)
jar=$(cd "$bench/../../target" && pwd)/monitor.jar
seconds=${1:-60}
port=18099
work=$(mktemp -d)
server=
trap 'kill $server 2>/dev/null || true; rm -rf "$work"' EXIT
for tool in sqlite3 python3 curl; do
    command -v "$tool" >/dev/null || { echo "web.sh: needs $tool" >&2; exit 1; }
done

cd "$work"
export STATE_PATH=$work/state LOG_PATH=$work/log ACCOUNTING_SOURCE=off HISTORY_KEEP=2y WEB_LISTEN=127.0.0.1:$port
java -jar "$jar" collect
sqlite3 state/monitor.db <"$bench/year.sql"
python3 "$bench/journal.py" 30 >journal.jsonl
java -jar "$jar" history import journal.jsonl
sqlite3 state/monitor.db <"$bench/metrics.sql"
java -jar "$jar" collect
echo "The store: $(($(stat -c %s state/monitor.db) / 1000000)) MB"

java -XX:+UseSerialGC -Xmx128m -jar "$jar" serve &
server=$!
until curl -s -o /dev/null "http://127.0.0.1:$port/healthz"; do sleep 0.2; done

# A different number of points each time: nothing comes from the answers that are kept for some seconds.
measure() { # name, address with NUMBER
    for number in $(seq 300 320); do
        curl -s -o /dev/null -w '%{time_total}\n' "http://127.0.0.1:$port${2//NUMBER/$number}"
    done | sort -n | awk -v name="$1" '{ t[NR] = 1000 * $1 } END { printf "%s: median %.0f ms, slowest %.0f ms\n", name, t[int((NR + 1) / 2)], t[NR] }'
}
graphs=cpu_percent,cpu_iowait_percent,memory_percent,swap_percent,load1,load5,load15,users,sessions,filesystem_percent
measure 'the graphs of a year' "/api/v1/history?metric=$graphs&from=365d&points=NUMBER"
measure 'the graphs of 24 hours' "/api/v1/history?metric=$graphs&from=24h&points=NUMBER"
measure 'users by day of a year' "/api/v1/users?from=$(date -d '364 days ago' +%F)&to=$(date -d 'NUMBER days' +%F 2>/dev/null || date +%F)"

resident() { awk '/VmRSS/ { print int($2 / 1024) " MB" }' "/proc/$server/status"; }
echo "memory: $(resident)"
for slow in 0 200 200; do
    echo "beside $slow slow clients: $(python3 "$bench/web.py" $port "$seconds" "$slow" / /api/v1/overview "/api/v1/history?metric=load1" /assets/app.js /metrics)"
    echo "memory: $(resident)"
done
