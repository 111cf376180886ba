"""Whole visits played by the virtual patient and the practice nurse, second by second, and what is judged of them."""
