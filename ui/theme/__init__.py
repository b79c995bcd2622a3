"""Tokens, palette, style sheet, icons, fonts."""
