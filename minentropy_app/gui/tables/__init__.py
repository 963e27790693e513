"""Tables of results and sources."""
