"""`nurse-app` and its commands: the window's own rules, without the window.

What lives here: words from the command line, files read and written, results
printed. What does not: any rule, any sentence about a finding. Each command
is one file with `describe` (its words and its example) and `run`; what it
needs is imported when it runs, so that the window is up fast. Who may come
in: `__main__` alone.
"""
