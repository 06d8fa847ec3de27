from __future__ import annotations

import re
from pathlib import Path

import pytest

from app.errors import WeightsError
from app.settings import Settings
from app.weights import manifest
from app.weights.manifest import OwnFile, Packages

GOOD = """
[[file]]
name = "tiny"
kind = "llm"
file = "tiny.gguf"
sha256 = "0000000000000000000000000000000000000000000000000000000000000000"
bytes = 25
licence = "MIT"
memory = 1000
sources = [
    { setting = "llm_weights" },
    { package = "tiny-part{n}", version = "1.0", member = "tiny{n}/{n:02}.bin", parts = 3, part_bytes = 10 },
    { url = "https://models.example/tiny.gguf" },
]
"""


def test_the_shipped_manifest_is_valid_and_names_settings_that_exist() -> None:
    shipped = manifest.load()

    assert shipped.find("multilingual-e5-small", "embedding") is not None
    assert [entry.name for entry in shipped.of_kind("llm")] == ["qwen2.5-coder-1.5b", "qwen2.5-coder-0.5b"]
    settings = {s.setting for e in shipped.entries for s in e.sources if isinstance(s, OwnFile)}
    assert settings | {e.terms.setting for e in shipped.entries if e.terms} <= set(Settings.model_fields)


def test_every_file_that_is_fetched_is_named_with_its_licence_in_the_notice() -> None:
    told = (Path(__file__).parents[3] / "NOTICE").read_text(encoding="utf-8")
    for entry in manifest.load().entries:
        named = rf"(?i){re.escape(entry.name)}\S* +{re.escape(entry.licence)}"
        assert re.search(named, told), entry.name


def test_sources_keep_their_order_and_parts_know_their_names() -> None:
    (entry,) = manifest.parse(GOOD).entries

    own, packages, address = entry.sources
    assert own == OwnFile("llm_weights")
    assert isinstance(packages, Packages)
    assert packages.requirement(3) == "tiny-part3==1.0"
    assert packages.member_of(3) == "tiny3/03.bin"
    assert str(address) == "https://models.example/tiny.gguf"


def test_parts_may_be_versions_of_one_package() -> None:
    listed = GOOD.replace("tiny-part{n}", "tiny").replace('version = "1.0"', 'version = "1.{n}"')
    packages = manifest.parse(listed).entries[0].sources[1]

    assert isinstance(packages, Packages)
    assert packages.requirement(3) == "tiny==1.3"
    assert str(packages) == "the packages tiny 1.*"


ARCHIVE = f"""
[file.terms]
url = "https://terms.example"
setting = "accept"
[file.archive]
folder = "in"
bytes = 7
files = {{ "a.json" = "{"0" * 64}" }}
"""


@pytest.mark.parametrize(
    ("good", "bad", "complaint"),
    [
        ("https://terms", "http://terms", "terms starts with https://"),
        ('"accept"', '""', "setting of the terms"),
        ('"a.json"', '"../a.json"', "stay in it"),
        ('"a.json"', '"/a.json"', "stay in it"),
        ("bytes = 7", "bytes = 0", "bytes more than 0"),
        ('"000', '"0', "sha256 of a.json"),
    ],
)
def test_wrong_terms_and_archives_are_refused(good: str, bad: str, complaint: str) -> None:
    assert manifest.parse(GOOD + ARCHIVE).entries[0].archive is not None
    with pytest.raises(WeightsError, match=complaint):
        manifest.parse(GOOD + ARCHIVE.replace(good, bad))


def test_a_name_of_another_kind_is_not_found() -> None:
    assert manifest.parse(GOOD).find("tiny", "embedding") is None


@pytest.mark.parametrize(
    ("good", "bad", "complaint"),
    [
        ('kind = "llm"', 'kind = "image"', "kind is one of"),
        ('0000000000"', '000"', "64 lower hex digits"),
        ("bytes = 25", "bytes = 0", "more than 0"),
        ("bytes = 25", "bytes = 31", "make 4 parts, not 3"),
        ('"tiny.gguf"\n', '"../tiny.gguf"\n', "without folders"),
        ('licence = "MIT"', 'licence = ""', "licence"),
        ('licence = "MIT"', "", "licence"),
        ("memory = 1000", "memory = 1000\ncolour = 1", "colour"),
        ("https://", "http://", "starts with https://"),
        ("setting =", "settings =", "a setting, a package or a url"),
        ("tiny-part{n}", "tiny-part", "needs {n}"),
        ("[[file]]", "[[file", "wrong"),
        (GOOD, GOOD + GOOD, "once"),
    ],
)
def test_a_wrong_manifest_is_refused_with_the_reason(good: str, bad: str, complaint: str) -> None:
    assert good in GOOD
    with pytest.raises(WeightsError, match=complaint):
        manifest.parse(GOOD.replace(good, bad))
