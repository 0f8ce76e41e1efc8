"""The configuration file: what is right is read, what is wrong is named all at once with a right example."""

from __future__ import annotations

import dataclasses
import json
import os
import subprocess
import sys
import traceback
from pathlib import Path

import pytest

from gander.connectors.live.registry import live_connectors
from gander.errors import UserError
from gander.model import Problem
from gander.shell import config

WHOLE = """
[person]
identities = ["me@example.org"]
paths = ["~/code"]
know = ["sql", "docker 3y"]
cv = "~/cv.md"

[search]
roles = ["ml-engineer"]
places = ["Đà Nẵng"]
remote_from = "vn"

[gates]
degree = "no"
visa = true
citizenship = "unanswered"
"language:de" = "yes"

[network]
allow = ["Intranet.example", "127.0.0.1:8080"]
robots_ignored = ["api.adzuna.com"]
proxy = "http://me:s3cret@127.0.0.1:3128"
ca = "~/company-ca.pem"

[keys]
adzuna = { app_id = "s3cret-id", app_key = "s3cret-key" }
usajobs = { email = "me@example.org" }

[keys.france-travail]
client_id = "s3cret-client"
"""


def problems_of(text: str) -> list[Problem]:
    with pytest.raises(UserError) as caught:
        config.parse(text, Path("config.toml"))
    return list(caught.value.problems)


def test_everything_that_can_be_said() -> None:
    found = config.parse(WHOLE, Path("config.toml"))
    assert found.identities == ("me@example.org",)
    assert found.paths == (str(Path("~/code").expanduser()),)
    assert found.know == ("sql", "docker 3y")
    assert found.cv == str(Path("~/cv.md").expanduser())
    assert found.roles == ("ml-engineer",)
    assert found.places == ("Đà Nẵng",)
    assert found.remote_from == "VN"
    assert found.gates == {"degree": False, "visa": True, "language:de": True}, "not answered is absent"
    assert found.allow == ("intranet.example", "127.0.0.1:8080")
    assert found.robots_ignored == ("api.adzuna.com",)
    assert found.proxy == "http://me:s3cret@127.0.0.1:3128"
    assert found.ca == str(Path("~/company-ca.pem").expanduser())
    assert found.keys.of("adzuna", ("app_id", "app_key"), {}) == {
        "app_id": "s3cret-id",
        "app_key": "s3cret-key",
    }
    assert found.keys.of("france-travail", ("client_id", "client_secret"), {}) == {
        "client_id": "s3cret-client"
    }


def test_no_key_and_no_password_is_shown() -> None:
    found = config.parse(WHOLE, Path("config.toml"))
    shown = repr(found) + str(found.keys) + json.dumps(dataclasses.asdict(found), default=str)
    assert "s3cret-" not in shown
    assert "s3cret" not in repr(found)
    with pytest.raises(TypeError):
        json.dumps(found.keys)


@pytest.mark.parametrize(
    "text",
    [
        "[keys]\nadzuna = 's3cret'",
        "[keys]\nadzuna = ['s3cret']",
        "[keys]\nadzuna = { app_id = ['s3cret'] }",
        "[keys]\nadzuna = { appid = 's3cret', app_key = 3 }",
        "[keys]\nadzunna = { app_id = 's3cret' }",
        "[keys]\napp_id = 's3cret'",
        "[keys]\nadzuna = { app_id = s3cret }",
        "[keys]\nadzuna = { app_id = 's3cret }",
        "[keys]\nadzuna = { app_id = 's3cret', app_id = 's3cret' }",
        "keys = 's3cret'",
        "keys = ['s3cret']",
        "[network]\nproxy = 'socks5://me:s3cret@proxy.example'",
        "[network]\nproxy = ['http://me:s3cret@proxy.example']",
        "[network]\nprox = 'http://me:s3cret@proxy.example'",
        "[search]\nkeys = 's3cret'",
    ],
)
def test_a_mistake_beside_a_key_does_not_print_it(text: str) -> None:
    with pytest.raises(UserError) as caught:
        config.parse(text, Path("config.toml"))
    assert "s3cret" not in "".join(traceback.format_exception(caught.value))


def test_an_empty_file_is_right() -> None:
    assert config.parse("", Path("c")) == config.Config(path=Path("c"))


@pytest.mark.parametrize(
    ("text", "why", "hint"),
    [
        (
            "[search]\nrole = ['x']",
            "'role' is no key of [search]",
            "did you mean 'roles'? e.g. roles = [\"ml-engineer\"]",
        ),
        ("[serach]\nroles = ['x']", "'serach' is unknown here", "did you mean [search]?"),
        ("roles = ['x']", "'roles' is unknown here", 'it belongs below [search]: roles = ["ml-engineer"]'),
        (
            "[person]\nroles = ['x']",
            "'roles' does not belong to [person]",
            'write it below [search]: roles = ["ml-engineer"]',
        ),
        (
            "[person]\ndegree = 'no'",
            "'degree' does not belong to [person]",
            'write it below [gates]: degree = "no"',
        ),
        ("[search]\nroles = 'x'", "'roles' wants a list, not 'x'", 'e.g. roles = ["ml-engineer"]'),
        (
            "[search]\nremote_from = 'Germany'",
            "'remote_from' wants a country as two letters, not 'Germany'",
            'e.g. remote_from = "VN"',
        ),
        ("[person]\ncv = 3", "'cv' wants a text in quotes, not 3", 'e.g. cv = "~/cv.md"'),
        (
            "[gates]\ndegre = 'no'",
            "'degre' is no key of [gates]",
            "did you mean 'degree'? e.g. degree = \"no\"",
        ),
        (
            "[gates]\ndegree = 'maybe'",
            '\'degree\' wants "yes", "no" or "unanswered", not \'maybe\'',
            'e.g. degree = "no"',
        ),
        ("[person]\nzzz = 1", "'zzz' is no key of [person]", "[person] knows identities, paths, know, cv"),
        (
            "[network]\nproxies = 'x'",
            "'proxies' is no key of [network]",
            "did you mean 'proxy'? e.g. proxy = \"http://127.0.0.1:3128\"",
        ),
        (
            "[network]\nallow = ['https://intranet.example/']",
            "'allow' wants hosts alone, perhaps with a port, not 'https://intranet.example/'",
            'e.g. allow = ["intranet.example", "127.0.0.1:8080"]',
        ),
        (
            "[network]\nproxy = 'socks5://127.0.0.1'",
            "'proxy' wants the address of an HTTP proxy",
            'e.g. proxy = "http://127.0.0.1:3128"',
        ),
        (
            "[search]\nproxy = 'x'",
            "'proxy' does not belong to [search]",
            'write it below [network]: proxy = "http://127.0.0.1:3128"',
        ),
        (
            "[keys]\nadzunna = { app_id = 'x' }",
            "'adzunna' is no key of [keys]",
            "did you mean 'adzuna'? e.g. adzuna = { app_id",
        ),
        (
            "[keys]\nusajobs = { mail = 'x' }",
            "'mail' is no key of usajobs",
            "did you mean 'email'? e.g. usajobs = { key",
        ),
        (
            "[keys.france-travail]\nzzz = 'x'",
            "'zzz' is no key of france-travail",
            "france-travail knows client_id, client_secret; e.g. france_travail = { client_id",
        ),
        ("[keys]\nadzuna = 'x'", "'adzuna' wants its keys in braces", "e.g. adzuna = { app_id"),
        ("[keys]\nadzuna = { app_id = 3 }", "'app_id' of adzuna wants a text in quotes", "e.g. adzuna = {"),
        ("search = 3", "'search' must be a section", "write [search] on a line of its own"),
    ],
)
def test_a_mistake_is_named_with_what_would_be_right(text: str, why: str, hint: str) -> None:
    (problem,) = problems_of(text)
    assert problem.why == why
    assert problem.next.startswith(hint)


def test_all_mistakes_come_together_with_their_lines() -> None:
    found = problems_of(
        "# mine\n[person]\nidentity = ['me@example.org']\n\n[search]\nroles = 'x'\nplace = 'y'\n"
    )
    assert [(p.where, p.why.split(" ")[0]) for p in found] == [
        ("config.toml, line 3", "'identity'"),
        ("config.toml, line 6", "'roles'"),
        ("config.toml, line 7", "'place'"),
    ]


def test_mistakes_of_keys_come_together_with_their_lines() -> None:
    found = problems_of("[keys]\nadzuna = { appid = 'x', app_key = 3 }\n\n[keys.usajobs]\nmail = 'y'\n")
    assert [(p.where, p.why.split(" ")[0]) for p in found] == [
        ("config.toml, line 2", "'app_key'"),
        ("config.toml, line 2", "'appid'"),
        ("config.toml, line 4", "'mail'"),
    ]


def test_the_keys_of_the_configuration_are_those_that_the_sources_need() -> None:
    from gander.shell.config_model import KeysOfSources

    needed = {name: one.facts.needs_key for name, one in live_connectors().items() if one.facts.needs_key}
    needed["github"] = ("token",)  # of no connector, but of `gander evidence --github`
    known = {
        name.replace("_", "-"): tuple(field.annotation.__args__[0].model_fields)  # type: ignore[union-attr]
        for name, field in KeysOfSources.model_fields.items()
    }
    assert known == needed
    assert [name.replace("_", "-") for name in config.EXAMPLES["keys"]] == list(known)


def test_what_is_no_toml_says_where() -> None:
    (problem,) = problems_of("[search\nroles = []")
    assert "is no TOML" in problem.why
    assert "line 1" in problem.why


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (WHOLE.replace("\n", "\r\n").encode(), "Windows line ends"),
        (b"\xef\xbb\xbf" + WHOLE.encode(), "a byte order mark, as Notepad writes"),
    ],
)
def test_files_of_other_editors_are_read(content: bytes, reason: str, tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_bytes(content)
    found = config.load(file)
    assert found is not None, reason
    assert found.roles == ("ml-engineer",)


def test_another_encoding_is_a_clear_word(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_bytes('[search]\nplaces = ["München"]'.encode("latin-1"))
    with pytest.raises(UserError, match="is no UTF-8"):
        config.load(file)


def test_no_file_is_no_configuration(tmp_path: Path) -> None:
    assert config.load(tmp_path / "config.toml") is None


def test_a_folder_in_its_place_is_a_clear_word(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be read"):
        config.load(tmp_path)


def test_the_place_follows_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("GANDER_CONFIG", str(tmp_path / "mine.toml"))
    assert config.config_path() == tmp_path / "mine.toml"
    monkeypatch.delenv("GANDER_CONFIG")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    if sys.platform == "linux":
        assert config.config_path() == tmp_path / "gander" / "config.toml"


def test_pydantic_waits_until_there_is_a_file(tmp_path: Path) -> None:
    code = "import sys; from gander.shell import config; config.load(); print('pydantic' in sys.modules)"
    environment = {**os.environ, "GANDER_CONFIG": str(tmp_path / "none.toml")}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=True
    )
    assert done.stdout.strip() == "False"


@pytest.mark.parametrize("section", config.EXAMPLES)
def test_every_example_that_is_shown_is_right(section: str) -> None:
    text = f"[{section}]\n" + "\n".join(config.EXAMPLES[section].values())
    assert config.parse(text, Path("c")).path == Path("c")
