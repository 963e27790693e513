"""A map with three dimensions, shown in the space view without its floor."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from minentropy_app.gui.views.space_view import SpaceView


class MapInSpace(SpaceView):
    """Shows a layout of three dimensions; positions that come in later are in the unit of the layout."""

    def morph_to(self, positions: npt.NDArray[np.floating]) -> None:
        """Let every item travel to its place in another result, (n, 3)."""
        super().morph_to(in_space(positions, self.model.spacing))

    def show_live(self, positions: npt.NDArray[np.floating]) -> None:
        """Show positions of a run under way at once."""
        super().show_live(in_space(positions, self.model.spacing))


def in_space(positions: npt.NDArray[np.floating], spacing: float) -> npt.NDArray[np.float64]:
    """(n, 3) positions centred, and scaled so that items stand about one spacing apart."""
    if len(positions) == 0:
        return np.zeros((0, 3))
    middle = np.median(positions, axis=0)
    reach = max(float(np.quantile(np.linalg.norm(positions - middle, axis=1), 0.9)), 1e-12)
    return np.asarray((positions - middle) * (0.9 * len(positions) ** (1 / 3) * spacing / reach), np.float64)
