from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from briefing_kg import resources
from briefing_kg.errors import DataError
from briefing_kg.resources import Folder, data_root, packaged
from briefing_kg.settings import Settings


@pytest.mark.parametrize("name", ["data", "ontology", "shapes"])
def test_what_comes_with_the_code_is_found(name: Folder) -> None:
    """Vocabulary, shapes and data are found without the help of the working directory."""
    assert any(packaged(name).iterdir())


def test_a_broken_installation_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Where the folders are missing the advice is to install again."""
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path)
    monkeypatch.setattr(resources, "_CHECKOUT", tmp_path)
    with pytest.raises(DataError, match="install the package again"):
        packaged("data")


def test_an_installed_wheel_uses_the_folders_inside_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The copies in the wheel win over folders that happen to lie above site-packages."""
    inside = tmp_path / "_packaged" / "data"
    inside.mkdir(parents=True)
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path)
    assert packaged("data") == inside


def test_the_setting_root_replaces_the_packaged_data(tmp_path: Path) -> None:
    """A folder of the user is used as it is; one that is missing is an error, not the packaged data."""
    assert data_root(Settings()) == packaged("data")
    assert data_root(replace(Settings(), root=tmp_path)) == tmp_path
    with pytest.raises(DataError, match="no such folder of data"):
        data_root(replace(Settings(), root=tmp_path / "none"))
