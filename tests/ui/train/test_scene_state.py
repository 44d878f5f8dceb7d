from collections.abc import Callable

from normviz.runs.run import Run
from normviz.runs.spec_builder import build_spec
from normviz.scenes.train_scene import TrainScene
from normviz.settings.values import Settings
from normviz.ui.train.view import TrainView


def test_a_scene_is_shown_and_read_again(
    make_run: Callable[..., Run], make_view: Callable[[], TrainView]
) -> None:
    runs = [make_run(name=str(number)) for number in range(5)]
    view = make_view()
    scene = TrainScene(
        spec=build_spec("dropout", seed=3),
        runs=(runs[0].id,),
        zoom=5.0,
        smoothing=20,
        log=True,
        band=True,
        page="batch-norm",
        norm_batch=8,
        layer="conv",
        group="norm",
    )
    view.show_scene(scene)
    assert view.scene() == scene
    assert view.draft.spec == scene.spec
    assert (
        view.plot_pane.plots._zoom,
        view.plot_pane.plots._smooth,
        view.plot_pane.plots._log,
    ) == (
        5,
        20,
        True,
    )
    view.show_scene(TrainScene(scene.spec))
    assert view.plot_pane.plots._zoom is None
    assert view.scene() == TrainScene(scene.spec, (runs[0].id,))


def test_runs_that_do_not_exist_are_left_out(
    make_run: Callable[..., Run], make_view: Callable[[], TrainView]
) -> None:
    run = make_run()
    view = make_view()
    view.show_scene(TrainScene(runs=("gone", run.id)))
    assert view.table.selected() == [run.id]


def test_the_session_brings_back_what_was_shown(
    make_run: Callable[..., Run], make_view: Callable[[], TrainView]
) -> None:
    runs = [make_run(name=str(number)) for number in range(5)]
    view = make_view()
    view.show_scene(TrainScene(runs=(runs[1].id,), smoothing=8, page="model"))
    other = make_view()
    other.restore(Settings(view.save()))
    assert other.scene() == view.scene()
    assert other.table.selected() == [runs[1].id]


def test_with_nothing_selected_the_next_session_shows_the_newest_runs(
    make_run: Callable[..., Run], make_view: Callable[[], TrainView]
) -> None:
    kept = make_view().save()
    run = make_run()
    other = make_view()
    other.restore(Settings(kept))
    assert other.table.selected() == [run.id]
