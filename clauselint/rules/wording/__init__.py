"""WRD: words that a plainer one would replace."""
