"""The stages together: what is no article is told, not read."""

from __future__ import annotations

from dragoman.reading import MAX_CHARACTERS, Reader
from dragoman.records import Article


def test_an_archive_given_as_one_article_is_kept_and_told() -> None:
    text = "Kenya signed a treaty. " * (MAX_CHARACTERS // 20)
    reading = Reader().read(Article(text=text))
    assert reading.article.text == text
    assert [issue.code for issue in reading.issues] == ["article-too-long"]
    assert "split it" in reading.issues[0].detail
    assert not reading.actors
