from django.apps import AppConfig


class PmsConfig(AppConfig):
    name = "shirushi.pms"
    label = "pms"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from shirushi.agenda import calendar, texts
        from shirushi.pms import indexing, presentation, training_mail
        from shirushi.pms.queries import figures, register_inputs, review_inputs
        from shirushi.pms.queries import planning as planning_reads
        from shirushi.pms.services import departments, ledger_owned
        from shirushi.pms.services.checks import owned as checks
        from shirushi.pms.services.planning import owned as planning
        from shirushi.pms.services.risk import owned as risk_sheets
        from shirushi.record import outbox

        texts.register(presentation.TASKS)
        texts.register(presentation.NOTICES)
        calendar.register("pms.plan", planning_reads.calendar_of)
        departments.register_ledgers()
        risk_sheets.register_ledgers()
        checks.register_ledgers()
        planning.register_ledgers()
        ledger_owned.register_ledgers()
        review_inputs.register_inputs()
        register_inputs.register_inputs()
        review_inputs.register(review_inputs.Code.MONITORING, figures.monitoring)
        indexing.register()
        outbox.register("pms.training.mail", training_mail.follow, again=training_mail.send_unsent)
