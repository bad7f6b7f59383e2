"""For machines that watch over the site: is the process up, is everything behind it ready?"""

from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as TookTooLong

from django.db import DatabaseError, connections
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from directory.edition.models import Head

PATIENCE = 2
"""Seconds that the desk may take to answer. A frozen server accepts connections and then says nothing."""

_asking = ThreadPoolExecutor(max_workers=1, thread_name_prefix="desk-probe")


@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """200 while the process is up and the edition can be read; 503 otherwise."""
    head = read_head()
    return answer({"edition": "readable" if head else "missing"}, well=head is not None)


@require_safe
def readyz(request: HttpRequest) -> JsonResponse:
    """200 while the desk answers too; with the edition's age in seconds and its position in the log."""
    head, desk = read_head(), desk_answers()
    said = {"edition": "readable" if head else "missing", "desk": "reachable" if desk else "unreachable"}
    if head:
        said |= {"position": head.position, "age_seconds": int((timezone.now() - head.applied_at).total_seconds())}
    return answer(said, well=bool(head and desk))


def read_head() -> Head | None:
    try:
        return Head.objects.filter(pk=1).first()
    except DatabaseError:
        return None


def desk_answers() -> bool:
    try:
        return _asking.submit(ask_desk).result(timeout=PATIENCE)
    except TookTooLong:
        return False


def ask_desk() -> bool:
    connection = connections["default"]
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        return True
    except DatabaseError:
        return False
    finally:
        connection.close()


def answer(said: dict, well: bool) -> JsonResponse:
    response = JsonResponse({"status": "ok" if well else "unavailable", **said}, status=200 if well else 503)
    response["Cache-Control"] = response["CDN-Cache-Control"] = "no-store"
    return response
