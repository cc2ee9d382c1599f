#!/usr/bin/env bash
# Installs what the tests need beyond the .NET SDK, from the distribution's packages, where it may; a registry that does not answer is
# asked twice. Never fails: what stays missing is named, and the tests that need it are skipped by name, or red in CI.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
mkdir -p artifacts/tests

missing=()
ls /usr/lib/postgresql/*/bin/postgres >/dev/null 2>&1 || missing+=(postgresql)
command -v node >/dev/null || missing+=(nodejs)
command -v npm >/dev/null || missing+=(npm)
command -v pdftotext >/dev/null || missing+=(poppler-utils)
command -v qpdf >/dev/null || missing+=(qpdf)
command -v soffice >/dev/null || missing+=(libreoffice-calc-nogui)

as=
[ "$(id -u)" = 0 ] || as="sudo -n"
twice() { "$@" || { sleep 5; "$@"; }; }
fetch() { $as apt-get update -qq && $as env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"; }
install() { twice fetch "$@" </dev/null >>artifacts/tests/install.log 2>&1; }
: >artifacts/tests/install.log
if [ ${#missing[@]} -gt 0 ]; then
    echo "Installing ${missing[*]} ..."
    install "${missing[@]}" || echo "Could not install all of: ${missing[*]} (see artifacts/tests/install.log)"
fi

# The shell without windows is the quicker of the two browsers; not every distribution has it.
if ! command -v chromium-headless-shell >/dev/null; then
    echo "Installing a Chromium without windows ..."
    install chromium-headless-shell || command -v chromium >/dev/null || install chromium || echo "Could not install Chromium (see artifacts/tests/install.log)"
fi

# Spectral reads our OpenAPI document as somebody else's program would.
if command -v npm >/dev/null && [ ! -x artifacts/spectral/node_modules/.bin/spectral ]; then
    mkdir -p artifacts/spectral
    twice npm install --prefix artifacts/spectral --no-audit --no-fund --silent @stoplight/spectral-cli@6.16.3 \
        </dev/null >>artifacts/tests/install.log 2>&1 || echo "Could not install Spectral (see artifacts/tests/install.log)"
fi

# ical.js reads our calendars as somebody else's program would.
if command -v npm >/dev/null && [ ! -d artifacts/ical/node_modules/ical.js ]; then
    mkdir -p artifacts/ical
    twice npm install --prefix artifacts/ical --no-audit --no-fund --silent ical.js@2.2.1 \
        </dev/null >>artifacts/tests/install.log 2>&1 || echo "Could not install ical.js (see artifacts/tests/install.log)"
fi
# Clients are made from our OpenAPI documents by other people's programs, and used.
if command -v npm >/dev/null && [ ! -x artifacts/openapi-ts/node_modules/.bin/openapi-typescript ]; then
    mkdir -p artifacts/openapi-ts
    twice npm install --prefix artifacts/openapi-ts --no-audit --no-fund --silent @hey-api/openapi-ts@0.80.1 openapi-typescript@7.13.0 openapi-fetch@0.17.0 typescript@5.9.2 \
        </dev/null >>artifacts/tests/install.log 2>&1 || echo "Could not install openapi-ts (see artifacts/tests/install.log)"
fi
exit 0
