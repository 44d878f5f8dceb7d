"""``NormSetting``: a norm on a shape, its statistic sets, and what to call them."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from normviz import norms
from normviz.figure.layout import lay_out
from normviz.figure.sets import index_of
from normviz.figure.state import Camera, FigureState, Form, Index, Shape
from normviz.lessons.quiz.question import Value, Words
from normviz.norms.norm import Role
from normviz.norms.statistics import IntArray
from normviz.norms.validation import divisors_of
from normviz.scenes.cube_scene import CubeScene

CHANNELS: Final = (4, 6, 8)
"""Sizes of C that questions take: each has more than one way to split it."""


@dataclass(frozen=True)
class NormSetting:
    """A norm with what its statistic sets depend on.

    Attributes:
        norm: A name of the catalogue.
        shape: (N, C, H, W), or the kernel's.
        groups: Divides C; read by norms that split an axis.
        training: Whether statistics are taken from the tensor.
    """

    norm: str
    shape: Shape
    groups: int
    training: bool = True

    @property
    def labels(self) -> IntArray:
        """The label of every element, of the full shape."""
        found = norms.labels(self.norm, self.shape, self.groups, self.training)
        return np.broadcast_to(found, self.shape)

    @property
    def sets(self) -> norms.Sets:
        """How many sets there are, and how many elements each has."""
        return norms.sets(self.norm, self.shape, self.groups, self.training)

    @property
    def title(self) -> Words:
        """What the norm is called, with the settings that its sets depend on."""
        norm = norms.CATALOG[self.norm]
        name = Words(norm.title)
        if norm.needs_groups:
            return Words("{norm} with G = {groups}", {"norm": name, "groups": self.groups})
        if norm.moving and not self.training:
            return Words("{norm} in inference", {"norm": name})
        return name

    @property
    def roles(self) -> dict[str, Role]:
        """What the labels do along each axis, by its letter; every size is above 1."""
        labels = norms.labels(self.norm, self.shape, self.groups, self.training)
        axes = norms.CATALOG[self.norm].axes
        return {name: _role(labels, axis) for axis, name in enumerate(axes)}

    def box(self, element: Index) -> norms.Box:
        """The set of one element."""
        return norms.members(self.norm, self.shape, element, self.groups, self.training)

    def scene(self, element: Index, form: Form = "cubes") -> CubeScene:
        """The figure of this norm with the set of one element."""
        return figure_scene((self,), element, form)

    def explained(self) -> Words:
        """Which axes share statistics, and what sets that makes."""
        roles, sets = self.roles, self.sets
        values: dict[str, Value] = {
            "norm": self.title,
            "shared": _with_role(roles, "shared"),
            "kept": _with_role(roles, "kept"),
            "groups": self.groups,
            "count": sets.count,
            "size": sets.size,
        }
        if sets.size == 1:
            return Words("{norm}: no element shares statistics with another.", values)
        if "split" in roles.values():
            return Words(
                "{norm}: shared over {shared} and over each of {groups} groups of channels, "
                "separate along {kept}: {count} sets of {size} elements.",
                values,
            )
        if not values["kept"]:
            return Words("{norm}: shared over all axes: one set of {size} elements.", values)
        return Words(
            "{norm}: shared over {shared}, separate along {kept}: {count} sets of {size} elements.",
            values,
        )


def figure_scene(
    settings: tuple[NormSetting, ...], element: Index, form: Form = "cubes"
) -> CubeScene:
    """The figure of norms with the same shape, groups and mode."""
    first = settings[0]
    state = FigureState().changed(
        norms=tuple(each.norm for each in settings),
        shape=first.shape,
        groups=first.groups,
        training=first.training,
        form=form,
    )
    return CubeScene(state, element=element, pinned=True)


def same_sets(one: NormSetting, other: NormSetting) -> bool:
    """Whether equal labels of one are equal labels of the other."""
    return one.shape == other.shape and np.array_equal(one.labels, other.labels)


def sharing_norms() -> list[str]:
    """The norms of activations that share statistics."""
    shape = random_shape(np.random.default_rng(0))
    activations = [name for name, norm in norms.CATALOG.items() if norm.kind == "activation"]
    return [name for name in activations if norms.sets(name, shape).size > 1]


def random_shape(random: np.random.Generator) -> Shape:
    """Sizes from 2, small enough to be seen one by one."""
    n, h, w = (int(random.integers(2, 5)) for _ in range(3))
    return n, int(random.choice(CHANNELS)), h, w


def random_groups(random: np.random.Generator, channels: int) -> int:
    """A number of groups that really splits the channels."""
    return int(random.choice([each for each in divisors_of(channels) if 1 < each < channels]))


def one_of(random: np.random.Generator, names: list[str]) -> str:
    """One of some names."""
    return names[int(random.integers(len(names)))]


def random_element(random: np.random.Generator, shape: Shape, form: Form) -> Index:
    """An element whose set is seen: any one in tiles, the nearest corner in cubes.

    From the corner where three sides meet, each axis of the set's box can be followed.
    """
    if form == "tiles":
        n, c, h, w = (int(random.integers(size)) for size in shape)
        return n, c, h, w
    state = FigureState().changed(shape=shape, groups=1)
    faces = lay_out(state, Camera(), 300, 300, 17).faces
    n, c, hw = (next(face.fixed for face in faces if face.axis == axis) for axis in range(3))
    return index_of((n, c, hw), state)


def box_words(box: norms.Box, shape: Shape) -> Words:
    """A box as NumPy's index, which needs no translation."""
    parts = []
    for part, size in zip(box, shape, strict=True):
        if part.stop - part.start == 1:
            parts.append(str(part.start))
        else:
            whole = part.start == 0 and part.stop == size
            parts.append(":" if whole else f"{part.start}:{part.stop}")
    return Words("x[{index}]", {"index": ", ".join(parts)})


def element_words(element: Index) -> Words:
    """One element as NumPy's index."""
    return Words("x[{index}]", {"index": ", ".join(map(str, element))})


def _role(labels: IntArray, axis: int) -> Role:
    line = np.moveaxis(labels, axis, 0).reshape(labels.shape[axis], -1)[:, 0]
    if len(line) == 1:
        return "shared"
    return "kept" if len(np.unique(line)) == len(line) else "split"


def _with_role(roles: dict[str, Role], role: Role) -> str:
    return ", ".join(axis for axis, found in roles.items() if found == role)
