from normviz.engine.laboratory import KerasLaboratory
from normviz.lessons.laboratory import Laboratory


def test_the_engine_has_all_that_checks_use() -> None:
    wanted = {name for name in vars(Laboratory) if not name.startswith("_")}

    assert wanted <= {name for name in vars(KerasLaboratory) if not name.startswith("_")}
    assert wanted == {"layer", "network", "digits", "prove"}
