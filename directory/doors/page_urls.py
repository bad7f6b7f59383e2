"""The pages; each stands below its language."""

from django.urls import path, register_converter

from directory.doors import converters, pages

register_converter(converters.RegionCode, "region")
register_converter(converters.PublicCode, "public")

urlpatterns = [
    path("", pages.home, name="home"),
    path("go/", pages.go, name="go"),
    path("about/", pages.about, name="about"),
    path("h/<public:code>/", pages.hotline, name="hotline"),
    path("o/<public:code>/", pages.organization, name="organization"),
    path("i/<public:code>/", pages.initiative, name="initiative"),
    path("<region:code>/", pages.place, name="place"),
]
