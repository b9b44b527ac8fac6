# Sourced by pacct.sh: measures whole cold processes, and prints medians and ratios.
#
# `contender NAME COMMAND [BEFORE]` names one; BEFORE is done before each of its turns, untimed. All contenders of a part
# take turns, so that what else the machine does burdens them alike; a turn that is disturbed all the same is taken once more.
# Ratios are those of the medians.

# So often a turn is taken until it is undisturbed.
attempts=6

names=()
declare -A commands=() before=() elapsed=()

contender() {
    names+=("$1")
    commands[$1]=$2
    before[$1]=${3:-:}
}

# Gives everybody one turn that does not count, and then as many as are asked for.
take_turns() {
    local turn i repeated=0
    for ((turn = 0; turn <= $1; turn++)); do
        for i in "${!names[@]}"; do
            take_undisturbed_turn "${names[$i]}"
            ((turn == 0)) || cat "$work/turn" >>"$work/turns.$i"
        done
    done
    echo
    echo "$repeated turns were disturbed and taken once more"
    row "median of $1" 'ms' 'CPU ms'
    for i in "${!names[@]}"; do
        elapsed[${names[$i]}]=$(median 1 "$work/turns.$i")
        row "${names[$i]}" "${elapsed[${names[$i]}]}" "$(median 2 "$work/turns.$i")"
    done
    echo
}

take_undisturbed_turn() {
    local attempt
    for ((attempt = 1; attempt <= attempts; attempt++)); do
        eval "${before[$1]}"
        take_turn "${commands[$1]}" >"$work/turn" || fail "$1: $(tail -n 1 "$work/stderr")"
        is_disturbed || break
        repeated=$((repeated + 1))
    done
}

# Runs a command, and prints the milliseconds that passed, those of its processor time, and those of all others.
take_turn() {
    local TIMEFORMAT='%3R %3U %3S' begun
    begun=$(processor_time)
    { time eval "$1" >/dev/null 2>"$work/stderr"; } 2>"$work/time" || return 1
    awk -v all=$(($(processor_time) - begun)) '{
        own = 1000 * ($2 + $3)
        printf "%d %d %d\n", 1000 * $1, own, all - own
    }' "$work/time"
}

# Whether others took more than a tenth of the processors in the turn, and more than the ticks of the clock can tell: the
# kernel of a guest, for one, which for some tenths of a second gives memory back to its host.
is_disturbed() { awk -v processors="$(nproc)" '{ exit !($3 > 30 && $3 > 0.1 * processors * $1) }' "$work/turn"; }

# The time in milliseconds that the processors have spent on anything.
processor_time() {
    local user nice system irq softirq steal
    read -r _ user nice system _ _ irq softirq steal _ </proc/stat
    echo $((10 * (user + nice + system + irq + softirq + steal)))
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
