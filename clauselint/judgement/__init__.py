"""From a candidate's features to a verdict: how likely it leaves a careful reader in doubt."""
