"""Gathers the links and numbers of the desk, has them looked at, and keeps what was noticed."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

import phonenumbers
from django.db import transaction

from directory.desk.checker.fetch import SECONDS
from directory.desk.checker.models import LinkHint
from directory.evidence.models import Evidence
from hotlines.models import Channel
from organizations.models import Organization

ROOT = Path(__file__).resolve().parent.parent.parent.parent
PATIENCE = 4 * SECONDS  # for one link: names may resolve slowly, redirects add up
NUMBERS = [Channel.Type.PHONE, Channel.Type.SMS, Channel.Type.WHATSAPP, Channel.Type.TTY]


def links() -> list[str]:
    """Every web address that a listing or its evidence names, each once."""
    everywhere = [
        Organization.objects.values_list("website", flat=True),
        Evidence.objects.values_list("url", flat=True),
        Channel.objects.values_list("value", flat=True),
    ]
    return sorted({url for some in everywhere for url in some if url.startswith(("http://", "https://"))})


def numbers() -> list[str]:
    full = Channel.objects.filter(type__in=NUMBERS, value__startswith="+")
    return sorted(set(full.values_list("value", flat=True)))


def is_valid(number: str) -> bool:
    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(number))
    except phonenumbers.NumberParseException:
        return False


def looked_at(urls: Iterable[str]) -> Iterator[dict]:
    """What the process apart says of each link. It gets no setting, no secret and no open file of ours."""
    for url in urls:
        command = [sys.executable, "-m", "directory.desk.checker.fetch"]
        bare = {"PATH": os.environ.get("PATH", ""), "PYTHONDONTWRITEBYTECODE": "1"}
        try:
            said = subprocess.run(  # noqa: S603 (our own program; the link goes in as text)
                command, input=f"{url}\n", capture_output=True, text=True, cwd=ROOT, env=bare, timeout=PATIENCE
            )
            yield json.loads(said.stdout)
        except (subprocess.TimeoutExpired, json.JSONDecodeError):
            yield {"url": url, "outcome": LinkHint.Outcome.SILENT, "status": None, "final": url}


def note(found: Iterable[dict], now: datetime) -> None:
    """Keep the last hint about each link and number; those of links that no listing names any more go."""
    hints = [
        LinkHint(
            value=one["url"], outcome=one["outcome"], status=one["status"], final=one["final"][:2000], noticed_at=now
        )
        for one in found
    ]
    with transaction.atomic():
        LinkHint.objects.bulk_create(
            hints,
            update_conflicts=True,
            unique_fields=["value"],
            update_fields=["outcome", "status", "final", "noticed_at"],
        )
        LinkHint.objects.exclude(value__in=[*links(), *numbers()]).delete()


def looked_up(some: Iterable[str]) -> Iterator[dict]:
    """What the phone library says of each number today; its plans of numbers change."""
    for number in some:
        outcome = LinkHint.Outcome.WORKS if is_valid(number) else LinkHint.Outcome.INVALID
        yield {"url": number, "outcome": outcome, "status": None, "final": ""}
