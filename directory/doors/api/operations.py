"""The addresses of the API and what is said of them and of their parameters, in both languages."""

import re
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from directory.doors import converters
from directory.doors.api import shapes
from directory.doors.api.questions import (
    ChangesQuestion,
    NothingToAsk,
    NumberQuestion,
    RegionQuestion,
    ServiceQuestion,
    StandingQuestion,
)
from directory.doors.filters import HotlineFilter, ListingFilter, Question, SearchFilter

CODE = ("code", f"^{converters.PublicCode.regex}$")
ONE = "country=MX&per_page=1"


@dataclass(frozen=True)
class Operation:
    """One address. `example` is a question whose answer is shown; `listed_in` says where codes come from."""

    name: str
    path: str
    question: type[Question]
    shape: Any
    example: str = ""
    path_parameter: tuple[str, str] | None = None
    path_example: str = ""
    listed_in: str = ""

    @property
    def may_be_withdrawn(self) -> bool:
        return self.path_parameter == CODE

    def address(self, value: str) -> str:
        """The address with this value for what is variable in it."""
        return re.sub("{.*}", value, self.path)


OPERATIONS = (
    Operation("hotlines", "/api/v1/hotlines", HotlineFilter, shapes.Page[shapes.Hotline], f"{ONE}&from=US"),
    Operation("hotline", "/api/v1/hotlines/{code}", StandingQuestion, shapes.Hotline, "", CODE, "", "hotlines"),
    Operation("organizations", "/api/v1/organizations", ListingFilter, shapes.Page[shapes.Organization], ONE),
    Operation(
        "organization", "/api/v1/organizations/{code}", NothingToAsk, shapes.Organization, "", CODE, "", "organizations"
    ),
    Operation("initiatives", "/api/v1/initiatives", ListingFilter, shapes.Page[shapes.Initiative], "per_page=1"),
    Operation("initiative", "/api/v1/initiatives/{code}", NothingToAsk, shapes.Initiative, "", CODE, "", "initiatives"),
    Operation("regions", "/api/v1/regions", RegionQuestion, shapes.Page[shapes.Region], ONE),
    Operation(
        "region",
        "/api/v1/regions/{region}",
        NothingToAsk,
        shapes.Region,
        "",
        ("region", f"^({converters.RegionCode.regex})$"),
        "MX",
    ),
    Operation("services", "/api/v1/services", ServiceQuestion, shapes.Page[shapes.Service], "per_page=1"),
    Operation("search", "/api/v1/search", SearchFilter, shapes.SearchPage, "q=refugio+tijuana&per_page=1"),
    Operation("changes", "/api/v1/changes", ChangesQuestion, shapes.ChangesPage, "per_page=1"),
    Operation(
        "number",
        "/api/v1/numbers/{digits}",
        NumberQuestion,
        shapes.NumberAnswer,
        "seen_in=MX",
        ("digits", f"^{converters.Digits.regex}$"),
        "911",
    ),
)


def titles() -> dict[str, str]:
    """What each address answers."""
    return {
        "hotlines": _("Lines, in the order of the page of the country"),
        "hotline": _("One line"),
        "organizations": _("Organizations, in the order of the page of the country"),
        "organization": _("One organization"),
        "initiatives": _("What several organizations do together"),
        "initiative": _("One initiative"),
        "regions": _("Countries and their parts"),
        "region": _("One country or a part of one"),
        "services": _("Kinds of help, with the words that people use for them"),
        "search": _("Search: the best answer first, and counts to narrow by"),
        "changes": _("What was published, changed, checked again or withdrawn"),
        "number": _("Whose number it is: ours, one not to call any more, or not ours"),
    }


def described() -> dict[str, str]:
    """What each parameter asks; with the name of an address in front where it asks something else there."""
    return {
        "country": _("Only what helps in this country, also in a part of it or in any country. ISO 3166-1."),
        "regions.country": _("Only this country and its parts. ISO 3166-1."),
        "subdivision": _("Only what serves this part of a country. ISO 3166-2."),
        "service": _("Only what offers this kind of help: a code of /api/v1/services."),
        "kind": _("Only this kind of listing."),
        "regions.kind": _("Only places of this kind."),
        "spoken": _("Only where this language is spoken. BCP 47."),
        "channel": _("Only what has a way of this kind to reach it."),
        "answered_by": _("Only lines that these people answer."),
        "from": _("Only what can be reached from this country. ISO 3166-1."),
        "hotlines.from": _("Adds to each way how it is reached from this country. ISO 3166-1."),
        "hotline.from": _("Adds to each way how it is reached from this country. ISO 3166-1."),
        "open": _("Only lines where somebody certainly answers now."),
        "updated_after": _("Only what was published on this day or later."),
        "format": _("As ndjson, all of the answer comes at once, one document a line, without pages."),
        "page": _("Which page of the answer."),
        "per_page": _("How many on a page."),
        "q": _("What is looked for, in any words of either language."),
        "lang": _("The language of the question."),
        "type": _("Only listings of this type."),
        "plain": _("A phrase to be taken as mere words. It may be given several times."),
        "exact": _("Corrects no word."),
        "after": _("Only changes after this position, the oldest first: for copies that follow."),
        "since": _("Only changes of this day or later."),
        "change": _("Only changes of this kind."),
        "seen_in": _("The country where the number was seen: short numbers mean something else in each."),
        "{code}": _("The code of the listing."),
        "{region}": _("The code of the place. ISO 3166."),
        "{digits}": _("The digits of the number, with its plus sign or without."),
    }
