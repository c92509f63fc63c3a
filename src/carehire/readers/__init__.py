"""Files that people bring: requisitions, candidates, ratings."""
