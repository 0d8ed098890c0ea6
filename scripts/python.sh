# Read by the other scripts: goes to the top folder and finds the Python that has what they need.
cd "$(dirname "$0")/.."
python=.venv/bin/python
if [ ! -x "$python" ] || [ ! -f .venv/lib/ready ]; then
    echo 'The environment of the scripts is not set up. Run: make setup' >&2
    exit 1
fi
export PYTHONPYCACHEPREFIX="$PWD/.cache/pycache"
