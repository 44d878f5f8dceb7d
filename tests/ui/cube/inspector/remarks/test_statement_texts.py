from normviz import norms
from normviz.norms import keras_version
from normviz.ui.cube.inspector.remarks.statement_texts import statement_texts
from tests.norms.test_rules import every_situation


def test_every_statement_of_the_entries_is_translated(qapp, monkeypatch):
    texts = statement_texts()
    seen = set()
    for situation in every_situation():
        said = norms.statements(situation) + norms.differences(situation)
        seen |= {statement.code for statement in said}
    monkeypatch.setattr(keras_version, "installed_keras", lambda: "3.8.0")
    for situation in every_situation():
        for statement in norms.statements(situation) + norms.differences(situation):
            seen.add(statement.code)
            assert texts[statement.code] == statement.text
    assert seen == set(texts)
