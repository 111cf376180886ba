"""Practice: a virtual patient who answers for a real one, so that a nurse can rehearse a whole infusion.

What lives here: the virtual patient. What does not: the practice visits
themselves (they are case files under resources/practice, replayed through the
same desk as every infusion), windows, and anything that ends up in a real
chart. Who may come in: `app` and the tests.
"""
