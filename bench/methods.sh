#!/usr/bin/env bash
# Measures the methods as whole processes against the peers' times and writes bench/results/methods.md.
#   bench/methods.sh [TIMES]     so many runs of each, of which the median counts (5)
# Needs the golden folder beside the project (../shared/golden) and Python 3 for the generator of reports.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
times=${1:-5}
golden=${ENTENTE_GOLDEN:-../shared/golden}
[ -d "$golden" ] || { echo "no golden data: $golden is not there" >&2; exit 1; }
commit=$(git describe --always --dirty)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for project in src/Entente.Cli bench/Entente.Methods.Bench; do
    dotnet build $project -c Release -v quiet -clp:NoSummary
done
entente=artifacts/bin/Entente.Cli/release/entente.dll
bench=artifacts/bin/Entente.Methods.Bench/release/Entente.Methods.Bench.dll
median() { sort -n | awk '{ a[NR] = $1 } END { print a[int((NR + 1) / 2)] }'; }
# measure NAME WORD...   wall, CPU and peak (MB) of a whole process: medians, each in a variable NAME_wall, NAME_cpu, NAME_peak
measure() {
    local name=$1; shift
    : >"$work/$name"
    for _ in $(seq "$times"); do
        /usr/bin/time -f '%e %U %S %M' -o "$work/one" "$@" >/dev/null 2>"$work/said" || { cat "$work/said" >&2; exit 1; }
        tail -n 1 "$work/one" >>"$work/$name"
    done
    printf -v "${name}_wall" %s "$(awk '{ print $1 }' "$work/$name" | median)"
    printf -v "${name}_cpu" %s "$(awk '{ print $2 + $3 }' "$work/$name" | median)"
    printf -v "${name}_peak" %s "$(awk '{ printf "%.0f\n", $4 / 1024 }' "$work/$name" | median)"
}
ratio() { awk -v a="$1" -v b="$2" -v d="${3:-1}" 'BEGIN { printf "%.*f", d, a / b }'; }
reports() { python3 "$golden/tools/gen_reports.py" --dispersion 0.7 --rows "$1" --products "$2" --events "$3" --signals "$4" --seed "$5" --out "$work/$1.csv" --truth "$work/truth.csv"; }
score() { echo dotnet exec $entente signals score --reports "$work/$1.csv" --product var1 --event var2 --methods ebgm --output "$work/scores.csv"; }

reports 1000000 3000 1500 400 2
reports 5000000 6000 2500 600 3
measure small $(score 1000000)
measure large $(score 5000000)
measure assign dotnet exec $entente assign --problem "$golden/methods/assignment/s2000x600.json.gz" --json
read -r agree_wall agree_cpu <<<"$(dotnet exec $bench agreement "$times")"
missing=()
for peer in Rscript cbc glpsol; do command -v $peer >/dev/null || missing+=("$peer"); done
{
    echo "# Methods against their peers"
    echo
    echo "\`bench/methods.sh $times\` on $(date -u +%F), $commit, $(nproc) cores ($(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)), load $(cut -d' ' -f1 /proc/loadavg)."
    echo "Whole processes, medians of $times; CPU is user and system. On a busy machine compare CPU. The peers' numbers are those of the reference, taken on a quiet machine of this class"
    echo "(openEBGM 0.9.1: 41 s, 40.6 s CPU, 382 MB; irr: 660 s for 10,000 draws; CBC 2.10.8: 3.2 s, 3.0 s CPU)."
    echo "Not installed here, so not run beside: ${missing[*]:-none}, OR-Tools, LEMON."
    echo
    echo "| what | wall s | CPU s | peak MB | peer's wall / ours | peer's CPU / ours | peak / peer's | target |"
    echo "|---|---|---|---|---|---|---|---|"
    echo "| signals, 1 M rows to EBGM with EB05 and EB95 | $small_wall | $small_cpu | $small_peak | $(ratio 41 "$small_wall") | $(ratio 40.6 "$small_cpu") | $(ratio "$small_peak" 382 2) | 30 times, peak 0.25 |"
    echo "| signals, 5 M rows | $large_wall | $large_cpu | $large_peak | – | – | – | at most 1.1 times linear: wall $(awk -v a="$large_wall" -v b="$small_wall" 'BEGIN { printf "%.2f", a / b / 5 }'), CPU $(awk -v a="$large_cpu" -v b="$small_cpu" 'BEGIN { printf "%.2f", a / b / 5 }') |"
    echo "| alpha, 10,000 draws, 250 by 7, ordinal (in process) | $agree_wall | $agree_cpu | – | $(ratio 660 "$agree_wall" 0) | – | – | below 1 s |"
    echo "| assignment, 2,000 tasks by 600 people, with certificate | $assign_wall | $assign_cpu | $assign_peak | $(ratio 3.2 "$assign_wall") | $(ratio 3.0 "$assign_cpu") | – | 6 times |"
    echo
    echo "## Forecasts of the public M3 series"
    echo
    dotnet exec $bench forecast "$golden"
    echo
    echo "Targets: ETS 50 times R's speed with OWA at most R's plus 0.001; automatic at most R's best combination; 95 % intervals that hold 94 % monthly and 93 % quarterly."
    [ ! -f bench/results/methods.note.md ] || { echo; cat bench/results/methods.note.md; }
} | tee bench/results/methods.md
