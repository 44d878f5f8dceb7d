import numpy as np

from normviz.diagnostics.versions import NEEDED, OPTIONAL, installed_versions


def test_needed_packages_are_installed_with_their_versions() -> None:
    versions = installed_versions()
    assert set(versions) == {*NEEDED, *OPTIONAL}
    assert versions["numpy"] == np.__version__
    assert all(versions[name] for name in NEEDED)
