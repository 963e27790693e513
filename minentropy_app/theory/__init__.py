"""The mathematics of the method, literal and slow: the oracle of every engine."""
