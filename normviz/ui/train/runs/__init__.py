"""The runs table and what can be done with runs."""
