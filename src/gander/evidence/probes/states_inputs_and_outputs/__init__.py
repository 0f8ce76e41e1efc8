"""States its inputs and what the outputs mean: in a document, a docstring of an entry, or typed schemas."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gander.evidence.code import Code
from gander.evidence.finding import Place, Seen, false, not_applicable, true
from gander.evidence.probes.places import near_root, some
from gander.evidence.probes.probe import Probe
from gander.evidence.project import Project
from gander.evidence.rules import is_test

_ROUTE = re.compile(r"(?:^|\.)(?:post|put|get|route|api_route|websocket|api|service\.api)$", re.IGNORECASE)
_SCHEMA = re.compile(r"(?:^|\.)(?:BaseModel|SQLModel|Schema|Serializer|ModelSerializer|TypedDict|Struct)$")
_PLAIN = re.compile(
    r"^(?:None|dict|list|str|Any|Response|JSONResponse|HTMLResponse|StreamingResponse|bool)?$"
)
_IN = re.compile(
    r"^\W*(?:\w+ ){0,2}inputs?(?: (?:data|format|schema|features?|fields?|columns?|parameters?|shape"
    r"|image|text|file)s?)?\W*(?:$|[:|(])"
    r"|^#+ (?!.*\bkey features).*\b(?:inputs?|request(?: body)?|payload|data ?set format|columns)\b"
    r"|^#+ features\W*$"
    r"|^\|\s*(?:\W*)(?:features?|columns?|variables?|fields?|inputs?)\b.*\||\binputs? (?:is|are"
    r"|shape|format|must|should|has)\b"
    r"|^\W*request(?: body)?\W*$|\b(?:request body|input (?:data|image|text|features?))\b.*:",
    re.IGNORECASE,
)
_OUT = re.compile(
    r"^\W*(?:\w+ ){0,2}(?:outputs?|returns|response|predictions?)(?: (?:data|format|schema|fields?"
    r"|columns?|shape|image|body|file|example))?\W*(?:$|[:|(])"
    r"|^#+ .*\b(?:outputs?|response|labels|classes)\b|^#+ predictions?\W*$"
    r"|^\|.*\b(?:target|label|prediction|output|response)s?\b.*\||\boutputs? (?:is|are|shape|format"
    r"|will|has|contains?)\b"
    r"|^\W*returns?\b.{8,}",
    re.IGNORECASE,
)
_BOTH = re.compile(
    r"\b(?:given|takes?|accepts?|expects?) (?:an?|the|as|in|one|two|some|any|raw"
    r"|your) \w+.{3,100}\b(?:and )?(?:returns?|outputs?|produces?|predicts?) (?:an? |the )?\w.{3,}",
    re.IGNORECASE,
)
_TASK = re.compile(r"^\W*\[[ x]\]|\bTODO\b", re.IGNORECASE)
_NEAR = 60
"""lines between what is said of inputs and of outputs, so that both are of the same thing"""
_DOC_IN = re.compile(
    r"^\s*(?:args|arguments|parameters|params|inputs?)\s*:?\s*$|:param \w+:|@param\b|^\s*(?:args"
    r"|inputs?|parameters)\s*:",
    re.IGNORECASE | re.MULTILINE,
)
_DOC_OUT = re.compile(
    r"^\s*(?:returns?|outputs?|yields)\s*:?\s*$|:returns?:|@returns?\b|^\s*(?:returns?|outputs?)\s*:",
    re.IGNORECASE | re.MULTILINE,
)
_ENTRY = re.compile(
    r"^(?:predict\w*|transform|forward|generate\w*|infer\w*|detect\w*|encode\w*|embed\w*|main|evaluate\w*|__call__|call|classify\w*|run|score\w*|fit|train\w*|sample|load\w*|query|chat|solve\w*|extract\w*|segment\w*|compile|process)$"
)
_PUBLIC = 5
"""documented public functions that make a library's interface stated"""
_CARD = (
    r"^(?:.*/)?(?:readme|model[-_ ]?card|datasheet|usage|api(?:[-_.]\w+)*|inputs?|outputs?"
    r"|documentation)\.(?:[\w-]+\.)?(?:md|rst)$"
)


def look(project: Project) -> Seen:
    if not project.code_paths():
        return not_applicable("nothing here takes an input")
    places = some(
        place for path in near_root(project.named(_CARD))[:60] if (place := _in_text(project, path))
    )
    codes = [
        (path, code)
        for path, code in project.codes("BaseModel", "response_model", "SQLModel", "Serializer", "Schema")
        if not is_test(path)
    ]
    places += [place for path, code in codes if (place := _in_schema(path, code))]
    places += _in_contract(project)
    places += _in_docstrings(project)
    return (
        true(places)
        if places
        else false("no document, docstring or schema says both what goes in and what comes out")
    )


def _in_text(project: Project, path: str) -> Place | None:
    lines = [(n, t) for n, t in _prose(project.lines(path)) if len(t) < 600 and not _TASK.search(t)]
    both = next((n for n, line in lines if _BOTH.search(line)), None)
    takes = [n for n, line in lines if _IN.search(line)]
    gives = [n for n, line in lines if _OUT.search(line)]
    first = next((min(t, g) for t in takes for g in gives if abs(t - g) <= _NEAR), None)
    found = both if first is None else first
    return Place(path, found, "inputs and outputs") if found else None


def _prose(lines: list[str]) -> Iterator[tuple[int, str]]:
    """(number, line) without the code in fences: its comments and keys are no statements."""
    fenced = False
    for number, line in enumerate(lines, 1):
        if line.lstrip().startswith(("```", "~~~")):
            fenced = not fenced
        elif not fenced:
            yield number, line


def _in_contract(project: Project) -> list[Place]:
    """An OpenAPI file that tells the body of requests and the content of responses."""
    places = []
    for path in project.named(r"(?:openapi|swagger)[\w.-]*\.(?:ya?ml|json)$"):
        text = project.text(path)
        if re.search(r"requestBody|in:\s*\"?(?:body|query)|\"in\":", text) and "responses" in text:
            places.append(Place(path, 1, "an OpenAPI contract"))
    return places


def _in_schema(path: str, code: Code) -> Place | None:
    """A route with a response model or a typed result, in a file with or of schemas with fields."""
    for call in code.calls:
        if _ROUTE.search(call.name) and call.keyword("response_model") is not None:
            return Place(path, call.line, "response_model")
    schemas = [c for c in code.classes if any(map(_SCHEMA.search, c.bases)) and c.fields]
    names = " ".join(c.name for c in schemas)
    if re.search(r"(?:In|Input|Request|Query|Features?|Payload)\b", names) and re.search(
        r"(?:Out|Output|Response|Result|Prediction|Answer)\b", names
    ):
        return Place(path, schemas[0].line, schemas[0].name)
    routes = [f for f in code.functions if any(_ROUTE.search(d) for d in f.decorators)]
    for function in routes:
        if (
            schemas
            and function.types
            and not _PLAIN.match(function.types[-1])
            and len(function.types) > len(function.parameters)
        ):
            return Place(path, function.line, function.name)
    return None


def _in_docstrings(project: Project) -> list[Place]:
    entries: list[Place] = []
    public: list[Place] = []
    for path in project.with_words(
        "Args",
        "Returns",
        "Parameters",
        "param",
        "returns",
        "Inputs",
        "Outputs",
        "Input",
        "Output",
        "Return",
        languages=("py",),
    ):
        if is_test(path) or path.endswith(".ipynb"):
            continue
        code = project.code(path)
        documented = [(f.name, f.line, f.doc) for f in code.functions] + [
            (c.name, c.line, c.doc) for c in code.classes
        ]
        for name, line, doc in documented:
            if _DOC_IN.search(doc) and _DOC_OUT.search(doc):
                public.append(Place(path, line, name))
                if _ENTRY.match(name):
                    entries.append(Place(path, line, name))
        if len(entries) >= 3:
            break
    return entries or (public if len(public) >= _PUBLIC else [])


PROBE = Probe("states-inputs-and-outputs", look)
