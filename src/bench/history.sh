# Sourced by pacct.sh: a window of 30 days over a year of runs, against a history of one run.

history() {
    if ! require sqlite3 'the history'; then return; fi
    pacct pacct 1 1
    export ACCOUNTING_SOURCE=pacct PACCT_FILE=$work/pacct
    STATE_PATH=$work/year $monitor collect
    STATE_PATH=$work/fresh $monitor collect
    sqlite3 year/monitor.db <"$bench/year.sql"
    printf 'The store of a year: %s runs, %s readings, %s MB.\n' \
        "$(sqlite3 year/monitor.db 'SELECT count(*) FROM run')" \
        "$(sqlite3 year/monitor.db 'SELECT count(*) FROM reading')" \
        $(($(stat -c %s year/monitor.db) / 1000000))

    contender 'report, fresh' "STATE_PATH=$work/fresh $monitor report --window 30d"
    contender 'report, a year' "STATE_PATH=$work/year $monitor report --window 30d"
    take_turns "$runs"

    goal 'report, a year / fresh' "$(ratio 'report, a year' 'report, fresh')" '<=' 1.5 x
}
