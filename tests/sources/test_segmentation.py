"""Cutting text into words."""

from __future__ import annotations

from pathlib import Path

import pytest

from minentropy_app.errors import AppError
from minentropy_app.sources.segmentation import (
    Segmenter,
    SegmentOptions,
    built_in_stop_words,
    language_of,
    narrow,
    read_user_dict,
    tagger,
)

PLAIN = Segmenter()


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("太阳是一颗恒星", [["太阳", "是", "一颗", "恒星"]]),
        ("我来到北京清华大学。ＡＢＣ　１２", [["我", "来到", "北京", "清华大学"], ["abc", "12"]]),
        ("Mr. Darcy's well-known aunt can’t! Yes.", [["mr"], ["darcy", "well-known", "aunt", "can't"], ["yes"]]),
        ("A version 3.14 of it. Next one", [["a", "version", "3", "14", "of", "it"], ["next", "one"]]),
        ("……《》！！\n\n", []),
        ("", []),
    ],
)
def test_sentences(text: str, sentences: list[list[str]]) -> None:
    assert PLAIN.sentences(text) == sentences


def test_the_language_can_be_told() -> None:
    assert Segmenter(SegmentOptions(language="en")).words("北京 is big") == ["北京", "is", "big"]


def test_a_private_dictionary(tmp_path: Path) -> None:
    words = tmp_path / "words.txt"
    words.write_text("﻿石墨烯电池 2000 n\nEdu Trust认证 2000\n\n凱特琳 nz\n台中\n", "utf-8")
    assert read_user_dict(words)[0] == ("石墨烯电池", 2000, "n")
    assert read_user_dict(words)[1:] == [("Edu Trust认证", 2000, None), ("凱特琳", None, "nz"), ("台中", None, None)]
    for name in ("rjieba", "jieba"):
        own = Segmenter(SegmentOptions(user_dict=str(words), segmenter=name))
        assert "石墨烯电池" in own.words("新型石墨烯电池问世")
    assert "石墨烯电池" not in PLAIN.words("新型石墨烯电池问世")


@pytest.mark.parametrize("line", ["云计算 1.5 n", "云计算 -3", "a\x07b 3", "长" * 65])
def test_a_malformed_line_is_named(line: str, tmp_path: Path) -> None:
    words = tmp_path / "words.txt"
    words.write_text(f"好 3 n\n{line}\n", "utf-8")
    with pytest.raises(AppError, match=r"Line 2 of the dictionary words\.txt"):
        read_user_dict(words)


def test_a_missing_list_is_an_expected_failure() -> None:
    for options in (SegmentOptions(user_dict="nowhere.txt"), SegmentOptions(stop_words="nowhere.txt")):
        with pytest.raises(AppError, match=r"nowhere\.txt"):
            Segmenter(options)


def test_own_stop_words_are_left_out(tmp_path: Path) -> None:
    stop = tmp_path / "stop.txt"
    stop.write_bytes("是 一颗\nTHE".encode("gb18030"))
    own = Segmenter(SegmentOptions(stop_words=str(stop)))
    assert own.words("太阳是一颗恒星") == ["太阳", "恒星"]
    assert own.words("the Sun") == ["sun"]


def test_built_in_stop_words_are_function_words() -> None:
    stop = built_in_stop_words()
    assert {"的", "是", "the", "of"} <= stop and not {"太阳", "sun", "图书馆"} & stop


@pytest.mark.parametrize(
    ("text", "language"),
    [("今天天气很好", "zh"), ("Fine weather", "en"), ("", "en"), ("用 Python 写 code and tests 吧", "mixed")],
)
def test_languages(text: str, language: str) -> None:
    assert language_of(text) == language


def test_full_width_letters_become_plain_ones() -> None:
    assert narrow("ＡｂＣ１２３，（全角）") == "AbC123，（全角）"


@pytest.mark.real_data
def test_lines_are_cut_as_by_the_reference(shared_data: Path) -> None:
    text = (shared_data / "texts" / "zh_news_cctv" / "20220924.md").read_text("utf-8")
    lines = [line for line in text.splitlines() if line.strip()]
    for hmm, share in ((True, 0.99), (False, 1.0)):
        ours, reference = (Segmenter(SegmentOptions(segmenter=s, hmm=hmm)) for s in ("rjieba", "jieba"))
        equal = sum(ours.cut(line) == reference.cut(line) for line in lines)
        assert equal >= share * len(lines)


def test_parts_of_speech_choose_words() -> None:
    cut = Segmenter(SegmentOptions(tags="n,eng"))
    assert cut.words("太阳是一颗恒星，他跑了 python") == ["太阳", "恒星", "python"]
    assert Segmenter(SegmentOptions(tags="v")).words("太阳是一颗恒星") == ["是"]
    assert tagger([("天眼", 10, "nz")])("天眼") == "nz"


def test_a_text_without_signs_is_cut_in_pieces() -> None:
    assert len(Segmenter().sentences("太阳" * 12_000)) == 3


def test_the_dictionary_is_read_when_the_first_chinese_comes():
    import subprocess
    import sys

    program = (
        "import sys; from minentropy_app.sources.segmentation import Segmenter; cut = Segmenter(); "
        "cut.sentences('A cat and a hat.'); assert 'rjieba' not in sys.modules; "
        "assert cut.sentences('我们') == [['我们']]; assert 'rjieba' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
