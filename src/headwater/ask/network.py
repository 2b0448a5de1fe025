"""The network of outlets as files: GEXF for graph programs, SVG to look at, JSON for both."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Mapping
from pathlib import PurePath
from typing import TypeAlias
from xml.sax.saxutils import escape, quoteattr

from headwater.ask.files import json_bytes
from headwater.ask.outlets import LinkAnswer, Network, NodeAnswer
from headwater.errors import UsageError
from headwater.present.safe import one_line, shorten

MOST_DRAWN = 40
MOST_TIES = 120
SIZE, RADIUS, HUB = 900.0, 270.0, 0.72
COLOURS = {"credit": "#1f5f8b", "wire": "#8a6d00", "copy": "#b03a2e"}
WORDS = {"credit": "credits", "wire": "wire story", "copy": "copied text"}
GEXF_NODE = (("kind", "string"), ("articles", "integer"), ("claims", "integer"), ("own", "integer"),
             ("first", "integer"))  # fmt: skip
GEXF_EDGE = (("how", "string"), ("articles", "integer"))
Point: TypeAlias = tuple[float, float]


def network_bytes(network: Network, target: str) -> bytes:
    """The network as the file name's ending says; "-" is JSON. Raises `UsageError` as `check_ending`."""
    makers: dict[str, Callable[[Network], bytes]] = {".json": json_bytes, ".gexf": to_gexf, ".svg": to_svg}
    return makers[check_ending(target)](network)


def check_ending(target: str | None) -> str:
    """The form a file name asks for: .json (also for "-" and None), .gexf, .svg. Raises `UsageError` for others."""
    ending = ".json" if target in (None, "-") else PurePath(str(target)).suffix.lower()
    if ending not in (".json", ".gexf", ".svg"):
        raise UsageError(f"--network: {target} must end in .json, .gexf or .svg")
    return ending


def to_gexf(network: Network) -> bytes:
    """The network as GEXF 1.3 (Gephi); an edge's weight is its number of statements."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<gexf xmlns="http://gexf.net/1.3" version="1.3">',
             '<graph defaultedgetype="directed" mode="static">']  # fmt: skip
    for of, columns in (("node", GEXF_NODE), ("edge", GEXF_EDGE)):
        lines.append(f'<attributes class="{of}">')
        lines += [f'<attribute id="{name}" title="{name}" type="{kind}"/>' for name, kind in columns]
        lines.append("</attributes>")
    lines.append("<nodes>")
    for node in network["nodes"]:
        values = {name: str(dict(node)[name]) for name, _ in GEXF_NODE}
        lines.append(f"<node id={_quoted(node['id'])} label={_quoted(node['name'])}>{_values(values)}</node>")
    lines.append("</nodes><edges>")
    for number, link in enumerate(network["links"]):
        values = {"how": link["key"], "articles": str(link["articles"])}
        ends = f"source={_quoted(link['source'])} target={_quoted(link['target'])}"
        lines.append(
            f'<edge id="{number}" {ends} kind="{link["key"]}" weight="{link["statements"]}">{_values(values)}</edge>'
        )
    lines.append("</edges></graph></gexf>\n")
    return "\n".join(lines).encode("utf-8")


def _values(values: Mapping[str, str]) -> str:
    shown = "".join(f'<attvalue for="{name}" value={_quoted(v)}/>' for name, v in values.items())
    return f"<attvalues>{shown}</attvalues>"


def _quoted(text: str) -> str:
    return quoteattr(one_line(text))


def to_svg(network: Network) -> bytes:
    """The network as a picture: outlets in a ring, an arrow from each giver to each taker, the thicker the more.

    Drawn are the 40 outlets that have most to do with others and their 120 strongest ties; what is left out is said.
    """
    nodes, links = _drawn(network)
    places = {n["id"]: _place(i, len(nodes)) for i, n in enumerate(nodes)}
    most = max((link["statements"] for link in links), default=1)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIZE:.0f} {SIZE:.0f}" role="img"'
        ' font-family="system-ui, sans-serif" font-size="14">',
        "<title>Who takes from whom</title>",
        f"<desc>{escape(_in_words(network))}</desc>",
        f'<rect width="{SIZE:.0f}" height="{SIZE:.0f}" fill="#fff"/>',
        "<defs>" + "".join(_marker(how, colour) for how, colour in COLOURS.items()) + "</defs>",
        *(_arrow(link, places, most) for link in sorted(links, key=lambda k: k["statements"])),
        *(_spot(node, places[node["id"]]) for node in nodes),
        *_legend(len(network["nodes"]) - len(nodes), len(network["links"]) - len(links)),
        "</svg>\n",
    ]
    return "\n".join(parts).encode("utf-8")


def _drawn(network: Network) -> tuple[list[NodeAnswer], list[LinkAnswer]]:
    """The outlets that have most to do with others, those that give most first, and the ties among them."""
    weight: dict[str, int] = defaultdict(int)
    given: dict[str, int] = defaultdict(int)
    for link in network["links"]:
        weight[link["source"]] += link["statements"]
        weight[link["target"]] += link["statements"]
        given[link["source"]] += link["statements"]
    tied = sorted((n for n in network["nodes"] if n["id"] in weight), key=lambda n: (-weight[n["id"]], n["id"]))
    kept = sorted(tied[:MOST_DRAWN], key=lambda n: (-given[n["id"]], n["id"]))
    ids = {n["id"] for n in kept}
    among = [k for k in network["links"] if {k["source"], k["target"]} <= ids]
    return kept, sorted(among, key=lambda k: (-k["statements"], k["source"], k["target"], k["key"]))[:MOST_TIES]


def _place(number: int, of: int) -> Point:
    angle = 2 * math.pi * number / max(of, 1) - math.pi / 2
    return SIZE / 2 + RADIUS * math.cos(angle), SIZE / 2 + RADIUS * math.sin(angle)


def _marker(how: str, colour: str) -> str:
    return (
        f'<marker id="end-{how}" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="9" markerHeight="9"'
        f' markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0L10 5L0 10z" fill="{colour}"/></marker>'
    )


def _arrow(link: LinkAnswer, places: Mapping[str, Point], most: int) -> str:
    (x1, y1), (x2, y2) = places[link["source"]], places[link["target"]]
    bend = {"credit": HUB, "wire": HUB - 0.12, "copy": HUB - 0.24}[link["key"]]
    cx, cy = SIZE / 2 + (x1 + x2 - SIZE) / 2 * bend, SIZE / 2 + (y1 + y2 - SIZE) / 2 * bend
    # the arrow ends at the rim of the outlet's dot
    away = math.hypot(x2 - cx, y2 - cy) or 1.0
    x2, y2 = x2 - (x2 - cx) / away * 9, y2 - (y2 - cy) / away * 9
    width = 1 + 5 * math.sqrt(link["statements"] / most)
    return (
        f'<path d="M{x1:.1f} {y1:.1f}Q{cx:.1f} {cy:.1f} {x2:.1f} {y2:.1f}" fill="none"'
        f' stroke="{COLOURS[link["key"]]}" stroke-opacity="0.6" stroke-width="{width:.1f}"'
        f' marker-end="url(#end-{link["key"]})"/>'
    )


def _spot(node: NodeAnswer, place: Point) -> str:
    x, y = place
    right = x >= SIZE / 2 - 1
    anchor = "middle" if abs(x - SIZE / 2) < 1 else "start" if right else "end"
    across, down = (x - SIZE / 2) / RADIUS * 14, (y - SIZE / 2) / RADIUS * 18
    fill = "#222" if node["articles"] else "#fff"
    return (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="6" fill="{fill}" stroke="#222" stroke-width="1.5"/>'
        f'<text x="{x + across:.1f}" y="{y + down + 5:.1f}" text-anchor="{anchor}" fill="#222">'
        f"{escape(shorten(node['name'], 26))}</text>"
    )


def _legend(outlets: int, ties: int) -> list[str]:
    """What the picture means, and how many outlets and ties it leaves out."""
    parts = ['<text x="20" y="30" font-size="18" font-weight="600" fill="#222">Who takes from whom</text>']
    for row, (how, colour) in enumerate(COLOURS.items()):
        y = 54 + 20 * row
        parts.append(f'<path d="M20 {y - 4}h28" stroke="{colour}" stroke-width="3" marker-end="url(#end-{how})"/>')
        parts.append(f'<text x="56" y="{y}" fill="#444" font-size="13">{WORDS[how]}: from giver to taker</text>')
    parts.append('<circle cx="34" cy="110" r="5" fill="#fff" stroke="#222"/>')
    parts.append('<text x="56" y="114" fill="#444" font-size="13">no article of it here</text>')
    for row, (number, words) in enumerate(((outlets, "outlets"), (ties, "weaker ties"))):
        if number:
            said = f"{number:,} {words} not drawn"
            parts.append(f'<text x="20" y="{138 + 18 * row}" fill="#444" font-size="13">{said}</text>')
    return parts


def _in_words(network: Network) -> str:
    """The network for those who cannot see it."""
    names = {n["id"]: one_line(n["name"]) for n in network["nodes"]}
    told = (
        f"{names[k['target']]} takes {k['statements']} from {names[k['source']]} ({WORDS[k['key']]})"
        for k in network["links"][:60]
    )
    return "; ".join(told) or "No outlet takes anything from another."
