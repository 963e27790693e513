"""The physical library: floors, bays and the way to walk between them."""
