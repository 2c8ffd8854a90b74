"""The encoders are put together from their parts, and refused where they are others."""

from __future__ import annotations

import importlib.util
import io
import zipfile
from pathlib import Path
from types import ModuleType

import pytest

SOURCE = Path(__file__).parents[3] / "models" / "recipe" / "encoders.py"


@pytest.fixture(scope="module")
def encoders() -> ModuleType:
    spec = importlib.util.spec_from_file_location("encoders", SOURCE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def parts(tmp_path: Path) -> list[Path]:
    """An archive with a folder, cut into three, in the wrong order."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        archive.writestr("encoder/vocab.txt", "a\nb\n")
        archive.writestr("encoder/pooling/vocab.txt", "not this one\n")
        archive.writestr("encoder/README.md", "About")
    data, found = whole.getvalue(), []
    third = len(data) // 3
    for n, piece in enumerate((data[:third], data[third : 2 * third], data[2 * third :]), 1):
        found.append(tmp_path / f"encoder.zip.{n:03}")
        found[-1].write_bytes(piece)
    return found[::-1]


def test_parts_make_the_archive_again(encoders: ModuleType, parts: list[Path]) -> None:
    assert encoders.joined(parts).read("encoder/README.md") == b"About"


def test_only_the_files_of_the_encoder_itself_are_taken(
    encoders: ModuleType, parts: list[Path], tmp_path: Path
) -> None:
    encoders.extract(encoders.joined(parts), ("vocab.txt",), tmp_path / "out")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["vocab.txt"]
    assert (tmp_path / "out" / "vocab.txt").read_text() == "a\nb\n"


def test_another_file_is_refused(encoders: ModuleType, tmp_path: Path) -> None:
    path = tmp_path / "vocab.txt"
    path.write_text("other")
    with pytest.raises(ValueError, match=r"another file than the recipe's"):
        encoders.check(path, encoders.DIGESTS["student/vocab.txt"])


def test_a_package_without_the_file_is_named(encoders: ModuleType) -> None:
    with pytest.raises(FileNotFoundError, match="pytest holds no"):
        encoders.installed("pytest", "model.safetensors")
