#!/usr/bin/env bash
# Measures the search over 1,000,000 generated things on both databases and writes bench/results/search.md. Another number: search.sh 100000
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
items=${1:-1000000}
commit=$(git describe --always --dirty)
postgres=$(mktemp -d)
trap 'eng/postgres.sh stop "$postgres"' EXIT
ENTENTE_TEST_POSTGRES=$(eng/postgres.sh start "$postgres") && export ENTENTE_TEST_POSTGRES
dotnet build bench/Entente.Benchmarks -c Release -v quiet -clp:NoSummary
{
    echo "# Server time of the search"
    echo
    echo "$items generated things in English and French; 20 rounds over the queries of \`bench/search/queries.txt\` after one to warm up; the time of the slice behind page and API, with its facets."
    echo "\`bench/search.sh\` on $(date -u +%F), $commit, $(nproc) cores ($(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)), load $(cut -d' ' -f1 /proc/loadavg)."
    echo
    dotnet artifacts/bin/Entente.Benchmarks/release/Entente.Benchmarks.dll search "$items"
} | tee bench/results/search.md
