"""What keeps the answer to “Where are you?” in the links of a page, and asks it."""

from typing import Any

from django import template
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from directory.doors import countries, links, words
from directory.doors.visit import Visit, said
from directory.edition import traces
from directory.edition.models import Place

register = template.Library()

MOST_KEPT = 2000
"""Parts of pages that are kept, of some kilobytes each; with more of them a process forgets and begins anew."""

rendered: dict[tuple, SafeString] = {}


@register.simple_tag(takes_context=True)
def at(context: template.Context, name: str, *args: str) -> str:
    """Like `url`, with where the visitor stands. Works inside an include with `only`, too."""
    visit = visit_in(context)
    return reverse(name, args=[arg.lower() for arg in args]) + (visit.query if visit else "")


@register.simple_tag
def page(name: str) -> str:
    """Like `url`, for the pages of which each language has one: their addresses are made once."""
    return links.page(name, get_language())


@register.simple_tag(takes_context=True)
def once(context: template.Context, name: str, **given: Any) -> SafeString:
    """Like `include` with `only`, but the same things are rendered once, as a page shows many of them.

    The template may depend on what it is given, the language and where the visitor stands, and on nothing else.
    """
    return kept_or_rendered(context, name, about(context), given)


@register.simple_tag(takes_context=True)
def once_each(context: template.Context, name: str, **several: Any) -> SafeString:
    """`once` for each of several things, which the template knows by the word before the equals sign."""
    [(word, things)] = several.items()
    here = about(context)
    parts = (kept_or_rendered(context, name, here, {word: thing}) + "\n  " for thing in things)
    return mark_safe("".join(parts))  # noqa: S308 (each was rendered by a template)


def about(context: template.Context) -> tuple[str, str]:
    """What every part of a page may depend on."""
    visit = visit_in(context)
    return get_language(), visit.query if visit else ""


def kept_or_rendered(context: template.Context, name: str, here: tuple[str, str], given: dict[str, Any]) -> SafeString:
    key = (name, here, *given.items())
    found = rendered.get(key)
    if found is None:
        if len(rendered) >= MOST_KEPT:
            rendered.clear()
        found = rendered[key] = context.template.engine.get_template(name).render(context.new(given))
    return found


@register.simple_tag(takes_context=True)
def stands(context: template.Context) -> Visit | None:
    return visit_in(context)


@register.simple_tag
def all_traces() -> list[tuple[str, str]]:
    """What each way leaves behind, the least first: its word and the sentence."""
    ways = sorted(traces.RANKS, key=traces.RANKS.get)
    said_of = {words.channel_type(code): said(traces.traces(code)) for code in ways}
    return list(said_of.items())


def visit_in(context: template.Context) -> Visit | None:
    return getattr(getattr(context, "request", None), "visit", None)


@register.inclusion_tag("_from.html", takes_context=True)
def where_are_you(context: template.Context, neighbours: list[Place] = ()) -> dict:
    """The question with the countries that most people come from; any other is chosen on the home page. One query."""
    visit = visit_in(context)
    near = [place.code for place in neighbours]
    here = visit.here if visit else None
    found = Place.objects.filter(code__in={*countries.MAIN, *near, *([here.code] if here else [])})
    return {
        "here": here,
        "refused": bool(visit and visit.refused),
        "path": context.request.path,
        "countries": found.by_name().defer("document"),
    }
