"""What a visitor sees when something is missing or broken."""

from django.shortcuts import render


def not_found(request, exception):
    return render(request, "404.html", status=404)


def failed(request):
    return render(request, "500.html", status=500)
