"""Accuracy and speed, one command each, on a data folder given by path."""
