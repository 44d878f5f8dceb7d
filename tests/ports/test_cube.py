from typing import get_args

from normviz.app.cube_service import FileCubeService
from normviz.ports.cube import CubeService, StandIn
from normviz.ui.text.stand_in_text import stand_in_text


def test_the_app_has_all_that_the_view_asks_for() -> None:
    wanted = {name for name in vars(CubeService) if not name.startswith("_")}

    assert wanted
    assert {name for name in wanted if callable(getattr(FileCubeService, name, None))} == wanted


def test_every_reason_for_other_digits_has_words() -> None:
    said = {reason: stand_in_text(reason) for reason in get_args(StandIn) if reason}

    assert all(said.values())
    assert len(set(said.values())) == len(said)
