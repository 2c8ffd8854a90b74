from __future__ import annotations

import json

import pytest

from clauselint.engine.archive import output as module
from clauselint.engine.archive.output import Done, Output
from clauselint.errors import ClusterError

fsspec = pytest.importorskip("fsspec", reason="the extra `dask` is not installed")
SCOPE = {"paths": ["/a"], "format": ".jsonl"}


@pytest.fixture(params=["folder", "store"])
def output(request, tmp_path):
    if request.param == "folder":
        yield Output(str(tmp_path / "out"), ("rows",), ".jsonl")
        return
    yield Output("memory://out", ("rows",), ".jsonl")
    fsspec.filesystem("memory").store.clear()


def names(output):
    store, root = fsspec.core.url_to_fs(output.place)
    return sorted(path.removeprefix(root + "/") for path in store.find(root))


def test_what_was_put_is_done(output):
    output.begin(SCOPE)
    assert output.done("k1") is None
    output.put(Done("k1", "a.md", 2, 1, 30, {"info": 4}, blocking=4), {"rows": b"{}\n"})
    assert output.done("k1") == Done("k1", "a.md", 2, 1, 30, {"info": 4}, fresh=False)
    assert names(output) == ["done/k1.json", "rows/k1.jsonl", "run.json"]


def test_a_batch_that_is_half_written_is_not_done(output, monkeypatch):
    output.begin(SCOPE)
    put = module._put

    def full(store, path, data):
        if "/done/" in path:
            raise OSError(28, "No space left on device")
        put(store, path, data)

    monkeypatch.setattr(module, "_put", full)
    with pytest.raises(ClusterError, match="cannot be written: No space left on device"):
        output.put(Done("k1", "a.md"), {"rows": b"{}\n"})
    assert output.done("k1") is None


def test_a_damaged_mark_is_none(output):
    output.begin(SCOPE)
    output.put(Done("k1", "a.md"), {})
    store, root = fsspec.core.url_to_fs(output.place)
    store.pipe_file(f"{root}/done/k1.json", b'{"key": "k1", "fi')
    assert output.done("k1") is None


def test_the_manifest_has_the_order_and_what_is_out_of_date_goes(output):
    output.begin(SCOPE)
    parts = [Done("k1", "b.md"), Done("k2", "a.md")]
    for part in (*parts, Done("old", "a.md")):
        output.put(part, {"rows": b"{}\n"})
    output.finish(SCOPE, parts)
    store, root = fsspec.core.url_to_fs(output.place)
    manifest = json.loads(store.cat_file(f"{root}/manifest.json"))
    assert [part["key"] for part in manifest["partitions"]] == ["k2", "k1"]
    assert manifest["paths"] == ["/a"]
    assert "old" not in "".join(names(output))
    assert "rows/k1.jsonl" in names(output)


def test_a_run_goes_on_only_with_its_own(output):
    output.begin(SCOPE)
    output.begin(SCOPE)
    with pytest.raises(ClusterError, match="holds a run with other paths"):
        output.begin({**SCOPE, "paths": ["/b"]})
    with pytest.raises(ClusterError, match="holds a run with other format"):
        output.begin({**SCOPE, "format": ".parquet"})


def test_a_folder_with_other_things_in_it_is_left_alone(output):
    store, root = fsspec.core.url_to_fs(output.place)
    store.makedirs(root, exist_ok=True)
    store.pipe_file(f"{root}/thesis.md", b"Mine.")
    with pytest.raises(ClusterError, match="is not empty"):
        output.begin(SCOPE)
    assert names(output) == ["thesis.md"]


def test_a_place_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(ClusterError, match="cannot be written"):
        Output(str(tmp_path / "file" / "out"), ("rows",), ".jsonl").begin(SCOPE)
