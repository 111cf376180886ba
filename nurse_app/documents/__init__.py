"""What leaves the screen: figures, the summary as plain sections, the PDF.

What lives here: the chart's lanes (drawn by matplotlib without pyplot and
without Qt, so that screen and paper show the same picture), the summary of an
infusion as sections of text, and the page that is made from it. What does
not: the database, widgets, any decision, any sentence (those are in
`wording`). Where the fonts and templates lie is handed in. Who may come in:
ui (the chart panel), app, cli.
"""
