#!/usr/bin/env bash
# Runs every test and ends with one line: N passed, N failed, N skipped.
#   ./test.sh           everything; installs what is missing (PostgreSQL, Chromium, Node.js) where it may
#   ./test.sh --quick   the loop of all day: embedded SQLite only, no browser, no killed processes, nothing installed or started
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
quick=; [ "${1:-}" != --quick ] || quick=yes
unset ENTENTE_DATA ENTENTE_DATABASE ENTENTE_URL ENTENTE_EMPTY ENTENTE_DEMO
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
mkdir -p artifacts/tests

# 1. What the tests need beyond the SDK; a test that misses it is skipped by name.
if [ -z "$quick" ]; then
    eng/install.sh
    postgres=$(mktemp -d)
    trap 'eng/postgres.sh stop "$postgres"' EXIT
    if ENTENTE_TEST_POSTGRES=$(eng/postgres.sh start "$postgres"); then export ENTENTE_TEST_POSTGRES; else unset ENTENTE_TEST_POSTGRES; fi
else
    unset ENTENTE_TEST_POSTGRES
fi

# 2. Build once. The quick loop leaves out the browser's tests, whose packages weigh more than all others together.
solution=Entente.slnx
if [ -n "$quick" ]; then
    solution=artifacts/quick.slnx
    sed -e '/Entente\.Browser\.Tests/d' -e '/Entente\.Benchmarks/d' -e 's#Path="#&../#' Entente.slnx >$solution
fi
dotnet build $solution -v quiet -clp:NoSummary </dev/null

# 3. Run each project's tests and add up.
passed=0 failed=0 skipped=0
: >artifacts/tests/skipped
for project in tests/*.Tests; do
    name=$(basename "$project") log=artifacts/tests/$(basename "$project").log code=0
    [ -z "$quick" ] || [ "$name" != Entente.Browser.Tests ] || continue
    timeout 2400 "artifacts/bin/$name/debug/$name" --no-progress --no-ansi ${quick:+--filter-not-class "*.KillTests" --filter-not-class "*.CommandLineTests" --filter-not-class "*.RoleTests" --filter-not-class "*.EditionTests"} >"$log" 2>&1 </dev/null || code=$?
    count() { sed -n "s/^  $1: \([0-9]*\)\$/\1/p" "$log" | tail -n 1; }
    p=$(count succeeded) f=$(count failed) s=$(count skipped)
    # A runner that died, or that failed without a failed test, is a failure; code 8 only says that nothing ran.
    if [ -z "$f" ] || { [ "$f" = 0 ] && [ $code != 0 ] && [ $code != 8 ]; }; then
        echo "$name broke off with exit code $code:"; tail -n 40 "$log"
        f=$((${f:-0} + 1))
    fi
    sed -n '/^failed /,/^\(passed\|skipped\|Test run summary\)/p' "$log" | grep -v -e '^skipped ' -e '^Test run summary' -e '^Entente listens on' -e '^$' || true
    sed -n '/^skipped /{s/^skipped \(.*\) ([0-9a-z ]*)$/\1/;N;s/\(.*\)\n *\(.*\)/\2\t\1/p}' "$log" >>artifacts/tests/skipped
    printf '%-32s %5d passed %3d failed %3d skipped\n' "$name" "${p:=0}" "$f" "${s:=0}"
    passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
done

# 4. Say it.
if [ -z "$quick" ]; then
    sort artifacts/tests/skipped | awk -F'\t' '$1 != why { why = $1; print "Skipped, " why ":" } { print "  " $2 }'
else
    cut -f1 artifacts/tests/skipped | sort | uniq -c | sed 's/^ *\([0-9]*\) \(.*\)/\1 skipped, \2 (named in artifacts\/tests\/skipped)/'
    echo "Left out by --quick: Entente.Browser.Tests, KillTests, CommandLineTests, RoleTests, EditionTests"
fi
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
