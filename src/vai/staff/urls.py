"""Addresses of people, teams, delegation, the own profile and the company's settings."""

from django.urls import path

from vai.staff.views import delegations, letterhead, people, profile, settings, teams

app_name = "staff"

urlpatterns = [
    path("me/", profile.profile, name="profile"),
    path("me/sessions/<int:pk>/end/", profile.end_session, name="end_session"),
    path("me/sessions/end-others/", profile.end_other_sessions, name="end_other_sessions"),
    path("language/", profile.language, name="language"),
    path("delegations/", delegations.show_delegations, name="delegations"),
    path("delegations/<int:pk>/revoke/", delegations.revoke, name="delegation_revoke"),
    path("act-for/", delegations.act_for, name="act_for"),
    path("act-for/stop/", delegations.act_as_self, name="act_as_self"),
    path("people/", people.show_people, name="people"),
    path("people/new/", people.new_person, name="person_new"),
    path("people/<int:pk>/", people.show_person, name="person"),
    path("people/<int:pk>/leave/", people.leave, name="person_leave"),
    path("people/<int:pk>/come-back/", people.come_back, name="person_come_back"),
    path("people/<int:pk>/password-link/", people.password_link, name="password_link"),
    path("people/<int:pk>/forget-second-factor/", people.forget_second_factor, name="forget_second_factor"),
    path("teams/", teams.show_teams, name="teams"),
    path("teams/new/", teams.new_team, name="team_new"),
    path("teams/<int:pk>/", teams.show_team, name="team"),
    path("teams/<int:pk>/archive/", teams.archive, name="team_archive"),
    path("teams/<int:pk>/restore/", teams.restore, name="team_restore"),
    path("settings/", settings.hub, name="settings"),
    path("settings/company/", settings.show_company, name="company"),
    path("settings/letterhead/", letterhead.show, name="letterhead"),
    path("settings/letterhead/logo/", letterhead.logo, name="logo"),
    path("settings/holidays/", settings.show_holidays, name="holidays"),
    path("settings/holidays/<int:pk>/", settings.switch_holiday, name="holiday"),
    path("settings/holidays/load/<int:year>/", settings.load_year, name="holidays_load"),
    path("settings/rates/", settings.show_rates, name="rates"),
]
