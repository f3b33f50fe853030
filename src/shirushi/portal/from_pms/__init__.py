"""What the front door hands over from the PMS to an application: papers made from its records on a day.

Applications know nothing of the PMS, and no body reads it: a copy goes over when the business chooses it.
"""
