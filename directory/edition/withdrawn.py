"""Listings that were hidden lately: all doors ask here, so that they warn alike. No former number leaves this file."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from directory.edition.models import Place, Withdrawal, WithdrawnNumber
from directory.search import phones
from directory.search.models import Phone
from directory.search.phones import Typed


def withdrawn(type_: str, code: str, today: date) -> Withdrawal | None:
    """The listing that was at this public address until it was hidden; None if none was, or long ago."""
    return Withdrawal.objects.recalled(today).filter(type=type_, code=code.lower()).first()


def withdrawn_in(place: Place, today: date) -> list[Withdrawal]:
    """Lines and organizations that people looked up under this place and that were hidden lately."""
    return list(Withdrawal.objects.recalled(today).filter(type__in=("hotline", "organization")).in_place(place))


def with_number(typed: Iterable[Typed], country: str, today: date) -> list[Withdrawal]:
    """The withdrawn lines that had one of these numbers. A number that a published line still has is none of them.

    Short numbers mean something else in each country: with a country only its own count.
    """
    numbers = [one for number in typed for one in WithdrawnNumber.objects.filter(spelled_as(number))]
    gone = {one.withdrawal_id for one in numbers if is_meant(one, country) and not is_still_ours(one)}
    return list(Withdrawal.objects.recalled(today).filter(id__in=gone)) if gone else []


def spelled_as(number: Typed) -> Q:
    if number.international and number.whole:
        country = number.digits[:3]
        return Q(full=phones.OLD_MOBILE.get(country, country) + number.digits[3:])
    guesses = list(phones.guesses(number)) or [number.digits]
    return Q(full__in=guesses) | Q(national__in=guesses)


def is_meant(number: WithdrawnNumber, country: str) -> bool:
    return bool(number.full) or not country or number.country == country


def is_still_ours(number: WithdrawnNumber) -> bool:
    if number.full:
        return Phone.objects.filter(full=number.full).exists()
    return Phone.objects.filter(full="", national=number.national, country=number.country).exists()
