"""Compiled kernels behind the engines."""
