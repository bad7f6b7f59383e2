"""hotlines.csv and channels.csv, column by column."""

from directory.evidence.columns import Column, Link, Links, Many, Sheet, Source
from hotlines.models import Channel, Hotline

HOTLINES = Sheet(
    file="hotlines.csv",
    kind="hotline",
    model=Hotline,
    identify=lambda values: values["key"],
    related=("organization",),
    prefetched=("regions", "evidence"),
    columns=(
        Column("key"),
        Column("name_es"),
        Column("name_en"),
        Link("organization_key", "organization", refers="organization"),
        Links("regions", refers="region"),
        Column("kind"),
        Many("languages"),
        Column("hours"),
        Column("cost"),
        Column("confidential"),
        Column("anonymous"),
        Column("answered_by"),
        Column("reports_to_police"),
        Column("reports_to_immigration"),
        Column("asks_name"),
        Column("summary_es"),
        Column("summary_en"),
        Source("source_url", "url"),
        Source("source_title", "title"),
        Source("source_date", "date"),
        Column("confidence", "grade"),
    ),
)

CHANNELS = Sheet(
    file="channels.csv",
    kind="channel",
    model=Channel,
    identify=lambda values: (values["hotline_key"], values["type"], values["value"]),
    related=("hotline",),
    prefetched=("evidence",),
    columns=(
        Link("hotline_key", "hotline", refers="hotline"),
        Column("type"),
        Column("value"),
        Column("display"),
        Many("callable_from"),
        Column("keyword"),
        Many("languages"),
        Column("hours"),
        Column("notes_es"),
        Column("notes_en"),
        Source("evidence_note_es", "note_es"),
        Source("evidence_note_en", "note_en"),
        Source("source_url", "url"),
        Source("source_date", "date"),
        Column("confidence", "grade"),
    ),
)
