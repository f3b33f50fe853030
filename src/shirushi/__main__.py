"""`python -m shirushi`: the same as the `shirushi` command."""

import sys

from shirushi.config.cli import main

sys.exit(main())
