"""Files that a page makes and hands out."""

from urllib.parse import quote

from django.http import HttpResponse

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def excel(content: bytes, name: str) -> HttpResponse:
    """A workbook to be saved under a name, which may be Japanese."""
    answer = HttpResponse(content, content_type=XLSX)
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}.xlsx"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def pdf(content: bytes, name: str) -> HttpResponse:
    """A paper, shown by the browser or saved under a name, which may be Japanese."""
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = f"inline; filename*=UTF-8''{quote(name)}.pdf"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
