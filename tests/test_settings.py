"""Settings: one file, sensible defaults, clear words when damaged."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minentropy_app import settings
from minentropy_app.errors import AppError
from minentropy_app.settings import Settings


def test_missing_file_means_defaults(tmp_path: Path) -> None:
    assert settings.load(tmp_path / "none.toml") == Settings()


@given(
    language=st.sampled_from(["auto", "en", "zh_CN", 'q"uote\\']),
    font=st.integers(11, 20),
    k=st.integers(3, 99),
)
def test_round_trip(tmp_path_factory: pytest.TempPathFactory, language: str, font: int, k: int) -> None:
    path = tmp_path_factory.mktemp("settings") / "settings.toml"
    wanted = Settings(language=language, font_size=font, privacy_k=k)
    settings.save(wanted, path)
    assert settings.load(path) == wanted


def test_privacy_never_falls_below_three(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text("privacy_k = 1\n")
    assert settings.load(path).privacy_k == 3


@pytest.mark.parametrize("text", ["theme = ", "threads = 'many'", "threads = true"])
def test_damage_is_said_with_a_remedy(tmp_path: Path, text: str) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(text)
    with pytest.raises(AppError) as caught:
        settings.load(path)
    assert "settings.toml" in str(caught.value)
    assert caught.value.remedy
