"""What the practice run without a display says at its end."""

WENT_THROUGH = "The practice infusion went through. Its pictures and its PDF are in {folder}."
NOT_OPENED = "The practice chart did not open in a minute."
REFUSED = "The practice run was refused: {wish}."
NO_PDF = "The PDF was not made."
