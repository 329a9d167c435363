"""The publish stage: graphs in, one immutable release folder out; pyoxigraph serialises and stores."""

from __future__ import annotations

from briefing_kg.publish.describe import META, Dataset, content_version, meta_graph, newest_issue
from briefing_kg.publish.release import Content, Progress, write_release
from briefing_kg.release_layout import Manifest, Release, current_release, open_release

__all__ = [
    "META",
    "Content",
    "Dataset",
    "Manifest",
    "Progress",
    "Release",
    "content_version",
    "current_release",
    "meta_graph",
    "newest_issue",
    "open_release",
    "write_release",
]
