"""Small widgets that pages and panels are made of.

Each file holds one widget and the plain values (`…View`) that it shows. A part
knows no medicine and builds no sentence: every string comes ready made. It asks
for what the nurse wants with a signal and changes nothing by itself.
"""
