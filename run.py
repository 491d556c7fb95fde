"""Start Roundelay: `python3 run.py` (or `python3 run.py --help`)."""

import sys

# An old Python must be able to read this whole file, so that it can say this instead of a syntax error.
if sys.version_info < (3, 11):
    sys.exit(
        "Roundelay needs Python 3.11 or newer; this is %d.%d. Install it from python.org, then run this again."
        % sys.version_info[:2]
    )

from server.bootstrap.start import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
