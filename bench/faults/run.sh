#!/usr/bin/env bash
# Kills a host 50 times with kill -9 on each database while it takes files in and works on jobs, then fills its disk, deletes its database, sets its
# clock fast and lets administrators race; writes bench/results/faults.md. With "troubles" as the first word the kills that are there stay.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
only=""
[ "${1:-}" = troubles ] && { only=troubles; shift; }
kills=${1:-50}
commit=$(git describe --always --dirty)
postgres=$(mktemp -d)
small=$(mktemp -d)
trap 'eng/postgres.sh stop "$postgres"; umount "$small" 2>/dev/null; rmdir "$small" 2>/dev/null' EXIT
ENTENTE_TEST_POSTGRES=$(eng/postgres.sh start "$postgres") && export ENTENTE_TEST_POSTGRES
dotnet build bench/Entente.Benchmarks -c Release -v quiet -clp:NoSummary
dotnet build src/Entente.Cli -c Release -v quiet -clp:NoSummary
result=$(mktemp)
if [ -z "$only" ]; then
    dotnet artifacts/bin/Entente.Benchmarks/release/Entente.Benchmarks.dll faults "$kills" | tee "$result"
    {
        echo "# A host killed while it takes files in and works on jobs"
        echo
        echo "Each round: a programme of 15 actions is sent to be imported as a job, a file is attached to a deliverable, a sheet of 20 tasks is brought, an export is asked for as a job, a comment is written, the host gets \`kill -9\` after up to 2.5 s, and is started again."
        echo "Lost: an acknowledged import whose effect is not there, or part of one. Twice: an effect that stands twice in the audit trail, a file applied twice, a task or a comment that is there twice."
        echo "\`bench/faults/run.sh $kills\` on $(date -u +%F), $commit, $(nproc) cores."
        echo
        cat "$result"
        echo
    } >bench/results/faults.md
fi

clock=$small.so
gcc -shared -fPIC -O2 -o "$clock" bench/faults/fastclock.c -ldl 2>/dev/null || true
# A small disk of its own needs the right to mount; without it there is no full disk, and the program says so.
mount -t tmpfs -o size=64m none "$small"
ENTENTE_SMALL_DISK=1 TMPDIR=$small dotnet artifacts/bin/Entente.Benchmarks/release/Entente.Benchmarks.dll troubles "$clock" "$kills" | tee "$result"
rm -f "$clock"
sed -i '/^# What else the world does/,$d' bench/results/faults.md
{
    echo "# What else the world does"
    echo
    echo "A full disk: the data of a house on SQLite lie on a disk of 64 MiB that is filled up, comments are written until ten are refused, and the disk is emptied again. The file deleted, or replaced: then 20 comments are sent at once. A fast clock: two hosts on one database, one of them two days fast; a job is asked of each in turn, then the fast one is killed. Administrators: two take each other's role at the same moment; one role is given 20 times at the same moment."
    echo "Lost: acknowledged and not there; of the deleted file: acknowledged after it was gone."
    echo "\`bench/faults/run.sh troubles $kills\` on $(date -u +%F), $commit, $(nproc) cores."
    echo
    cat "$result"
} >>bench/results/faults.md
