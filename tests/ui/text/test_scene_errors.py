from normviz.ui.text.scene_errors import texts


def test_the_values_of_errors_have_their_place() -> None:
    found = texts()
    assert "a.normviz" in found["slides-none"].format(name="a.normviz")
    assert "too long" in found["slides-large"].format(reason="too long")
    assert "4" in found["scene-newer"].format(version=4, known=3)
