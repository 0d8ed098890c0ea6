#!/bin/sh
# Prints an id token for the API: scripts/token.sh ENVIRONMENT EMAIL. More with --help.
set -eu
. "$(dirname "$0")/python.sh"
exec "$python" -m scripts.token "$@"
