"""What the views ask of the engine: protocols, and the records that they carry. No Qt, no Keras."""
