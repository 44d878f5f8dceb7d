"""The record of a run's accuracies as JSON."""

from dataclasses import fields

from normviz.ports.batch_norm import StatisticsAccuracy


def test_json_has_every_field() -> None:
    found = StatisticsAccuracy("r", 20, 300, 32, 0.9, 0.2, 0.9, 0.82, 2.0, 0.3)
    values = found.to_json()
    assert set(values) == {field.name for field in fields(StatisticsAccuracy)}
    assert values["moving"] == 0.2
