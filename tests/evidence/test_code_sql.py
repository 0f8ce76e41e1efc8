"""SQL statements and what they do; templates and other text are borne."""

from __future__ import annotations

from gander.evidence.code_sql import is_sql, statements


def test_what_a_statement_does():
    one, two, three = statements(
        "-- a note\nWITH a AS (SELECT 1)\nSELECT x, row_number() OVER (PARTITION BY y) FROM a"
        " JOIN b ON a.i = b.i LEFT JOIN c USING (i) GROUP BY x HAVING count(*) > 1;\n"
        "CREATE TABLE t (a int primary key, b int references c(id));\n"
        "INSERT INTO t VALUES (1) ON CONFLICT DO NOTHING;\n"
    )
    assert (one.line, one.ctes, one.windows, one.joins, one.groups, one.havings) == (2, 1, 1, 2, 1, 1)
    assert (two.kind, two.line, two.keys) == ("create_table", 4, 2)
    assert (three.kind, three.upserts) == ("insert", 1)


def test_templates_keep_the_lines():
    (one,) = statements(
        "{% set x = 1\n%}\nselect * from {{ ref('a') }}\njoin {{ source('b',\n 'c') }} using (i)\n"
    )
    assert (one.line, one.joins) == (3, 1)


def test_parameters_are_no_mistakes():
    (one,) = statements("SELECT a FROM t WHERE b = %s AND c = :d AND e = %(f)s", 10)
    assert one.line == 10


def test_what_looks_like_sql_in_a_program():
    assert is_sql("SELECT a FROM t WHERE b = 1")
    assert is_sql("  -- x\n  with a as (select 1) select * from a")
    assert not is_sql("select one of these things please")
    assert not is_sql("from a select b")


def test_what_is_no_sql_gives_nothing_serious():
    for text in ("", "((((" * 2_000, "hello world", "\0" * 50):
        assert all(not (s.ctes or s.windows or s.joins) for s in statements(text))
