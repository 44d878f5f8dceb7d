"""A service of activations that the tests steer."""

from collections.abc import Iterator

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from normviz.app.cube_service import FileCubeService
from normviz.errors import Reason, UserError
from normviz.norms import NormParameters, NormSpec
from normviz.ports.activations import LayerActivations, Probe, ProbedLayer, ProbedNetwork
from normviz.ports.models import ModelInfo
from normviz.ui.cube.activations import activation_client
from normviz.ui.cube.view import CubeView

LAYERS = (
    ProbedLayer("conv2d", "conv", "", (6, 4, 4)),
    ProbedLayer("norm", "norm", "frn", (6, 4, 4)),
    ProbedLayer("dense", "dense", "", (700,)),
)


class FakeService:
    """Computes tensors whose values are the step; what is asked is written down."""

    def __init__(self) -> None:
        self.asked: list[Probe] = []
        self.drawn: list[object] = []
        self.steps: tuple[int, ...] = (0, 10, 20)
        self.problem = ""
        self.remarks: tuple[Reason, ...] = ()

    def network(self, name: str) -> ProbedNetwork:
        """A run of three layers."""
        return ProbedNetwork(name, name, "frn", LAYERS, self.steps, True)

    def activations(self, probe: Probe) -> LayerActivations:
        """The tensors of a layer."""
        self.asked.append(probe)
        if self.problem:
            raise UserError(self.problem)
        network = self.network(probe.model)
        layer = next(each for each in LAYERS if each.name == (probe.layer or "norm"))
        wanted = self.steps[-1] if probe.step is None else probe.step
        step = min(self.steps, key=lambda each: abs(each - wanted))
        shape = (3, *layer.shape, *[1] * (3 - len(layer.shape)))
        x = np.random.default_rng(step).normal(step, 1, shape).astype(np.float32)
        spec = NormSpec("frn", epsilon=0.5) if layer.kind == "norm" else None
        parameters = NormParameters(gamma=np.full((1, 6, 1, 1), 3.0)) if spec else NormParameters()
        labels = np.array([7, 2, -1])
        return LayerActivations(
            probe, network, layer, step, labels, x, x, x, spec, parameters, remarks=self.remarks
        )

    def draw(self, image: object) -> None:
        """Writes down what is drawn."""
        self.drawn.append(image)


class FakeCubeService(FileCubeService):
    """Gives the fake service and two models."""

    def __init__(self) -> None:
        super().__init__()
        self.service = FakeService()
        self.listing_problems: list[str] = []

    def load_activations(self) -> FakeService:
        """The fake one."""
        return self.service

    def models(self) -> list[ModelInfo]:
        """A model that ships, and another."""
        if self.listing_problems:
            raise UserError(self.listing_problems.pop(0))
        return [ModelInfo("ships", "Ships", "frn", True), ModelInfo("other", "Other", "batch")]


@pytest.fixture
def cube_service() -> FakeCubeService:
    return FakeCubeService()


@pytest.fixture
def service(cube_service: FakeCubeService) -> FakeService:
    return cube_service.service


@pytest.fixture(autouse=True)
def _short_interval(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(activation_client, "POLL_MS", 50)
    monkeypatch.setattr(activation_client, "LIST_AGAIN_MS", 20)


@pytest.fixture
def view(qtbot: QtBot, cube_service: FakeCubeService) -> Iterator[CubeView]:
    made = CubeView(cube_service)
    qtbot.addWidget(made)
    made.resize(1300, 800)
    made.show()
    yield made
    made.shut_down()
