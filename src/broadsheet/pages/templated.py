"""Templates: the page's own, and those that a desk wrote for itself.

A template is shown the view of a review and reaches nothing else: it runs in Jinja's sandbox, reads files of its own
folder and the bundled ones only, and what it prints is escaped for the kind of text that its name says.
"""

from __future__ import annotations

import base64
import hashlib
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType

from jinja2 import (
    BaseLoader,
    Environment,
    PackageLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from broadsheet.errors import InputError, MissingInput
from broadsheet.pages.clean import SPACE, direction, keep_visible, visible, web_address
from broadsheet.pages.markdown import escape
from broadsheet.pages.view import view
from broadsheet.review.colours import ACCENT, DARK_PAPER, HEX, PAPER, readable
from broadsheet.review.logo import DATA
from broadsheet.types import Review

SUFFIX = ".j2"
STYLE = "review.css"
# What a template of one's own calls the bundled ones: {% extends "broadsheet/review.html.j2" %}
BUNDLED = "broadsheet"
MANUAL = "What a template sees stands in docs/templates.md"


@dataclass(frozen=True, slots=True)
class Bundled:
    """A template that comes with broadsheet: its name, and what its first line says of it."""

    name: str
    about: str


# ------------------------------------------------------------------------------------------------------- escaping


def _in_html(value: object) -> object:
    """Jinja escapes it; what controls or reorders text is taken out here."""
    return keep_visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _in_markdown(value: object) -> object:
    return escape(visible(value)) if isinstance(value, str) and not isinstance(value, Markup) else value


def _in_text(value: object) -> object:
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


# By the ending of a template's name before .j2.
KINDS: Mapping[str, Callable[[object], object]] = MappingProxyType(
    {".html": _in_html, ".md": _in_markdown, ".txt": _in_text}
)


def _address(value: object, *, html: bool) -> str:
    """A web address as it is; nothing for any other. In HTML, Jinja escapes it."""
    found = web_address(str(value)) or ""
    return found if html else Markup(found)  # noqa: S704 -- an address as browsers write it holds no space and no <>


# ------------------------------------------------------------------------------------------------------- the engine


class OneFolder(BaseLoader):
    """Templates of one folder; a link that leads out of it does not."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        path = (self.folder / template).resolve()
        if not path.is_relative_to(self.folder) or not path.is_file():
            raise TemplateNotFound(template)
        try:
            return path.read_text(encoding="utf-8"), str(path), lambda: True
        except UnicodeDecodeError as error:
            raise InputError(str(path), f"not UTF-8: {error.reason}", "Save it as UTF-8") from None


def _engine(kind: str, loader: BaseLoader) -> Environment:
    html = kind == ".html"
    engine = ImmutableSandboxedEnvironment(
        loader=loader,
        autoescape=html,
        undefined=StrictUndefined,
        finalize=KINDS[kind],
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    engine.filters["address"] = partial(_address, html=html)
    return engine


@cache
def _bundled_engine(kind: str) -> Environment:
    return _engine(kind, PackageLoader("broadsheet.pages"))


def _kind_of(name: str) -> str:
    kind = Path(name.removesuffix(SUFFIX)).suffix
    if not name.endswith(SUFFIX) or kind not in KINDS:
        known = ", ".join(f"{each}{SUFFIX}" for each in KINDS)
        raise InputError(name, "its name does not say what it makes", f"Let it end in one of {known}")
    return kind


def _shown(review: Review, style: str) -> dict[str, object]:
    """What a template sees. Documented in docs/templates.md, tested to be so."""
    shown, masthead = view(review), review.masthead
    style = SPACE.sub(" ", style).strip() + _accented(masthead.accent)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return {
        "view": shown,
        "review": review,
        "labels": shown.words.labels,
        "page_dir": direction(review.language),
        "logo": masthead.logo if masthead.logo.startswith(DATA) else "",
        "style": Markup(style),  # noqa: S704 -- a style sheet of ours or the desk's, no text of others
        "style_hash": f"sha256-{digest}",
    }


def _accented(accent: str) -> str:
    """The rules that put the house's colour in place of ours, lightened for the dark; none for what is no colour."""
    if accent == ACCENT or not HEX.fullmatch(accent):
        return ""
    dark = f"@media screen and (prefers-color-scheme: dark) {{ :root {{ --accent: {readable(accent, DARK_PAPER)}; }} }}"
    return f" :root {{ --accent: {readable(accent, PAPER)}; }} {dark}"


# ---------------------------------------------------------------------------------------------------- what is asked


def bundled(review: Review, name: str) -> str:
    """The review by one of our own templates."""
    return _bundled_engine(_kind_of(name)).get_template(name).render(_shown(review, _source(STYLE)))


def from_template(review: Review, path: Path) -> str:
    """The review by a desk's own template. `InputError` names the file, the line and what to do."""
    kind = _kind_of(path.name)
    if not path.is_file():
        raise MissingInput(str(path), "no such file", "`broadsheet templates --copy NAME DIR` gives one to begin with")
    own = OneFolder(path.parent)
    loader = PrefixLoader({BUNDLED: PackageLoader("broadsheet.pages")})
    engine = _engine(kind, _Either(own, loader))
    beside = path.parent / STYLE
    style = beside.read_text(encoding="utf-8") if beside.is_file() else _source(STYLE)
    try:
        return engine.get_template(path.name).render(_shown(review, style))
    except InputError:
        raise
    except TemplateSyntaxError as error:
        reason = (error.message or "no template").rstrip(".")
        raise InputError(f"{error.filename or path}, line {error.lineno}", reason, MANUAL) from None
    except TemplateNotFound as error:
        reason = f"there is no template {error.name!r}"
        remedy = f"It reads its own folder, and the bundled ones as {BUNDLED}/NAME"
        raise InputError(_where(error, path), reason, remedy) from None
    except Exception as error:  # a template can fail in every way that a program can
        reason = f"{type(error).__name__}: {error}".rstrip(".")
        raise InputError(_where(error, path), reason, MANUAL) from None


class _Either(BaseLoader):
    """The bundled templates by their prefix, all others from the folder."""

    def __init__(self, own: OneFolder, ours: PrefixLoader) -> None:
        self.own, self.ours = own, ours

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        chosen: BaseLoader = self.ours if template.startswith(f"{BUNDLED}/") else self.own
        return chosen.get_source(environment, template)


def _where(error: BaseException, path: Path) -> str:
    """The file and line of the template that the error came from."""
    frames = [each for each in traceback.extract_tb(error.__traceback__) if each.filename.endswith(SUFFIX)]
    return f"{frames[-1].filename}, line {frames[-1].lineno}" if frames else str(path)


def _source(name: str) -> str:
    return (files("broadsheet.pages") / "templates" / name).read_text(encoding="utf-8")


def list_bundled() -> tuple[Bundled, ...]:
    """The bundled templates, by name."""
    names = sorted(each.name for each in (files("broadsheet.pages") / "templates").iterdir())
    return tuple(Bundled(name, _about(_source(name))) for name in names if name.endswith(SUFFIX))


def _about(source: str) -> str:
    first = source.partition("\n")[0]
    return first.removeprefix("{#").removesuffix("#}").strip() if first.startswith("{#") else ""


def copy_bundled(name: str, folder: Path) -> tuple[Path, ...]:
    """Copies the template to be changed, with the style sheet of an HTML page; nothing is written over."""
    known = [each.name for each in list_bundled()]
    if name not in known:
        raise InputError(name, "no such template", f"Known are {', '.join(known)}")
    wanted = (name, STYLE) if _kind_of(name) == ".html" else (name,)
    there = [folder / each for each in wanted if (folder / each).exists()]
    if there:
        raise InputError(str(there[0]), "it is there already", "Move it away, or name another folder")
    folder.mkdir(parents=True, exist_ok=True)
    for each in wanted:
        (folder / each).write_text(_source(each), encoding="utf-8", newline="")
    return tuple(folder / each for each in wanted)
