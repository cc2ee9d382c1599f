#!/usr/bin/env bash
# A throw-away PostgreSQL server on a free loopback port; never for data that matters (it does not wait for the disk).
#   eng/postgres.sh start DIR   starts one with its files in DIR and prints its connection string
#   eng/postgres.sh stop DIR    stops it and removes DIR
set -euo pipefail

bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
[ -n "$bin" ] || bin=$(dirname "$(command -v pg_ctl)")

# PostgreSQL refuses to run as root.
run() { if [ "$(id -u)" = 0 ]; then su postgres -s /bin/sh -c "$*"; else sh -c "$*"; fi; }

start() {
    local dir=$1 port
    mkdir -p "$dir"
    [ "$(id -u)" != 0 ] || chown postgres "$dir"
    run "$bin/initdb -D $dir/data -U entente -A trust -E UTF8 --locale=C.UTF-8 -N" >"$dir.log" 2>&1
    for attempt in 1 2 3 4 5; do
        port=$((20000 + (RANDOM % 20000)))
        if run "$bin/pg_ctl -D $dir/data -l $dir/server.log -w -t 60 -o '-p $port -k $dir -c listen_addresses=127.0.0.1 \
            -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=300' start" >>"$dir.log" 2>&1 </dev/null; then
            echo "Host=127.0.0.1;Port=$port;Username=entente;Database=postgres"
            return 0
        fi
    done
    cat "$dir.log" "$dir/server.log" >&2
    return 1
}

stop() {
    run "$bin/pg_ctl -D $1/data -m immediate stop" >/dev/null 2>&1 || true
    rm -rf "$1" "$1.log"
}

case "${1:-}:${2:-}" in
    start:?*) start "$2" ;;
    stop:?*) stop "$2" ;;
    *) echo "usage: eng/postgres.sh start|stop DIR" >&2; exit 2 ;;
esac
