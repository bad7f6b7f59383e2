"""How our style sheets and scripts are stored to be served: without comments, line breaks and indentation."""

import re

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage


def style(text: str) -> str:
    """A style sheet in one line."""
    text = re.sub(r"/\*.*?\*/|\s+", " ", text, flags=re.DOTALL)
    return re.sub(r" *([{};,]) *|(?<=:) ", r"\1", text).strip()


def script(text: str) -> str:
    """A script without indentation and without lines that are a comment; no text of ours spans lines."""
    lines = (line.strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//"))


SQUEEZE = {"css": style, "js": script}


class SqueezedStaticFiles(CompressedManifestStaticFilesStorage):
    """Squeezes what lies directly in `static`, which is ours; then hashes and compresses all."""

    def save(self, name, content, max_length=None):
        squeeze = SQUEEZE.get(name.rpartition(".")[2])
        if squeeze and "/" not in name:
            content = ContentFile(squeeze(content.read().decode()).encode())
        return super().save(name, content, max_length)

    def post_process(self, paths, *args, **options):
        """Hash what was stored, and not what it was made from."""
        yield from super().post_process({name: (self, name) for name in paths}, *args, **options)
