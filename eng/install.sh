#!/usr/bin/env bash
# Installs what the tests need beyond the .NET SDK, from the distribution's packages, where it may. Never fails: what stays
# missing is named, and the tests that need it are skipped by name.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

missing=()
ls /usr/lib/postgresql/*/bin/postgres >/dev/null 2>&1 || missing+=(postgresql)
command -v chromium >/dev/null || missing+=(chromium)
command -v node >/dev/null || missing+=(nodejs)
command -v npm >/dev/null || missing+=(npm)
command -v pdftotext >/dev/null || missing+=(poppler-utils)
command -v qpdf >/dev/null || missing+=(qpdf)

as=
[ "$(id -u)" = 0 ] || as="sudo -n"
if [ ${#missing[@]} -gt 0 ]; then
    echo "Installing ${missing[*]} ..."
    {
        $as apt-get update -qq &&
            $as env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"
    } </dev/null >artifacts/tests/install.log 2>&1 || echo "Could not install all of: ${missing[*]} (see artifacts/tests/install.log)"
fi

# Spectral reads our OpenAPI document as somebody else's program would.
if command -v npm >/dev/null && [ ! -x artifacts/spectral/node_modules/.bin/spectral ]; then
    mkdir -p artifacts/spectral
    npm install --prefix artifacts/spectral --no-audit --no-fund --silent @stoplight/spectral-cli@6.16.3 \
        </dev/null >>artifacts/tests/install.log 2>&1 || echo "Could not install Spectral (see artifacts/tests/install.log)"
fi
exit 0
