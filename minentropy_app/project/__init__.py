"""The project database: the only room that knows SQL.

A project is one SQLite file ``town.minent`` and a folder ``town.minent.data`` beside it for the
arrays. One writer at a time (an OS lock in the folder), any number of readers.

::

    project.py          Project.create(path) / Project.open(path, write=True) -> Project
                        .path .data_path .read_only .read_only_reason .reader .transaction() .close()
    entries.py          Source, Result, InputRef, Found, Choice; Entry = Source | Result (each has .ref, "s3" or "r5")
    reader.py           Reader(path): sources() results() bin() entry(name) by_ref(ref) summary(entry) load(entry)
                        items(ids) labels(ids) keys(ids) attributes(ids, name) search(text, limit)
                        choices(query, prefix, limit) import_key(ticket) free_name(wanted)
    imports.py          ImportPlan(kind, name, files, mode, again) ; source_file(path) -> SourceFile
                        begin_import(project, plan) -> Ticket            (short; refuses names and files already there)
                        abandon_import(project, ticket) -> Steps[None]   (after cancel or failure)
    staging.py          staging_folder(data_path, ticket) -> Path
                        stage_loans(folder, batch) ; stage_pairs(folder, batch) ; stage_catalogue(folder, batch)
    loans.py            ingest_loans(project, ticket, context) -> Steps[Imported]
    pairs.py            ingest_pairs(project, ticket, context) -> Steps[Imported]
    catalogue.py        ingest_catalogue(project, ticket, context) -> Steps[Imported]
    texts.py            ingest_texts(project, ticket, context) -> Steps[Imported] ; reader.load gives a Corpus,
                        reader.concordance(text, words, limit) -> places in documents
    runs.py             RunPlan(name, analysis, kind, params, seed, inputs, replace) ; start_run(project, plan) -> int
                        Outcome(files, metrics, seconds, counts, log, partial, reproducible)
                        finish_run(project, run, outcome) -> Result ; fail_run(project, run, message, log)
                        cancel_run(project, run, log)
    artefact_store.py   save_result(data_path, result) -> Saved(files, counts)   (the worker, read-only project)
                        load_result(data_path, kind, artefacts, metrics, name) -> result
    edits.py            rename(project, entry, name) / delete(project, entry) / restore(project, entry) /
                        annotate(project, entry, note) / relabel(project, item, label) -> Edit
                        History(project): do(edit) -> Change, undo() -> Change | None, redo() -> Change | None
                        purge(project, entry) -> Steps[Change]   (out of the bin, for good)
    relations.py        members(reader, entry) -> sorted ids ; translate(reader, ids, entry) -> sorted ids
    keeping.py          keep(reader, entry, k, count_pairs, context) -> Steps[Kept]   (the worker, reads only)
    forget.py           forget_all_but(project, entry, kept, context) -> Steps[Forgotten] ; forget(…) does both
    check.py            check(path, context) -> Steps[list[AppError]]   (each problem: str(p), p.remedy)
    copies.py           save_copy(reader, path, context) -> Steps[Path]

Writing functions want to be called from one thread at a time (the writer lane); generators hold no
transaction between two Steps. ``Reader`` may be opened by any process at any time.
"""
