"""Views of results, one file a view; each has a table twin."""
