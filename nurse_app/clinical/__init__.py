"""True on paper: quantities, doses, titration, vitals, reactions, the timetable.

What lives here: values in, values out. A rule a pharmacist or a nurse could
work through with a pencil. What does not: files, clocks, databases, windows,
sentences, and any number that comes from a book (those are read by
`reference` from resources/clinical and handed in as a `Book`).
Who may come in: every room; this one imports only `errors`.
"""
