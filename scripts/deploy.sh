#!/bin/sh
# Deploys the product: scripts/deploy.sh ENVIRONMENT. More with --help.
set -eu
. "$(dirname "$0")/python.sh"
exec "$python" -m scripts.deploy "$@"
