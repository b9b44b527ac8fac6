# Sourced by pacct.sh: CPU time by user over a whole accounting file, against whatever else can tell it.

totals() {
    pacct large "$records" 1
    head -c $((64 * (records / 10))) large >tenth
    head -c 64 large >one

    beside 'monitor' "$monitor report --dry-run --pacct"
    beside 'monitor, by program' "$monitor report --dry-run --by program --pacct"
    contender 'cat' 'cat large'
    if require sa 'sa -m and sa -u'; then beside_sa; fi
    if require cc 'one thread of C'; then beside_c; fi
    take_turns "$runs"

    net 'monitor' 'monitor, one record'
    net 'monitor, by program' 'monitor, by program, one record'
    if has sa; then against_sa; fi
    if has cc; then against_c; fi
    if require python3 'peak memory'; then memory; fi
}

# A contender over the whole file, and the same over one record.
beside() {
    contender "$1, one record" "$2 one"
    contender "$1" "$2 large"
}

beside_sa() {
    beside 'sa -m' 'sa -m'
    beside 'sa -u | awk' by_user
    if require python3 'the loop of the older aggregator'; then
        contender 'Python loop, a tenth' "python3 $bench/aggregator.py tenth"
    fi
}

by_user() { sa -u "$1" | awk '{ cpu[$1] += $2 } END { for (user in cpu) print user, cpu[user] }'; }

against_sa() {
    net 'sa -m' 'sa -m, one record'
    net 'sa -u | awk' 'sa -u | awk, one record'
    goal 'sa -m / monitor' "$(ratio 'sa -m' 'monitor')" '>=' 6 x
    goal 'sa -m / monitor, net' "$(ratio 'sa -m, net' 'monitor, net')" '>=' 12 x
    goal 'sa -u | awk / monitor' "$(ratio 'sa -u | awk' 'monitor')" '>=' 24 x
    goal 'sa -u | awk / monitor, net' "$(ratio 'sa -u | awk, net' 'monitor, net')" '>=' 50 x
    if has python3; then
        elapsed['Python loop, scaled']=$((10 * ${elapsed['Python loop, a tenth']}))
        echo "Python loop: $(ratio 'Python loop, scaled' 'monitor') x monitor, scaled from a tenth of the records"
    fi
}

beside_c() {
    cc -O2 -o floor "$bench/totals.c"
    local c monitors
    c=$(./floor large | awk '{ ticks += $NF } END { printf "%.2f", ticks / 100 }')
    monitors=$($monitor report --dry-run --format json --pacct large | sed -n 's/.*"total_cpu_seconds" : \([0-9.]*\).*/\1/p')
    awk -v a="$c" -v b="$monitors" 'BEGIN { exit a != b }' || fail "C adds up $c s and monitor '$monitors' s"
    echo "C and monitor both add up $c s."
    beside 'C' ./floor
    contender 'C, by user and program' './floor large programs'
}

against_c() {
    net 'C' 'C, one record'
    goal 'monitor / C, net' "$(ratio 'monitor, net' 'C, net')" '<=' 1.5 x
    net 'C, by user and program' 'C, one record'
    echo "Both by user and program: monitor takes $(ratio 'monitor, by program, net' 'C, by user and program, net') x C, net"
}

# Peak memory must not depend on the size of the file.
memory() {
    local file
    for file in tenth large; do
        goal "peak memory, $(($(stat -c %s $file) / 64)) records" "$(peak_megabytes "$file")" '<=' 72 MB
    done
}

# The largest resident set of a run, in units of 1,000,000 bytes.
peak_megabytes() {
    python3 -c 'import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True)
print(round(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024 / 1e6, 1))' \
        $monitor report --dry-run --pacct "$1"
}
