from __future__ import annotations

import os
import stat

import pytest

from clauselint.errors import FixError
from clauselint.fixes import encode, save, write


@pytest.fixture
def policy(tmp_path):
    path = tmp_path / "policy.md"
    path.write_bytes(b"old")
    return path


def test_the_new_bytes_are_in_the_file_and_nothing_else_is_left(policy):
    write(str(policy), b"old", b"new")
    assert policy.read_bytes() == b"new"
    assert os.listdir(policy.parent) == ["policy.md"]


def test_the_mode_is_kept(policy):
    policy.chmod(0o640)
    write(str(policy), b"old", b"new")
    assert stat.S_IMODE(policy.stat().st_mode) == 0o640


def test_the_time_of_the_change_is_new(policy):
    os.utime(policy, (1, 1))
    write(str(policy), b"old", b"new")
    assert policy.stat().st_mtime > 1


def test_a_link_stays_a_link(policy):
    link = policy.parent / "link.md"
    link.symlink_to("policy.md")
    write(str(link), b"old", b"new")
    assert link.is_symlink()
    assert policy.read_bytes() == b"new"


def test_a_file_that_changed_meanwhile_is_left_alone(policy):
    policy.write_bytes(b"edited by hand")
    with pytest.raises(FixError, match="changed while"):
        write(str(policy), b"old", b"new")
    assert policy.read_bytes() == b"edited by hand"
    assert os.listdir(policy.parent) == ["policy.md"]


def test_a_file_that_went_away_is_not_made_again(policy):
    policy.unlink()
    with pytest.raises(FixError):
        write(str(policy), b"old", b"new")
    assert os.listdir(policy.parent) == []


def test_a_link_out_of_the_folders_is_refused(policy, tmp_path_factory):
    link = tmp_path_factory.mktemp("checked") / "link.md"
    link.symlink_to(policy)
    with pytest.raises(FixError, match="leads out of what is checked"):
        write(str(link), b"old", b"new")
    assert policy.read_bytes() == b"old"
    write(str(link), b"old", b"new", [os.path.realpath(policy.parent)])
    assert policy.read_bytes() == b"new"


def test_a_long_name_leaves_room_for_another(tmp_path):
    policy = tmp_path / ("é" * 126 + ".md")
    policy.write_bytes(b"old")
    write(str(policy), b"old", b"new")
    assert [p.read_bytes() for p in tmp_path.iterdir()] == [b"new"]


def test_what_a_killed_run_left_is_removed_and_nothing_else(policy):
    folder = policy.parent
    for name in (f".clauselint-999999999-{'0' * 16}", f".clauselint-1-{'0' * 16}", ".clauselint-x"):
        (folder / name).touch()
    write(str(policy), b"old", b"new")
    assert sorted(os.listdir(folder)) == [
        f".clauselint-1-{'0' * 16}",
        ".clauselint-x",
        "policy.md",
    ]


@pytest.fixture(params=["unnamed", "named"])
def made(request, monkeypatch):
    """With files that have no name at first, and on systems that do not know them."""
    if request.param == "named":
        monkeypatch.delattr(os, "O_TMPFILE", raising=False)


@pytest.mark.usefixtures("made")
def test_a_file_is_saved_whether_or_not_it_is_there(policy):
    new = policy.with_name("new.json")
    old_mask = os.umask(0o027)
    save(str(new), b"one")
    os.umask(old_mask)
    policy.chmod(0o604)
    save(str(policy), b"two")
    assert (new.read_bytes(), policy.read_bytes()) == (b"one", b"two")
    modes = [stat.S_IMODE(path.stat().st_mode) for path in (new, policy)]
    assert modes == [0o640, 0o604]
    assert sorted(os.listdir(policy.parent)) == ["new.json", "policy.md"]
    with pytest.raises(FixError, match="no such file"):
        save(str(policy.parent / "none/x"), b"three")


@pytest.mark.usefixtures("made")
def test_with_and_without_unnamed_files(policy):
    policy.chmod(0o604)
    write(str(policy), b"old", b"new")
    assert policy.read_bytes() == b"new"
    assert stat.S_IMODE(policy.stat().st_mode) == 0o604
    assert os.listdir(policy.parent) == ["policy.md"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everything")
def test_a_read_only_file_is_left_alone(policy):
    policy.chmod(0o400)
    with pytest.raises(FixError, match="read-only"):
        write(str(policy), b"old", b"new")


@pytest.mark.usefixtures("made")
@pytest.mark.parametrize("step", ["replace", "fsync"])
def test_a_failure_midway_leaves_the_old_file_whole(policy, monkeypatch, step):
    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, step, fail)
    with pytest.raises(FixError, match="no space left"):
        write(str(policy), b"old", b"new")
    assert policy.read_bytes() == b"old"
    assert os.listdir(policy.parent) == ["policy.md"]


def test_the_byte_order_mark_is_kept():
    assert encode(b"\xef\xbb\xbfa", "a", "é") == b"\xef\xbb\xbf\xc3\xa9"
    assert encode(b"a", "a", "b") == b"b"


def test_a_text_that_is_not_that_of_the_file_is_refused():
    with pytest.raises(FixError):
        encode(b"a\r\n", "a\n", "b\n")
