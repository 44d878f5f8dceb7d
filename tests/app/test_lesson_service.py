import pytest

from normviz.app.lesson_service import KerasLessonService
from normviz.errors import UserError
from normviz.lessons.texts import lesson_text


@pytest.fixture(scope="module")
def service() -> KerasLessonService:
    return KerasLessonService()


def test_a_check_gives_every_number_of_the_lesson(service: KerasLessonService) -> None:
    results = service.check("batch-mates")

    assert set(lesson_text("batch-mates").checks) <= set(results)
    assert all(each.holds for each in results.values())


def test_an_unknown_lesson_is_refused(service: KerasLessonService) -> None:
    with pytest.raises(UserError, match="expected a lesson"):
        service.check("nothing")
