"""The record in a database, and databases of others."""
