"""So that ``python -m crossread.faces.cli`` works where the script is not on the path."""

from crossread.faces.cli import main

main()
