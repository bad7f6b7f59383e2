"""The script of the custom element. A published version never changes: partners' pages carry the hash of its bytes."""

import base64
import hashlib
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

VERSION = "1.0.0"
SCRIPT = Path(__file__).with_name(f"v{VERSION}.js").read_bytes()
INTEGRITY = "sha384-" + base64.b64encode(hashlib.sha384(SCRIPT).digest()).decode()


@require_safe
def script(request: HttpRequest) -> HttpResponse:
    return HttpResponse(SCRIPT, content_type="text/javascript; charset=utf-8")
