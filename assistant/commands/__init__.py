"""The commands of `wenju`, one file each."""
