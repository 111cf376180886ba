"""Every sentence and every number-as-text that a nurse reads.

Words live here and nowhere else, so that they can be read in one place, kept
in one tone (second person, plain verbs, units after every number) and, later,
translated. Nothing is decided here: a rule hands over a code and its facts,
this room turns them into a sentence.
"""
