"""Any input -> articles. Texts, HTML pages, JSON lines, tables, folders of them, standard input."""

from headwater.read.articles import read_articles, read_uploads

__all__ = ["read_articles", "read_uploads"]
