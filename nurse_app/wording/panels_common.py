"""Words that several panels share."""

from __future__ import annotations

NOT_SAVED_YET = "Not saved."
BACK = "Back"
REASON = "Reason"
OTHER_REASON = "Another reason"
SCAN_OR_TYPE = "Scan or type it"
CONTINUE = "Continue"
SAVE = "Save"
OTHER = "other"
TYPE_A_REASON = "give a reason."
