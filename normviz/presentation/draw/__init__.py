"""View logic of Draw: the page, its history on disk, questions and answers."""
