"""What partners embed. These addresses are a promise: `v1` never changes meaning (tests/doors/embed/contract.csv)."""

from django.urls import path

from directory.doors import converters  # noqa: F401 (registers what stands in angle brackets)
from directory.doors.embed import badge, element, frame, oembed

urlpatterns = [
    path("embed/v1/<language:language>/all/", frame.chooser, name="embed-all"),
    path("embed/v1/<language:language>/<region:code>/", frame.place, name="embed-place"),
    path("embed/v1/<language:language>/h/<public:code>/", frame.hotline, name="embed-hotline"),
    path("embed/v1/<language:language>/o/<public:code>/", frame.organization, name="embed-organization"),
    path("embed/v1/badge/<language:language>/<region:code>.svg", badge.badge, name="badge"),
    path("embed/v1/badge/<language:language>/all.svg", badge.badge, {"code": ""}, name="badge-all"),
    path("embed/v1/<path:address>", frame.anything),
    path(f"embed/v{element.VERSION}.js", element.script, name="embed-element"),
    path("oembed", oembed.oembed, name="oembed"),
]
