"""The fixed words of buttons, headings and marks, each once."""

APP_NAME = "Vigil"
NOT_YET = "Not yet:"

# Actions beside the chart
VITALS = "Vitals"
REACTION = "Reaction"
CHANGE_RATE = "Change rate"
PAUSE = "Pause"
RESUME = "Resume"
NOTE = "Note"
MORE = "More"
CHART = "Chart"

# Emergency
EMERGENCY = "Emergency"
EMERGENCY_OPEN = "Emergency is open"
EMERGENCY_KEY = "F12"

# Rail
TODAY = "Today"
PATIENTS = "Patients"
LOCK = "Lock"
TRAINING_MARK = "TRAINING"

# Banner
ALLERGY = "ALLERGY"
NOT_CHECKED = "Not checked yet"

# Side column
RECORDED = "Recorded"
ALL_ENTRIES = "All entries"
AMEND = "Amend"

# Glance band
RATE_NOW = "Rate now"
LAST_VITALS = "Last vitals"
NEXT = "Next"
FINISH = "Finish"

# Alarms
ACT_NOW = "Act now"
LATE = "Late"
ALARM_NOTE = "Note"
NOT_SAVED = "Not saved"

# Guidance
WHY = "Why:"
SOURCE = "Source:"

# Fields
NOT_TAKEN = "not taken"
SHOW_PASSWORD = "Show the password"
HIDE_PASSWORD = "Hide the password"

# Keypad
ERASE = "Erase a digit"
POINT = "Point"


def chair(number: int) -> str:
    """The name of a chair, as on its tab and its alarms."""
    return f"Chair {number}"


def emergency_for(number: int) -> str:
    """What a chair's own emergency button is called."""
    return f"{EMERGENCY}, chair {number}"


def more_alarms(count: int) -> str:
    """What stands below the third alarm when there are more."""
    return f"{count} more"


def amend_entry(time: str, what: str) -> str:
    """What the pencil beside an entry is called."""
    return f"{AMEND} {what}, {time}"
