"""How often the respondent is told right: forty names in twelve layouts, and the gold sets.

    python benchmarks/respondents.py [--gold-only]

Every name in every layout makes a response with four stands of its own and one of somebody
else's. `name` is how often the name is right to the letter, `stands` how many of its own stands
are given to it. On the gold sets the name and, where the annotation has one, the kind are
compared; files are renamed, so that no file name helps. The exit status is 1 below a floor.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from standpunkt.documents import Document, OrganisationKind
from standpunkt.language.pipeline import load
from standpunkt.positions import RESPONDENT
from standpunkt.reading.finding.files import Source
from standpunkt.reading.text import Read
from standpunkt.respondent.load import document
from standpunkt.respondent.names import fold, parts_of
from standpunkt.stance.engine import Engine

GOLD = Path(__file__).resolve().parent.parent / "corpus" / "gold"
FLOORS = {"name": 0.97, "stands": 0.98}
SETS = {"ks": 0.97, "train": 0.97, "train2": 0.97, "hearing-gategrunn": 0.97, "letters": 0.94}
REPORTED = ("dev", "dev2", "letters-dev")

NAMES = (
    # one word without a telling noun; two words; initials
    *("Sporløs", "Veifarende", "Fjordlys", "Morild", "Hele Bygda", "Trygt Fram", "Ren Fjære"),
    *("NBFK", "ROLV", "KLB"),
    # with a legal form
    *("Havdal Biogass AS", "Dalbladet AS", "Kodeloftet Vest AS", "Steinåsen Kraft AS"),
    *("Tuftevik barnehage SA", "Brattli Renovasjon IKS"),
    # campaigns and clubs
    *("Aksjonen Bevar Kaia", "Folkeaksjonen Ja til Ferja", "Klubben ved Sørvik Støperi"),
    *("Bevar bygdeskulen, Tverrlia", "Barn av Vidda"),
    # parts of a whole
    "Institutt for avgiftsrett ved Høyskolen i Vestervåg",
    "Institutt for tegnspråk ved Universitetet i Brenna",
    "Rådet for personer med funksjonsnedsettelse i Lunde kommune",
    "Rådet for menneske med nedsett funksjonsevne i Sunnvik kommune",
    *("Elevrådet ved Kaldbakken skole", "FAU ved Steinlia skule"),
    # public bodies
    *("Storlund kommune", "Ytre Havnes regionråd", "Nordmark fylkeskommune", "Brattfjord herad"),
    *("Vestre Lunde tingrett", "Statsforvalteren i Nordmark", "Direktoratet for skilt og merking"),
    # associations
    *(
        "Norsk Brovaktlag",
        "Forbundet for skiltmakere og merkere",
        "Foreningen for Nattblinde i Nord",
    ),
    *("Skiltbedriftenes Landsforbund", "Indre Lunde kyrkjelege fellesråd"),
    "Stiftelsen Gamle Tollboden",
)
"""Forty names, none of which is in the annotated texts."""

OWN = (
    "{S} støtter forslaget om et felles adresseregister.",
    "{S} er imot at fristen settes til tre uker.",
    "Vi ber om at ordningen evalueres etter to år.",
    "Vi er skeptiske til at gebyret skal dobles.",
)
OTHERS = "Departementet mener at ordningen er enkel å forvalte."
HEARING = "forslag til lov om felles adresseregister"


@dataclass(frozen=True, slots=True)
class Response:
    """A response that was made, with the stands in it that are its respondent's."""

    text: str
    own: tuple[str, ...]


Layout = Callable[[str], Response]


def _body(subject: str, opening: str = "") -> tuple[list[str], tuple[str, ...]]:
    own = tuple(stand.format(S=subject) for stand in OWN)
    first, second, third, fourth = own
    lines = [opening, f"{first} {OTHERS}", f"{second} {third}", fourth]
    return [line for line in lines if line], own


def _letter(
    head: Sequence[str], subject: str, tail: Sequence[str] = (), opening: str = ""
) -> Response:
    body, own = _body(subject, opening)
    parts = ("\n".join(head), *body, "\n".join(tail))
    return Response("\n\n".join(part for part in parts if part) + "\n", own)


_MINISTRY = ("Digitaliserings- og forvaltningsdepartementet", "Postboks 8004 Dep, 0030 Oslo")
_WE = "Vi"
_REFERS = "viser til departementets høringsbrev av 4. mai 2026."


def _wrapped(name: str) -> list[str]:
    """A long name over two lines."""
    words = name.split()
    half = (len(words) + 1) // 2
    return [" ".join(words[:half]), " ".join(words[half:])] if len(name) > 45 else [name]


def title(name: str) -> Response:
    """The title says whose response it is."""
    return _letter([f"Høringssvar fra {name} – {HEARING}"], name)


def letterhead(name: str) -> Response:
    """Name and address on top, the ministry below; a long name is wrapped."""
    head = [*_wrapped(name), "Storgata 12, 0000 Testvik", "", *_MINISTRY, "", f"Høring – {HEARING}"]
    return _letter(head, name, ["Med vennlig hilsen", "Kari Testmann", "leder"])


def capitals(name: str) -> Response:
    """The letterhead in capitals."""
    head = [name.upper(), "", *_MINISTRY, "", f"HØRINGSUTTALELSE – {HEARING.upper()}"]
    return _letter(head, name)


def signature(name: str) -> Response:
    """The name stands under the letter and nowhere else."""
    head = [*_MINISTRY, "", f"Høring – {HEARING}"]
    return _letter(head, _WE, ["Med vennlig hilsen", f"for {name}", "Kari Testmann", "leder"])


def first_sentence(name: str) -> Response:
    """The name stands in the first sentence and nowhere else."""
    return _letter([*_MINISTRY, "", f"Høring – {HEARING}"], _WE, opening=f"{name} {_REFERS}")


def email(name: str) -> Response:
    """The head of an e-mail that was pasted."""
    head = [
        f"Fra: {name} <post@svar.example>",
        "Sendt: mandag 4. mai 2026 14:12",
        "Til: Postmottak DFD",
        f"Emne: Høring – {HEARING}",
        "",
        "Hei,",
    ]
    return _letter(head, name, ["Hilsen Kari"])


def web_form(name: str) -> Response:
    """A form with the label above the name, which may be wrapped."""
    head = [
        "Skjema for høringsinnspill",
        "Innsendt: 04.05.2026 kl. 14.12",
        "Navn på organisasjon/virksomhet",
        *_wrapped(name),
        "Type avsender: Virksomhet",
        f"Høring: {HEARING}",
        "",
        "Kommentar:",
    ]
    return _letter(head, _WE)


def register_page(name: str) -> Response:
    """A page of the government's register of responses, as text."""
    head = [
        f"Høringssvar fra {name}",
        "Dato: 04.05.2026",
        "Svartype: Med merknad",
    ]
    return _letter(head, name)


def repeated_header(name: str) -> Response:
    """A running head on every page, doubled on the first."""
    body, own = _body(name)
    pages = "\n\n".join(f"{name}   Side {n} av 4\n\n{part}" for n, part in enumerate(body, 2))
    return Response(f"{name} {name}\n\nHøringssvar – {HEARING}\n\n{pages}\n", own)


def department_below(name: str) -> Response:
    """A department under the name."""
    head = [name, "Avdeling for plan og samfunn", "", *_MINISTRY, "", f"Høring – {HEARING}"]
    return _letter(head, name)


def title_glued(name: str) -> Response:
    """The title runs on into the subject."""
    return _letter([f"Høringssvar fra {name} NOU 2026: 14 Adresser for alle"], name)


def one_line_page(name: str) -> Response:
    """Everything in one line, as some scanners and forms leave it."""
    body, own = _body(name)
    head = (
        f"{name} Postboks 14, 0000 Testvik {' '.join(_MINISTRY)} Vår ref. 26/1187-3 "
        f"Dato 4.5.2026 Høring – {HEARING} Det vises til departementets høringsbrev."
    )
    return Response(" ".join([head, *body, "Med hilsen Kari Testmann leder"]) + "\n", own)


LAYOUTS: tuple[Layout, ...] = (
    title,
    letterhead,
    capitals,
    signature,
    first_sentence,
    email,
    web_form,
    register_page,
    repeated_header,
    department_below,
    title_glued,
    one_line_page,
)


def read(text: str) -> Document:
    """The document that a response is, under a file name that tells nothing."""
    return document(Source("svar", "svar.txt", Path("svar.txt")), Read(text))


def kept(engine: Engine, found: Document, own: Sequence[str]) -> int:
    """How many of a respondent's own stands are given to it."""
    stands = [p for p in engine.read(found) if p.holder == RESPONDENT]
    spans = [(found.text.index(stand), len(stand)) for stand in own]
    return sum(
        any(start <= stand.cue.start < start + length for stand in stands)
        for start, length in spans
    )


def same_name(found: Document, expected: str) -> bool:
    """Whether the name is right to the letter; a department may stand in its own column."""
    known = found.metadata.respondent
    written = {known.organisation, f"{known.organisation}, {known.unit}"}
    if "uten navn" in expected:
        return known.organisation == "Privatperson"
    # A part and its whole are joined by the text where it says how, and by a comma elsewhere.
    written |= {name.replace(", ", " ved ") for name in written}
    return expected in written or "; ".join(parts_of(expected)) == known.organisation


def in_layouts(engine: Engine) -> dict[str, float]:
    """The two figures over all names and layouts, and a line for each layout and miss."""
    right: Counter[str] = Counter()
    stands: Counter[str] = Counter()
    for layout in LAYOUTS:
        missed = []
        for name in NAMES:
            response = layout(name)
            found = read(response.text)
            if found.metadata.organisation == name:
                right[layout.__name__] += 1
            else:
                missed.append(f"{name!r}: {found.metadata.organisation!r}")
            count = kept(engine, found, response.own)
            stands[layout.__name__] += count
            if count < len(OWN):
                missed.append(f"{name!r}: {count} of {len(OWN)} stands")
        name_rate = right[layout.__name__] / len(NAMES)
        stand_rate = stands[layout.__name__] / (len(NAMES) * len(OWN))
        print(f"{layout.__name__:<18} name {name_rate:.3f}  stands {stand_rate:.3f}")
        for line in missed:
            print(f"    {line}")
    cases = len(LAYOUTS) * len(NAMES)
    return {
        "name": sum(right.values()) / cases,
        "stands": sum(stands.values()) / (cases * len(OWN)),
    }


_KINDS = {
    "kommune": "municipality",
    "fylkeskommune": "county",
    "direktorat": "agency",
    "directorate": "agency",
    "inspectorate": "agency",
    "fagforening": "working_life",
    "union": "working_life",
    "court": "court",
    "university": "university",
    "skole": "school",
    "skule": "school",
    "barnehage": "school",
    "arbeidsgiver": "working_life",
    "universitet": "university",
    "forening": "association",
    "elevråd": "school",
    "privatperson": "person",
}
"""The annotation's words for kinds, as far as each is of one kind."""


def on_gold(name: str) -> Iterator[tuple[str, bool, bool | None]]:
    """Each document that has its sender's name: its id, whether name and kind are found.

    The kind is None where the annotation has none.
    """
    for path in sorted((GOLD / name).glob("*.meta.json")):
        doc_id = path.name.removesuffix(".meta.json")
        text = path.with_name(f"{doc_id}.txt").read_bytes().decode("utf-8")
        expected = json.loads(path.read_text(encoding="utf-8"))
        if fold(expected["organisation"]) not in fold(text):
            continue  # one who writes as "we" alone, or under another form of the name
        found = read(text)
        kind = expected.get("organisation_kind")
        known_kind = _KINDS.get(kind or "")
        same_kind = None if known_kind is None else found.metadata.respondent.kind == known_kind
        right = same_name(found, expected["organisation"])
        if not right or same_kind is False:
            known = found.metadata.respondent
            print(
                f"    {doc_id}: {expected['organisation']!r}: {known.organisation!r} {known.kind}"
            )
        yield doc_id, right, same_kind


def main() -> int:
    """Print all figures; 1 when one is below its floor."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--gold-only", action="store_true", help="leave the layouts out")
    below = 0
    assert set(_KINDS.values()) <= {str(kind) for kind in OrganisationKind}
    kinds: list[bool] = []
    for name in (*SETS, *REPORTED):
        rows = list(on_gold(name))
        rate = sum(right for _, right, _ in rows) / len(rows)
        kinds += [kind for _, _, kind in rows if kind is not None]
        floor = SETS.get(name, 0.0)
        below += rate < floor
        print(f"{name:<18} name {rate:.3f} of {len(rows)}")
    print(f"kind {sum(kinds) / len(kinds):.3f} of {len(kinds)} annotated")
    if not parser.parse_args().gold_only:
        for name, rate in in_layouts(Engine(load())).items():
            below += rate < FLOORS[name]
            print(f"{name:<18} {rate:.3f}  floor {FLOORS[name]:.3f}")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
