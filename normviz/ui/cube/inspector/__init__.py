"""The parts of the inspector, one a file: header, facts, formula, histogram, notes, code."""
