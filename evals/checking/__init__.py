"""How much of what is wrong the checker finds, and how often it is wrong itself: known findings, and lines that were
altered on purpose. `python -m evals.checking` scores."""
