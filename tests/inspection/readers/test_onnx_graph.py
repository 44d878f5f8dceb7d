from normviz.inspection.readers.onnx_graph import Graph, OnnxTensor


def test_what_is_stored_is_a_weight_or_a_constant_and_nothing_computed() -> None:
    weight, constant = OnnxTensor((2,), "F32", None), OnnxTensor((), "", None, (3,))
    graph = Graph(tensors={"w": weight}, constants={"w": constant, "c": constant})
    assert [graph.stored(name) for name in ("w", "c", "x", "")] == [weight, constant, None, None]
