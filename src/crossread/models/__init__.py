"""Versioned model folders: weights, vocabulary, labels and thresholds, card, digests."""
