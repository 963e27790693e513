"""How good a result is on data it has not seen."""
