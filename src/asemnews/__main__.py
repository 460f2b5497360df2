"""``python -m asemnews``."""

from asemnews.cli import main

if __name__ == "__main__":
    main()
