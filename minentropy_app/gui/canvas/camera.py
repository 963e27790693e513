"""Where the viewer stands. Plain numbers, so that a view can be saved, compared and animated."""

from __future__ import annotations

import dataclasses
import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Vector = tuple[float, float, float]
Array = npt.NDArray[np.float64]

#: The pose a cloud opens in: 26 degrees above the floor, not along an axis of the lattice.
OPENING_YAW, OPENING_PITCH = math.radians(17.0), math.radians(26.0)
#: Perspective of the opening pose: the eye is this many cloud radii away.
OPENING_DISTANCE = 3.4
#: Share of the picture's width that the cloud fills when it is fitted.
FILL = 0.95
_LARGEST_PERSPECTIVE = 0.55


@dataclass(frozen=True)
class Camera:
    """A pose round a target.

    Attributes
    ----------
    target
        The point in the middle of the picture, metres.
    yaw, pitch
        Direction of sight in radians: pitch 0 is level, pi/2 looks straight down.
    scale
        Logical pixels per metre at the target.
    perspective
        1 / distance of the eye from the target, per metre; 0 draws without perspective.
    """

    target: Vector = (0.0, 0.0, 0.0)
    yaw: float = OPENING_YAW
    pitch: float = OPENING_PITCH
    scale: float = 30.0
    perspective: float = 0.0

    def basis(self) -> Array:
        """(3, 3): rows point right, up and forward in the world."""
        sy, cy, sp, cp = math.sin(self.yaw), math.cos(self.yaw), math.sin(self.pitch), math.cos(self.pitch)
        return np.array([[cy, -sy, 0.0], [sy * sp, cy * sp, cp], [sy * cp, cy * cp, -sp]])

    def lens(self, size: tuple[int, int], ratio: float, depth: tuple[float, float]) -> Array:
        """Numbers for the kernels; ``size`` in device pixels, ``depth`` the near and far of the haze."""
        near, far = depth
        lens = np.zeros(21)
        lens[:9] = self.basis().ravel()
        lens[9:12] = self.target
        lens[12:17] = self.scale * ratio, self.perspective, size[0] / 2, size[1] / 2, size[0]
        lens[17:21] = size[1], near, 1.0 / max(far - near, 1e-9), 0.9 * ratio
        return lens

    def orbited(self, across: float, down: float) -> Camera:
        """Turn by a drag of so many pixels; the floor is never seen from below."""
        pitch = min(max(self.pitch + down * 0.006, 0.0), math.pi / 2)
        return dataclasses.replace(self, yaw=(self.yaw + across * 0.006) % math.tau, pitch=pitch)

    def panned(self, across: float, down: float) -> Camera:
        """Move the target by a drag of so many pixels."""
        right, up, _ = self.basis()
        moved = np.array(self.target) - (right * across - up * down) / self.scale
        return dataclasses.replace(self, target=_vector(moved))

    def zoomed(self, factor: float, at: tuple[float, float] = (0.0, 0.0)) -> Camera:
        """Come nearer by ``factor``; ``at`` (pixels from the middle) stays where it is."""
        scale = min(max(self.scale * factor, 0.5), 4000.0)
        factor = scale / self.scale
        closer = min(self.perspective * factor, max(self.perspective, _LARGEST_PERSPECTIVE))
        camera = self.panned(-at[0] * (1 - 1 / factor), -at[1] * (1 - 1 / factor))
        return dataclasses.replace(camera, scale=scale, perspective=closer)

    def plan(self) -> Camera:
        """Look straight down, without perspective, north up."""
        return dataclasses.replace(self, yaw=0.0, pitch=math.pi / 2, perspective=0.0)

    def elevation(self) -> Camera:
        """Look level from the front, without perspective."""
        return dataclasses.replace(self, yaw=0.0, pitch=0.0, perspective=0.0)

    def looking_at(self, point: Vector, scale: float) -> Camera:
        """Move the target to a point of interest, at least ``scale`` close."""
        return dataclasses.replace(self, target=point).zoomed(max(scale / self.scale, 1.0))

    def to_screen(self, points: Array, size: tuple[float, float]) -> Array:
        """(m, 3) metres -> (m, 3) logical x, y and zoom; zoom <= 0 lies behind the eye."""
        local = (np.asarray(points, float) - self.target) @ self.basis().T
        w = 1.0 + local[:, 2] * self.perspective
        zoom = np.where(w > 0.02, self.scale / np.where(w > 0.02, w, 1.0), 0.0)
        return np.stack([size[0] / 2 + zoom * local[:, 0], size[1] / 2 - zoom * local[:, 1], zoom], axis=1)

    def towards(self, other: Camera, share: float) -> Camera:
        """The pose ``share`` of the way to another, the short way round."""
        turn = (other.yaw - self.yaw + math.pi) % math.tau - math.pi
        a, b = dataclasses.asdict(self), dataclasses.asdict(other)
        b["yaw"] = self.yaw + turn
        mixed = {name: a[name] + (b[name] - a[name]) * share for name in ("yaw", "pitch", "perspective")}
        scale = math.exp(math.log(self.scale) + (math.log(other.scale) - math.log(self.scale)) * share)
        target = _vector(np.array(self.target) + (np.array(other.target) - self.target) * share)
        return Camera(target, mixed["yaw"] % math.tau, mixed["pitch"], scale, mixed["perspective"])


def fitted(points: Array, size: tuple[float, float], pose: Camera | None = None) -> Camera:
    """A camera that shows all points, (m, 3), filling the width or the height."""
    pose = pose or Camera(perspective=1.0)
    if len(points) == 0:
        return dataclasses.replace(pose, scale=40.0, perspective=0.0, target=(0.0, 0.0, 0.0))
    radius = max(float(np.sqrt((points**2).sum(axis=1).max())), 1.0)
    flat = 0.0 if pose.perspective == 0.0 else 1.0 / (OPENING_DISTANCE * radius)
    camera = dataclasses.replace(pose, target=(0.0, 0.0, 0.0), scale=1.0, perspective=flat)
    for _ in range(4):
        seen = camera.to_screen(points, (0.0, 0.0))[:, :2] / camera.scale
        low, high = seen.min(axis=0), seen.max(axis=0)
        wide, tall = 2 * max(-low[0], high[0], 0.5), max(high[1] - low[1], 1.0)
        scale = min(FILL * size[0] / wide, 0.86 * size[1] / tall)
        middle = (low[1] + high[1]) / 2
        up = camera.basis()[1]
        target = _vector(np.array(camera.target) - up * middle)
        camera = dataclasses.replace(camera, scale=float(scale), target=target)
    return camera


def _vector(values: Array) -> Vector:
    return float(values[0]), float(values[1]), float(values[2])
