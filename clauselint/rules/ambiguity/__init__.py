"""AMB: sentences that can be read in two ways."""
