"""Marks for text that people read, free of Qt, so that every layer may use them."""


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: N802 (the name that pyside6-lupdate extracts)
    """Mark a literal for translation and return it unchanged.

    Parameters
    ----------
    context
        The translation context, by convention the room and file, such as ``"sources.loans"``.
    text
        An English template with named fields (``"{file} is empty."``), never an f-string.
    """
    return text
