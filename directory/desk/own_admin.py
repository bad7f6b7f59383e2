"""Screens that show each person what is theirs. What is others' is not found there, as if it did not exist."""

from directory.desk.own import OWNER, changed_by, may_change, may_see, seen_by
from organizations.models import Initiative

NEEDS_ITS_OWNER = {"hotlines.Hotline.organization", "hotlines.RetiredNumber.hotline"}


class OwnChoices:
    """For an admin or inline: who keeps some organizations only chooses among what is theirs, and what stands there."""

    here = "pk"
    """The field that holds the page's object: its own key, or for an inline the key of the parent."""

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        related = db_field.related_model
        if related not in (*OWNER, Initiative) or request.user.has_perm("desk.change_every_organization"):
            return field
        page = request.resolver_match.kwargs.get("object_id")
        chosen = self.model._base_manager.filter(**{self.here: page}).values(db_field.attname) if page else []
        theirs = changed_by(related._base_manager.all(), request.user).values("pk")
        field.queryset = related._default_manager.filter(pk__in=theirs) | related._default_manager.filter(pk__in=chosen)
        field.required |= f"{self.model._meta.label}.{db_field.name}" in NEEDS_ITS_OWNER
        return field


class OwnOnly(OwnChoices):
    """For a ModelAdmin of what organizations own."""

    def get_queryset(self, request):
        return seen_by(super().get_queryset(request), request.user)

    def has_view_permission(self, request, obj=None):
        return super().has_view_permission(request, obj) and (obj is None or may_see(request.user, obj))

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and (obj is None or may_change(request.user, obj))

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and (obj is None or may_change(request.user, obj))
