"""What the books say, read once and checked whole.

What lives here: the shape of each clinical table (a sheet), the checks that
find every mistake in it with file and place, and the turning of sheets into
the values of `clinical`. What does not: figures (they are in the tables),
rules, sentences, folders: the files are handed in as name and bytes.
Who may come in: `app` and `cli`. Start reading at `loading`.
"""

from nurse_app.reference.loading import load_book

__all__ = ["load_book"]
