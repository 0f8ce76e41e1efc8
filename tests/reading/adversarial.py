"""Texts of about n characters that a reader may choke on; no posting looks like them."""

from __future__ import annotations

from collections.abc import Callable

TEXTS: dict[str, Callable[[int], str]] = {
    "one bullet": lambda n: "- " + "you know Java and write code that lasts, " * (n // 41),
    "one bullet of skills": lambda n: "- " + "Java, SQL and Docker or AWS; " * (n // 29),
    "slashes": lambda n: "- " + "/" * n,
    "slashes between skills": lambda n: "- " + "Java/SQL/" * (n // 9) + "AWS",
    "nested brackets": lambda n: "- Java " + "(" * (n // 2) + ")" * (n // 2),
    "open brackets with skills": lambda n: "- " + "cloud (AWS, " * (n // 12),
    "commas between one skill": lambda n: "- " + "Java, " * (n // 6),
    "distinct words": lambda n: "- " + ", ".join(f"Tool{i:x}" for i in range(n // 8)),
    "no white space": lambda n: "x" * n,
    "line breaks": lambda n: "\n" * n,
    "bullets without words": lambda n: "- \n" * (n // 3),
    "headings": lambda n: "Requirements:\n" * (n // 14),
    "less-than signs": lambda n: "<" * n,
    "open tags": lambda n: "<b>" * (n // 3),
    "ampersands": lambda n: "&" * n,
    "half entities": lambda n: "&#" * (n // 2),
    "entities": lambda n: "&amp;" * (n // 5),
    "zero-width characters": lambda n: "- Java" + "\u200b\u200c\u200d\ufeff" * (n // 4) + " SQL",
    "right-to-left marks": lambda n: "- " + "\u202e\u200fJava \u202c" * (n // 8),
    "combining marks": lambda n: "- e" + "\u0301" * n,
    "mixed scripts": lambda n: "- " + "Jаva 機械学習 Ελληνικά عربى हिन्दी ỹ " * (n // 34),
    "emoji": lambda n: "🚀" * n,
    "digits": lambda n: "- " + "9" * n + " years of Java",
    "years": lambda n: "- " + "3+ years of Java, " * (n // 18),
    "negations": lambda n: "- " + "no not never without Java " * (n // 26),
    "or": lambda n: "- " + "Java or " * (n // 8) + "SQL",
    "such as": lambda n: "- " + "cloud such as " * (n // 14) + "AWS",
    "quotes": lambda n: "\"'`" * (n // 3),
    "currency": lambda n: "$" * n,
    "pay": lambda n: "- " + "$100k-$200k " * (n // 12),
    "dashes": lambda n: "-" * n,
    "asterisks": lambda n: "*" * n,
    "places": lambda n: "Remote in Berlin, Hanoi or Paris; " * (n // 34),
    "nulls": lambda n: "\x00" * n,
}
