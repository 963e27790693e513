"""Classes of books as people know them: "I Literature" rather than "I". Runs beside the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

from minentropy_app.sources.class_names import class_name, fitting_scheme

if TYPE_CHECKING:
    from minentropy_app.gui.compact import Coded
    from minentropy_app.gui.item_facts import Facts
    from minentropy_app.model.inputs import Ids
    from minentropy_app.project.reader import Reader


def titled_classes(ids: Ids, reader: Reader) -> list[str]:
    """The main class of each item with its name, as far as the scheme of the call numbers tells it."""
    from minentropy_app.exports.result_tables import classes_of
    from minentropy_app.sources.call_numbers import classes

    codes = classes_of(ids, reader)
    numbers = [number for number in reader.attributes(ids.tolist(), "call_number") if number]
    scheme = fitting_scheme(set(codes), classes(numbers)[0] if numbers else "")
    titles = {code: class_title(scheme, code) for code in set(codes)}
    return [titles[code] for code in codes]


def coded_classes(facts: Facts) -> Coded:
    """The same as ``titled_classes``, of what was read before."""
    from minentropy_app.gui.compact import Coded
    from minentropy_app.sources.call_numbers import classes

    given, numbers = facts.attribute("class"), facts.attribute("call_number")
    if not given.names and not numbers.names:
        return given
    scheme, found = classes(list(numbers)) if numbers.names else ("", [""] * len(numbers))
    codes = Coded.of(own or other for own, other in zip(given, found, strict=True))
    fitting = fitting_scheme({*codes.names, *([""] if (codes.codes < 0).any() else [])}, scheme)
    return Coded.of(class_title(fitting, code) if code else "" for code in codes)


def class_title(scheme: str, code: str) -> str:
    """A class with its name in the language of the window; the code alone where no name is known."""
    name = class_name(scheme, code, QLocale().name())
    return code if name == code else f"{code} {name}"
