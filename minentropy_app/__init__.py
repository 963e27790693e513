"""MinEntropy: loans, catalogues and texts, arranged by the minimum-entropy principle."""

__version__ = "0.1.0"
