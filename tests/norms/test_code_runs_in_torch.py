"""The PyTorch code to copy, run as it is printed; only where PyTorch is installed."""

from typing import Any

import numpy as np
import pytest

from normviz import norms
from tests.norms.code_cases import Case, cases, run

torch = pytest.importorskip("torch", reason="PyTorch is not installed")

ON_LAST = ("layer-keras", "rms")
CASES = [case for case in cases(tuple(norms.CATALOG)) if case.channels_first]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_code_gives_what_is_shown(case: Case) -> None:
    made, _ = run(norms.torch_lines(case.started, case.place, imports=True))
    if case.spec.norm.kind == "kernel":
        check_kernel(case, made)
        return
    x = torch.from_numpy(case.x)
    said = norms.differences(norms.Situation(case.spec, case.shape))
    if "torch-set-of-one" in [each.code for each in said]:
        with pytest.raises(ValueError, match="Expected more than 1"):
            made(x)
        return
    on_last = case.spec.name in ON_LAST
    y = made(x.permute(0, 2, 3, 1)).permute(0, 3, 1, 2) if on_last else made(x)
    np.testing.assert_allclose(y.detach().numpy(), case.shown, atol=2e-5)
    if isinstance(made, torch.nn.Module):
        check_learned(case, made)


def check_learned(case: Case, made: Any) -> None:
    wanted = {"weight": case.spec.scale, "bias": case.spec.center}
    learned = {name for name, value in made.named_parameters() if value.requires_grad}
    has = {"weight": "gamma", "bias": "beta"}
    expected = {n for n, on in wanted.items() if on and has[n] in case.spec.norm.learned}
    expected |= {"alpha"} & set(case.spec.norm.learned)
    assert learned == expected


def check_kernel(case: Case, made: Any) -> None:
    """Weight norm starts at w = v; spectral norm at σ₁ near 1 after its 15 steps."""
    assert tuple(made.weight.shape) == case.shape
    kernel = made.weight.detach().numpy()
    if case.spec.name == "weight":
        v = made.parametrizations.weight.original1.detach().numpy()
        np.testing.assert_allclose(kernel, v, atol=1e-6)
    else:
        sigma = np.linalg.svd(kernel.reshape(case.shape[0], -1), compute_uv=False)[0]
        assert 0.9 < sigma < 1.2


def test_filter_response_norm_takes_vectors_and_a_threshold() -> None:
    rng = np.random.default_rng(1)
    x = rng.normal(size=(2, 6, 3, 4)).astype(np.float32)
    gamma, beta, tau = rng.normal(size=(3, 6)).astype(np.float32)
    spec = norms.NormSpec("frn")
    made, _ = run(norms.torch_lines(spec, norms.Place((6, 3, 4), True), imports=True))
    for threshold in (-0.5, torch.from_numpy(tau), tau):
        y = made(torch.from_numpy(x), torch.from_numpy(gamma), torch.from_numpy(beta), threshold)
        level = np.asarray(threshold)
        expected = norms.normalize("frn", x, gamma=gamma, beta=beta, tau=level).y
        np.testing.assert_allclose(y.numpy(), expected, atol=1e-5)


def test_the_moving_variance_differs_by_the_factor_that_is_said() -> None:
    x = np.random.default_rng(2).normal(size=(2, 3, 2, 1)).astype(np.float32)
    layer = torch.nn.BatchNorm2d(3, momentum=1.0)
    layer(torch.from_numpy(x))
    (said,) = norms.differences(norms.Situation(norms.NormSpec("batch"), (2, 3, 2, 1)))
    factor = said.values["size"] / said.values["less"]  # type: ignore[operator]
    variance = x.var(axis=(0, 2, 3))
    np.testing.assert_allclose(layer.running_var.numpy(), factor * variance, rtol=1e-5)


def test_without_epsilon_batch_norm_raises_as_is_said() -> None:
    layer = torch.nn.BatchNorm2d(3, eps=0.0)
    said = norms.differences(norms.Situation(norms.NormSpec("batch", epsilon=0.0), (2, 3, 2, 1)))
    assert "epsilon-zero-batch" in [each.code for each in said]
    with pytest.raises(ValueError, match="eps must be positive"):
        layer(torch.zeros((2, 3, 2, 1)))
