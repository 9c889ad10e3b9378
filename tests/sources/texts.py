"""Reports of our own making on real events, in plain factual terms."""

TITLE = "Finland Becomes 31st Member of NATO Alliance"

LEAD = (
    "BRUSSELS, April 4 (Reuters) - Finland became the 31st member of the North Atlantic Treaty"
    " Organization on Tuesday, ending decades of military non-alignment."
)
SECOND = (
    "The Finnish foreign minister handed the accession document to the U.S. secretary of state,"
    " who keeps the treaty, at a ceremony in the Belgian capital."
)
THIRD = (
    "Moscow said that it would take “countermeasures” because the border between Russia and the"
    " alliance is now more than twice as long as before."
)

BODY = [LEAD, SECOND, THIRD]


def page(body: str, head: str = "") -> str:
    """Return a whole page around *body*."""
    return f"""<!doctype html><html><head><title>{TITLE} | The Northern Gazette</title>
<meta property="og:title" content="{TITLE}">
<meta property="og:site_name" content="The Northern Gazette">
<meta name="author" content="Maria Example">
<link rel="canonical" href="https://gazette.example/world/finland">
<meta property="article:published_time" content="2023-04-04T15:30:00+02:00">{head}</head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>{TITLE}</h1>{body}</article>
<footer>Imprint. Privacy. Cookies. Advertise with us.</footer></body></html>"""


PAGE = page("".join(f"<p>{words}</p>" for words in BODY))
