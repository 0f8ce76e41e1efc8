"""The scan for import statements against the parser that reads a whole file, on many invented files."""

from __future__ import annotations

import ast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gander.evidence.import_scan import statements
from gander.evidence.imports import read_imports


def whole(text: str) -> set[str]:
    """The keys by Python's own parser, of the whole file."""
    keys: set[str] = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            keys |= {f"py:{name.name}" for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            keys |= {f"py:{node.module}" + ("" if n.name == "*" else f".{n.name}") for n in node.names}
    return keys


PIECES = [
    "import a",
    "import a.b as c, d",
    "import a; import b",
    "x = 1; import late",
    "from a import b",
    "from a import (b,\n    c as d,  # ) not the end\n)",
    "from a.b import \\\n    c, \\\n    d",
    "from a \\\n    import b",
    "import a \\\n    as b",
    "from . import own",
    "from .x import own",
    "from a import *",
    "import\ttabbed",
    "from a import(b)",
    "try: import a\nexcept ImportError: import b as a",
    "if True:\n    import inner\n    from m import (\n        n\n    )",
    "def f():\n    '''import nothing\nimport doc\n    from doc import x\n    '''\n    import real",
    '"""\nimport doc\n"""',
    'r"""one\nimport doc \\""" \nimport doc\n"""',
    "x = '''\nimport text\n'''",
    "y = \"an open ''' in a text\"",
    '# it\'s a comment with """ in it',
    "z = 'import text'",
    "z = '\\'\"\"\"'",
    "s = 'continued \\\nimport text'",
    "# import comment",
    "important = from_ = 3",
    'print("from a import b")',
    "w = (\n    1,\n)",
    'q = "#"; import after_hash',
    "f('''a''', '''\nimport text\n''')",
    "async def g():\n    import awaited",
    "class A:\n    import member",
    "lambda: 0; from b import c",
    "d = {'import x': 'from y import z'}",
    "raise_ = 1\r\nimport windows\r\n",
    't = """x""" """\nimport text\n"""',
    "u = ''",
    'v = ""',
]


@pytest.mark.parametrize("piece", PIECES)
def test_each_piece_as_the_whole_parser_reads_it(piece):
    assert read_imports("py", piece).keys() == whole(piece)


@given(st.lists(st.sampled_from(PIECES), max_size=8))
def test_files_made_of_pieces_as_the_whole_parser_reads_them(pieces):
    text = "\n".join(pieces) + "\n"
    assert read_imports("py", text).keys() == whole(text)


@given(st.text(alphabet="import froma.\n'\"\\#(),;*: ", max_size=60))
def test_any_text_is_read_without_an_error(text):
    for language in ("py", "js", "java", "go", "c"):
        keys = read_imports(language, text).keys()
        spans = statements(language, text)
        assert all(0 <= start < end <= len(text) for start, end in spans)
        if language == "py" and keys:
            try:
                parsed = whole(text)
            except (SyntaxError, ValueError):
                continue
            assert keys == parsed


@pytest.mark.parametrize(
    ("language", "text", "keys"),
    [
        ("js", "/*\nimport a from 'a'\n*/\nimport b from 'b'", "js:b"),
        ("js", "// import a from 'a'\nconst x = `\nimport c from 'c'\n`;\nimport b from 'b'", "js:b"),
        ("js", "const {a, b: c = 1} = await import(\"d\");\nlet e = require('e')(1)", "js:d js:e"),
        ("js", "export { a } from 'b'\nexport const d = 'from'\nimport e = require('f')", "js:b js:f"),
        ("js", "import {\n  a, // from 'x'\n  b as c,\n} from 'd'", "js:d"),
        (
            "java",
            'package p;\nimport a.B;\n/* import c.D; */\nclass X { String s = "import e.F;"; }',
            "jvm:a.B",
        ),
        ("java", "import a . b . C ;", "jvm:a.b.C"),
        (
            "go",
            'package p\n/*\nimport "no"\n*/\nimport (\n\t"a/b" // (note)\n\tc "d/e"\n)\n',
            "go:a/b go:d/e",
        ),
        ("c", '/*\n#include <no.h>\n*/\n#  include <yes.h> // why\n#include "own.h"\n', "c:yes.h c:own.h"),
        ("c", 'const char* s = R"(\n#include <no.h>\n)";\n', ""),
    ],
)
def test_comments_and_texts_of_other_languages_import_nothing(language, text, keys):
    assert read_imports(language, text).keys() == set(keys.split())


def test_bytes_and_characters_are_not_mixed_up():
    text = "/* é日本 */ const s = `import x from 'y'`\nimport { a } from 'é'\nimport b from 'b'"
    assert [text[start:end] for start, end in statements("js", text)][-1] == "import b from 'b'"
