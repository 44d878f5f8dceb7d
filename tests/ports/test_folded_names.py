"""Names of folded networks lead back to the network."""

from normviz.ports.folded_names import folded_name, is_folded, unfolded_name


def test_a_folded_name_leads_back() -> None:
    assert is_folded(folded_name("cloud-1"))
    assert unfolded_name(folded_name("cloud-1")) == "cloud-1"


def test_other_names_stay() -> None:
    assert not is_folded("cloud-1")
    assert unfolded_name("cloud-1") == "cloud-1"
