"""Importing loans, pair counts and catalogues: one page on which everything can be checked."""
