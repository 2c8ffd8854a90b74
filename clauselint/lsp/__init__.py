"""The language server: findings in an editor, as the text is written. Needs the extra `lsp`."""
