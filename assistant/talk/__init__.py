"""What was said before: which earlier words a new question leans on."""
