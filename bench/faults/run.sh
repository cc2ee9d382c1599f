#!/usr/bin/env bash
# Kills a host 50 times with kill -9 on each database while it takes files in and works on jobs; writes bench/results/faults.md.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
kills=${1:-50}
commit=$(git describe --always --dirty)
postgres=$(mktemp -d)
trap 'eng/postgres.sh stop "$postgres"' EXIT
ENTENTE_TEST_POSTGRES=$(eng/postgres.sh start "$postgres") && export ENTENTE_TEST_POSTGRES
dotnet build bench/Entente.Benchmarks -c Release -v quiet -clp:NoSummary
dotnet build src/Entente.Cli -c Release -v quiet -clp:NoSummary
result=$(mktemp)
dotnet artifacts/bin/Entente.Benchmarks/release/Entente.Benchmarks.dll faults "$kills" | tee "$result"
{
    echo "# A host killed while it takes files in and works on jobs"
    echo
    echo "Each round: a programme of 15 actions is sent to be imported as a job, a file is attached to a deliverable, a sheet of 20 tasks is brought, an export is asked for as a job, a comment is written, the host gets \`kill -9\` after up to 2.5 s, and is started again."
    echo "Lost: an acknowledged import whose effect is not there, or part of one. Twice: an effect that stands twice in the audit trail, a file applied twice, a task or a comment that is there twice."
    echo "\`bench/faults/run.sh $kills\` on $(date -u +%F), $commit, $(nproc) cores."
    echo
    cat "$result"
} >bench/results/faults.md
