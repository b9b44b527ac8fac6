# Sourced by pacct.sh: measures whole cold processes, and prints medians and ratios.
#
# `contender NAME COMMAND [BEFORE]` names one; BEFORE is done before each of its turns, untimed. All contenders of a part
# take turns, so that what else the machine does burdens them alike. Ratios are those of the medians.

names=()
declare -A commands=() before=() elapsed=()

contender() {
    names+=("$1")
    commands[$1]=$2
    before[$1]=${3:-:}
}

# Gives everybody one turn that does not count, and then as many as are asked for.
take_turns() {
    local turn i
    for ((turn = 0; turn <= $1; turn++)); do
        for i in "${!names[@]}"; do
            eval "${before[${names[$i]}]}"
            take_turn "${commands[${names[$i]}]}" >"$work/turn" || fail "${names[$i]}: $(tail -n 1 "$work/stderr")"
            ((turn == 0)) || cat "$work/turn" >>"$work/turns.$i"
        done
    done
    echo
    row "median of $1" 'ms' 'CPU ms'
    for i in "${!names[@]}"; do
        elapsed[${names[$i]}]=$(median 1 "$work/turns.$i")
        row "${names[$i]}" "${elapsed[${names[$i]}]}" "$(median 2 "$work/turns.$i")"
    done
    echo
}

# Runs a command, and prints the milliseconds that passed and those of the processors.
take_turn() {
    local TIMEFORMAT='%3R %3U %3S'
    { time eval "$1" >/dev/null 2>"$work/stderr"; } 2>"$work/time" || return 1
    awk '{ printf "%d %d\n", 1000 * $1, 1000 * ($2 + $3) }' "$work/time"
}

median() { cut -d ' ' -f "$1" "$2" | sort -n | awk '{ t[NR] = $1 } END { print t[int((NR + 1) / 2)] }'; }

row() { printf '%-44s %8s %8s\n' "$@"; }

# net NAME BASE: what NAME takes beyond BASE, as `NAME, net`.
net() { elapsed["$1, net"]=$((${elapsed[$1]} - ${elapsed[$2]})); }

# ratio NAME OTHER: how many times as long as OTHER it takes.
ratio() { awk -v a="${elapsed[$1]}" -v b="${elapsed[$2]}" 'BEGIN { printf "%.2f\n", (b > 0 ? a / b : -1) }'; }

# goal TEXT NUMBER ">="|"<=" NUMBER UNIT: what is, and what issue 3 wants.
goal() {
    awk -v text="$1" -v is="$2" -v sense="$3" -v wanted="$4" -v unit="$5" 'BEGIN {
        verdict = (sense == ">=" ? is >= wanted : is <= wanted) && is >= 0 ? "met" : "missed"
        printf "%-44s %8s %-2s  goal %s %s: %s\n", text, is, unit, sense, wanted, verdict
    }'
}
