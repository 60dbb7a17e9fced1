"""Addresses of leads, deals, the board and the lists about them."""

from django.urls import path

from vai.hunting.views import boards, conversion, deal_acts, deals, lead_acts, leads, saved, settings, suggest

app_name = "hunting"

urlpatterns = [
    path("leads/", leads.index, name="leads"),
    path("leads/new/", leads.new, name="lead_new"),
    path("leads/twins/", leads.twins, name="lead_twins"),
    path("leads/suggest/", suggest.open_leads, name="lead_suggest"),
    path("leads/bulk/", lead_acts.bulk, name="leads_bulk"),
    path("leads/<int:pk>/", leads.show, name="lead"),
    path("leads/<int:pk>/edit/", leads.edit, name="lead_edit"),
    path("leads/<int:pk>/field/<slug:name>/", leads.field, name="lead_field"),
    path("leads/<int:pk>/convert/", conversion.convert, name="lead_convert"),
    path("leads/<int:pk>/claim/", lead_acts.claim, name="lead_claim"),
    path("leads/<int:pk>/assign/", lead_acts.assign, name="lead_assign"),
    path("leads/<int:pk>/qualify/", lead_acts.qualify, name="lead_qualify"),
    path("leads/<int:pk>/put-aside/", lead_acts.put_aside, name="lead_put_aside"),
    path("leads/<int:pk>/reopen/", lead_acts.reopen, name="lead_reopen"),
    path("leads/<int:pk>/archive/", lead_acts.archive, name="lead_archive"),
    path("leads/<int:pk>/restore/", lead_acts.restore, name="lead_restore"),
    path("board/", boards.show, name="board"),
    path("board/move/", boards.move, name="board_move"),
    path("deals/", deals.index, name="opportunities"),
    path("deals/new/", deals.new, name="opportunity_new"),
    path("deals/suggest/", suggest.opportunities, name="opportunity_suggest"),
    path("deals/suggest/accounts/", suggest.accounts, name="account_suggest"),
    path("deals/suggest/contacts/", suggest.contacts, name="contact_suggest"),
    path("deals/suggest/people/", suggest.persons, name="person_suggest"),
    path("deals/<int:pk>/", deals.show, name="opportunity"),
    path("deals/<int:pk>/edit/", deals.edit, name="opportunity_edit"),
    path("deals/<int:pk>/field/<slug:name>/", deals.field, name="opportunity_field"),
    path("deals/<int:pk>/lines/", deals.lines, name="opportunity_lines"),
    path("deals/<int:pk>/move/", deal_acts.move, name="opportunity_move"),
    path("deals/<int:pk>/lose/", deal_acts.lose, name="opportunity_lose"),
    path("deals/<int:pk>/client/", deal_acts.client, name="opportunity_client"),
    path("deals/<int:pk>/won/", deal_acts.won, name="opportunity_won"),
    path("deals/<int:pk>/give/", deal_acts.give, name="opportunity_give"),
    path("deals/<int:pk>/archive/", deal_acts.archive, name="opportunity_archive"),
    path("deals/<int:pk>/restore/", deal_acts.restore, name="opportunity_restore"),
    path("sales/<slug:code>/views/", saved.save, name="view_save"),
    path("sales/<slug:code>/views/<int:pk>/remove/", saved.remove, name="view_remove"),
    path("settings/pipelines/", settings.pipelines, name="pipelines"),
    path("settings/pipelines/<int:pk>/", settings.pipeline, name="pipeline"),
    path("settings/stages/<int:pk>/", settings.stage, name="stage"),
    path("settings/sources/", settings.sources, name="sources"),
    path("settings/lost-reasons/", settings.lost_reasons, name="lost_reasons"),
]
