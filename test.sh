#!/usr/bin/env bash
# Runs the tests and ends with one line: N passed, N failed, N skipped.
#   ./test.sh                 every test; installs what is missing (PostgreSQL, Chromium, Node.js) where it may
#   ./test.sh --all           and every combination of which a plain run takes a sample (CONTRIBUTING says which)
#   ./test.sh --quick         the loop of all day: embedded SQLite only, no browser, no killed processes, nothing installed or started
#   ./test.sh ROOM [NAME]     one project (Actions, Platform, Browser ...), or its classes or methods with NAME in their name: built without
#                             analyzers, SQLite only
#   ./test.sh --times [...]   and then the twenty slowest tests and the time by project
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
quick= times= room= name=
while [ $# -gt 0 ]; do
    case $1 in
        --all) export ENTENTE_TEST_ALL=1 ;;
        --quick) quick=yes ;;
        --times) times=yes ;;
        -*) sed -n '2,8s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2; exit 2 ;;
        *) if [ -z "$room" ]; then room=$1; else name=$1; fi ;;
    esac
    shift
done
unset ENTENTE_DATA ENTENTE_DATABASE ENTENTE_URL ENTENTE_EMPTY ENTENTE_DEMO
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
reports=artifacts/tests
mkdir -p $reports
program() { echo "artifacts/bin/$1/debug/$1"; }
finish() { [ -z "$times" ] || cat "$reports/times.txt"; exit "$1"; }

# One room: build what its tests need and run them, or some of them.
if [ -n "$room" ]; then
    project=Entente.$room.Tests
    if [ ! -d "tests/$project" ]; then
        echo "There is no tests/$project. There are: $(ls -d tests/*.Tests | sed 's#.*/Entente\.\(.*\)\.Tests#\1#' | paste -sd' ')" >&2
        exit 2
    fi
    unset ENTENTE_TEST_POSTGRES
    dotnet build "tests/$project" -p:RunAnalyzers=false -v quiet -clp:NoSummary </dev/null
    filter=()
    if [ -n "$name" ]; then
        filter=(--filter-class "*$name*")
        "$(program "$project")" --list-tests --no-ansi "${filter[@]}" 2>/dev/null | grep -q "$name" || filter=(--filter-method "*$name*")
    fi
    code=0
    eng/suite.sh $reports "$(program "$project")" -- "${filter[@]}" || code=$?
    finish $code
fi

# 1. What the tests need beyond the SDK; a test that misses it is skipped by name, and red in CI.
unset ENTENTE_TEST_POSTGRES
if [ -z "$quick" ]; then
    eng/install.sh
    postgres=$(mktemp -d)
    trap 'eng/postgres.sh stop "$postgres"' EXIT
    if ENTENTE_TEST_POSTGRES=$(eng/postgres.sh start "$postgres"); then export ENTENTE_TEST_POSTGRES; else unset ENTENTE_TEST_POSTGRES; fi
fi

# 2. Build once. The quick loop leaves out the browser's tests, whose packages weigh more than all others together.
solution=Entente.slnx
if [ -n "$quick" ]; then
    solution=artifacts/quick.slnx
    sed -e '/Entente\.Browser\.Tests/d' -e '/Entente\.Benchmarks/d' -e 's#Path="#&../#' Entente.slnx >$solution
fi
dotnet build $solution -v quiet -clp:NoSummary </dev/null

# 3. Run them all and say it.
programs=() options=()
for project in tests/*.Tests; do
    [ -n "$quick" ] && [ "$project" = tests/Entente.Browser.Tests ] || programs+=("$(program "$(basename "$project")")")
done
if [ -n "$quick" ]; then
    for class in KillTests CommandLineTests RoleTests EditionTests SuiteTests; do options+=(--filter-not-class "*.$class"); done
    echo "Left out by --quick: Entente.Browser.Tests, KillTests, CommandLineTests, RoleTests, EditionTests, SuiteTests"
fi
code=0
eng/suite.sh $reports "${programs[@]}" -- "${options[@]}" || code=$?
finish $code
