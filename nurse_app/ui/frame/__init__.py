"""What stands round every page: rail, alarm bands, banner, side column.

The frame never covers anything and is never covered. It shows views of ready
made strings and passes on what was pressed.
"""
