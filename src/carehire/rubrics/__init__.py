"""What is scored, and how: rubric, criteria, anchors, must-haves."""
