"""The parts of the inspector, one per file: header, facts, formula, histogram, notes, code."""
