"""What pages show, as plain values: each module looks up and words one part of a page."""
