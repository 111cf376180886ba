"""ORDER and CASE files, and the JSON that the command line prints.

What lives here: reading the two kinds of file strictly (what cannot be taken
at its word is refused, every fault with its place, all in one run), driving
the desk with a case, and laying results out as JSON. What does not: any rule
(that is `clinical` and `infusion`), any sentence (they are handed in by the
command line), any opening of files. Who may come in: `cli` and `app`.
"""
