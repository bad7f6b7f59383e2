"""What of a hotline and a channel exists in both languages."""

from modeltranslation.translator import TranslationOptions, register

from hotlines.models import Channel, Hotline


@register(Hotline)
class HotlineTranslation(TranslationOptions):
    fields = ("name", "summary")


@register(Channel)
class ChannelTranslation(TranslationOptions):
    fields = ("notes",)
