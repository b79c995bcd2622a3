"""SQLite: open, migrations, repositories, search, backup."""
