"""``FigureState``: all settings of a figure, as one comparable value.

``FigureState`` is what a user sets and undoes; ``Camera`` is how they look at it.
"""

from collections.abc import Collection
from dataclasses import dataclass, fields, replace
from math import isfinite
from operator import attrgetter
from typing import Any, Final, Literal, Self, get_args

from normviz import number_text
from normviz.figure.activation_choice import FIRST_CHOICE, ActivationChoice
from normviz.figure.registries import COLORINGS, SOURCES
from normviz.norms import CATALOG, NormSpec
from normviz.norms.moving_statistics import NOT_KEPT, MovingStatistics
from normviz.norms.validation import check_replicas, divisors_of

Shape = tuple[int, int, int, int]
Index = tuple[int, int, int, int]
Form = Literal["cubes", "tiles", "both"]
SlabAxis = Literal["none", "N", "C", "HW"]
AxisOrder = Literal["NCHW", "NHWC"]

MAX_ELEMENTS = 64 * 64 * 28 * 28
MAX_SIZES: Shape = (64, 512, 64, 64)
LAYER_SIZES: Shape = (4096, 65_536, 256, 256)
"""Of x with a shape of its own: layers are shown whole, however wide they are."""
LAYER_ELEMENTS = 4 * MAX_ELEMENTS
"""Of the same: the kernel of a wide dense layer, or a layer's tensor of a single input."""
MAX_SLABS = 16
MAX_GAP = 10.0
LARGEST_EDIT = 1e6
"""The largest γ, β, ε and x that can be set; their products still fit into 32-bit numbers."""
ZOOMS = (0.25, 8.0)
PITCHES = (-85.0, 85.0)
DEFAULT_NORMS = ("batch", "layer", "instance", "group")
SHARED = NormSpec("none", groups=2, epsilon=1e-3, data_init=False)
"""What the norms of a figure share at first; weight norm starts at w = v."""
SHARED_FIELDS = frozenset(field.name for field in fields(NormSpec)) - {"name"}


@dataclass(frozen=True)
class ElementEdit:
    """One element of x that the user has set by hand: its index (n, c, h, w) and its value."""

    index: Index
    value: float


class _KeepsHash:
    """Room for a hash beside the fields: ``vars`` of a state holds its settings alone."""

    __slots__ = ("_hash",)
    _hash: int


@dataclass(frozen=True)
class FigureState(_KeepsHash):
    """The settings of the figure.

    Attributes:
        norms: Names of the catalogue, in the order shown.
        shape: (N, C, H, W).
        shared: What is set on every norm that is shown; `spec` puts a norm's name to it. Its
            groups divide C, and its ε is a number.
        gamma: γ of every channel that has none of its own.
        beta: β, likewise.
        gammas: γ of the first channels, one by one; of channels that are not there none is used.
        betas: β, likewise.
        both_modes: Whether norms with moving statistics are shown in training and in inference
            beside each other.
        steps: Training steps on this batch that the moving statistics have seen.
        data_format: Order in which axes and indices are written.
        color: What the colour of a cell says: a name in `COLORINGS`.
        source: Where x comes from: a name in `SOURCES`.
        seed: Of the noise, and of the choice of digits.
        form: Cubes, tiles, or both.
        slab_axis: Axis along which the cube is pulled apart.
        slabs: Into how many slabs.
        gap: Room between slabs, in lengths of a slab.
        peel: How many slices are taken off the near side along N, C and (H, W).
        edits: Elements of x set by hand.
        activations: The layer that x is of, for the source ``activations``.
        replicas: Devices among which the batch is divided, each with a copy of the layer.
        synchronized: Whether statistics over the batch are taken from all devices together.
        moving: Moving statistics of a trained layer, in place of those of ``steps``.
    """

    norms: tuple[str, ...] = DEFAULT_NORMS
    shape: Shape = (4, 6, 3, 3)
    shared: NormSpec = SHARED
    gamma: float = 1.0
    beta: float = 0.0
    steps: int = 20
    data_format: AxisOrder = "NCHW"
    color: str = "set"
    source: str = "noise"
    seed: int = 0
    form: Form = "cubes"
    slab_axis: SlabAxis = "none"
    slabs: int = 4
    gap: float = 0.6
    peel: tuple[int, int, int] = (0, 0, 0)
    edits: tuple[ElementEdit, ...] = ()
    activations: ActivationChoice = FIRST_CHOICE
    gammas: tuple[float, ...] = ()
    betas: tuple[float, ...] = ()
    both_modes: bool = False
    replicas: int = 1
    synchronized: bool = False
    moving: MovingStatistics = NOT_KEPT

    def __post_init__(self) -> None:
        """Raises ValueError where a setting cannot be shown."""
        _check_choices(self)
        if SOURCES[self.source].has_own_shape:
            check_shape(self.shape, LAYER_SIZES, LAYER_ELEMENTS)
        else:
            check_shape(self.shape)
        check_groups(self.shared.groups, self.shape[1])
        check_replicas(self.replicas, self.shape[0])
        _check_norms(self.norms)
        _check_numbers(self)
        _check_edits(self.edits)

    def __hash__(self) -> int:
        """Made once: the panels of a figure are looked up by it many times per painting."""
        try:
            return self._hash
        except AttributeError:
            value = hash(_settings_of(self))
            object.__setattr__(self, "_hash", value)
            return value

    @property
    def groups(self) -> int:
        """The number of groups of group norm; divides C."""
        return self.shared.groups or 1

    @property
    def cuts(self) -> int:
        """Into how many parts along N statistics over the batch are cut: 1 where they are not."""
        return 1 if self.synchronized else self.replicas

    @property
    def drawn_cuts(self) -> int:
        """Into how many parts the cubes are drawn along N: 1 where no norm shown is cut."""
        cut = self.training or self.both_modes
        return self.cuts if cut and any(CATALOG[name].shares_batch for name in self.norms) else 1

    def own_shape(self, norm: str) -> Shape:
        """The part of the tensor that a norm sees: (N, C, H, W), of one device where it is cut."""
        n, c, h, w = self.shape
        return (n // self.cuts, c, h, w) if CATALOG[norm].shares_batch else self.shape

    @property
    def epsilon(self) -> float:
        """Added under the root; for unit, weight and spectral norm the least divisor."""
        return self.shared.epsilon or 0.0

    @property
    def center(self) -> bool:
        """Whether β is added."""
        return self.shared.center

    @property
    def scale(self) -> bool:
        """Whether x̂ is multiplied by γ."""
        return self.shared.scale

    @property
    def momentum(self) -> float:
        """Of the moving mean and variance."""
        return self.shared.momentum

    @property
    def training(self) -> bool:
        """Batch statistics in training, moving ones in inference."""
        return self.shared.training

    def spec(self, norm: str) -> NormSpec:
        """The settings of one of the norms.

        Raises:
            ValueError: No norm of that name is in the catalogue.
        """
        return replace(self.shared, name=norm)

    def changed(self, **values: Any) -> Self:
        """The state with other settings of the figure, or of what its norms share.

        With another shape as many replicas as divide its N, at most those of now.

        Args:
            **values: By the name of the field, of `FigureState` or of `NormSpec`.

        Raises:
            ValueError: A setting cannot be shown.
            TypeError: There is no such field.
        """
        if self.replicas > 1 and "shape" in values and "replicas" not in values:
            check_shape(values["shape"], LAYER_SIZES)
            values["replicas"] = fitting_groups(self.replicas, values["shape"][0])
        shared = {name: values.pop(name) for name in SHARED_FIELDS & values.keys()}
        if shared:
            spec, shape = values.get("shared", self.shared), values.get("shape", self.shape)
            source = values.get("source", self.source)
            if source in SOURCES and not SOURCES[source].has_own_shape:
                check_shape(shape)
            values["shared"] = _changed_spec(spec, shared, shape)
        return replace(self, **values)


@dataclass(frozen=True)
class Camera:
    """How the cubes are looked at, orthographically.

    Attributes:
        yaw: Turn about the upright axis, degrees.
        pitch: Height of the eye above the ground, degrees, -85 to 85.
        zoom: 1 fits the cubes into the view.
        pan_x, pan_y: How far the middle of a cube stands from the middle of its panel, in
            lengths of the cube's longest edge.
    """

    yaw: float = -42.0
    pitch: float = 27.0
    zoom: float = 1.0
    pan_x: float = 0.0
    pan_y: float = 0.0

    def __post_init__(self) -> None:
        """Raises ValueError where nothing could be seen."""
        for name in ("yaw", "pan_x", "pan_y"):
            if not isfinite(getattr(self, name)):
                raise ValueError(f"expected a finite {name}, received {getattr(self, name)}")
        _check_range("pitch", self.pitch, *PITCHES)
        _check_range("zoom", self.zoom, *ZOOMS)

    def turned(self, yaw: float, pitch: float) -> "Camera":
        """The camera after a turn by ``yaw`` and ``pitch`` degrees."""
        turned_yaw = (self.yaw + yaw + 180.0) % 360.0 - 180.0
        low, high = PITCHES
        return replace(self, yaw=turned_yaw, pitch=min(high, max(low, self.pitch + pitch)))

    def zoomed(self, factor: float, x: float = 0.0, y: float = 0.0) -> "Camera":
        """The camera after zooming by ``factor``, between a quarter and eightfold.

        Args:
            factor: Of the zoom.
            x: What stays in place: its distance from the middle of a panel, in lengths of the
                cube's longest edge at zoom 1.
            y: The same, downwards.
        """
        zoom = min(ZOOMS[1], max(ZOOMS[0], self.zoom * factor))
        change = 1 / zoom - 1 / self.zoom
        return replace(
            self, zoom=zoom, pan_x=self.pan_x + x * change, pan_y=self.pan_y + y * change
        )

    def panned(self, x: float, y: float) -> "Camera":
        """The camera after moving the cubes by ``x`` and ``y``, as in ``pan_x``."""
        return replace(self, pan_x=self.pan_x + x, pan_y=self.pan_y + y)


def _changed_spec(spec: NormSpec, values: dict[str, Any], shape: tuple[int, ...]) -> NormSpec:
    """``spec`` with settings that the figure of a tensor of ``shape`` can show."""
    check_shape(shape, LAYER_SIZES, LAYER_ELEMENTS)
    if "groups" in values:
        check_groups(values["groups"], shape[1])
    for name, most in (("epsilon", LARGEST_EDIT), ("momentum", 1.0)):
        if name in values:
            _check_range(name, values[name], 0.0, most)
    for name in ("center", "scale", "training"):
        value = values.get(name, True)
        if not isinstance(value, bool):
            raise ValueError(  # noqa: TRY004 (settings are read from files: a value, not a type)
                f"expected {name} as true or false, received {value!r}"
            )
    return replace(spec, **values)


def check_shape(
    shape: tuple[int, ...], largest: Shape = MAX_SIZES, most_elements: int = MAX_ELEMENTS
) -> None:
    """Raises ValueError unless ``shape`` is an (N, C, H, W) that can be shown.

    Args:
        shape: Of x.
        largest: The largest size along each axis.
        most_elements: The largest number of elements.
    """
    if len(shape) != 4:
        raise ValueError(f"expected four sizes N, C, H, W, received {len(shape)}")
    for name, size, most in zip("NCHW", shape, largest, strict=True):
        if not isinstance(size, int) or not 1 <= size <= most:
            raise ValueError(f"expected {name} from 1 to {most}, received {size}")
    n, c, h, w = shape
    if n * c * h * w > most_elements:
        raise ValueError(
            f"expected at most {number_text.count(most_elements)} elements, "
            f"received {n} × {c} × {h} × {w} = {number_text.count(n * c * h * w)}"
        )


_settings_of: Final = attrgetter(*(each.name for each in fields(FigureState)))
_CHOICES: Final[dict[str, Collection[str]]] = {
    "color": COLORINGS,
    "source": SOURCES,
    "form": get_args(Form),
    "slab_axis": get_args(SlabAxis),
    "data_format": get_args(AxisOrder),
}


def check_groups(groups: int | None, channels: int) -> None:
    """Raises ValueError unless ``groups`` divides ``channels``."""
    if not isinstance(groups, int) or groups < 1 or channels % groups:
        divisors = ", ".join(map(str, divisors_of(channels)))
        raise ValueError(
            f"expected groups that divide C = {channels} ({divisors}), received {groups}"
        )


def fitting_groups(groups: int, channels: int) -> int:
    """The largest number of groups up to ``groups`` that divides ``channels``.

    Replicas divide samples alike.
    """
    return max(divisor for divisor in divisors_of(channels) if divisor <= max(1, groups))


def _check_choices(state: FigureState) -> None:
    if not isinstance(state.both_modes, bool):
        raise ValueError(  # noqa: TRY004 (settings are read from files: a value, not a type)
            f"expected both_modes as true or false, received {state.both_modes!r}"
        )
    for name, known in _CHOICES.items():
        value = getattr(state, name)
        if not isinstance(value, str) or value not in known:
            raise ValueError(f"expected {name} to be one of {', '.join(known)}, received {value!r}")


def _check_norms(names: tuple[str, ...]) -> None:
    unknown = [name for name in names if name not in CATALOG]
    if unknown:
        raise ValueError(f"expected norms out of {', '.join(CATALOG)}, received {unknown[0]!r}")
    # A norm's name is the id of its panel.
    if len(set(names)) < len(names):
        raise ValueError(f"expected each norm once, received {', '.join(names)}")


def _check_numbers(state: FigureState) -> None:
    if state.shared.epsilon is None:
        raise ValueError("expected epsilon as a number, received none")
    _check_range("epsilon", state.shared.epsilon, 0.0, LARGEST_EDIT)
    for name, values in (
        ("gamma", (state.gamma,)), ("beta", (state.beta,)),
        ("gammas", state.gammas), ("betas", state.betas),
        ("moving means", state.moving.means), ("moving variances", state.moving.variances),
    ):  # fmt: skip
        if len(values) > MAX_SIZES[1]:
            raise ValueError(f"expected at most {MAX_SIZES[1]} {name}, received {len(values)}")
        for value in values:
            _check_range(name, value, -LARGEST_EDIT, LARGEST_EDIT)
    _check_range("gap", state.gap, 0.0, MAX_GAP)
    _check_whole("steps", state.steps)
    _check_whole("seed", state.seed)
    _check_whole("slabs", state.slabs, 1, MAX_SLABS)
    if len(state.peel) != 3:
        raise ValueError(f"expected peel along N, C and (H, W), received {len(state.peel)} numbers")
    for name, taken in zip(("N", "C", "(H, W)"), state.peel, strict=True):
        _check_whole(f"peel along {name}", taken)


def _check_edits(edits: tuple[ElementEdit, ...]) -> None:
    for edit in edits:
        if len(edit.index) != 4:
            raise ValueError(f"expected an edit's index n, c, h, w, received {edit.index}")
        for name, place in zip("nchw", edit.index, strict=True):
            _check_whole(f"an edit's {name}", place)
        _check_range("an edit's value", edit.value, -LARGEST_EDIT, LARGEST_EDIT)


def _check_range(name: str, value: float, low: float, high: float) -> None:
    if not low <= value <= high:
        raise ValueError(f"expected {name} from {_bound(low)} to {_bound(high)}, received {value}")


def _bound(value: float) -> str:
    is_large = value >= 10_000 and value == round(value)
    return number_text.count(round(value)) if is_large else f"{value:.9g}"


def _check_whole(name: str, value: int, low: int = 0, high: int | None = None) -> None:
    if isinstance(value, int) and low <= value and (high is None or value <= high):
        return
    span = f"of at least {low}" if high is None else f"from {low} to {high}"
    raise ValueError(f"expected {name} as a whole number {span}, received {value!r}")
