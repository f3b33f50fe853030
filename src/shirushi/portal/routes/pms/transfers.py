from shirushi.portal.views.pms import transfers
from shirushi.portal.views.pms.ledger.pages import addresses

urlpatterns = [*addresses(transfers.PROVISIONS), *addresses(transfers.RECEIPTS)]
