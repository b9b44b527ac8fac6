# Sourced by pacct.sh: a run that finds 10,000 new records behind the cursor, against a run that finds none.

cursor() {
    local new=10000
    pacct pacct "$records" 1
    pacct new "$new" 2
    export ACCOUNTING_SOURCE=pacct PACCT_FILE=$work/pacct

    # Each turn leaves the cursor at the end of the file.
    contender 'collect, nothing new' "$monitor collect"
    contender "collect, $new records" "$monitor collect" 'cat new >>pacct'
    contender 'report, nothing new' "$monitor report"
    contender "report, $new records" "$monitor report" 'cat new >>pacct'
    # Ten milliseconds are asked for, and one turn differs from the next by twenty.
    take_turns $((3 * runs))

    goal "collect, $new records / nothing new" "$(ratio "collect, $new records" 'collect, nothing new')" '<=' 1.1 x
    goal "report, $new records / nothing new" "$(ratio "report, $new records" 'report, nothing new')" '<=' 1.1 x
}
