"""Tables of the PMS that stand in no ledger that goes out, each with the reason. A test asks for every other."""

REASONS = {
    "HoldingChange": "what was approved of it stands in the inventory; who proposed what is the journal's",
    "SheetEntry": "the sheet of an entry stands in the risk register",
    "ImportBatch": "how rows came in; the rows themselves stand in their ledgers",
    "ImportContent": "the bytes of a file under way",
    "ImportedRow": "what an undo of an import needs",
    "TrainingAttempt": "the answers of single people; the result stands in the ledger of training",
    "TrainingReminder": "the times reminded stand in the report of the course",
    "TrainingMail": "mails that still have to leave",
    "Comment": "what people of the business say to each other is not for the assessor",
    "CheckPoint": "the points as they were asked stand in the operation checks",
    "EditionUse": "by which edition the business goes stands in the report of its readiness",
    "NoneHere": "that there is nothing of a kind is said by the report of readiness",
    "ReviewInput": "the inputs stand in the minutes of the management review",
}
