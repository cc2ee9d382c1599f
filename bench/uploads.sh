#!/usr/bin/env bash
# Peak memory of a host while so many people (20) send the worst files that are taken, all at once; writes bench/results/uploads.md.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
atOnce=${1:-20}
commit=$(git describe --always --dirty)
dotnet build bench/Entente.Benchmarks -c Release -v quiet -clp:NoSummary
dotnet build src/Entente.Cli -c Release -v quiet -clp:NoSummary
result=$(mktemp)
dotnet artifacts/bin/Entente.Benchmarks/release/Entente.Benchmarks.dll uploads "$atOnce" | tee "$result"
{
    echo "# The memory of uploads"
    echo
    echo "A host on SQLite; each file is sent by \`$atOnce\` people at the same moment. Peak: resident memory (VmHWM), mapped files included."
    echo "\`bench/uploads.sh $atOnce\` on $(date -u +%F), $commit, $(nproc) cores."
    echo
    cat "$result"
} >bench/results/uploads.md
