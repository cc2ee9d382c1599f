#!/usr/bin/env bash
# Starts Entente; needs nothing but the .NET SDK. Ctrl-C stops it.
#   ./run.sh            with the demo data on the first run
#   ./run.sh --empty    with the set-up page on the first run
# ENTENTE_URL       where it listens (http://127.0.0.1:5080)
# ENTENTE_DATA      folder of its data (./data)
# ENTENTE_DATABASE  connection string of a PostgreSQL server, instead of the embedded SQLite
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
export ENTENTE_URL=${ENTENTE_URL:-http://127.0.0.1:5080}
export ENTENTE_DATA=${ENTENTE_DATA:-$here/data}

case "${1:-}" in
    "") ;;
    --empty) export ENTENTE_EMPTY=1 ;;
    *) sed -n '2,7s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2; exit 2 ;;
esac

# Naming the project restores only what the web host needs: no test tools, no browser.
exec dotnet run --project "$here/src/Entente.Web" -c Release --no-launch-profile
