"""JSON Resume (jsonresume.org), and what `gander evidence export` adds to it: claims with all they hold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

from gander.evidence.claims import Claim, Employer
from gander.evidence.claims_dates import day_of
from gander.evidence.claims_json import items, table, words
from gander.evidence.claims_reading import About, Feat, Ledger, Reading, Terms, clipped, employer_of

KIND = "JSON Resume"
ELSEWHERE = "proof elsewhere"
"""the part of a claim that another Gander proved: its repositories are not here to see"""
_SECTIONS: Mapping[str, tuple[str, str, tuple[str, ...], tuple[str, ...], str]] = {
    # part, who it was for, prose, lists of skills, what else is known and not needed
    "work": (
        "position",
        "name company",
        ("position", "description", "summary", "highlights"),
        ("keywords",),
        "url website location",
    ),
    "volunteer": ("volunteering", "organization", ("position", "summary", "highlights"), (), "url website"),
    "projects": (
        "project",
        "",
        ("name", "description", "highlights", "roles"),
        ("keywords",),
        "url entity type",
    ),
    "publications": ("publication", "", ("name", "summary"), (), "url website publisher releaseDate"),
    "awards": ("award", "", ("title", "summary"), (), "awarder date"),
}
_DATES = ("startDate", "endDate")
_KNOWN = {
    "basics",
    "skills",
    "education",
    "certificates",
    "languages",
    "interests",
    "meta",
    "$schema",
    *_SECTIONS,
}


def is_json_resume(value: Any) -> bool:
    """Whether an object has sections of a résumé, of the right shape."""
    if not isinstance(value, dict):
        return False
    lists = [key for key in ("work", "skills", "education", "projects") if isinstance(value.get(key), list)]
    return (isinstance(value.get("basics"), dict) and bool(lists or value["basics"])) or len(lists) > 1


def read_json_resume(name: str, value: dict[str, Any], terms: Terms) -> Reading:
    """What a résumé claims. Where Gander wrote it itself, its own part is read and the rest is its shadow."""
    ledger = Ledger(name, KIND, terms)
    own = table(table(value.get("meta")).get("gander"))
    if isinstance(own.get("claims"), list) and isinstance(own.get("evidence"), list):
        _own(own, ledger)
        return ledger.reading()
    _basics(table(value.get("basics")), ledger)
    for section in _SECTIONS:
        for at, entry in enumerate(items(value.get(section))):
            _entry(section, f"{section}[{at}]", table(entry), ledger)
    for at, entry in enumerate(items(value.get("skills"))):
        _skill(f"skills[{at}]", entry, ledger)
    for at, entry in enumerate(items(value.get("certificates"))):
        _certificate(f"certificates[{at}]", table(entry), ledger)
    _education(value, ledger)
    _apart(value, ledger)
    ledger.fields(name, [key for key in value if key not in _KNOWN and value[key]], "no section that is read")
    return ledger.reading()


def _basics(basics: Mapping[str, Any], ledger: Ledger) -> None:
    for key in ("label", "summary", "headline"):
        ledger.text(words(basics.get(key)), f"{ledger.name}: basics.{key}", About(part="profile"))


def _entry(section: str, where: str, entry: Mapping[str, Any], ledger: Ledger) -> None:
    part, employers, prose, lists, ignored = _SECTIONS[section]
    today = ledger.terms.today
    first = day_of(entry.get("startDate"), today)
    last = day_of(entry.get("endDate"), today, end=True)
    if first and not words(entry.get("endDate")) and section != "projects":
        last = today  # a position without an end goes on
    who = next((words(entry.get(key)) for key in employers.split() if words(entry.get(key))), None)
    about = About(part=part, first=first, last=last, employer=employer_of(who) if employers else "none")
    where = f"{ledger.name}: {where}"
    for key in prose:
        for at, text in enumerate(items(entry.get(key))):
            place = f"{where}.{key}" + (f"[{at}]" if isinstance(entry.get(key), list) else "")
            ledger.text(words(text), place, about)
    for key in lists:
        for at, word in enumerate(items(entry.get(key))):
            ledger.word(words(word), f"{where}.{key}[{at}]", about)
    known = {*prose, *lists, *_DATES, *employers.split(), *ignored.split()}
    ledger.fields(where, [key for key in entry if key not in known])


def _skill(where: str, entry: Any, ledger: Ledger) -> None:
    """A skill, or a group of skills with the skills as keywords: then its name need not be one."""
    where = f"{ledger.name}: {where}"
    if isinstance(entry, str):
        ledger.word(entry, where, About())
        return
    fields = table(entry)
    level = words(fields.get("level"))
    note = f"level {level}" if level else ""
    keywords = items(fields.get("keywords"))
    about = About(part="skill list", years=_years(fields.get("yearsOfExperience", fields.get("years"))))
    name = words(fields.get("name"))
    if name and (not keywords or ledger.terms.vocabulary.resolve(name)):
        ledger.word(name, f"{where}.name", about, note)
    elif name and not ledger.text(name, f"{where}.name", about):
        ledger.skip("skill", f"{where}.name", name, "taken as the name of a group")
    for at, keyword in enumerate(keywords):
        word = words(keyword) or words(table(keyword).get("name"))
        ledger.word(word, f"{where}.keywords[{at}]", about, note)
    ledger.fields(
        where,
        [key for key in fields if key not in ("name", "level", "keywords", "years", "yearsOfExperience")],
    )


def _years(value: Any) -> float | None:
    try:
        years = float(words(value) or "x")
    except ValueError:
        return None
    return years if 0 < years < 70 else None


def _certificate(where: str, entry: Mapping[str, Any], ledger: Ledger) -> None:
    where = f"{ledger.name}: {where}"
    on = day_of(entry.get("date"), ledger.terms.today)
    name = words(entry.get("name"))
    ledger.text(name, f"{where}.name", About(part="certificate", last=on))
    feat = Feat(
        kind="certificate", where=where, what=clipped(name), on=on, detail=clipped(words(entry.get("issuer")))
    )
    ledger.feats.append(feat)
    ledger.fields(where, [key for key in entry if key not in ("name", "date", "issuer", "url")])


def _education(value: Mapping[str, Any], ledger: Ledger) -> None:
    for at, entry in enumerate(map(table, items(value.get("education")))):
        where = f"{ledger.name}: education[{at}]"
        about = About(part="education", last=day_of(entry.get("endDate"), ledger.terms.today, end=True))
        area = words(entry.get("area"))
        for mention in ledger.terms.index.mentions(area):
            ledger.refuse(mention.skill, area, f"{where}.area", "degree")
        for n, course in enumerate(items(entry.get("courses"))):
            ledger.text(words(course), f"{where}.courses[{n}]", about)
        known = ("area", "courses", "institution", "studyType", "startDate", "endDate", "score", "gpa", "url")
        ledger.fields(where, [key for key in entry if key not in known])


def _apart(value: Mapping[str, Any], ledger: Ledger) -> None:
    """Interests are wishes; human languages are answered as a gate."""
    for at, entry in enumerate(items(value.get("interests"))):
        fields = table(entry)
        for word in [words(fields.get("name")) or words(entry), *map(words, items(fields.get("keywords")))]:
            skill = ledger.terms.vocabulary.resolve(word)
            known = [skill.id] if skill else [m.skill for m in ledger.terms.index.mentions(word)]
            for one in known:
                ledger.refuse(one, word, f"{ledger.name}: interests[{at}]", "wished")
    for at, entry in enumerate(map(table, items(value.get("languages")))):
        told = " ".join(filter(None, (words(entry.get("language")), words(entry.get("fluency")))))
        why = "a human language: answer it with --gates, e.g. language:de=yes"
        ledger.skip("field", f"{ledger.name}: languages[{at}]", told, why)


def _own(own: Mapping[str, Any], ledger: Ledger) -> None:
    """What `export` wrote: the claims as they were, and proofs as claims that were proven elsewhere."""
    ledger.assumed.append("its key meta.gander is read, the rest of it says the same")
    for at, entry in enumerate(map(table, own["claims"])):
        _own_claim(f"{ledger.name}: meta.gander.claims[{at}]", entry, ledger)
    for at, entry in enumerate(map(table, own["evidence"])):
        if entry.get("state") == "proven" and not entry.get("implied"):
            where = f"{ledger.name}: meta.gander.evidence[{at}]"
            first, last = (day_of(entry.get(key), ledger.terms.today) for key in ("first", "last"))
            about = About(part=ELSEWHERE, first=first, last=last)
            skill = ledger.terms.vocabulary.skills.get(words(entry.get("skill")))
            names = ", ".join(map(words, items(entry.get("repositories"))[:3]))
            told = f"proven, level {words(entry.get('level'))}" + (f", in {names}" if names else "")
            if skill is None:
                ledger.skip("skill", where, words(entry.get("skill")), "no skill of that id is known")
            else:
                ledger.claim(ledger.terms.vocabulary.current(skill.id), told, where, about)


def _own_claim(where: str, entry: Mapping[str, Any], ledger: Ledger) -> None:
    today, word = ledger.terms.today, words(entry.get("skill"))
    skill = ledger.terms.vocabulary.skills.get(word)
    if skill is None:
        ledger.skip("skill", where, word, "no skill of that id is known")
        return
    employer: Employer = entry["employer"] if entry.get("employer") in get_args(Employer) else "none"
    claim = Claim(
        skill=ledger.terms.vocabulary.current(skill.id),
        where=where,
        said=clipped(words(entry.get("said"))),
        years=_years(entry.get("years")),
        first=day_of(entry.get("first"), today),
        last=day_of(entry.get("last"), today),
        source=clipped(words(entry.get("source"))) or KIND,
        part=clipped(words(entry.get("part"))) or "text",
        employer=employer,
        approximate=entry.get("approximate") is True,
    )
    ledger.claims[claim.skill, where] = claim
