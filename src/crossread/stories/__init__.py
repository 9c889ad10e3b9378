"""Which reports are kin, which tell the same development."""

from crossread.stories._kinship import kinship, kinships

__all__ = ["kinship", "kinships"]
