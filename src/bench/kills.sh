#!/usr/bin/env bash
# Kills a run at its first system call that writes, another at its second, and so on until one survives. After each, the
# next run must end where it would have without the kill: the same totals, the same journal lines, the same outbox.
# Usage, after `mvn package`:  src/bench/kills.sh [EVERY]     EVERY: only every so many-th call; 1 if not given
#
# Three kinds of runs are killed: the first `collect` ever, a later one, and a `report` to a chat of a Bot API server on
# loopback. The machine is a copy of src/test/resources/hosts/normal whose accounting file grows, and where a process
# works, between the runs. Needs strace, sqlite3 and python3.
set -euo pipefail
export LC_ALL=C TZ=UTC

bench=$(cd "$(dirname "$0")" && pwd)
jar=$bench/../../target/monitor.jar
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
every=${1:-1}
differences=0

# The calls that write or make something. Most of what is opened is only read: openat counts for files of the store.
writing="write pwrite64 writev ftruncate fsync fdatasync fallocate rename unlink mkdir chmod link sendto"

fail() {
    echo "$0: $1" >&2
    exit 1
}

[ -f "$jar" ] || fail "there is no target/monitor.jar; run mvn package first"
for command in strace sqlite3 python3; do
    command -v $command >/dev/null || fail "there is no $command here"
done
work=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null; rm -rf "$work"' EXIT
cd "$work"
mkdir tmp
java_command=("$java" -XX:-UsePerfData -XX:TieredStopAtLevel=1 "-Djava.io.tmpdir=$work/tmp" -jar "$jar")

# The bench's own Bot API server, and the settings of all runs.
serve() {
    python3 "$bench/bot_api.py" port requests &
    while [ ! -f port ]; do sleep 0.1; done
    : >none
    : >requests
    : >told
    export MONITOR_CONFIG=$work/none ROOT_PATH=$work/now/root PROC_PATH=$work/now/root/proc
    export STATE_PATH=$work/now/state LOG_PATH=$work/now/log
    export BOT_TOKEN=1:test CHAT_ID=1 REPORT_TO=telegram TELEGRAM_API_URL=http://127.0.0.1:$(<port)
}

monitor() { "${java_command[@]}" "$@" >stdout 2>stderr; }

# The machine before any run, in a folder that is copied to `now` for each kill.
machine() {
    mkdir new
    cp -r "$bench/../test/resources/hosts/normal" new/root
    mkdir -p new/root/var/log/account
    "$java" "$bench/PacctGenerator.java" records 90 1
    head -c 1920 records >new/root/var/log/account/pacct
}

from() { rm -rf now && cp -r "$1" now; }

# moves_on BASE 1|2: thirty more records, and a process that has worked for 5 s. Not before the first run: that takes only the
# measure of what lives.
moves_on() {
    tail -c +$((1920 * $2 + 1)) records | head -c 1920 >>now/root/var/log/account/pacct
    [ "$1" != new ] || return 0
    awk '{ $14 += 500; print }' now/root/proc/2300/stat >stat && cp stat now/root/proc/2300/stat
}

sql() { sqlite3 now/state/monitor.db "$1"; }

# What runs moved that is not packed yet.
moved="(SELECT run, owner.value ->> 0 AS uid, owner.value ->> 1 AS user, used.value ->> 0 AS program, used.value ->> 1 AS cpu,
        used.value ->> 2 AS commands FROM movement, json_each(programs) owner, json_each(owner.value, '\$[2]') used)"

# What each meter shows.
meters() {
    sql "SELECT uid, user, program, sum(cpu), sum(commands) FROM (
             SELECT uid, user, program, cpu, commands FROM meter
             UNION ALL SELECT uid, user, program, cpu, commands FROM $moved)
         GROUP BY uid, user, program ORDER BY 1, 2, 3"
}

# What the runs have left and the last one has said, without what differs from one time to the next: times and ids.
left() {
    echo 'meters, and what moved them, packed or not'
    meters
    sql 'SELECT uid, user, cpu, commands FROM user_meter ORDER BY 1, 2'
    sql "SELECT run, uid, user, program, cpu, commands FROM $moved
         UNION ALL SELECT run, uid, user, program, r.cpu, r.commands FROM (
             SELECT run, meter, cpu - lag(cpu, 1, 0) OVER earlier AS cpu, commands - lag(commands, 1, 0) OVER earlier AS commands
             FROM reading WINDOW earlier AS (PARTITION BY meter ORDER BY run)) r JOIN meter ON id = meter
         ORDER BY 1, 2, 3, 4"
    sql 'SELECT count(*) FROM gap'
    echo 'outbox'
    sql 'SELECT m.run, m.kind, o.recipient, o.part, o.state FROM outbox o JOIN message m ON m.id = o.message
         ORDER BY 1, 2, 3, 4'
    echo 'journal, and where its runs are not those of the store'
    sed -E 's/.*("accounting":.*),"run":"[0-9a-f]*",.*/\1/' now/log/*
    sed -E 's/.*,"run":"([0-9a-f]*)",.*/\1/' now/log/* >runs
    sql 'SELECT run FROM run WHERE machine IS NOT NULL ORDER BY seq' | diff runs - || true
    echo 'integrity and files'
    sql 'PRAGMA integrity_check'
    find now/state now/log -type f ! -name reserve ! -name deliver.lock | sed 's/[0-9]*\.part$/.part/' | sort
    cat stdout stderr
}

# undisturbed BASE COMMAND: what is left where nothing is killed: with the run, and where there never was one.
undisturbed() {
    from "$1"
    moves_on "$1" 1
    : >requests
    monitor "$2" || fail "$2: $(<stderr)"
    moves_on "$1" 2
    monitor collect
    left >with
    runs_with=$(sql 'SELECT count(*) FROM run WHERE machine IS NOT NULL')
    requests_with=$(wc -l <requests)
    meters >meters

    from "$1"
    moves_on "$1" 1
    moves_on "$1" 2
    monitor collect
    left >without
    meters | diff meters - ||
        fail "$2: without any kill the totals depend on whether there was a run in between"
}

# kill_at BASE COMMAND CALL NUMBER [STRACE OPTION]...: kills a run where a thread makes such a call for so many-th time, and
# looks at what the next run leaves; false if the run survived.
kill_at() {
    local base=$1 command=$2 call=$3 number=$4 status=0
    shift 4
    from "$base"
    moves_on "$base" 1
    : >requests
    # In a shell of its own, which says there that its child was killed.
    (
        strace -f -qq -o /dev/null "$@" -e "trace=$call" -e "inject=$call:signal=KILL:when=$number" \
            "${java_command[@]}" "$command"
        exit
    ) >stdout 2>stderr || status=$?
    [ $status -ne 0 ] || return 1
    [ $status -eq 137 ] || fail "$command ended with $status: $(<stderr)"
    moves_on "$base" 2
    monitor collect || fail "the run after $command was killed at $call number $number: $(<stderr)"
    left >now/left
    compare "$command, killed at $call number $number"
}

# A run that was killed after its commit must look done; before, as if it never was.
compare() {
    local twin=without sent
    [ "$(sql 'SELECT count(*) FROM run WHERE machine IS NOT NULL')" != "$runs_with" ] || twin=with
    diff $twin now/left >difference || differs "$1" "the undisturbed twin $twin that run"
    sent=$(wc -l <requests)
    # One request may be on its way when the run is killed: nobody can know whether it arrived.
    if [ $twin = with ] && ((sent < requests_with || sent > requests_with + 1)); then
        echo "$sent requests were sent, undisturbed $requests_with" >difference
        differs "$1" 'the undisturbed twin'
    fi
}

# differs WHICH FROM: tells each kind of difference once.
differs() {
    differences=$((differences + 1))
    if ! grep -qxF "$(cksum <difference)" told; then
        cksum <difference >>told
        printf '%s: differs from %s, and maybe further ones do likewise:\n' "$1" "$2"
        head -n 20 difference
    fi
}

# kill_everywhere BASE COMMAND WHAT
kill_everywhere() {
    local kills=0 before=$differences file made=() call
    undisturbed "$1" "$2"
    for call in $writing; do kill_at_each "$1" "$2" "$call"; done
    for file in monitor.db monitor.db-journal run.lock deliver.lock reserve; do made+=(-P "$STATE_PATH/$file"); done
    kill_at_each "$1" "$2" openat "${made[@]}"
    echo "$3: killed at $kills calls, $((differences - before)) differences"
}

# kill_at_each BASE COMMAND CALL [STRACE OPTION]...: at the first such call of a run, and further ones until a run survives.
kill_at_each() {
    local number=1
    while kill_at "$1" "$2" "$3" $number "${@:4}"; do
        kills=$((kills + 1))
        number=$((number + every))
    done
}

serve
machine
kill_everywhere new collect 'the first collect'
from new
monitor collect
cp -r now later
kill_everywhere later collect 'a later collect'
kill_everywhere later report 'a report'
[ $differences -eq 0 ]
