from django.urls import path

from shirushi.entrance.views import calendar, demo, files, history, home, invitations, letters, people

app_name = "entrance"
urlpatterns = [
    path("home", home.home, name="home"),
    path("start", home.start, name="start"),
    path("start/business", home.register_business, name="register_business"),
    path("organisations", home.organisations, name="organisations"),
    path("organisations/switch", home.switch, name="switch"),
    path("second-factor", home.second_factor_page, name="second_factor"),
    path("invitations/<str:token>", invitations.invitation, name="invitation"),
    path("profile", people.profile, name="profile"),
    path("profile/calendar", calendar.page, name="calendar"),
    path("profile/calendar/end", calendar.end, name="calendar_end"),
    path("calendar/<str:token>.ics", calendar.feed, name="calendar_feed"),
    path("organisation/", people.page, name="organisation"),
    path("organisation/data", people.change, name="organisation_data"),
    path("organisation/invite", people.invite, name="invite"),
    path("organisation/invitations/<int:pk>/cancel", people.cancel_invitation, name="cancel_invitation"),
    path("organisation/roles/<int:pk>/end", people.end_membership, name="end_membership"),
    path("organisation/roles/<int:pk>/hand-over", people.hand_over, name="hand_over"),
    path("organisation/roles/<int:pk>/deputy", people.appoint_deputy, name="appoint_deputy"),
    path("organisation/deputies/<int:pk>/end", people.end_deputy, name="end_deputy"),
    path("organisation/departments", people.open_department, name="open_department"),
    path("organisation/departments/<int:pk>/close", people.close_department, name="close_department"),
    path("files/<int:pk>", files.file, name="file"),
    path("files/<int:pk>/shown", files.shown, name="file_shown"),
    path("cases/<int:pk>/history", history.history, name="history"),
    path("cases/<int:pk>/letters", letters.letters, name="letters"),
    path("letters/<int:pk>", letters.letter, name="letter"),
    path("letters/<int:pk>/pdf", letters.pdf, name="letter_pdf"),
    path("letters/<int:pk>/set-aside", letters.set_aside, name="letter_set_aside"),
    path("demo-logins", demo.demo_logins, name="demo_logins"),
]
