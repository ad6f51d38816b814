"""The registry of the press: whole, valid, and found by every name."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from broadsheet import outlets
from broadsheet.captures.address import web_address
from broadsheet.errors import DamagedInput, MissingInput
from broadsheet.outlets.folding import fold
from broadsheet.outlets.places import code_of, countries
from broadsheet.outlets.record import Record
from broadsheet.outlets.registry import Registry
from broadsheet.types import Rights

FILE = Path(outlets.__file__).with_name("press.jsonl")
AGENCIES = (
    "TASS|Interfax|RIA Novosti|Reuters|AP|AFP|dpa|Xinhua|ANSA|EFE|Kyodo|Yonhap|IRNA|Anadolu|PTI|PAP|CTK|MTI|BTA|Tanjug|"
    "HINA|Lusa|Belga|ANP|NTB|TT|STT|Ritzau|Ukrinform|BelTA|Kazinform|AZERTAC|Armenpress|SPA|WAM|KUNA|MENA|SANA|Petra|"
    "WAFA|Antara|Bernama|VNA|KCNA|Prensa Latina|Télam|Agência Brasil|AAP|UPI|Bloomberg|ISNA|Fars|Tasnim|Mehr|Jiji"
)


@pytest.fixture(scope="module")
def records() -> list[Record]:
    return msgspec.json.Decoder(Record).decode_lines(FILE.read_bytes())


def test_it_is_as_large_as_the_press_of_the_world(records: list[Record]) -> None:
    assert len({record.country for record in records if record.country and record.feeds}) >= 100
    assert sum(len(record.feeds) for record in records) >= 1_500
    assert sum(record.reviewed for record in records) >= 250


def test_every_line_is_sound(records: list[Record]) -> None:
    known = countries()
    languages = {language for country in known.values() for language in country.languages}
    seen: set[str] = set()
    for record in records:
        assert record.name == record.name.strip()
        assert record.name
        assert record.country is None or record.country in known, record.name
        assert all(len(code) == 2 for code in record.languages), record.name
        assert set(record.languages) <= languages | {"ca", "ga", "ku", "te", "ml", "gl", "cy"}, record.name
        assert record.hosts or not record.feeds, record.name
        assert all(host == host.lower() and "/" not in host for host in record.hosts), record.name
        assert len(set(record.aliases)) == len(record.aliases), record.name
        assert record.sources, record.name
        for feed in record.feeds:
            assert web_address(feed.url) == feed.url
            assert feed.url not in seen, feed.url
            seen.add(feed.url)


def test_no_two_reviewed_outlets_share_a_host_or_a_name(records: list[Record]) -> None:
    reviewed = [record for record in records if record.reviewed]
    hosts = [host for record in reviewed for host in record.hosts]
    assert len(set(hosts)) == len(hosts)
    assert len({fold(record.name) for record in reviewed}) == len(reviewed)


@pytest.mark.parametrize("name", AGENCIES.split("|"))
def test_agencies_are_known(name: str) -> None:
    found = outlets.find(name)
    assert found is not None
    assert found.kind == "agency"


@pytest.mark.parametrize(
    ("spelling", "name"),
    [
        ("Izvestia", "Izvestia"),
        ("Известия", "Izvestia"),
        ("ИЗВЕСТИЯ", "Izvestia"),
        ("Izvestiya", "Izvestia"),
        ("NYT", "The New York Times"),
        ("new york times", "The New York Times"),
        ("El Pais", "El País"),
        ("la repubblica", "La Repubblica"),
        ("Repubblica", "La Repubblica"),
        ("Коммерсант", "Kommersant"),
        ("Peoples Daily", "People's Daily"),
        ("People’s Daily", "People's Daily"),
        ("人民日报", "People's Daily"),
        ("هآرتس", "Haaretz"),
        ("Hurriyet", "Hürriyet"),
        ("Times", "The Times"),
    ],
)
def test_any_spelling_finds_the_outlet(spelling: str, name: str) -> None:
    found = outlets.find(spelling)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("name", ["Daily News", "La Prensa", "The Standard", "Nobody’s Gazette", "", "the", "—"])
def test_a_shared_or_unknown_name_finds_nothing(name: str) -> None:
    assert outlets.find(name) is None


def test_a_country_decides_between_namesakes() -> None:
    assert (kenyan := outlets.find("The Standard", country="ke"))
    assert kenyan.country == "ke"
    assert (chilean := outlets.find("La Nación", country="cr"))
    assert chilean.country == "cr"


@pytest.mark.parametrize(
    ("host", "name"),
    [("iz.ru", "Izvestia"), ("www.iz.ru", "Izvestia"), ("edition.CNN.com", "CNN"), ("feeds.bbci.co.uk", "BBC")],
)
def test_a_host_finds_its_outlet(host: str, name: str) -> None:
    found = outlets.by_host(host)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("host", ["nowhere.example", "ru", "", "co.uk", "com", "x"])
def test_an_unknown_host_finds_nothing(host: str) -> None:
    assert outlets.by_host(host) is None


def test_feeds_by_country_beat_and_language() -> None:
    found = outlets.feeds(countries=["ru", "ir"])
    assert {feed.outlet.country for feed in found} == {"ru", "ir"}
    assert {"Izvestia", "TASS", "IRNA"} <= {feed.outlet.name for feed in found}
    energy = outlets.feeds(beats=["energy"])
    assert energy
    assert {feed.beat for feed in energy} == {"energy"}
    french = outlets.feeds(countries=["ch"], languages=["fr"])
    assert french
    assert all("fr" in feed.languages for feed in french)
    assert len(outlets.feeds(countries=["ar"], every=True)) > len(outlets.feeds(countries=["ar"]))


def test_general_news_goes_before_sections_and_sitemaps() -> None:
    three = (
        b'{"name":"Courier","country":"ee","hosts":["courier.example"],"sources":["kite"],"feeds":['
        b'{"url":"https://courier.example/all"},{"url":"https://courier.example/sport","beat":"sport"},'
        b'{"url":"https://courier.example/map","kind":"news_sitemap"}]}\n'
        b'{"name":"Sun Panels","country":"ee","national":false,"hosts":["panels.example"],"sources":["kite"],"feeds":['
        b'{"url":"https://panels.example/rss","beat":"energy"}]}\n'
    )
    press = Registry(msgspec.json.Decoder(Record).decode_lines(three))
    assert [feed.url for feed in press.feeds(countries=["ee"])] == ["https://courier.example/all"]
    assert [feed.url for feed in press.feeds(beats=["energy"])] == ["https://panels.example/rss"]
    assert len(press.feeds(every=True)) == 4


OWN = """
[[outlet]]
name = "Harbour Courier"
aliases = ["The Courier of the Harbour"]
country = "ee"
hosts = ["courier.example"]
feeds = [{ url = "https://courier.example/rss", beat = "maritime" }]

[[outlet]]
name = "Iswestija"
hosts = ["iz.ru"]
owner = "nobody we know"
"""


def test_the_users_own_file_adds_and_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = outlets.edition()
    file = tmp_path / "own.toml"
    file.write_text(OWN)
    monkeypatch.setenv(outlets.OWN_FILE, str(file))
    added = outlets.find("courier of the harbour")
    assert added is not None
    assert (added.name, added.country) == ("Harbour Courier", "ee")
    assert "https://courier.example/rss" in {feed.url for feed in outlets.feeds(beats=["maritime"])}
    known = outlets.by_host("iz.ru")
    assert known is not None
    assert (known.name, known.owner, known.country) == ("Iswestija", "nobody we know", "ru")
    assert outlets.find("Izvestia") == known
    assert outlets.edition() != before


def test_a_bad_file_of_the_user_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(outlets.OWN_FILE, str(tmp_path / "none.toml"))
    with pytest.raises(MissingInput, match=r"none\.toml"):
        outlets.registry()
    file = tmp_path / "own.toml"
    file.write_text('[[outlet]]\nname = "X"\ncolour = "red"\n')
    monkeypatch.setenv(outlets.OWN_FILE, str(file))
    with pytest.raises(DamagedInput, match="colour"):
        outlets.registry()


def test_countries_go_by_code_or_name() -> None:
    assert [code_of(name) for name in ("ru", "RUS", "Russia", "UK", "Côte d’Ivoire", "Atlantis")] == [
        *("ru", "ru", "ru", "gb", "ci", None)
    ]


def test_an_outlet_says_what_it_allows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "own.toml"
    file.write_text(
        '[[outlet]]\nname = "Izvestia"\nrights = { excerpt = 400, share = 0.1, keep_days = 30, notice = "Ours." }\n'
        '[[outlet]]\nname = "Harbour Courier"\nhosts = ["courier.example"]\nrights = { reprint = false }\n'
    )
    assert outlets.rights_of("https://iz.ru/1", None) is None
    monkeypatch.setenv(outlets.OWN_FILE, str(file))
    assert outlets.rights_of("https://iz.ru/1", None) == Rights(True, 400, 0.1, 30, "Ours.")
    assert outlets.rights_of(None, "Известия") == outlets.rights_of("https://iz.ru/1", "Another Name")
    assert outlets.rights_of("https://www.courier.example/1", None) == Rights(reprint=False)
    assert outlets.rights_of("https://nowhere.example/1", "Nobody") is None


@pytest.mark.parametrize("rights", ["{ excerpt = -1 }", "{ share = 1.5 }", "{ keep_days = 0 }", "{ notices = 'x' }"])
def test_wrong_rights_are_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rights: str) -> None:
    file = tmp_path / "own.toml"
    file.write_text(f'[[outlet]]\nname = "Izvestia"\nrights = {rights}\n')
    monkeypatch.setenv(outlets.OWN_FILE, str(file))
    with pytest.raises(DamagedInput, match=r"own\.toml"):
        outlets.registry()
