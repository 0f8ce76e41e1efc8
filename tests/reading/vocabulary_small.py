"""A small literal vocabulary, so that the reader's rules are tested apart from the shipped one."""

from __future__ import annotations

from gander.model import Alias, Skill
from gander.vocabulary.vocabulary import Vocabulary


def exact(text: str, *context: str) -> Alias:
    """An alias that must be written exactly so, in one of the contexts."""
    return Alias(text=text, case=True, context=context)


def skill(skill_id: str, kind: str, area: str, *aliases: str | Alias, implies: tuple[str, ...] = ()) -> Skill:
    return Skill(
        id=skill_id,
        label=skill_id,
        kind=kind,
        area=area,
        aliases=tuple(one if isinstance(one, Alias) else Alias(text=one) for one in aliases),
        implies=implies,
    )


SKILLS = (
    skill("programming", "field", "programming", "coding"),
    skill("python", "language", "programming", "python", implies=("programming",)),
    skill("java", "language", "programming", "java"),
    skill("javascript", "language", "programming", "javascript"),
    skill("typescript", "language", "programming", "typescript"),
    skill("scala", "language", "programming", "scala"),
    skill("rust", "language", "programming", exact("Rust")),
    skill("go", "language", "programming", "golang", exact("Go", "@list", "language", "!go to market")),
    skill("r", "language", "programming", exact("R", "@list", "programming", "!R&D")),
    skill("c", "language", "programming", exact("C", "@list")),
    skill("cpp", "language", "programming", "c++"),
    skill("csharp", "language", "programming", "c#"),
    skill("sql", "language", "query", "sql"),
    skill("dotnet", "framework", "backend", ".net"),
    skill("nodejs", "framework", "backend", "node.js", "nodejs"),
    skill("react", "framework", "frontend", exact("React"), "react.js"),
    skill("pytorch", "library", "deep-learning", "pytorch", implies=("deep-learning",)),
    skill("tensorflow", "library", "deep-learning", "tensorflow", implies=("deep-learning",)),
    skill("deep-learning", "field", "ml", "deep learning", implies=("machine-learning",)),
    skill("machine-learning", "field", "ml", "machine learning", exact("ML")),
    skill("nlp", "field", "ml", exact("NLP"), "natural language processing"),
    skill("statistics", "field", "ml", "statistics"),
    skill("cloud", "field", "cloud", "cloud", "cloud platform"),
    skill("aws", "platform", "cloud", "aws", implies=("cloud",)),
    skill("gcp", "platform", "cloud", "gcp", implies=("cloud",)),
    skill("azure", "platform", "cloud", "azure", implies=("cloud",)),
    skill("docker", "tool", "devops", "docker"),
    skill("kubernetes", "tool", "devops", "kubernetes", "k8s"),
    skill("ci-cd", "practice", "devops", "ci/cd"),
    skill("ab-testing", "method", "statistics", "a/b testing"),
    skill("kafka", "framework", "data", "kafka"),
    skill("spark", "framework", "data", "spark"),
    skill("databricks", "platform", "data", "databricks"),
    skill("snowflake", "platform", "data", "snowflake"),
    skill("relational-database", "method", "databases", "relational database"),
    skill("postgresql", "database", "databases", "postgresql", "postgres", implies=("relational-database",)),
    skill("mysql", "database", "databases", "mysql", implies=("relational-database",)),
    skill("database-design", "practice", "databases", "database design"),
    skill("indexing", "practice", "databases", "indexing"),
    skill("unit-testing", "practice", "testing", "unit testing"),
    skill("load-testing", "practice", "testing", "load testing"),
    skill("excel", "tool", "office", exact("Excel")),
    skill("data-processing", "practice", "data", "data processing"),
    skill("communication", "soft", "soft", "communication"),
    skill("english", "spoken-language", "language", "english", "tiếng anh"),
    skill("aws-certified", "credential", "cloud", "aws certified solutions architect"),
)
SMALL = Vocabulary(skills={one.id: one for one in SKILLS}, roles={})
