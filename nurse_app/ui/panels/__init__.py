"""What takes the chart's place while the nurse enters something.

A panel shows what it is handed (`show_state`), keeps every draft until its wish
is kept, and tells what the nurse wants by one signal, `wished`. It stays with
everything typed when the wish is refused. Nothing here floats above the page.
"""
