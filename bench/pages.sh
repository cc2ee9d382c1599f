#!/usr/bin/env bash
# Measures the pages of the portfolio on both databases and writes bench/results/pages.md.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
commit=$(git describe --always --dirty)
postgres=$(mktemp -d)
trap 'eng/postgres.sh stop "$postgres"' EXIT
ENTENTE_TEST_POSTGRES=$(eng/postgres.sh start "$postgres") && export ENTENTE_TEST_POSTGRES
dotnet build bench/Entente.Benchmarks -c Release -v quiet -clp:NoSummary
{
    echo "# Server time of the portfolio's pages"
    echo
    echo "50 actions, 400 work packages, 2,000 deliverables; Production; one reader, 300 requests a page after 60 rounds over all pages to warm up."
    echo "\`bench/pages.sh\` on $(date -u +%F), $commit, $(nproc) cores ($(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)), load $(cut -d' ' -f1 /proc/loadavg)."
    echo
    ASPNETCORE_TEST_CONTENTROOT_ENTENTE_WEB="$PWD/src/Entente.Web" dotnet artifacts/bin/Entente.Benchmarks/release/Entente.Benchmarks.dll pages | grep -v listens
} | tee bench/results/pages.md
