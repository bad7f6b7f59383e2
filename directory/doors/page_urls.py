"""The pages; each stands below its language."""

from django.urls import path, register_converter

from directory.doors import converters, number, pages, pair, pocket, quality, report, search

register_converter(converters.RegionCode, "region")
register_converter(converters.PublicCode, "public")

urlpatterns = [
    path("", pages.home, name="home"),
    path("go/", pages.go, name="go"),
    path("search/", search.search, name="search"),
    path("number/", number.number, name="number"),
    path("about/", pages.about, name="about"),
    path("quality/", quality.quality, name="quality"),
    path("report/", report.report, name="report"),
    path("report/h/<public:code>/", report.report, {"kind": "hotline"}, name="hotline-report"),
    path("report/o/<public:code>/", report.report, {"kind": "organization"}, name="organization-report"),
    path("report/i/<public:code>/", report.report, {"kind": "initiative"}, name="initiative-report"),
    path("h/<public:code>/", pages.hotline, name="hotline"),
    path("o/<public:code>/", pages.organization, name="organization"),
    path("i/<public:code>/", pages.initiative, name="initiative"),
    path("h/<public:code>/card/", pocket.hotline_card, name="hotline-card"),
    path("h/<public:code>/card/qr.svg", pocket.hotline_qr, name="hotline-qr"),
    path("h/<public:code>/contact.vcf", pocket.contact, name="contact"),
    path("<region:code>/", pages.place, name="place"),
    path("<region:code>/card/", pocket.place_card, name="place-card"),
    path("<region:code>/card/qr.svg", pocket.place_qr, name="place-qr"),
    path("<region:here>/<region:there>/", pair.pair, name="pair"),
    path("<region:here>/<region:there>/card/", pocket.pair_card, name="pair-card"),
    path("<region:here>/<region:there>/card/qr.svg", pocket.pair_qr, name="pair-qr"),
]
