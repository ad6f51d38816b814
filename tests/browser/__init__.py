"""A real browser for the page's tests."""
