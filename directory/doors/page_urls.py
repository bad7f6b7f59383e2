"""The pages; each stands below its language."""

from django.urls import path

from directory.doors import converters, number, pages, pair, pocket, search  # noqa: F401 (converters registers them)
from directory.doors.embed import maker

urlpatterns = [
    path("", pages.home, name="home"),
    path("go/", pages.go, name="go"),
    path("search/", search.search, name="search"),
    path("number/", number.number, name="number"),
    path("widget/", maker.widget, name="widget"),
    path("about/", pages.about, name="about"),
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
