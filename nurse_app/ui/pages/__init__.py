"""One page for each part of the walk and for what lies round it.

A page is handed the state and shows it, and tells by signals what the nurse
wants. It saves nothing and decides nothing.
"""
