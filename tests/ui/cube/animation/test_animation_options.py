from normviz.ui.cube.animation.animation_options import AnimationOptions


def test_duration_and_speed_make_the_frames() -> None:
    options = AnimationOptions(seconds=3, frames_per_second=12)
    assert options.count == 36
    assert options.frame_ms == 83
