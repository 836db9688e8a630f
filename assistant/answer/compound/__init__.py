"""Questions that need several answers: comparisons, sums, two steps, several in one."""
