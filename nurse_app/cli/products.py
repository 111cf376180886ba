"""`nurse-app products`: the catalogue, with its sources and how far each figure can be trusted."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def describe(commands: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's words."""
    words = commands.add_parser(
        "products",
        help="the catalogue, with sources and confidence",
        description="List every product, or print one with its rates, doses, sources and confidence.",
        epilog="Example: nurse-app products privigen-us --json",
    )
    words.add_argument("product", metavar="ID", nargs="?", help="the id of one product")
    words.add_argument("--json", action="store_true", help="print JSON instead of text")


def run(words: argparse.Namespace) -> int:
    """Print the catalogue; 2 when the id is not in it."""
    from nurse_app.cli.refusing import refusing

    return refusing(_products)(words.product, as_json=words.json)


def _products(wanted: str | None, as_json: bool) -> int:
    from nurse_app.casefile.products_printed import product_json
    from nurse_app.casefile.quoting import quoted
    from nurse_app.cli.the_book import the_book
    from nurse_app.errors import Fault, FileFaults
    from nurse_app.wording.product_text import catalogue_lines, product_lines

    book = the_book()
    if wanted is None:
        listed = [product_json(p) for p in book.products] if as_json else catalogue_lines(book.products)
        print(json.dumps(listed, ensure_ascii=False, indent=2) if as_json else "\n".join(map(str, listed)))
        return 0
    product = book.product(wanted)
    if product is None:
        raise FileFaults((Fault("", "unknown-product", {"text": quoted(wanted)}),))
    if as_json:
        print(json.dumps(product_json(product), ensure_ascii=False, indent=2))
    else:
        print("\n".join(product_lines(product, book)))
    return 0
