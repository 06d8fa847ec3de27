"""Room in Chroma's graph files that holds no element is blanked, and the elements are left alone."""

from __future__ import annotations

import os
import struct
from pathlib import Path

from vectorstore.graph_files import GraphFiles

ROOM, SIZE = 100, 12


def graph(folder: Path, elements: int) -> Path:
    folder.mkdir(parents=True)
    header = struct.pack("=iQQQQ", 1, 0, ROOM, elements, SIZE) + bytes(64)
    (folder / "header.bin").write_bytes(header)
    (folder / "data_level0.bin").write_bytes(b"x" * ROOM * SIZE)
    (folder / "length.bin").write_bytes(b"y" * ROOM * 4)
    return folder


def test_what_stands_behind_the_elements_is_blanked(tmp_path: Path) -> None:
    graphs = [graph(tmp_path / str(elements), elements) for elements in (0, 7, ROOM)]
    headers = [(folder / "header.bin").read_bytes() for folder in graphs]
    GraphFiles(tmp_path).blank()
    for folder, elements in zip(graphs, (0, 7, ROOM), strict=True):
        rest = ROOM - elements
        assert (folder / "data_level0.bin").read_bytes() == b"x" * elements * SIZE + bytes(rest * SIZE)
        assert (folder / "length.bin").read_bytes() == b"y" * elements * 4 + bytes(rest * 4)
    assert [(folder / "header.bin").read_bytes() for folder in graphs] == headers


def test_a_graph_that_is_written_again_is_blanked_again(tmp_path: Path) -> None:
    data = graph(tmp_path / "graph", 0) / "data_level0.bin"
    files = GraphFiles(tmp_path)
    files.blank()
    data.write_bytes(b"z" * ROOM * SIZE)
    os.utime(data, (1, 1))
    files.blank()
    assert data.read_bytes() == bytes(ROOM * SIZE)


def test_a_torn_header_is_left_to_those_who_examine_the_folder(tmp_path: Path) -> None:
    folder = graph(tmp_path / "graph", 0)
    (folder / "header.bin").write_bytes(b"torn")
    GraphFiles(tmp_path).blank()
    assert (folder / "data_level0.bin").read_bytes() == b"x" * ROOM * SIZE


def test_a_folder_that_is_gone_has_no_graphs(tmp_path: Path) -> None:
    GraphFiles(tmp_path / "gone").blank()
