from shirushi.portal.views.pms import media
from shirushi.portal.views.pms.ledger.pages import addresses

urlpatterns = [*addresses(media.MEDIA), *addresses(media.DISPOSALS)]
