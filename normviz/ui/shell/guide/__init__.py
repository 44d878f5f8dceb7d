"""The guide beside a view: the steps of a lesson or of the tour, one scene each."""
