"""What our engine answers: keys for people, and all of it as JSON (`python -m tests.search.answers`) to compare two
databases."""

import json
import sys
from typing import Any

from tests.search.judged import Search, judged


def found_keys() -> Search:
    """Our search, as keys of the data set."""
    from directory.edition.models import Entry
    from directory.search.engine import Question, search

    keys = {str(pk): key for pk, key in Entry.objects.values_list("id", "key")}
    return lambda text: [keys[one.entry] for one in search(Question(text)).results]


def everything(texts: list[str]) -> list[dict[str, Any]]:
    """The first 20 ids, the total, the facets and what was understood, for each text."""
    from directory.search.engine import Question, search

    answers = [search(Question(text)) for text in texts]
    return [
        {
            "ids": [one.entry for one in answer.results],
            "scores": [one.score for one in answer.results],
            "total": answer.total,
            "facets": answer.facets,
            "groups": [[group.kind, group.text, list(group.tokens)] for group in answer.groups],
            "corrected": answer.corrected,
            "missing": answer.missing_number,
        }
        for answer in answers
    ]


if __name__ == "__main__":
    import django

    django.setup()
    json.dump(everything([query.text for query in judged()]), sys.stdout)
