# Sourced by pacct.sh: the history of metrics over a year of minutes, against sqlite3 and against a history of one run.

metrics() {
    if ! require sqlite3 'the metrics' || ! require python3 'the metrics'; then return; fi
    export ACCOUNTING_SOURCE=off HISTORY_KEEP=2y
    python3 "$bench/journal.py" 30 >journal.jsonl
    STATE_PATH=$work/fresh $monitor collect
    STATE_PATH=$work/year $monitor collect
    STATE_PATH=$work/year $monitor history import journal.jsonl
    sqlite3 year/monitor.db <"$bench/metrics.sql"
    STATE_PATH=$work/year $monitor history cpu_percent --since 1y --format csv |
        tail -n +2 | tr -d '\r' | cut -d , -f 2,3 >points.csv
    # The same minutes as plain rows: the one series that is asked for among eight.
    sqlite3 plain.db 'CREATE TABLE point (at, value)' '.mode csv' '.import points.csv point' \
        'CREATE TABLE sample (series INTEGER, at INTEGER, value REAL, PRIMARY KEY (series, at)) WITHOUT ROWID' \
        "INSERT INTO sample SELECT s.value, at, p.value FROM json_each('[1,2,3,4,5,6,7,8]') s, point p ORDER BY 1, 2" \
        'DROP TABLE point'
    sqlite3 year/monitor.db "SELECT 'The store of a year: ' || sum(count) || ' samples of ' || count(DISTINCT series)
        || ' series, ' || round($(stat -c %s year/monitor.db) * 1.0 / sum(count), 1) || ' bytes each.' FROM hour"

    local line="strftime('%Y-%m-%dT%H:%M:%S+00:00', at, 'unixepoch'), at, value, value, value, value, 1"
    contender 'history, a year as CSV' "STATE_PATH=$work/year $monitor history cpu_percent --since 1y --format csv"
    contender 'sqlite3, the same lines' "sqlite3 -csv plain.db \"SELECT $line FROM sample WHERE series = 3\""
    contender 'history, a year as a chart' "STATE_PATH=$work/year $monitor history cpu_percent --since 1y"
    contender 'collect, fresh' "STATE_PATH=$work/fresh $monitor collect"
    contender 'collect, a year' "STATE_PATH=$work/year $monitor collect"
    take_turns "$runs"

    goal 'history, a year as CSV / sqlite3' "$(ratio 'history, a year as CSV' 'sqlite3, the same lines')" '<=' 2 x
    goal 'collect, a year / fresh' "$(ratio 'collect, a year' 'collect, fresh')" '<=' 1.05 x
}
