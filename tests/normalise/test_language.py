"""The language of a text."""

from __future__ import annotations

import polars as pl
import pytest

from gander.normalise.language import language

ENGLISH = (
    "We are looking for an engineer who will build the pipelines of our data platform with you and your team."
)
VIETNAMESE = (
    "Chúng tôi đang tìm kỹ sư dữ liệu có kinh nghiệm xây dựng hệ thống. Bạn sẽ làm việc với đội ngũ kỹ thuật "
    "để phát triển sản phẩm và vận hành nền tảng dữ liệu của công ty."
)


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        (ENGLISH, "en", "running English"),
        (VIETNAMESE, "vi", "running Vietnamese"),
        (
            "Wir suchen dich für unser Team in Berlin. Du entwickelst mit uns die Plattform und "
            "bist ein Teil von ihr.",
            "de",
            "running German",
        ),
        (
            "Nous recherchons une personne pour notre équipe. Vous êtes en charge de la plateforme "
            "avec les équipes.",
            "fr",
            "running French",
        ),
        (
            "Buscamos una persona para nuestro equipo de datos. Trabajarás con los ingenieros en "
            "la plataforma de la empresa.",
            "es",
            "running Spanish",
        ),
        (
            "Procuramos uma pessoa para o nosso time. Você não precisa de experiência, mas gosta "
            "de dados e do produto da empresa.",
            "pt",
            "running Portuguese",
        ),
        (
            "Wij zoeken een engineer voor ons team in Utrecht. Je werkt met het platform van de "
            "klant en bouwt aan onze data.",
            "nl",
            "running Dutch",
        ),
        (
            "Szukamy osoby do pracy w zespole, która nie boi się danych. Oferujemy pracę na "
            "miejscu lub zdalnie oraz szkolenia dla zespołu po godzinach.",
            "pl",
            "running Polish",
        ),
        ("私たちはデータ基盤を開発するエンジニアを募集しています。", "ja", "kana among the Han letters"),
        ("我们正在寻找一位机器学习工程师加入我们的团队。", "zh", "Han letters without kana"),
        ("데이터 엔지니어를 찾고 있습니다. 함께 플랫폼을 만들어 갑니다.", "ko", "Hangul"),
        (VIETNAMESE * 3 + " " + ENGLISH, "vi", "mixed: the larger share"),
        (VIETNAMESE + " " + ENGLISH * 4, "en", "mixed: the larger share"),
        (ENGLISH + " Đà Nẵng, Hà Nội, Nguyễn Huệ", "en", "Vietnamese places in an English text"),
        ("Python, PyTorch, Kubernetes, AWS, GCP, SQL, Terraform", "unknown", "names are no language"),
        ("Python", "unknown", "too short to tell"),
        ("", "unknown", "nothing there"),
        (None, "unknown", "nothing there"),
    ],
)
def test_language(text: str | None, expected: str, why: str) -> None:
    assert language(pl.Series([text], dtype=pl.String)).to_list() == [expected], why


def test_rows_keep_their_places() -> None:
    texts = pl.Series([VIETNAMESE, None, ENGLISH, "", VIETNAMESE])
    assert language(texts).to_list() == ["vi", "unknown", "en", "unknown", "vi"]
