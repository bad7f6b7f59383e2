"""What a machine may lack is named with the command that installs it. In CI nothing may be lacking."""

import os

import pytest


def require(there, sentence):
    """Skip the test, or in CI fail it, unless what it needs is there; give it back otherwise."""
    if there:
        return there
    if os.environ.get("CI"):
        pytest.fail(sentence, pytrace=False)
    pytest.skip(sentence)
