"""Reports: what a system made of a set, on a page for people who were not there."""
