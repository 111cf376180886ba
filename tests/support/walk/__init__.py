"""A random walk through infusions, and the rules that hold after every step of it whoever walks.

`step` says what one step was, `rules_*` what must hold after it, `any_wish`
draws what a nurse may ask for (and what she may not), `walker` walks.
"""
