"""Work in the background, without Qt."""
