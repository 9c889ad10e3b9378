"""A model folder is checked before it is used."""

import json
import shutil
from pathlib import Path

import pytest

from crossread.errors import ModelError
from crossread.reading import _folder, load_reader


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    target = tmp_path / "reader"
    shutil.copytree(_folder.default_path(), target)
    return target


def test_the_shipped_model_is_whole_and_small() -> None:
    path = _folder.default_path()
    _folder.check(path)
    assert sum(f.stat().st_size for f in path.iterdir()) <= 30 * 2**20


def test_one_load_a_process() -> None:
    assert load_reader() is load_reader()


def test_a_missing_folder_or_file_is_named(tmp_path: Path, copy: Path) -> None:
    with pytest.raises(ModelError, match="no reading model"):
        _folder.load(tmp_path / "nowhere")
    (copy / "lemmas.json").unlink()
    with pytest.raises(ModelError, match=r"lemmas\.json is missing"):
        _folder.load(copy)


def test_a_damaged_file_is_named(copy: Path) -> None:
    (copy / "config.json").write_text("{}", "utf-8")
    with pytest.raises(ModelError, match=r"config\.json is damaged"):
        _folder.load(copy)


def test_another_format_is_refused(copy: Path) -> None:
    config = json.loads((copy / "config.json").read_text("utf-8"))
    config["format"] = 99
    (copy / "config.json").write_text(json.dumps(config), "utf-8")
    sums = [x for x in (copy / "SHA256SUMS").read_text().splitlines() if "config" not in x]
    (copy / "SHA256SUMS").write_text("\n".join(sums), "utf-8")
    with pytest.raises(ModelError, match="format"):
        _folder.load(copy)
