"""``python -m briefing_kg`` is the command ``briefing-kg``."""

from __future__ import annotations

from briefing_kg.cli import main

if __name__ == "__main__":
    main(prog_name="briefing-kg")
