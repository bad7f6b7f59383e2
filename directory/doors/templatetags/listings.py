"""What templates need to say the texts of a document in the right language."""

import re
from collections.abc import Iterable
from html import escape

from django import template
from django.conf import settings
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from directory.documents import Text
from directory.doors import links, words
from directory.doors.facts import Hours
from directory.doors.steps import Step
from directory.edition.models import Place

register = template.Library()

NUMBER = re.compile(r"(?<![\w#&])\+?\d(?:[ .()-]{0,2}\d){6,14}(?!\w)")
"""Digits that read like a phone number."""

register.filter("day", words.day)
register.filter("partial_date", words.partial_date)
register.filter("host", words.host)
register.filter("web", links.web)
register.filter("language_name", words.language)
register.filter("grade_words", words.grade)


def only_in(language: str) -> str:
    return {"es": _("only in Spanish"), "en": _("only in English")}[language]


@register.filter
def name(text: Text) -> SafeString | str:
    """The text in the page's language; where it exists in the other only, that one, marked as such."""
    value, language = in_language(text)
    return format_html('<span lang="{}">{}</span>', language, value) if language else value


@register.filter
def prose(text: Text) -> SafeString | str:
    """Like `name`, telling the reader that a text in the other language is no mistake, and which one is older."""
    value, language = in_language(text)
    value = unbroken(value)
    if not language:
        return format_html("{} <small>{}</small>", value, said) if (said := older(text)) else value
    return format_html('<span lang="{}">{}</span> <small>({})</small>', language, value, only_in(language))


@register.filter
def older(text: Text) -> str:
    """That the reader has a translation of a text that was changed since; empty where she has not."""
    if not text.older or text.older != get_language():
        return ""
    return {
        "es": _("This text is older than the original in English."),
        "en": _("This text is older than the original in Spanish."),
    }[text.older]


@register.filter
def plain(text: Text) -> str:
    """The text for a place that cannot say which language it is in."""
    return in_language(text)[0]


def unbroken(text: str) -> SafeString:
    """The text with its phone numbers each kept on one line."""
    return mark_safe(NUMBER.sub(r'<span class="nowrap">\g<0></span>', escape(text)))  # noqa: S308 (escaped before)


def in_language(text: Text) -> tuple[str, str]:
    """The text and, where it is not in the page's language, the language it is in."""
    here = get_language()
    other = other_of(here)
    own, foreign = getattr(text, here), getattr(text, other)
    return (foreign, other) if foreign and not own else (own or "", "")


def other_of(language: str) -> str:
    return next(code for code, _name in settings.LANGUAGES if code != language)


@register.filter
def in_words(hours: Hours) -> SafeString | str:
    """Opening hours as far as they can be said; in their own notation where they cannot."""
    if hours.raw:
        return format_html("{} <code>{}</code>", _("Hours:"), hours.raw)
    return hours.worded or _("Hours not known")


@register.filter
def in_sentence(place: Place) -> str:
    return words.in_sentence(place.code, place.name)


@register.simple_tag
def tap(step: Step, text: str = "", after: str = "") -> SafeString:
    """One tap that changes the question: a link, or a button of the form that holds it."""
    return mark_safe(tapped(step, escape(text or step.text) + escape(after)))  # noqa: S308 (each part was escaped)


@register.simple_tag
def taps(steps: Iterable[Step]) -> SafeString:
    """The items of a list, a tap in each. There may be a hundred; a loop in a template takes twice as long."""
    items = (f"<li>{tapped(step, escape(step.text))}</li>\n      " for step in steps)
    return mark_safe("".join(items))  # noqa: S308 (each part was escaped)


def tapped(step: Step, said: str) -> str:
    """The HTML of a tap, with its words as HTML. Its name is a parameter of ours."""
    if step.count:
        said = f"{said} <small>{step.count}</small>"
    if step.href:
        return f'<a class="step" href="{escape(step.href)}" rel="nofollow">{said}</a>'
    return f'<button class="step" form="steps" name="{step.name}" value="{escape(step.value)}">{said}</button>'


@register.simple_tag
def site_name() -> str:
    return settings.SITE_NAME


@register.simple_tag
def exit_url() -> str:
    return settings.EXIT_URL


TO_LANGUAGE = '<a href="{address}" lang="{code}" hreflang="{code}" rel="alternate">{name}</a>'
BY_POST = '<button form="steps" formaction="{address}" lang="{code}">{name}</button>'


@register.simple_tag(takes_context=True)
def other_language(context: dict) -> SafeString:
    """The same page in the other language, with what was asked of it; its home where there is no page."""
    language = other_of(get_language())
    match = getattr(context.get("request"), "resolver_match", None)
    if match and match.kwargs:
        with override(language):
            address = reverse(match.view_name, kwargs=match.kwargs)
    else:
        address = links.page(match.view_name if match else "home", language)
    steps = context.get("steps")
    if steps and steps.query:
        address = f"{address}?{steps.query}"
    elif match and match.view_name not in {"pair", "search"}:
        address += getattr(getattr(context["request"], "visit", None), "query", "")
    there = BY_POST if steps and steps.by_post and steps.kept else TO_LANGUAGE
    return format_html(there, address=address, code=language, name=dict(settings.LANGUAGES)[language])
