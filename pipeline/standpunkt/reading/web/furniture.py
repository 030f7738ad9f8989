"""What of a web page is no part of what it says: menus, banners, hidden and dead elements.

Told by elements, roles and the words in class and id, never by the text itself: a menu may
hold "støtter ikke" as well as an answer does. What is part of a line of text is none. An element
that holds the page's heading or most of its prose is never left out for the words in its class:
themes name whole pages after their menus.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import Any, Final

Element = Any
"""An lxml element; lxml says no types."""

DEAD: Final = frozenset(
    """
    script style noscript template svg canvas iframe frame object embed applet audio video map
    head title meta link base button select option optgroup datalist input textarea dialog
    progress meter math img picture source track param area nav menu search
    """.split()  # noqa: SIM905 - a table of words reads best as one
)
"""Elements whose content is never text of the page."""

_ROLES: Final = frozenset(
    """
    navigation banner contentinfo search complementary dialog alertdialog menu menubar toolbar
    tablist
    """.split()  # noqa: SIM905
)
_CONSENT: Final = frozenset(
    """
    cookie cookies cookiebar cookiebanner cookieconsent cookieinformation cookiebot consent gdpr
    informasjonskapsler samtykke samtykkebanner onetrust
    """.split()  # noqa: SIM905
)
_FURNITURE: Final = frozenset(
    """
    nav navbar navigation navigasjon meny menu megamenu submenu topmenu breadcrumb breadcrumbs
    brodsmuler brodsmulesti brødsmulesti share sharing sharebuttons social socials del-pa
    addthis addtoany sidebar sidemenu sidefelt related relatert relaterte newsletter nyhetsbrev
    pagination pager paginering skiplink skiplinks skip hopp footer bunn bunntekst sitefooter
    pagefooter siteheader pageheader topbar toppmeny search searchbox sok søk login innlogging
    popup modal advert advertisement annonse banner feedback tilbakemelding toolbar sronly
    languageswitcher
    """.split()  # noqa: SIM905
)
_UNSEEN_CLASSES: Final = frozenset(
    ["sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "hidden", "d-none"]
)
_WORD: Final = re.compile(r"[A-ZÆØÅ]?[a-zæøå]+|[A-ZÆØÅ]+")
_UNDISPLAYED: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_MAIN_IDS: Final = frozenset(
    ["main", "main-content", "maincontent", "content", "innhold", "hovedinnhold", "hovudinnhald"]
)
_INLINE: Final = frozenset(
    "a abbr b bdi bdo big button cite code em font i ins label mark q small span strong u".split()  # noqa: SIM905
)
_TEXT: Final = frozenset("p li td th dd dt blockquote h1 h2 h3 h4 h5 h6".split())  # noqa: SIM905
_LONGEST_WORD: Final = 30
_DEEPEST_INLINE: Final = 20
_LONG_ENOUGH_TO_MEAN_IT: Final = 200
_FEWEST_LINKS: Final = 3
_LINKED: Final = 0.8


class Weights:
    """How many letters stand in each element, all in all and inside links."""

    def __init__(self, root: Element) -> None:
        self._all: dict[Element, int] = {}
        self._linked: dict[Element, int] = {}
        self._links: dict[Element, int] = {}
        self._holding: set[Element] = set()
        # Children come after their parents, so backwards every child is known before its parent.
        for element in reversed(list(root.iter())):
            self._add(element)

    def _add(self, element: Element) -> None:
        if not isinstance(element.tag, str) or element.tag in DEAD:
            return
        own = self._all.get(element, 0) + _letters(element.text)
        self._all[element] = own
        if element.tag == "a":
            self._linked[element] = own
            self._links[element] = 1
        above = element.getparent()
        if above is None:
            return
        self._all[above] = self._all.get(above, 0) + own
        self._linked[above] = self._linked.get(above, 0) + self._linked.get(element, 0)
        self._links[above] = self._links.get(above, 0) + self._links.get(element, 0)
        if element.tag in ("main", "article", "h1") or element in self._holding:
            self._holding.add(above)

    def letters(self, element: Element) -> int:
        """Letters in the element and all below it (tails excluded)."""
        return self._all.get(element, 0)

    def prose(self, element: Element) -> int:
        """Letters outside links."""
        return self._all.get(element, 0) - self._linked.get(element, 0)

    def holds_answer(self, element: Element) -> bool:
        """Whether the page's heading, main part or article stands in the element."""
        return element in self._holding or element.tag in ("main", "article", "h1")

    def is_links(self, element: Element) -> bool:
        """Whether the element is a row of links and next to nothing else."""
        linked = self._linked.get(element, 0)
        return self._links.get(element, 0) >= _FEWEST_LINKS and linked > _LINKED * self._all.get(
            element, 0
        )


def _letters(text: str | None) -> int:
    return 0 if text is None else sum(map(len, text.split()))


def is_hidden(element: Element, weights: Weights) -> bool:
    """Whether a reader of the page does not see the element."""
    if "hidden" in element.attrib or _UNDISPLAYED.search(element.get("style", "")):
        return True
    # The page below an open cookie dialog is hidden from screen readers, and is the answer.
    if element.get("aria-hidden") == "true":
        return weights.letters(element) < _LONG_ENOUGH_TO_MEAN_IT
    classes = element.get("class", "").lower().split()
    return not _UNSEEN_CLASSES.isdisjoint(classes) and not weights.holds_answer(element)


def is_furniture(element: Element, weights: Weights, page: int) -> bool:
    """Whether the element is part of the site and not of what the page says.

    `page` is the number of letters of prose on the whole page.
    """
    if element.tag in ("html", "body", "main", "article") or stands_in_sentence(element, weights):
        return False
    words = _words_of(element)
    if not _CONSENT.isdisjoint(words) and not weights.holds_answer(element):
        return True
    if weights.holds_answer(element):
        return False
    if element.get("role", "").lower() in _ROLES:
        return True
    # An element left open moves the site's footer into the main part.
    if element.tag == "footer" or (element.tag in ("header", "aside") and _outside_main(element)):
        return True
    if not _FURNITURE.isdisjoint(words):
        return 2 * weights.prose(element) < page
    return element.tag in ("ul", "ol", "div") and weights.is_links(element)


def stands_in_sentence(element: Element, weights: Weights) -> bool:
    """Whether the element is part of a line of text: a word of it, whatever its class."""
    if element.tag not in _INLINE:
        return False
    above_it = islice(element.iterancestors(), _DEEPEST_INLINE)  # pages may lie very deep
    line = next((above for above in above_it if above.tag not in _INLINE), None)
    return (
        line is not None and line.tag in _TEXT and weights.letters(line) > weights.letters(element)
    )


def said_by_image(image: Element) -> str:
    """The word that an image in the middle of a sentence stands for; empty for a picture."""
    above = image.getparent()
    before = image.getprevious()
    left = above.text if before is None else before.tail
    said = " ".join(image.get("alt", "").split())
    between = _letters(left) and _letters(image.tail) and above.tag in _TEXT | _INLINE
    ended = (left or "").rstrip().endswith((".", "!", "?", ":"))
    return said if between and not ended and len(said) <= _LONGEST_WORD else ""


def _words_of(element: Element) -> set[str]:
    names = f"{element.get('id', '')} {element.get('class', '')}"
    words = {word.lower() for word in _WORD.findall(names)}
    joined = {name.lower().replace("-", "").replace("_", "") for name in names.split()}
    return words | joined


def _outside_main(element: Element) -> bool:
    return not any(above.tag in ("main", "article") for above in element.iterancestors())


def main_of(body: Element, weights: Weights) -> Element:
    """The part of the page that holds what it says; the whole of it where nothing tells."""
    candidates = (
        *body.iter("main"),
        *(e for e in body.iter() if isinstance(e.tag, str) and e.get("role") == "main"),
        *(e for e in body.iter("div", "section", "td") if e.get("id", "").lower() in _MAIN_IDS),
    )
    best = max(candidates, key=weights.prose, default=None)
    articles = list(body.iter("article"))
    if best is None and len(articles) == 1:
        best = articles[0]
    if best is None or not weights.letters(best):
        return body
    return best
