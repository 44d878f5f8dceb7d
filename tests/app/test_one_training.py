import pytest

from normviz.app.one_training import one_training
from normviz.errors import UserError


def test_a_second_training_is_refused_until_the_first_one_ends() -> None:
    with one_training(), pytest.raises(UserError, match="another run is"), one_training():
        pass
    with one_training():
        pass
