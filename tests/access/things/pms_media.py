"""A medium in the house, one that is out, a disposal."""

from shirushi.pms.models import Disposal, Medium
from tests.access.world import TODAY, World
from tests.cast import LONG_AGO, Cast


def fill(made: World, people: Cast) -> None:
    common = {"organisation": people.business, "created_on": LONG_AGO}
    medium = {**common, "kind": "usb", "label": "USB", "holder": "白石 杏", "place": "棚", "since": LONG_AGO}
    out = {"out_on": TODAY, "out_until": TODAY, "out_by": "白石 杏", "out_to": "展示会"}
    made.things |= {
        "medium": Medium.objects.create(number=1, **medium),
        "medium_out": Medium.objects.create(number=2, **medium, **out),
        "disposal": Disposal.objects.create(
            number=1, what="注文書", amount="3箱", method="shredded", disposed_on=LONG_AGO, done_by="白石 杏",
            witness="若草 灯", **common,
        ),
    }  # fmt: skip
