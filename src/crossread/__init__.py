"""Crossread reads what many outlets report and sets the accounts side by side."""

__version__ = "0.1.0"
