#!/bin/sh
# Deletes a deployment: scripts/cleanup.sh ENVIRONMENT. More with --help.
set -eu
. "$(dirname "$0")/python.sh"
export PYTHONPATH="$PWD/lambda"
exec "$python" -m scripts.cleanup "$@"
