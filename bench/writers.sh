#!/usr/bin/env bash
# Saves a second of writers side by side, on both databases; prints a table, of which bench/results/writers.md keeps before and after.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
dotnet build bench/Entente.Benchmarks -c Release -v quiet -clp:NoSummary
dotnet artifacts/bin/Entente.Benchmarks/release/Entente.Benchmarks.dll writers "$@"
