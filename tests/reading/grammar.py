"""Postings made from a small grammar of headings, bullets, lists and sentences in English and Vietnamese."""

from __future__ import annotations

from hypothesis import strategies as st

SKILLS = (
    *(
        "Python",
        "Java",
        "JavaScript",
        "TypeScript",
        "Scala",
        "C++",
        "C#",
        "SQL",
        ".NET",
        "Node.js",
        "PyTorch",
    ),
    *(
        "TensorFlow",
        "deep learning",
        "machine learning",
        "NLP",
        "statistics",
        "AWS",
        "GCP",
        "Azure",
        "Docker",
    ),
    *(
        "Kubernetes",
        "CI/CD",
        "A/B testing",
        "Kafka",
        "Spark",
        "PostgreSQL",
        "MySQL",
        "unit testing",
        "Golang",
    ),
)
HEADINGS = (
    *("Requirements", "Qualifications", "What we look for", "You have", "Nice to have", "Bonus", "Benefits"),
    *("What you will do", "Responsibilities", "Our stack", "About us", "Yêu cầu", "Yêu cầu công việc"),
    *("Mô tả công việc", "Ưu tiên", "Quyền lợi", "Về chúng tôi"),
)
FRAMES = ("{}", "{}:", "**{}**", "## {}", "{} –")
MARKS = ("- ", "• ", "* ", "1. ", "+ ", "– ", "")
BODIES = (
    "{a}",
    "{a} and {b}",
    "{a}, {b}, {c}",
    "{a}, {b} or {c}",
    "{a}/{b}",
    "{a} or {b} (ideally {c})",
    "Strong {a}, e.g. {b} or {c}",
    "{n}+ years of experience with {a} and {b}",
    "{n}-{m} years in {a}",
    "At least {n} years of professional experience",
    "One of {a}, {b}, {c}",
    "A cloud platform (AWS/GCP), {a}",
    "A language such as {a} or {b}",
    "No {a} experience needed",
    "{a} is not required, but {b} is",
    "Familiarity with {a} is a plus",
    "Nice to have: {a}, {b}",
    "{a} (nice to have)",
    "You will build services in {a} and deploy them with {b}",
    "You know {a}; {b} would be great",
    "Bachelor's degree in computer science or equivalent experience",
    "Fluent English, {a}",
    "Must be authorized to work in the US",
    "Have you used {a}? Then {b} won't be new.",
    "Có ít nhất {n} năm kinh nghiệm {a}",
    "Thành thạo {a}, {b} hoặc {c}",
    "Không yêu cầu kinh nghiệm {a}",
    "Ưu tiên ứng viên biết {a}",
    "Có kinh nghiệm làm việc với {a} và {b}",
    "Tiếng Anh giao tiếp tốt, biết {a} là một lợi thế",
    "Tốt nghiệp đại học chuyên ngành công nghệ thông tin",
    "Phát triển hệ thống bằng {a}/{b}",
    "We are a team of {n} people who like quiet mornings",
)


@st.composite
def bullet(draw: st.DrawFn, mark: str) -> str:
    """One line behind that mark."""
    a, b, c = draw(st.lists(st.sampled_from(SKILLS), min_size=3, max_size=3, unique=True))
    n = draw(st.integers(1, 9))
    body = draw(st.sampled_from(BODIES)).format(a=a, b=b, c=c, n=n, m=n + 2)
    return mark + body + draw(st.sampled_from(("", ".", ";", ",")))


@st.composite
def section(draw: st.DrawFn, plain: bool) -> str:
    """A heading and some bullets of one mark."""
    heading = draw(st.sampled_from(HEADINGS))
    heading = heading.upper() if draw(st.integers(0, 5)) == 0 else heading
    mark, form = (draw(st.sampled_from(one[:3] if plain else one)) for one in (MARKS, FRAMES))
    return "\n".join([form.format(heading), *draw(st.lists(bullet(mark), min_size=1, max_size=5))])


@st.composite
def posting(draw: st.DrawFn, plain: bool = False) -> str:
    """One to four sections, apart or not; plain: with undoubted headings and bullets, apart."""
    apart = "\n\n" if plain else draw(st.sampled_from(("\n", "\n\n", "\n \n")))
    return apart.join(draw(st.lists(section(plain), min_size=1, max_size=4)))
