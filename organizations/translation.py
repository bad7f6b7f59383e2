"""What of an organization and an initiative exists in both languages."""

from modeltranslation.translator import TranslationOptions, register

from organizations.models import Initiative, Organization


@register(Organization)
class OrganizationTranslation(TranslationOptions):
    fields = ("name", "acronym", "summary", "people_served", "first_step")


@register(Initiative)
class InitiativeTranslation(TranslationOptions):
    fields = ("name", "summary")
