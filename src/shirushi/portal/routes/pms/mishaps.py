from django.urls import path

from shirushi.portal.views.pms import mishaps
from shirushi.portal.views.pms.ledger.pages import addresses

urlpatterns = [path("near-miss", mishaps.near_miss, name="near_miss"), *addresses(mishaps.ROOM)]
