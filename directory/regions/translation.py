"""What of a region and a service exists in both languages."""

from modeltranslation.translator import TranslationOptions, register

from directory.regions.models import Region, Service


@register(Region)
class RegionTranslation(TranslationOptions):
    fields = ("name",)


@register(Service)
class ServiceTranslation(TranslationOptions):
    fields = ("name", "synonyms")
