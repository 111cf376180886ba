"""The fixed words of the pages around the infusion: stages, headings and buttons."""

from nurse_app.infusion.outlook import Stage

STAGES = {
    Stage.VERIFY: "Verify",
    Stage.PREPARE: "Prepare",
    Stage.BASELINE: "Baseline",
    Stage.INFUSE: "Infuse",
    Stage.OBSERVE: "Observe",
    Stage.SIGNATURE: "Sign",
}

BEFORE_YOU_GO_ON = "Before you go on"
GO_ON_TO = {Stage.PREPARE: "Go on to Prepare", Stage.BASELINE: "Go on to Baseline", Stage.INFUSE: "Go on to the plan"}
NOTE = "Note"
CORRECT_ORDER = "Correct the weight"

# Verify
PATIENT = "Patient"
TWO_IDENTIFIERS = "two identifiers"
BIRTH_DATE = "Birth date, typed"
RECORD_NUMBER = "Record number, typed"
COMPARE = "Compare"
MATCHES = "matches"
TYPE_BOTH = "type birth date and record number."
SIMILAR = "Similar name in this clinic"
NO_SIMILAR = "no similar name"
ORDER = "Order"
DECIDE = "Decide"
DECIDE_NOTE = "You decide this by name"
STOP = "Stop"
STOP_NOTE = "Cannot be decided away"
ACCEPT = "Accept, by name"
ACCEPT_NOTE = "With your reason, kept in the record"
LEAVE_OPEN = "Leave open for now"
LEAVE_OPEN_NOTE = "You cannot start until it is decided"
REASON = "Reason"
REASON_HINT = "confirmed with Dr Brandt by phone"
LIMIT_REASON = "The limit, and who gave it"
LIMIT_HINT = "the number first, then the prescriber's name"
ACCEPT_NOW = "Accept"
GIVE_A_REASON = "give a reason."
DECIDED = "Decided"
NOTES = "Notes"
VIALS = "Vials"
VIAL_HEADS = ("", "Product", "Size", "Lot", "Expires, end of", "", "")
SCAN = "Scan a vial"
SCAN_HINT = "scan here"
OR_TYPE = "or type what is on the label"
PRODUCT = "Product"
PICK = "Pick one"
LOT = "Lot"
EXPIRES = "Expires"
EXPIRES_HINT = "2027-11"
GRAMS = "Size"
ADD_VIAL = "Add this vial"
TYPE_VIAL = "pick the product, type lot, expiry and size."
SCAN_OR_TYPE = "Scan or type a vial"
CHECKLIST = "Checklist"
CHECKLIST_NOTE = "asked today"
RISKS = "Risks"
RIGHT = "Right"
NOT_RIGHT = "Not right"
ANSWERS = (("yes", RIGHT), ("no", NOT_RIGHT))
DETAIL_HINT = "what was said"

# Prepare
PREPARE_NOTE = "at the chair"
PREMEDICATION = "Drugs before"
AS_ORDERED = "as ordered"
NONE_ORDERED = "none ordered"
GIVE_DRUG = "Record a drug given"
DRUG = "Drug"
DOSE = "Dose, with its unit"
ROUTE = "Route"
GIVEN_AT = "Given at"
GIVEN = "Given"
NAME_DOSE_ROUTE = "type drug, dose and route."
RUNS_BY = "Runs by"

# Baseline
BASELINE_TAKEN = "Baseline taken"
TAKE_AGAIN = "Take it again"
MEASURES = "Outcome measures"
MEASURES_NOTE = "if due today"
MEASURE = "Measure"
VALUE = "Value"
KEEP_MEASURE = "Keep"
MEASURE_MISSING = "pick a measure and type its value."
SEE_PLAN = "See the plan"
BEFORE_FIRST_DROP = "Before the first drop"
