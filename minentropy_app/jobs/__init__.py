"""Background work without Qt: the worker process, its client, the writer lane, the operations."""
