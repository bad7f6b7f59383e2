"""What the first page of the desk says: what to do now, and how the listings stand, drawn and as tables."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from django.contrib.auth.models import User
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from directory.desk.call_sheet import to_call
from directory.desk.charts import Table, age_of_checks, backlog, coverage
from directory.desk.checker.models import LinkHint
from directory.desk.doubts import Doubt, doubts
from directory.desk.due import is_due, with_dates
from directory.desk.exchange.models import Upload
from directory.desk.listing_filters import ONE_SIDED
from directory.desk.models import Proposal
from directory.desk.own import of_documents_seen_by, seen_by
from directory.desk.parity import has_older
from directory.reports.models import Report
from hotlines.models import Hotline
from organizations.models import Initiative, Organization

LISTINGS = (Hotline, Organization, Initiative)
MOST = 8
"""Proposals that are named; the rest is a number and a link."""


@dataclass(frozen=True)
class Task:
    """One thing to do: how many, said in a sentence, and where."""

    said: str
    address: str
    number: int


@dataclass(frozen=True)
class Dashboard:
    doubts: list[Doubt]
    tasks: list[Task]
    waiting: list[Proposal]
    charts: list[Table] = field(default_factory=list)


def dashboard(user: User, today: date) -> Dashboard:
    tasks = [*own_proposals(user), *due_now(user, today), *translations(user), *heard(user), *files(user)]
    tasks += hints(user)
    return Dashboard(
        doubts=doubts(user) if user.has_perm("desk.hide") else [],
        tasks=[task for task in tasks if task.number],
        waiting=list(to_approve(user)[:MOST]),
        charts=[age_of_checks(user, today), backlog(user, today), *coverage(user)],
    )


def to_approve(user: User):
    """What others proposed and this person may approve, what waits longest first."""
    if not user.has_perm("desk.approve"):
        return Proposal.objects.none()
    seen = Proposal.objects.open().filter(of_documents_seen_by(user)).exclude(proposed_by=user)
    return seen.select_related("proposed_by").order_by("proposed_at")


def own_proposals(user: User) -> list[Task]:
    """One's own proposals that came back, and those that wait for somebody else."""
    changelist = reverse("admin:desk_proposal_changelist")
    mine = Proposal.objects.filter(proposed_by=user)
    since_then = Q(state=Proposal.State.RETURNED)
    returned = mine.filter(since_then).exclude(key__in=mine.filter(state=Proposal.State.OPEN).values("key")).count()
    waiting, others = mine.filter(state=Proposal.State.OPEN).count(), to_approve(user).count()
    said = [
        ngettext("%(n)d proposal waits for your approval", "%(n)d proposals wait for your approval", others),
        ngettext("%(n)d proposal of yours was given back", "%(n)d proposals of yours were given back", returned),
        ngettext(
            "%(n)d proposal of yours waits for somebody else",
            "%(n)d proposals of yours wait for somebody else",
            waiting,
        ),
    ]
    return [
        task(said[0], f"{changelist}?turn=review", others),
        task(said[1], f"{changelist}?state__exact=returned", returned),
        task(said[2], f"{changelist}?turn=mine", waiting),
    ]


def due_now(user: User, today: date) -> list[Task]:
    """Numbers to call, and other entries whose check is too old."""
    numbers = to_call(user, today).count()
    tasks = [
        task(
            ngettext("%(n)d number to call again", "%(n)d numbers to call again", numbers),
            reverse("call-sheet"),
            numbers,
        )
    ]
    for model in LISTINGS:
        if not user.has_perm(f"{model._meta.app_label}.view_{model._meta.model_name}"):
            continue
        late = with_dates(seen_by(model.objects.all(), user)).filter(is_due(model, today)).count()
        said = _("%(kind)s to check again: %(n)d") % {"kind": model._meta.verbose_name_plural.capitalize(), "n": late}
        tasks.append(Task(said, f"{changelist(model)}?due=now", late))
    return tasks


def translations(user: User) -> list[Task]:
    """Entries of which a translation is older than its text, or whose name or summary stands in one language only."""
    tasks = []
    for model in LISTINGS:
        seen, address = seen_by(model.objects.all(), user), f"{changelist(model)}?translation="
        for value, wanted, said in [
            ("older", has_older(model), _("%(kind)s with a translation that is older than its text: %(n)d")),
            ("missing", ONE_SIDED, _("%(kind)s with a text that is missing in one language: %(n)d")),
        ]:
            found = seen.filter(wanted).count()
            said %= {"kind": model._meta.verbose_name_plural.capitalize(), "n": found}
            tasks.append(Task(said, address + value, found))
    return tasks


def heard(user: User) -> list[Task]:
    """What visitors reported and nobody has looked at."""
    if not user.has_perm("reports.view_report"):
        return []
    number = Report.objects.open().filter(of_documents_seen_by(user)).count()
    said = ngettext("%(n)d report from a visitor is open", "%(n)d reports from visitors are open", number)
    return [task(said, reverse("admin:reports_report_changelist") + "?state=open", number)]


def files(user: User) -> list[Task]:
    """Uploads that nobody decided about, and those of which rows were left out."""
    if not user.has_perm("exchange.view_upload"):
        return []
    counted = Counter(Upload.objects.values_list("state", flat=True))
    refused = Upload.objects.filter(refused__gt=0).count()
    address, waiting = reverse("admin:exchange_upload_changelist"), counted[Upload.State.WAITING]
    return [
        task(ngettext("%(n)d uploaded file waits for a decision", "%(n)d uploaded files wait for a decision", waiting),
             f"{address}?state__exact=waiting", waiting),
        task(ngettext("%(n)d uploaded file had refused rows", "%(n)d uploaded files had refused rows", refused),
             address, refused),
    ]  # fmt: skip


def hints(user: User) -> list[Task]:
    """What `check_links` noticed. A machine's hint is no check, so it comes last."""
    if not user.has_perm("desk.view_linkhint"):
        return []
    number = LinkHint.objects.worrying().count()
    said = ngettext(
        "%(n)d link or number looks wrong to the checker", "%(n)d links or numbers look wrong to the checker", number
    )
    return [task(said, reverse("admin:desk_linkhint_changelist") + "?worrying=1", number)]


def task(said: str, address: str, number: int) -> Task:
    return Task(said % {"n": number}, address, number)


def changelist(model) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
