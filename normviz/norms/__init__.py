"""The catalogue of norms: statistic sets, reference maths and code to copy. NumPy alone.

A statistic set is a label: a norm maps a shape to an integer array that broadcasts against
(N, C, H, W), and elements with equal labels share statistics. Sets, sizes, mean and variance all
come from there.
"""

from normviz.norms.catalog import CATALOG
from normviz.norms.code import DataFormat, keras_code, torch_code
from normviz.norms.elements import Element, element
from normviz.norms.hints import Remark, remarks
from normviz.norms.layout import Box, Sets, axis_roles, labels, mask, members, sets
from normviz.norms.maths import Normalized, normalize
from normviz.norms.norm import Kind, Norm, Paper, Role

__all__ = [
    "CATALOG",
    "Box",
    "DataFormat",
    "Element",
    "Kind",
    "Norm",
    "Normalized",
    "Paper",
    "Remark",
    "Role",
    "Sets",
    "axis_roles",
    "element",
    "keras_code",
    "labels",
    "mask",
    "members",
    "normalize",
    "remarks",
    "sets",
    "torch_code",
]
