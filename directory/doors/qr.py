"""QR codes as SVG files of their own: nothing inline, so that the pages need no exception from their rules."""

from io import BytesIO

import segno


def svg(text: str) -> bytes:
    """Black on white with the quiet zone that scanners need, in dark mode too; level M survives a fold."""
    out = BytesIO()
    segno.make(text, error="m", micro=False).save(out, kind="svg", scale=4, border=4, dark="#000", light="#fff")
    return out.getvalue()
