"""How the shipped weights were made: data, network, training, export."""
