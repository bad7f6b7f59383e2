"""The page behind a mailed link: what we say about an organization, to be confirmed or corrected without an account."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from directory.desk import reminding
from directory.desk.compose import compose
from directory.desk.proposing import as_it_stands
from hotlines.models import Channel


@csrf_exempt  # the signed link is what allows it; there is no session to abuse
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    asked = reminding.asked(token)
    if asked is None:
        return render(request, "desk/confirm.html", {"gone": True}, status=410)
    document = compose(as_it_stands(asked.subject))
    ways = [(Channel.Type(way.type).label, way) for way in getattr(document, "channels", ())]
    context = {"asked": asked, "document": document, "ways": ways}
    if request.method != "POST":
        return render(request, "desk/confirm.html", context)
    said, today = request.POST.get("said", ""), timezone.localdate()
    if "changed" in request.POST and said.strip():
        reminding.tell(asked, said, today, get_language())
    elif "right" in request.POST and not asked.overtaken:
        reminding.confirm(asked, today)
    else:
        return render(request, "desk/confirm.html", context | {"problem": True}, status=400)
    return render(request, "desk/confirm.html", {"thanks": True})
