"""Sample repository 3: recommendations served by FastAPI in Docker, the newest work."""

from gander.shell.demo_histories import Step

_REQUIREMENTS = "fastapi==0.115.0\nuvicorn==0.30.6\npydantic==2.9.2\nscikit-learn==1.5.2\n"
_DOCKER = """FROM python:3.12-slim AS build
WORKDIR /app
COPY requirements.txt .
RUN pip install --no-cache-dir -r requirements.txt
"""
_DOCKER_RUN = """COPY shelf shelf
EXPOSE 8000
CMD ["uvicorn", "shelf.api:app", "--host", "0.0.0.0"]
"""
_DOCKER_USER = """RUN useradd --system shelf
USER shelf
HEALTHCHECK CMD python -c "import urllib.request as u; u.urlopen('http://localhost:8000/health')"
"""
_COMPOSE = """services:
  api:
    build: .
    ports: ["8000:8000"]
    environment:
      REDIS_URL: redis://cache:6379/0
  cache:
    image: redis:7-alpine
"""
_API = '''"""The service: books like the one on your shelf."""
from fastapi import FastAPI, HTTPException
from pydantic import BaseModel

app = FastAPI(title="shelf")


class Book(BaseModel):
    """What callers see of a book."""

    isbn: str
    title: str
    score: float = 0.0


@app.get("/health")
def health() -> dict[str, str]:
    return {"status": "ok"}
'''
_LIKE = '''

@app.get("/books/{isbn}/like")
def like(isbn: str, n: int = 10) -> list[Book]:
    """The n nearest books."""
    if n < 1 or n > 100:
        raise HTTPException(422, "n is from 1 to 100")
    return [Book(isbn=isbn, title="", score=1.0)][:n]
'''
_WRITE = '''

@app.post("/books", status_code=201)
def add(book: Book) -> Book:
    """Adds a book to the shelf."""
    if not book.isbn.isdigit():
        raise HTTPException(422, "an ISBN is digits only")
    return book
'''
_CACHE = '''"""Answers kept for an hour."""
import json
import os

import redis

store = redis.Redis.from_url(os.environ.get("REDIS_URL", "redis://localhost:6379/0"))


def kept(key: str) -> list | None:
    """What was answered before, or None."""
    value = store.get(key)
    return json.loads(value) if value else None
'''
_KEEP = '''

def keep(key: str, value: list, seconds: int = 3600) -> None:
    """Keeps an answer."""
    store.setex(key, seconds, json.dumps(value))
'''
_KEEP_FIX = '''

def forget(prefix: str) -> int:
    """Drops all answers that begin so."""
    keys = list(store.scan_iter(f"{prefix}*"))
    return store.delete(*keys) if keys else 0
'''
_MODEL = '''"""Nearest books by the words of their blurbs."""
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.neighbors import NearestNeighbors


class Shelf:
    """Fitted once, asked often."""

    def __init__(self, blurbs: list[str]) -> None:
        self.words = TfidfVectorizer(min_df=1, ngram_range=(1, 2))
        self.index = NearestNeighbors(metric="cosine").fit(self.words.fit_transform(blurbs))

    def like(self, blurb: str, n: int) -> list[int]:
        """Row numbers, the nearest first."""
        return self.index.kneighbors(self.words.transform([blurb]), n)[1][0].tolist()
'''
_EVALUATE = '''

def recall_at(shelf: Shelf, pairs: list[tuple[str, int]], n: int = 10) -> float:
    """How often the right book is among the first n."""
    return sum(right in shelf.like(blurb, n) for blurb, right in pairs) / max(len(pairs), 1)
'''
_SMALLER = '''

def smaller(blurbs: list[str], parts: int = 64) -> NearestNeighbors:
    """The same neighbours in fewer dimensions."""
    vectors = TfidfVectorizer().fit_transform(blurbs)
    reduced = TruncatedSVD(parts, random_state=0).fit_transform(vectors)
    return NearestNeighbors(metric="cosine").fit(reduced)
'''
_TEST = '''"""The service as its callers see it."""
from fastapi.testclient import TestClient

from shelf.api import app

client = TestClient(app)


def test_health():
    assert client.get("/health").json() == {"status": "ok"}


def test_too_many_books_are_refused():
    assert client.get("/books/1/like", params={"n": 1000}).status_code == 422
'''
_TEST_ADD = """

def test_a_book_needs_digits():
    assert client.post("/books", json={"isbn": "x", "title": "t"}).status_code == 422
"""
_LIMIT = '''

@app.middleware("http")
async def timed(request: Request, call_next):
    """Says how long an answer took."""
    start = time.perf_counter()
    response = await call_next(request)
    response.headers["x-seconds"] = f"{time.perf_counter() - start:.4f}"
    return response
'''

STEPS = (
    Step(
        "2024-03-02 10:00",
        "sam",
        "Start the service",
        {"shelf/api.py": _API, "requirements.txt": _REQUIREMENTS},
    ),
    Step("2024-03-16 16:30", "sam", "Build an image", {"Dockerfile": _DOCKER}),
    Step("2024-04-06 20:15", "sam", "Find nearest books", {"shelf/model.py": _MODEL}),
    Step("2024-05-04 11:40", "sam", "Answer what is like a book", {"shelf/api.py": _LIKE}),
    Step(
        "2024-05-25 18:55",
        "sam",
        "Run it in the image",
        {"Dockerfile": _DOCKER_RUN, "compose.yaml": _COMPOSE},
    ),
    Step("2024-07-13 09:35", "sam", "Test the service", {"tests/test_api.py": _TEST}),
    Step(
        "2024-09-07 21:05",
        "sam",
        "Keep answers in Redis",
        {"shelf/cache.py": _CACHE, "requirements.txt": "redis==5.1.0\n"},
    ),
    Step("2024-11-16 14:10", "sam", "Write answers to the cache", {"shelf/cache.py": _KEEP}),
    Step("2025-03-22 17:45", "sam", "Measure recall", {"shelf/model.py": _EVALUATE}),
    Step("2025-06-14 10:25", "sam", "Add books", {"shelf/api.py": _WRITE, "tests/test_api.py": _TEST_ADD}),
    Step("2025-10-04 19:50", "sam", "Fix stale answers after a change", {"shelf/cache.py": _KEEP_FIX}),
    Step(
        "2026-02-21 15:15",
        "sam",
        "Neighbours in fewer dimensions",
        {"shelf/model.py": "\n\nfrom sklearn.decomposition import TruncatedSVD  # noqa: E402\n" + _SMALLER},
    ),
    Step("2026-05-09 12:05", "alex", "Do not run as root", {"Dockerfile": "ENV PYTHONUNBUFFERED=1\n"}),
    Step(
        "2026-06-27 18:40", "sam", "Fix the image: own user and a health check", {"Dockerfile": _DOCKER_USER}
    ),
    Step(
        "2026-09-12 20:30",
        "sam",
        "Say how long an answer took",
        {
            "shelf/api.py": "\n\nimport time  # noqa: E402\n\nfrom fastapi import Request  # noqa: E402\n"
            + _LIMIT
        },
        tag="v1.0.0",
    ),
)
