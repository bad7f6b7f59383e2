"""What the first page of the desk shows."""

from django import template
from django.utils import timezone

from directory.desk import dashboard

register = template.Library()


@register.inclusion_tag("desk/dashboard.html", takes_context=True)
def tasks(context):
    user = context["request"].user
    return {"board": dashboard.dashboard(user, timezone.localdate())}
