#!/usr/bin/env bash
# Runs built test programs, tries once more what failed where that is little, and ends with one line: N passed, N failed, N skipped.
#   eng/suite.sh FOLDER PROGRAM... [-- OPTION...]    FOLDER takes logs, reports, flaky.txt and times.txt; options go to each program
# CI=true               a test that is skipped for want of a part is red, by name
# ENTENTE_TEST_LIMIT    how long no test may end before the run is cut with the names of those that hang (10m)
set -uo pipefail
folder=$1; shift
programs=() options=()
while [ $# -gt 0 ] && [ "$1" != -- ]; do programs+=("$1"); shift; done
[ $# = 0 ] || { shift; options=("$@"); }
most_tried_again=5
mkdir -p "$folder"
rm -f "$folder"/*.xml "$folder"/*.log
passed=0 failed=0 skipped=0 broken=0
: >"$folder/skipped"; : >"$folder/failed"; : >"$folder/flaky.txt"; : >"$folder/projects"

# run LOG PROGRAM OPTION...   leaves LOG.log and, unless the program dies, LOG.xml
run() {
    local log=$1 program=$2; shift 2
    "$program" --progress off --no-ansi --results-directory "$folder" --report-xunit-xml --report-xunit-xml-filename "$log.xml" \
        --crashdump --crashdump-type Mini --hangdump --hangdump-timeout "${ENTENTE_TEST_LIMIT:-10m}" --hangdump-type None "$@" \
        >"$folder/$log.log" 2>&1 </dev/null
}
# tests LOG   a line a test: result, class.method, seconds, name
tests() {
    [ ! -f "$folder/$1.xml" ] || sed 's/<test /\n&/g' "$folder/$1.xml" |
        sed -n 's/^<test id="[^"]*" name="\([^"]*\)" result="\([^"]*\)" time="\([^"]*\)"[^>]* type="\([^"]*\)" method="\([^"]*\)".*/\2\t\4.\5\t\3\t\1/p' |
        sed 's/&quot;/"/g; s/&lt;/</g; s/&gt;/>/g; s/&amp;/\&/g'
}
# why LOG   what the program says of its failed tests
why() { sed -n '/^failed /,/^\(passed\|skipped\|Test run summary\)/p' "$folder/$1.log" | grep -v -e '^skipped ' -e '^Test run summary' -e '^$'; }
# breaks LOG   how a program died: what the runtime said of it with the nearest callers (a stack that overflowed repeats them), then the end
breaks() {
    sed -n '/^\(Stack overflow\|Fatal error\|Process terminated\|Unhandled exception\)/,$p' "$1" | awk 'NR <= 25' | cut -c1-300
    tail -n 20 "$1" | cut -c1-300
}

# 1. Each program once.
for program in "${programs[@]}"; do
    name=$(basename "$program") began=$SECONDS code=0
    run "$name" "$program" "${options[@]}" || code=$?
    count() { sed -n "s/^  $1: \([0-9]*\)\$/\1/p" "$folder/$name.log" | tail -n 1; }
    p=$(count succeeded) f=$(count failed) s=$(count skipped)
    # A program that died, or that failed without a failed test, is a failure; code 8 only says that nothing ran.
    if [ -z "$f" ] || [ ! -f "$folder/$name.xml" ] || { [ "$f" = 0 ] && [ $code != 0 ] && [ $code != 8 ]; }; then
        echo "$name broke off with exit code $code:"; breaks "$folder/$name.log"
        f=$((${f:-0} + 1)) broken=1
    fi
    why "$name"
    tests "$name" | awk -F'\t' -v program="$program" '$1 == "Fail" { print program "\t" $2 "\t" $4 }' >>"$folder/failed"
    sed -n '/^skipped /{s/^skipped \(.*\) ([0-9a-z ]*)$/\1/;N;s/\(.*\)\n *\(.*\)/\2\t\1/p}' "$folder/$name.log" >>"$folder/skipped"
    line=$(printf '%-32s %5d passed %3d failed %3d skipped %5d s' "$name" "${p:=0}" "$f" "${s:=0}" $((SECONDS - began)))
    echo "$line" | tee -a "$folder/projects"
    passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
done

# 2. What failed, if it is little, is tried once more, each by itself: a test that passes then hangs on something that it should not.
if [ $broken = 0 ] && [ $failed -gt 0 ] && [ $failed -le $most_tried_again ]; then
    again=0
    while IFS=$'\t' read -r program method; do
        again=$((again + 1))
        those=$(awk -F'\t' -v method="$method" '$2 == method { print $3 }' "$folder/failed")
        if run "again-$again" "$program" --filter-method "$method"; then
            echo "$those" >>"$folder/flaky.txt"
            many=$(echo "$those" | wc -l)
            passed=$((passed + many)) failed=$((failed - many))
        else
            echo "At the second try too:"; why "again-$again"
        fi
    done < <(cut -f1,2 "$folder/failed" | sort -u)
fi

# 3. How long it took: the work of each program, and the twenty slowest tests.
{
    cat "$folder/projects"
    for program in "${programs[@]}"; do tests "$(basename "$program")"; done | sort -t$'\t' -k3,3gr | head -n 20 | awk -F'\t' '{ printf "%8.1f s  %s\n", $3, $4 }'
} >"$folder/times.txt"

# 4. Say it.
if [ "${CI:-}" = true ]; then
    # The reference data are not a part that can be installed.
    missing=$(grep -vc '^no golden data' "$folder/skipped" || true)
    [ "$missing" = 0 ] || echo "Red, for all of it must be here:"
    failed=$((failed + missing)) skipped=$((skipped - missing))
fi
sort "$folder/skipped" | awk -F'\t' '$1 != why { why = $1; print "Skipped, " why ":" } { print "  " $2 }'
[ ! -s "$folder/flaky.txt" ] || { echo "Flaky, passed at the second try:"; sed 's/^/  /' "$folder/flaky.txt"; }
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
