"""Where the nurse types or chooses.

A field shows what was typed and never changes it: it refuses or asks, in words.
No wheel, no arrow and no locale alters a value; the only reader of numbers is
``clinical.quantities.parse_decimal``. What a value means is judged by a callable
that is handed in, so that no medicine lives here.
"""
