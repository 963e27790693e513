"""Start MinEntropy from a source checkout."""

from minentropy_app.__main__ import main

if __name__ == "__main__":
    raise SystemExit(main())
