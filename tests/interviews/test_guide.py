"""The guide that comes with the house, and one of a home's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from carehire.catalog import Catalog
from carehire.errors import DataFileError
from carehire.interviews.timing import capacity

PACKAGED = Catalog().find("interviews/en.yaml")


def test_the_packaged_guide_covers_what_nobody_may_ask_with_its_sources():
    guide = Catalog().interview_guide()
    topics = " ".join(each.topic for each in guide.not_to_ask).casefold()
    for topic in ("age", "family", "origin", "religion", "gender", "health", "earned", "arrests"):
        assert topic in topics
    assert all(each.law for each in guide.not_to_ask)
    assert all(source.url.startswith("https://") for source in guide.sources)
    assert all(capacity(each.minutes, guide.timing) for each in guide.rounds)


def test_a_language_without_a_guide_is_helped_out_in_english():
    assert Catalog().interview_guide("de-DE") == Catalog().interview_guide("en-GB")


def test_a_guide_of_ones_own_wins_and_its_faults_are_told_with_their_lines(tmp_path: Path):
    own = tmp_path / "templates" / "interviews" / "en.yaml"
    own.parent.mkdir(parents=True)
    text = PACKAGED.read_text(encoding="utf-8")
    own.write_text(
        text.replace("{title}", "{role}", 2).replace("closing: 2", "closing: two"), encoding="utf-8"
    )
    with pytest.raises(DataFileError) as caught:
        Catalog(tmp_path).interview_guide()
    words = str(caught.value)
    assert "timing.closing" in words
    assert "nothing fills in {role}" in words
    own.write_text(text.replace("language: en", "language: en\n#"), encoding="utf-8")
    assert Catalog(tmp_path).interview_guide() == Catalog().interview_guide()
