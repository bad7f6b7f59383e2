"""The programs' door: the listings of the pages as JSON, for programs.

`urls` is the table of contents. A view reads its question (`directory.doors.filters`, `questions`), asks the edition
and answers with one of the `shapes`; `answers` adds what holds for all; `openapi` describes it from the same parts.
"""
