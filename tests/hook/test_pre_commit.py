"""The hook, run by the real pre-commit on commits to a real repository. Slow: it installs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
SHIPPED = (
    ".pre-commit-hooks.yaml",
    "LICENSE",
    "NOTICE",
    "README.md",
    "clauselint",
    "docs/rules",
    "models/en_policy",
    "pyproject.toml",
)
CLEAN = "# Leave\n\nManagers must approve all leave.\n"
HUNG = "Staff may use any device that has or will be enrolled by the agency.\n"


class Repository:
    """A git repository whose commands see no settings but their own."""

    def __init__(self, folder: Path, home: Path) -> None:
        self.folder = folder
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("GIT_", "PRE_COMMIT"))}
        self._environment = kept | {
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            "PRE_COMMIT_HOME": str(home),
            "NO_COLOR": "1",
        }
        folder.mkdir()
        self.git("init", "--quiet", "--initial-branch=main")
        self.git("config", "user.name", "A drafter")
        self.git("config", "user.email", "drafter@example.org")

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command,
            cwd=self.folder,
            env=self._environment,
            capture_output=True,
            text=True,
            check=False,
        )

    def git(self, *arguments: str) -> str:
        result = self.run("git", *arguments)
        assert result.returncode == 0, result.stdout + result.stderr
        return result.stdout.strip()

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def commit(self, files: dict[str, str]) -> subprocess.CompletedProcess[str]:
        """Commit files with the network off, where that can be arranged."""
        for name, text in files.items():
            self.write(name, text)
        self.git("add", "--all")
        return self.run(*offline(), "git", "commit", "--message", "Change")

    def commits(self) -> int:
        result = self.run("git", "rev-list", "--count", "HEAD")
        return int(result.stdout) if result.returncode == 0 else 0


def offline() -> Sequence[str]:
    """A command in front of another that takes its network away; none where it cannot."""
    unshare = ("unshare", "--map-root-user", "--net")
    try:
        works = subprocess.run([*unshare, "true"], capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        works = False
    return unshare if works else ()


def pre_commit(*arguments: str) -> Sequence[str]:
    return (sys.executable, "-m", "pre_commit", *arguments)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pre-commit")


@pytest.fixture(scope="module")
def hook(tmp_path_factory: pytest.TempPathFactory, home: Path) -> Repository:
    """This checkout as it stands, committed or not, as a repository that offers the hook."""
    repository = Repository(tmp_path_factory.mktemp("hook") / "clauselint", home)
    for name in SHIPPED:
        source, target = ROOT / name, repository.folder / name
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, target)
    repository.git("add", "--all")
    repository.git("commit", "--quiet", "--message", "The hook")
    return repository


@pytest.fixture(params=["clauselint"])
def policies(
    request: pytest.FixtureRequest, tmp_path: Path, home: Path, hook: Repository
) -> Repository:
    """A repository of policies that runs a hook on every commit."""
    repository = Repository(tmp_path / "policies", home)
    config = (
        f"repos:\n- repo: {hook.folder}\n  rev: {hook.git('rev-parse', 'HEAD')}\n"
        f"  hooks:\n  - id: {request.param}\n"
    )
    repository.write(".pre-commit-config.yaml", config)
    installed = repository.run(*pre_commit("install", "--install-hooks"))
    assert installed.returncode == 0, installed.stdout + installed.stderr
    return repository


def test_a_commit_with_a_finding_is_blocked(policies: Repository) -> None:
    result = policies.commit({"devices.md": HUNG})
    assert result.returncode == 1
    assert "devices.md:1:31 AMB001 shared-complement" in result.stdout + result.stderr
    assert policies.commits() == 0


def test_a_clean_commit_passes(policies: Repository) -> None:
    result = policies.commit({"leave.md": CLEAN})
    assert result.returncode == 0, result.stdout + result.stderr
    assert "clauselint" in result.stdout + result.stderr
    assert policies.commits() == 1


def test_plain_text_is_checked_and_other_files_are_not(policies: Repository) -> None:
    result = policies.commit({"devices.txt": HUNG, "devices.py": f'"""{HUNG}"""\n'})
    output = result.stdout + result.stderr
    assert result.returncode == 1
    assert "devices.txt:1:31 AMB001" in output
    assert "devices.py" not in output


def test_many_files_are_checked_at_once(policies: Repository) -> None:
    files = {f"chapter {n:03}/leave.md": CLEAN for n in range(150)}
    result = policies.commit({**files, "chapter 077/devices.md": HUNG})
    output = result.stdout + result.stderr
    assert result.returncode == 1
    assert output.count("AMB001 shared-complement") == 1
    assert "1 finding in 151 files" in output


def test_an_excluded_file_is_no_failure(policies: Repository) -> None:
    files = {".clauselint.yaml": "exclude: [drafts/]\n", "drafts/devices.md": HUNG}
    result = policies.commit(files)
    assert result.returncode == 0, result.stdout + result.stderr
    assert policies.commits() == 1


def begun(policies: Repository, name: str, text: str) -> None:
    """Commit a file without the hook, as before it was adopted."""
    policies.write(name, text)
    policies.git("add", "--all")
    policies.git("commit", "--quiet", "--no-verify", "--message", "As it was")


def test_an_innocent_line_in_an_old_policy_passes(policies: Repository) -> None:
    begun(policies, "devices.md", f"{HUNG}\nManagers must approve leave.\n")
    result = policies.commit({"devices.md": f"{HUNG}\nManagers must approve all leave.\n"})
    assert result.returncode == 0, result.stdout + result.stderr


def test_a_new_finding_in_an_old_policy_is_told_alone(policies: Repository) -> None:
    begun(policies, "devices.md", f"{HUNG}\nManagers must approve leave.\n")
    new = "Managers may approve any leave that has or will be taken."
    result = policies.commit({"devices.md": f"{HUNG}\nManagers must approve leave. {new}\n"})
    output = result.stdout + result.stderr
    assert result.returncode == 1
    assert output.count("AMB001 shared-complement") == 1
    assert "devices.md:3:" in output


def test_all_files_are_checked_whole_where_that_is_asked_for(policies: Repository) -> None:
    begun(policies, "devices.md", HUNG)
    result = policies.run(*pre_commit("run", "--all-files"))
    assert result.returncode == 1
    assert "devices.md:1:31 AMB001" in result.stdout


def test_a_range_of_commits_answers_for_its_own_lines(policies: Repository) -> None:
    begun(policies, "devices.md", HUNG)
    begun(policies, "devices.md", f"{HUNG}\nManagers must approve all leave.\n")
    between = ("--from-ref", "HEAD~1", "--to-ref", "HEAD")
    assert policies.run(*pre_commit("run", *between)).returncode == 0
    begun(policies, "leave.md", "Managers may approve leave that has or will be taken.\n")
    result = policies.run(*pre_commit("run", *between))
    assert result.returncode == 1
    assert "leave.md:1:" in result.stdout
    assert "devices.md:1:31" not in result.stdout


def test_what_is_only_noted_does_not_block(policies: Repository) -> None:
    result = policies.commit({"leave.md": "Keep the records in order to answer.\n"})
    assert result.returncode == 0, result.stdout + result.stderr


def test_a_licence_and_lists_of_packages_do_not_block(policies: Repository) -> None:
    files = {"LICENSE": HUNG, "LICENSE.md": HUNG, "requirements.txt": HUNG}
    assert policies.commit(files).returncode == 0


@pytest.mark.parametrize("policies", ["clauselint-fix"], indirect=True)
def test_the_fixing_hook_mends_the_lines_of_the_commit(policies: Repository) -> None:
    begun(policies, "a.md", "Keep the records in order to answer.\n")
    change = {"a.md": "Keep the records in order to answer.\n\nKeep it in order to help.\n"}
    result = policies.commit(change)
    assert result.returncode == 1
    fixed = "Keep the records in order to answer.\n\nKeep it to help.\n"
    assert (policies.folder / "a.md").read_text(encoding="utf-8") == fixed
    assert policies.commit({}).returncode == 0


def test_a_broken_configuration_is_told_with_its_line(policies: Repository) -> None:
    result = policies.commit({".clauselint.yaml": "colour: red\n", "leave.md": CLEAN})
    assert result.returncode == 1
    assert ".clauselint.yaml:1:1: E200" in result.stdout + result.stderr
    assert policies.commits() == 0
