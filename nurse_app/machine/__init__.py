"""The only asker of this computer: clock, places, resources, power, sound, disk, log.

What lives here: questions to the operating system, each in a file of its own,
each failing softly where a laptop may lack the thing asked for. What does not:
medicine, sentences, the chart. Types of other rooms are handed in where one is
to be made (the clock makes the infusion's moments). Only ``app`` and ``cli``
come in.
"""
