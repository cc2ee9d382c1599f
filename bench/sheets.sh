#!/usr/bin/env bash
# Measures how tables of a million rows and documents of five hundred pages are made, and writes bench/results/sheets.md.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
commit=$(git describe --always --dirty)
rows=${1:-1000000}
postgres=$(mktemp -d)
trap 'eng/postgres.sh stop "$postgres"' EXIT
ENTENTE_TEST_POSTGRES=$(eng/postgres.sh start "$postgres") && export ENTENTE_TEST_POSTGRES
for project in bench/Entente.Benchmarks src/Entente.Web src/Entente.Cli; do
    dotnet build $project -c Release -v quiet -clp:NoSummary
done
measure() { DOTNET_gcServer=0 dotnet artifacts/bin/Entente.Benchmarks/release/Entente.Benchmarks.dll "$@"; }
{
    echo "# Writing large tables and long documents"
    echo
    echo "The target is a peak below 300 MB for tables of a million rows."
    echo "\`bench/sheets.sh\` on $(date -u +%F), $commit, $(nproc) cores ($(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)), load $(cut -d' ' -f1 /proc/loadavg)."
    echo
    echo "## An export as people ask for it"
    echo
    echo "The audit trail of $rows lines in a database, made as a job by a real host and fetched over HTTP; the peak is the whole process of the host, database driver, web server and jobs included."
    echo
    measure exports "$rows" || printf "\nThe target is missed.\n"
    echo
    echo "## The writer alone"
    echo
    echo "$rows rows of nine columns and a mark, made as they are asked for, written to a file; concurrent workstation GC, no memory limit; one process a format."
    echo
    echo "| format | rows | seconds | peak MiB | full collections | file MiB |"
    echo "|---|---|---|---|---|---|"
    measure sheets csv "$rows"
    measure sheets xlsx "$rows"
    echo
    echo "## A long document"
    echo
    echo "A table of five columns with a heading on every page, on A4."
    echo
    echo "| format | rows | pages | seconds | peak MiB | file MiB |"
    echo "|---|---|---|---|---|---|"
    measure papers pdf 10000
    measure papers docx 10000
} | tee bench/results/sheets.md
