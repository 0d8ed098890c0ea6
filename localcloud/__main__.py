"""``python -m localcloud``: an AWS on this machine."""

import sys

from localcloud.launcher import launch

if __name__ == "__main__":
    launch(sys.argv[1:])
