"""What the privacy officer says of requirements, and the move to a new edition of them."""

from shirushi.pms.services.sufficiency.declaring import declare, say_none, settle, take_back, take_back_none
from shirushi.pms.services.sufficiency.moving import move, undo

__all__ = ["declare", "move", "say_none", "settle", "take_back", "take_back_none", "undo"]
