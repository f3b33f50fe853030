from django.urls import path

from shirushi.portal.views.pms import finding

urlpatterns = [path("pms/search", finding.find, name="pms_search")]
