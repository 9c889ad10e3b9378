"""What people use: the command line, the terminal view, JSON, the page. No logic of their own."""
