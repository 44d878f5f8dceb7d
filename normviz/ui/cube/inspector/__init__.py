"""The parts of the inspector, one per file: header, numbers, formula, histogram, remarks, code."""
