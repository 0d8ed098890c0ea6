#!/bin/sh
# One drill of a recovery plan, told in the terminal. More with --help.
set -eu
. "$(dirname "$0")/python.sh"
export PYTHONPATH="$PWD/lambda"
exec "$python" -m scripts.drill "$@"
