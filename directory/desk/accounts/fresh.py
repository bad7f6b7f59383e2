"""For what must not be done at a desk that somebody left open: ask again who is there."""

from functools import wraps

from django.conf import settings
from django.contrib import messages
from django.utils.translation import gettext as _

from directory.desk.accounts.factors import proved_lately, roles
from directory.desk.accounts.gate import prove_first


def fresh(view):
    """Let a view answer only whoever proved in the last ten minutes who they are; others prove it and come back."""

    @wraps(view)
    def answer(request, *args, **kwargs):
        if settings.RELAX_STAFF_LOGIN or proved_lately(request, roles(request.user)):
            return view(request, *args, **kwargs)
        if request.method == "POST":
            messages.warning(
                request, _("Nothing was saved yet: more than ten minutes have passed. Please send it again.")
            )
        return prove_first(request)

    return answer
