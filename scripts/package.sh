#!/bin/sh
# Packages the product into a bucket: scripts/package.sh BUCKET. More with --help.
set -eu
. "$(dirname "$0")/python.sh"
exec "$python" -m scripts.package "$@"
