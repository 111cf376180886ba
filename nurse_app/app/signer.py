"""Joins the chart's signing key with what signs a paper."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nurse_app.documents.signature import Signer
    from nurse_app.records.chart import Chart
    from nurse_app.records.signing import SigningKey


def signer_of(chart: Chart, clinic: str, author: str, now: datetime) -> Signer:
    """What signs this chart's papers now; a chart without a key gets one. Slow to import: ask from a worker.

    Raises:
        ChartTrouble: a new key could not be kept.
    """
    from nurse_app.records import signing
    from nurse_app.wording.paper import chart_named

    name = chart_named(clinic)
    return as_signer(signing.key_for(chart.charts, chart.key_of(signing.PURPOSE), name, author, now))


def once(now: datetime) -> Signer:
    """A key for one paper made without a chart; nobody keeps it, and its name says so."""
    from nurse_app.records import signing
    from nurse_app.wording.paper import NO_CHART

    return as_signer(signing.new_key(NO_CHART, now))


def as_signer(key: SigningKey) -> Signer:
    """The same key for the room that prints."""
    from nurse_app.documents.signature import Signer

    return Signer(key.name, key.until, key.certificate, key.key)
