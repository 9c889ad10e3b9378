"""The JSON output: its shape against the shipped schema, its offsets, its bytes."""

from __future__ import annotations

import copy
import json
from importlib.resources import files

import jsonschema
import pytest

from crossread.faces.json import COMPARISON_SCHEMA, dumps, to_dict
from crossread.model import Comparison
from tests.support.comparison import comparison, hostile


def schema(name: str, *, closed: bool = True) -> dict:
    """Return a shipped schema; *closed* forbids every field that it does not name."""
    text = (files("crossread.faces") / "schemas" / name).read_text(encoding="utf-8")
    found = json.loads(text)
    return _close(found) if closed else found


def _close(node):
    if isinstance(node, dict):
        node = {key: _close(value) for key, value in node.items()}
        if "properties" in node and "additionalProperties" not in node:
            node["additionalProperties"] = False
        return node
    return [_close(value) for value in node] if isinstance(node, list) else node


@pytest.mark.parametrize("name", ["comparison-1.json", "account-1.json"])
def test_schemas_are_schemas(name):
    jsonschema.Draft202012Validator.check_schema(schema(name))


@pytest.mark.parametrize("make", [comparison, hostile])
def test_output_follows_the_schema_and_the_schema_names_every_field(make):
    document = json.loads(dumps(to_dict(make(), model="x-v1")))
    jsonschema.validate(document, schema("comparison-1.json"))


def test_the_schema_refuses_what_is_not_a_comparison():
    document = to_dict(comparison())
    broken = copy.deepcopy(document)
    del broken["points"][0]["matter"]
    with pytest.raises(jsonschema.ValidationError, match="matter"):
        jsonschema.validate(broken, schema("comparison-1.json", closed=False))


def test_a_field_added_later_does_not_break_readers_that_validate():
    document = {**to_dict(comparison()), "new": 1}
    jsonschema.validate(document, schema("comparison-1.json", closed=False))


def _spans(node):
    if isinstance(node, dict):
        if {"start", "end", "text"} <= node.keys():
            yield node
        for value in node.values():
            yield from _spans(value)
    elif isinstance(node, list):
        for value in node:
            yield from _spans(value)


@pytest.mark.parametrize("make", [comparison, hostile])
def test_every_span_of_a_cell_reproduces_its_words(make):
    document = json.loads(dumps(to_dict(make())))
    texts = {report["id"]: report["text"] for report in document["reports"]}
    seen = 0
    for part in ("points", "quotations", "figures", "events"):
        for row in document[part]:
            for id, entries in row["cells"].items():
                for span in _spans(entries):
                    assert texts[id][span["start"] : span["end"]] == span["text"]
                    seen += 1
    assert seen > 20


def test_a_point_has_what_readers_rely_on():
    point = to_dict(comparison())["points"][1]
    assert point["relation"] == "agrees"
    assert list(point["cells"]) == ["a", "b"]
    entry = point["cells"]["a"][0]
    assert entry["chain"] == ["Meridian Wire", "Recep Tayyip Erdogan"]
    assert entry["attribution"]["cue"]["text"] == "said"
    assert point["origins"][0]["reports"] == ["a", "b"]
    assert point["independent_origins"] == 1


def test_offsets_count_code_points_also_beyond_the_basic_plane():
    from tests.support.comparison import cell, report

    odd = report("a", "Headline 🌍\nA 🕊 peace was agreed.", "X", 6)
    base = comparison()
    point = base.points[4]
    one = Comparison(
        (odd,),
        (type(point)("p1", "m", point.slot, point.relation, (cell(odd, "peace"),), (), 0),),
        (),
        (),
        (),
        (),
    )
    entry = to_dict(one)["points"][0]["cells"]["a"][0]
    assert odd.text[entry["start"] : entry["end"]] == "peace" == entry["text"]


def test_whole_figures_have_no_decimal_point_and_bounds_may_be_open():
    quantity = to_dict(comparison())["figures"][0]["cells"]["a"][0]["quantity"]
    assert json.dumps(quantity["low"]) == "3400"
    assert quantity["high"] is None
    assert quantity["low_open"] is True


def test_bytes_are_deterministic_and_end_in_a_line_feed():
    one, two = dumps(to_dict(comparison())), dumps(to_dict(comparison()))
    assert one == two
    assert one.endswith("}\n")
    assert json.loads(one)["schema"] == COMPARISON_SCHEMA
