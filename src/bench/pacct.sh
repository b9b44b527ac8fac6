#!/usr/bin/env bash
# How fast meter and history are: whole cold processes against what else does the same, as issues 3 and 5 want it. What is
# measured and what came out is told in README.md. Usage, after `mvn package`:
#
#   src/bench/pacct.sh [totals|cursor|scan|history|metrics]...      all of them if none is named
#
# RUNS (11) and RECORDS (10000000) are taken from the environment; JAVA_HOME chooses the JDK. The work folder, under
# TMPDIR, needs 2 GB and is removed.
set -euo pipefail
export LC_ALL=C

bench=$(cd "$(dirname "$0")" && pwd)
jar=$bench/../../target/monitor.jar
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
runs=${RUNS:-11}
records=${RECORDS:-10000000}
monitor="$java -jar $jar"

fail() {
    echo "$0: $1" >&2
    exit 1
}

# Whether the machine has a command.
has() { command -v "$1" >/dev/null; }

# require COMMAND PART: says what is left out for want of a command.
require() { has "$1" || { echo "no $1 here: left out: $2" && false; }; }

# pacct FILE RECORDS SEED: writes accounting records; the same seed writes the same.
pacct() { "$java" "$bench/PacctGenerator.java" "$@"; }

# Makes a work folder and goes there, where no settings file is; state and journal are in it.
enter_work_folder() {
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
    cd "$work"
    export STATE_PATH=$work/state LOG_PATH=$work/log MONITOR_CONFIG=$work/none
    : >"$MONITOR_CONFIG"
}

# Each part in a shell of its own, with a work folder of its own.
part() (
    enter_work_folder
    printf '\n== %s (load %s)\n' "$1" "$(cut -d ' ' -f 1-3 /proc/loadavg)"
    . "$bench/turns.sh"
    . "$bench/$1.sh"
    "$1"
)

[ -f "$jar" ] || fail "there is no target/monitor.jar; run mvn package first"
[ $# -gt 0 ] || set -- totals cursor scan history metrics
for name in "$@"; do
    case $name in
        totals | cursor | scan | history | metrics) ;;
        *) fail "no part is called $name; there are totals, cursor, scan, history and metrics" ;;
    esac
done
printf '%s, Linux %s, %s processors\n' "$("$java" -version 2>&1 | head -n 1)" "$(uname -r)" "$(nproc)"
for name in "$@"; do part "$name"; done
