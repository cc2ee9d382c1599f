#!/usr/bin/env bash
# Measures the pages of the portfolio on both databases, one reader and eight, and writes artifacts/pages.md.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
commit=$(git describe --always --dirty)
postgres=$(mktemp -d)
trap 'eng/postgres.sh stop "$postgres"' EXIT
ENTENTE_TEST_POSTGRES=$(eng/postgres.sh start "$postgres") && export ENTENTE_TEST_POSTGRES
ASPNETCORE_TEST_CONTENTROOT_ENTENTE_WEB="$PWD/src/Entente.Web" && export ASPNETCORE_TEST_CONTENTROOT_ENTENTE_WEB
dotnet build bench/Entente.Benchmarks -c Release -v quiet -clp:NoSummary
{
    echo "# Server time of the portfolio's pages"
    echo
    echo "50 actions, 400 work packages, 2,000 deliverables; Production; one reader, 300 requests a page after 60 rounds over all pages to warm up."
    echo "\`bench/pages.sh\` on $(date -u +%F), $commit, $(nproc) cores ($(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)), load $(cut -d' ' -f1 /proc/loadavg)."
    echo
    dotnet artifacts/bin/Entente.Benchmarks/release/Entente.Benchmarks.dll pages | grep -v listens
    echo
    echo "Eight readers at once beside a bare Kestrel that answers the same bytes unpacked, in the same run: medians of five rounds. Ms of processor: the host's own process for one page."
    echo
    dotnet artifacts/bin/Entente.Benchmarks/release/Entente.Benchmarks.dll rates | grep -v listens
} | tee artifacts/pages.md
