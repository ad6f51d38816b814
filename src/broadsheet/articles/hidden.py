"""What a reader cannot see is not text: it is taken off the tree before anything else reads it.

A page can hold words that no eye meets: for search engines, for screen readers, or for programs like this one. A
hidden "X said" must never be quoted. Where it cannot be known (styles in other files, scripts) the page's own word
is taken: attributes, inline styles, <style> elements, and class names that hide in every framework. Some honest text
is lost so: sections that a script fades in as one scrolls.
"""

from __future__ import annotations

import re

from lxml import etree
from lxml.html import HtmlElement

from broadsheet.articles.css import Declarations, parse_declarations
from broadsheet.articles.ink import EVERY, clear_unseen
from broadsheet.articles.selectors import WHOLE, TooManyComparisons, names_of
from broadsheet.articles.sheet import Sheet
from broadsheet.articles.unseen import dims, hides
from broadsheet.articles.wording import words
from broadsheet.errors import ExtractError

# Never painted by a browser that runs scripts, as nearly all do; noscript is for those that do not.
UNPAINTED = etree.XPath(
    "//*[self::script or self::style or self::template or self::noscript or self::noframes or self::noembed "
    "or self::title or self::svg or self::object or self::iframe or self::video "
    "or self::audio or self::canvas or self::datalist or self::textarea or self::rp or self::area or self::param "
    "or self::dialog[not(@open)] or self::input]"
)
STYLED = etree.XPath("//*[@style or @hidden or @class or @aria-hidden or @color or @bgcolor or @id]")
STYLES = etree.XPath("//style[not(@media) or @media='all' or @media='screen'][not(ancestor::noscript)]/text()")
STREAMED = etree.XPath("//*[@hidden][starts-with(@id, 'S:')]")
REACT = "$R"
REACT_PART = re.compile(r"""\$R[A-Z]\((?:"[BP]:\w+",)?"(S:\w+)\"""")
SCRIPTS = etree.XPath("//script/text()")
WORDS = etree.XPath("string-length(normalize-space(.))")

# Class names that hide in every framework that has them (Bootstrap, Tailwind, Foundation, WordPress, Drupal).
HIDING_CLASSES = words(
    "sr-only visually-hidden visuallyhidden visually_hidden visuallyHidden screen-reader-text screen-reader-only "
    "screenreader-only screenreader sr-text a11y-hidden assistive-text element-invisible offscreen off-screen "
    "is-visually-hidden u-visually-hidden u-hidden is-hidden hidden d-none invisible hide"
)
# "hidden md:block", "d-none d-md-block": shown after all to the reader at a desk.
SHOWN_ON_DESKTOP = ("sm:", "md:", "lg:", "xl:", "d-sm-", "d-md-", "d-lg-", "d-xl-", "sr-only-focusable")


def prune(tree: HtmlElement, subject: str) -> None:
    """Take off the tree, in place, what a reader cannot see. `ExtractError` if its styles were made to cost time."""
    _show_what_react_shows(tree)
    try:
        declared = _declared(tree, in_any_state=False)
        gone = _gone(declared)
        if _most_of_the_prose(tree, gone):
            declared = _declared(tree, in_any_state=True)
            gone = [element for element in _gone(declared) if not _is_the_article(element)]
    except TooManyComparisons as error:
        raise ExtractError(subject, "its styles cost more time than a page may have") from error
    for element in UNPAINTED(tree):
        remove(element)
    if any(dims(declarations) for declarations in declared.values()):
        clear_unseen(tree, declared)
    for element in gone:
        remove(element)


def _gone(declared: dict[HtmlElement, Declarations]) -> list[HtmlElement]:
    """The elements that are hidden with all they hold, but never the page as a whole: that starts hidden until a
    script has loaded it."""
    return [
        element
        for element, declarations in declared.items()
        if element.tag not in WHOLE and (_hides_by_name(element) or hides(declarations))
    ]


def _most_of_the_prose(tree: HtmlElement, gone: list[HtmlElement]) -> bool:
    """Whether the page would lose its article: then it is one that a script will show, or a subscription."""
    if not gone:
        return False
    whole = sum(map(WORDS, tree.iter("p")))
    hidden_ones = set(gone)
    lost = sum(
        WORDS(paragraph)
        for paragraph in tree.iter("p")
        if paragraph in hidden_ones or not hidden_ones.isdisjoint(paragraph.iterancestors())
    )
    return bool(lost > whole / 2)


def _is_the_article(element: HtmlElement) -> bool:
    """Marked as what the page is about."""
    marks = (element.tag, element.get("role"), element.get("itemprop"))
    return "main" in marks or "article" in marks or "articleBody" in marks


def _show_what_react_shows(tree: HtmlElement) -> None:
    """React streams parts of a page in hidden (`<div hidden id="S:1">`) and has a script put them into place."""
    scripts = [script for script in SCRIPTS(tree) if REACT in script]
    shown = {name for script in scripts for name in REACT_PART.findall(script)}
    for element in STREAMED(tree) if shown else ():
        if element.get("id") in shown:
            del element.attrib["hidden"]


def remove(element: HtmlElement) -> None:
    """Take the element with all it holds off its tree; the text after it stays."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
        element.tail = None
    parent.remove(element)


def _declared(tree: HtmlElement, *, in_any_state: bool) -> dict[HtmlElement, Declarations]:
    """What styles say of each element that they, or its names, may hide, and of what that depends on."""
    styles = STYLES(tree)
    elements = EVERY(tree) if styles else STYLED(tree)
    names = {name for element in elements for name in names_of(element)} if styles else set()
    sheet = Sheet(styles, names, in_any_state=in_any_state)
    found = {
        element: _cascade(element, sheet)
        for element in elements
        if element.get("style") or _legacy(element) or _hides_by_name(element) or sheet.may_hide(element)
    }
    if sheet.blocks:
        # Whether text is seen depends on the paper around it, and what stands inside may be seen again.
        for element in [element for element, declarations in found.items() if dims(declarations)]:
            for other in (*element.iterancestors(), *element.iterdescendants(etree.Element)):
                if other not in found:
                    found[other] = _cascade(other, sheet)
    return found


def _cascade(element: HtmlElement, sheet: Sheet) -> Declarations:
    """Rules over attributes of old, inline styles over rules, what is important over what is not."""
    ruled, important = sheet.declarations(element) if sheet.blocks else ({}, frozenset())
    declarations = _legacy(element) | ruled
    for name, value, strong in parse_declarations(element.get("style") or ""):
        if strong or name not in important:
            declarations[name] = value
    return declarations


def _legacy(element: HtmlElement) -> Declarations:
    """<font color>, bgcolor: styles of before there were styles."""
    old = {"color": element.get("color"), "background-color": element.get("bgcolor")}
    return {name: value.strip().lower() for name, value in old.items() if value}


def _hides_by_name(element: HtmlElement) -> bool:
    if element.get("hidden") is not None or (element.get("aria-hidden") or "").strip().lower() == "true":
        # aria-hidden hides from some readers only; in practice it marks dialogues, icons and doubled text.
        return True
    names = (element.get("class") or "").split()
    if HIDING_CLASSES.isdisjoint(names):
        return False
    return not any(name.startswith(SHOWN_ON_DESKTOP) for name in names)
