"""The tables of the PMS, one module a ledger."""

from shirushi.pms.models.audits import *  # noqa: F403
from shirushi.pms.models.checks import *  # noqa: F403
from shirushi.pms.models.comments import *  # noqa: F403
from shirushi.pms.models.contractors import *  # noqa: F403
from shirushi.pms.models.documents import *  # noqa: F403
from shirushi.pms.models.evidence import *  # noqa: F403
from shirushi.pms.models.imports import *  # noqa: F403
from shirushi.pms.models.improvement import *  # noqa: F403
from shirushi.pms.models.inventory import *  # noqa: F403
from shirushi.pms.models.media import *  # noqa: F403
from shirushi.pms.models.mishaps import *  # noqa: F403
from shirushi.pms.models.planning import *  # noqa: F403
from shirushi.pms.models.requests import *  # noqa: F403
from shirushi.pms.models.reviews import *  # noqa: F403
from shirushi.pms.models.risk import *  # noqa: F403
from shirushi.pms.models.sufficiency import *  # noqa: F403
from shirushi.pms.models.training import *  # noqa: F403
from shirushi.pms.models.transfers import *  # noqa: F403
from shirushi.pms.models.workers import *  # noqa: F403
