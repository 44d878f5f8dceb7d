"""Which widget a step of a lesson means, by view and name of the control."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtWidgets import QWidget

CONTROLS: Final[Mapping[str, Mapping[str, str]]] = {
    "cube": {
        "figure": "cube_canvas",
        "norms": "cube_norms",
        "N": "cube_size_n",
        "groups": "cube_groups",
        "replicas": "cube_replicas",
        "synchronized": "cube_synchronized",
        "training": "cube_mode",
        "steps": "cube_steps",
        "momentum": "cube_momentum",
        "epsilon": "cube_epsilon",
        "gamma": "cube_gamma",
        "scale": "cube_gamma",
        "beta": "cube_beta",
    },
    "train": {
        "start": "train_start_button",
        "recipe": "train_recipe",
        "norm": "train_norm",
        "batch_size": "train_batch_size",
        "learning_rate": "train_schedule",
        "optimizer": "train_optimizer",
        "dropout": "train_dropout",
        "momentum": "train_momentum",
        "data_init": "train_data_init",
        "gamma_initializer": "train_gamma_initializer",
    },
    "draw": {"page": "draw_canvas", "mates": "draw_mates_kind"},
    "learn": {"lessons": "learn_list"},
}
"""View to control to ``objectName``."""


def control_in(view: QWidget, view_name: str, control: str) -> QWidget | None:
    """The widget of a control; None where the view does not have it now.

    Raises:
        KeyError: No control of that view has this name.
    """
    found = view.findChild(QWidget, CONTROLS[view_name][control])
    return found if isinstance(found, QWidget) else None
