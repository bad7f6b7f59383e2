"""Import and export at the desk: bring a file, look at its plan, take it over as drafts; or download everything."""

import csv
import io
import zipfile

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.desk.exchange import gate, uploads, workbook, write
from directory.desk.exchange.apply import RefusedRows
from directory.desk.exchange.models import Upload
from directory.desk.exchange.plan import SHEETS, Plan

MOST_SHOWN = 200
"""Rows of a plan on one page; the counts are of all."""

MOST_DOUBTFUL = 12


class UploadForm(forms.ModelForm):
    file = forms.FileField(
        label=gettext_lazy("file"),
        help_text=gettext_lazy("A CSV file, a ZIP of CSV files, or an Excel workbook (XLSX). Up to 5 MB."),
    )

    class Meta:
        model = Upload
        fields = ["file", "read_on"]

    def clean_file(self):
        file = self.cleaned_data["file"]
        content = file.read(gate.LARGEST_UPLOAD + 1)
        try:
            self.instance.encoding = gate.unpack(file.name, content).encoding
        except gate.NotTaken as reason:
            raise forms.ValidationError(str(reason)) from None
        self.instance.name, self.instance.content = file.name[:200], content
        return file

    def clean_read_on(self):
        day = self.cleaned_data["read_on"]
        if day and day > timezone.localdate():
            raise forms.ValidationError(_("That day has not come yet."))
        return day


@admin.register(Upload)
class UploadAdmin(admin.ModelAdmin):
    form = UploadForm
    list_display = ["name", "state", "created", "changed", "refused", "uploaded_by", "uploaded_at", "decided_by"]
    list_filter = ["state"]
    list_select_related = ["uploaded_by", "decided_by"]
    list_per_page = 50
    change_list_template = "admin/exchange/uploads.html"

    def get_queryset(self, request):
        return super().get_queryset(request).defer("content")

    def get_urls(self):
        own = [
            path("<int:pk>/plan/", self.admin_site.admin_view(self.plan), name="exchange_plan"),
            path("download/<str:name>", self.admin_site.admin_view(self.download), name="exchange_download"),
        ]
        return own + super().get_urls()

    def has_change_permission(self, request, obj=None):
        return obj is None and super().has_change_permission(request)

    def has_delete_permission(self, request, obj=None):
        return False

    def save_model(self, request, obj, form, change):
        obj.uploaded_by = request.user
        super().save_model(request, obj, form, change)

    def response_add(self, request, obj, post_url_continue=None):
        return HttpResponseRedirect(reverse("admin:exchange_plan", args=[obj.pk]))

    def change_view(self, request, object_id, form_url="", extra_context=None):
        return HttpResponseRedirect(reverse("admin:exchange_plan", args=[object_id]))

    def plan(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        upload = get_object_or_404(Upload, pk=pk)
        if request.method == "POST" and (answer := self.decide(request, upload)):
            return answer
        context = {**self.admin_site.each_context(request), "upload": upload, "opts": self.opts, "title": upload.name}
        if upload.state == Upload.State.WAITING:
            context |= shown(upload)
        return render(request, "admin/exchange/plan.html", context)

    def decide(self, request: HttpRequest, upload: Upload) -> HttpResponse | None:
        """Do what the button says; None where the plan has to be looked at once more."""
        try:
            if "drop" in request.POST:
                uploads.drop(upload, request.user)
                messages.success(request, _("Dropped. Nothing was written."))
            elif upload.encoding != gate.ENCODINGS[0] and "letters" not in request.POST:
                messages.error(request, _("Please say first that the letters of the file are right."))
                return None
            else:
                seen, skip = request.POST.get("seen", ""), "skip" in request.POST
                uploads.take_over(upload, seen, request.user, skip)
                messages.success(
                    request, _("Taken over as drafts. Visitors see nothing of it before two people agree.")
                )
        except (uploads.Overtaken, gate.NotTaken) as reason:
            messages.error(request, str(reason))
            return None
        except RefusedRows:
            messages.error(request, _("Some rows are refused. Mend the file, or choose to leave those rows out."))
            return None
        return HttpResponseRedirect(reverse("admin:exchange_upload_changelist"))

    def download(self, request: HttpRequest, name: str) -> HttpResponse:
        """Everything that is on the desk: `listings.zip` with the CSV files, or `listings.xlsx`."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        tables = {sheet.file: write.rows(sheet) for sheet in SHEETS}
        if name == "listings.xlsx":
            content = workbook.write({file.removesuffix(".csv"): rows for file, rows in tables.items()})
            return attachment(content, name, workbook.TYPE)
        return attachment(zipped(tables), "listings.zip", "application/zip")


def shown(upload: Upload) -> dict:
    """What the page of a waiting upload shows."""
    try:
        plan, unpacked = uploads.plan_of(upload)
    except gate.NotTaken as reason:
        return {"problem": str(reason)}
    return {
        "plan": plan,
        "seen": uploads.fingerprint(plan),
        "doubtful": unpacked.doubtful[:MOST_DOUBTFUL],
        "doubted": upload.encoding != gate.ENCODINGS[0],
        "changes": changes(plan)[:MOST_SHOWN],
        "made": made(plan)[:MOST_SHOWN],
        "refusals": plan.refused[:MOST_SHOWN],
        "most": MOST_SHOWN,
    }


def made(plan: Plan) -> list[dict]:
    return [
        {"file": planned.sheet.file, "line": row.line, "identity": identity(planned, row)}
        for planned in plan.sheets
        for row in planned.created
    ]


def changes(plan: Plan) -> list[dict]:
    """One row for each field that would change, with what stands there before and after."""
    return [
        {
            "file": planned.sheet.file,
            "line": row.line,
            "identity": identity(planned, row),
            "column": column,
            "before": told(before),
            "after": told(after),
        }
        for planned in plan.sheets
        for row in planned.changed
        for column, (before, after) in row.changes.items()
    ]


def identity(planned, row) -> str:
    return told(planned.sheet.identify(row.values))


def told(value) -> str:
    return value if isinstance(value, str) else " · ".join(value)


def zipped(tables) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, rows in tables.items():
            text = io.StringIO()
            csv.writer(text, lineterminator="\r\n").writerows(rows)
            archive.writestr(name, "\ufeff" + text.getvalue())
    return file.getvalue()


def attachment(content: bytes, name: str, kind: str) -> HttpResponse:
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
