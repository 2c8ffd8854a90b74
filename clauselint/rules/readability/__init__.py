"""RDB: sections that miss a target of the configuration."""
