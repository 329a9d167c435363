"""The publish stage: graphs in, one immutable release folder out; pyoxigraph serialises and stores."""

from __future__ import annotations

from briefing_kg.publish.contents import Contents, content_version, contents_of
from briefing_kg.publish.dataset import META, Dataset
from briefing_kg.publish.describe import meta_graph
from briefing_kg.publish.provenance import Build, provenance
from briefing_kg.publish.release import Content, Progress, write_release
from briefing_kg.release_layout import Manifest, Release, current_release, open_release

__all__ = [
    "META",
    "Build",
    "Content",
    "Contents",
    "Dataset",
    "Manifest",
    "Progress",
    "Release",
    "content_version",
    "contents_of",
    "current_release",
    "meta_graph",
    "open_release",
    "provenance",
    "write_release",
]
