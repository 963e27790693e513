"""The world outside, read into the model: loans, catalogues, tables, texts, networks."""
