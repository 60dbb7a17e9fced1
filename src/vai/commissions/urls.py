"""Where the pages of the room stand."""

from django.urls import path

from vai.commissions.views import events, mine, planning, plans, review, statements

app_name = "commissions"

urlpatterns = [
    path("commission/", mine.mine, name="mine"),
    path("commission/what-if/", mine.what_if, name="what_if"),
    path("commission/statements/", review.index, name="review"),
    path("commission/statements/publish/", review.publish_all, name="publish_all"),
    path("commission/statements/approve/", review.approve_all, name="approve_all"),
    path("commission/statements/<int:pk>/", statements.show, name="statement"),
    path("commission/statements/<int:pk>/publish/", statements.publish, name="publish"),
    path("commission/statements/<int:pk>/take-back/", statements.take_back, name="take_back"),
    path("commission/statements/<int:pk>/approve/", statements.approve, name="approve"),
    path("commission/lines/<int:pk>/dispute/", statements.dispute, name="dispute_line"),
    path("commission/disputes/<int:pk>/", statements.show_dispute, name="dispute"),
    path("commission/disputes/<int:pk>/answer/", statements.answer, name="answer"),
    path("commission/plans/", plans.index, name="plans"),
    path("commission/plans/new/", planning.new, name="plan_new"),
    path("commission/plans/try/", planning.attempt, name="plan_try"),
    path("commission/plans/<int:pk>/", plans.show, name="plan"),
    path("commission/plans/<int:pk>/revise/", planning.revise, name="plan_revise"),
    path("commission/plans/<int:pk>/try/", planning.attempt, name="plan_try_version"),
    path("commission/plans/<int:pk>/assign/", plans.assign, name="assign"),
    path("commission/assignments/<int:pk>/end/", plans.end, name="end_assignment"),
    path("commission/events/", events.index, name="events"),
]
