"""What single layers of trained networks compute: their tensors, parameters and statistics."""
