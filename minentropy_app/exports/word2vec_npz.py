"""A trained model with its Huffman tree as .npz: plain arrays, no pickle (``numpy.load(…, allow_pickle=False)``).

Arrays: ``words`` (V,) names as text, ``counts`` (V,) tokens trained on (0: hidden, too few readers),
``vectors`` (V, d) centre vectors, ``inner`` (V − 1, d) vectors of the inner nodes, ``path_indptr``,
``path_nodes``, ``path_bits`` the code paths as CSR over words from the root down, ``format`` the name and
version of this layout.
"""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from minentropy_app.exports.aside import aside
from minentropy_app.exports.word2vec_text import written_labels
from minentropy_app.model.results import Embedding
from minentropy_app.model.step import Step, Steps
from minentropy_app.text import QT_TRANSLATE_NOOP

FORMAT = "minentropy word2vec 1"
#: Names of the arrays that an ``Embedding`` holds under the same name.
ARRAYS = ("counts", "vectors", "inner", "path_indptr", "path_nodes", "path_bits")
_WRITING = QT_TRANSLATE_NOOP("exports.word2vec_npz", "Writing the model")


def writing(labels: Sequence[str], model: Embedding, path: Path) -> Steps[None]:
    """Write a model; ``labels`` (V,) are the names of its items.

    Raises
    ------
    AppError
        The file cannot be written.
    """
    arrays = {"format": np.array(FORMAT), "words": np.array(written_labels(labels), np.str_)}
    arrays |= {name: getattr(model, name) for name in ARRAYS}
    with aside(path) as temporary, zipfile.ZipFile(temporary, "w", zipfile.ZIP_STORED, allowZip64=True) as archive:
        for done, (name, values) in enumerate(arrays.items()):
            yield Step(_WRITING, done, len(arrays))
            with archive.open(f"{name}.npy", "w", force_zip64=True) as file:
                np.lib.format.write_array(file, np.ascontiguousarray(values), allow_pickle=False)
