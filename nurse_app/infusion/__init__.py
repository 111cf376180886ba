"""The infusion under way: what has happened, and what may happen next.

What lives here: entries (facts in the past tense), the fold that turns a
list of them into the state, the rate ledger, the walk through the stages, and
the desk that takes the nurse's requests. What does not: tables, widgets,
paths, clocks (`now` is handed in), and medical rules true without an infusion
(those are in `clinical`). Who may come in: everyone but `clinical`,
`reference` and `machine`.
"""
