from crossread.model import KinshipKind, Report, Span
from crossread.stories import kinship, kinships

WIRE = """GENEVA (AP) — Delegations from eleven states met in Geneva on Tuesday to discuss \
rules for cargo ships that carry ammonia as fuel.
The talks opened after two years of letters between shipping ministries, and officials \
said that they would go on until Friday with a break on Thursday.
"We need one set of rules and not eleven," said Marta Lindqvist, who leads the Swedish \
delegation. She spoke on the steps of the Palais des Nations.
Norway tabled a draft of forty pages that names the ports in which ships may bunker, and \
Japan answered with a shorter text that leaves the choice to harbour masters.
The last attempt to write such rules failed in 2019 over the question of insurance.
"""
OWN = """Ship ministers gathered by Lake Geneva this week to argue over a fuel that most \
people know as fertiliser.
Sweden's envoy Marta Lindqvist was blunt: “We need one set of rules and not eleven,” she \
told our reporter in a corridor.
Whether insurers will follow is another matter, and brokers in London doubt it.
"""


def report(id: str, text: str, **more: object) -> Report:
    return Report(id=id, text=text, **more)  # type: ignore[arg-type]


def test_a_reprint_is_a_copy_with_its_words_as_evidence() -> None:
    reprint = WIRE.replace('"', "”").replace("GENEVA (AP) — ", "").upper()
    found = kinship(report("a", WIRE), report("b", reprint))
    assert found.kind is KinshipKind.COPY
    assert found.same_origin
    for left, right in found.shared:
        assert left.of(WIRE).upper().split() != []
        words = [w.strip('"”,.').upper() for w in left.of(WIRE).split()]
        assert words == [w.strip('"”,.') for w in right.of(reprint).split()]


def test_first_paragraphs_alone_are_an_excerpt() -> None:
    short = "\n".join(WIRE.split("\n")[:3])
    found = kinship(report("a", WIRE), report("b", short))
    assert found.kind is KinshipKind.EXCERPT
    assert found.same_origin
    assert found.reason.startswith("100 % of the text of report b")


def test_a_rewritten_top_over_the_same_body_is_a_version() -> None:
    lines = WIRE.split("\n")
    top = "Talks on ammonia ships stalled on Wednesday when Panama sent its envoys home early."
    more = "Observers from Brazil and Chile called the walkout a surprise. " * 3
    later = "\n".join([top, more, *lines[1:4], "Nobody could say when they return to the table."])
    assert kinship(report("a", WIRE), report("b", later)).kind is KinshipKind.VERSION


def test_one_quotation_in_two_reports_is_no_kinship_of_reporting() -> None:
    found = kinship(report("a", WIRE), report("b", OWN))
    assert found.kind is KinshipKind.QUOTES_ONLY
    assert not found.same_origin
    ((left, right),) = found.shared
    assert left.of(WIRE) == right.of(OWN) == "We need one set of rules and not eleven"


def test_two_reports_that_credit_one_agency_have_one_origin() -> None:
    other = OWN.replace("Ship ministers", "GENEVA, 3 May (AP) - Ship ministers")
    found = kinship(report("a", WIRE), report("b", other))
    assert found.kind is KinshipKind.SAME_AGENCY
    assert found.same_origin
    assert "both credit AP" in found.reason


def test_an_agency_that_was_spoken_to_or_took_the_picture_is_no_credit() -> None:
    told = OWN + "A broker told Reuters that rates may double.\n"
    shot = OWN + "Ships at anchor off Piraeus. (Jan Vet/Pool Photo via Reuters)\n"
    quoted_by = report("b", "Brokers fear dear cover. One told Reuters so by telephone today.")
    for text in (told, shot):
        assert not kinship(report("a", text), quoted_by).same_origin


def test_shared_captions_and_furniture_make_no_kin() -> None:
    caption = (
        "Delegates leave the Palais des Nations in Geneva, Switzerland, Tuesday, May 3, 2022, "
        "after the opening session of talks on ammonia as a fuel for ships. (Jan Vet/Getty)\n"
    )
    prompt = "Never miss a story again: let us send you the five things to know each morning."
    ours = report("a", caption + OWN + prompt, furniture=(_at(caption + OWN + prompt, prompt),))
    theirs_text = caption + WIRE.split("\n")[3] + "\n" + prompt
    theirs = report("b", theirs_text, furniture=(_at(theirs_text, prompt),))
    found = kinship(ours, theirs)
    assert found.kind is KinshipKind.NONE
    assert found.shared == ()


def test_two_reports_by_one_outlet_are_one_origin_and_unknown_outlets_are_not_one() -> None:
    first, second = "Rain fell on Oslo all day long.", "The harbour of Bergen was closed."
    assert kinship(report("a", first, outlet="X"), report("b", second, outlet="X")).same_origin
    assert not kinship(report("a", first), report("b", second)).same_origin


def test_all_pairs_in_order_and_the_same_both_ways() -> None:
    reports = [report("a", WIRE), report("b", OWN), report("c", WIRE)]
    found = kinships(reports)
    assert [(k.first, k.second) for k in found] == [("a", "b"), ("a", "c"), ("b", "c")]
    assert kinship(reports[2], reports[1]).kind is found[2].kind
    assert kinships(reports[:1]) == ()


def test_nothing_but_furniture_is_no_copy_of_nothing() -> None:
    assert kinship(report("a", "..."), report("b", "!!!")).kind is KinshipKind.NONE


def _at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))
