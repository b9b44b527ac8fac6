#!/usr/bin/env bash
# How long a cold run takes, whole processes, as ratios to a Java hello-world of the same JDK: machines are noisy and
# differ, ratios less so. All commands take turns; the median of each is printed. State and journal are in a temporary
# folder. Usage: src/bench/startup.sh [RUNS], after `mvn package`; JAVA_HOME chooses the JDK.
set -euo pipefail
cd "$(dirname "$0")/../.."

runs=${1:-21}
jar=$PWD/target/monitor.jar
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export STATE_PATH=$work/state LOG_PATH=$work/log

mkdir "$work/hello"
echo 'class Hello { public static void main(String[] a) { System.out.println("hello"); } }' >"$work/hello/Hello.java"
"${java}c" -d "$work/hello" "$work/hello/Hello.java"

names=("java Hello" "python3 -c pass" "monitor --version" "monitor collect" "monitor report --dry-run")
commands=(
    "$java -cp $work/hello Hello"
    "python3 -c pass"
    "$java -jar $jar --version"
    "$java -jar $jar collect"
    "$java -jar $jar report --dry-run"
)

cd "$work"
for command in "${commands[@]}"; do $command >/dev/null; done
TIMEFORMAT=%R
for ((run = 0; run < runs; run++)); do
    for i in "${!commands[@]}"; do
        { time ${commands[$i]} >/dev/null 2>&1; } 2>>"$work/times.$i"
    done
done

median() { sort -n "$1" | awk '{ t[NR] = $1 } END { print 1000 * t[int((NR + 1) / 2)] }'; }
hello=$(median "$work/times.0")
"$java" -version 2>&1 | head -n 1
printf '%-26s %9s %8s\n' "median of $runs" ms "x hello"
for i in "${!commands[@]}"; do
    awk -v name="${names[$i]}" -v ms="$(median "$work/times.$i")" -v hello="$hello" \
        'BEGIN { printf "%-26s %9.0f %8.1f\n", name, ms, ms / hello }'
done
