from django.apps import AppConfig


class ReviewConfig(AppConfig):
    name = "shirushi.review"
    label = "review"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from shirushi.agenda import letters, texts
        from shirushi.dispensations import movable
        from shirushi.record import outbox
        from shirushi.review import payments
        from shirushi.review.dispensed import AnswerRound
        from shirushi.review.letters import KINDS
        from shirushi.review.presentation import NOTICES, TASKS

        letters.register(KINDS)
        movable.register(AnswerRound())
        texts.register(TASKS)
        texts.register(NOTICES)
        outbox.register("review", payments.follow)
