from shirushi.portal.views.pms import complaints, requests
from shirushi.portal.views.pms.ledger.pages import addresses

urlpatterns = [*addresses(requests.ROOM), *addresses(complaints.ROOM)]
