# Sourced by pacct.sh: a look at 10,000 processes, against ps.

processes=10000

scan() {
    if ! require cc 'the scan' || ! require ps 'the scan'; then return; fi
    cc -O2 -o sleepers "$bench/sleepers.c"
    # Accounting has a part of its own.
    export ACCOUNTING_SOURCE=off

    contender 'monitor, few processes' "$monitor collect --dry-run" few
    contender 'ps aux, few processes' 'ps aux'
    # As cron has it: the run before has seen these processes.
    contender 'monitor' "$monitor collect --dry-run" many
    contender 'monitor, without a run before' "STATE_PATH=$work/none $monitor collect --dry-run"
    contender 'ps aux' 'ps aux'
    take_turns "$runs"
    few

    net 'monitor' 'monitor, few processes'
    net 'ps aux' 'ps aux, few processes'
    goal "ps aux / monitor, $processes processes" "$(ratio 'ps aux' 'monitor')" '>=' 3 x
    goal "ps aux / monitor, $processes processes, net" "$(ratio 'ps aux, net' 'monitor, net')" '>=' 3 x
}

many() {
    wake_sleepers
    coproc sleepers { exec ./sleepers "$processes"; }
    read -r _ <&"${sleepers[0]}"
    $monitor collect
}

few() {
    wake_sleepers
    $monitor collect
}

# Lets the sleepers end, if there are any, and waits for that.
wake_sleepers() {
    if [ -n "${sleepers_PID:-}" ]; then
        local pid=$sleepers_PID input=${sleepers[1]}
        exec {input}>&-
        wait "$pid"
    fi
}
