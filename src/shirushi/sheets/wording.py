"""The sentences of what files are refused for and of what is wrong at a cell, in both languages."""

from collections.abc import Mapping
from typing import Any

# What is wrong at a cell. `said` is what stands there.
PROBLEMS: dict[str, dict[str, str]] = {
    "missing": {
        "ja": "値がありません。この項目は必要です。",
        "en": "There is no value. This column is needed.",
    },
    "too_long": {
        "ja": "長すぎます({length}文字)。{longest}文字までにしてください。",
        "en": "Too long ({length} characters). Up to {longest} are possible.",
    },
    "not_a_number": {
        "ja": "「{said}」は数として読めません。1,200 のように整数で書いてください。",
        "en": "“{said}” cannot be read as a number. Write a whole number like 1,200.",
    },
    "number_out_of_range": {
        "ja": "「{said}」は範囲の外です。{least}から{most}までの数にしてください。",
        "en": "“{said}” is out of range. Write a number from {least} to {most}.",
    },
    "not_a_day": {
        "ja": "「{said}」は日付として読めません。2026-04-01 や 令和8年4月1日 のように書いてください。",
        "en": "“{said}” cannot be read as a day. Write it like 2026-04-01 or 令和8年4月1日.",
    },
    "no_such_day": {
        "ja": "「{said}」という日はありません。",
        "en": "There is no such day as “{said}”.",
    },
    "not_yes_or_no": {
        "ja": "「{said}」は有無として読めません。○ か空欄、または 有 か 無 で書いてください。",
        "en": "“{said}” is neither yes nor no. Write ○ or nothing, or 有 or 無.",
    },
    "not_a_choice": {
        "ja": "「{said}」は選択肢にありません。{choices} のどれかにしてください。",
        "en": "“{said}” is no choice here. Write one of: {choices}.",
    },
    "several_choices": {
        "ja": "「{said}」には選択肢が2つ以上あります。1行に1つ({choices})にしてください。",
        "en": "“{said}” names several choices. Write one in a row ({choices}).",
    },
    "not_an_email": {
        "ja": "「{said}」はメールアドレスではありません。空欄でもかまいません。",
        "en": "“{said}” is no e-mail address. It may be left empty.",
    },
    "formula_without_value": {
        "ja": "数式の計算結果がファイルに入っていません。Excelで開いて保存し直すか、値を貼り付けてください。",
        "en": "The file holds a formula without its result. Open and save it in Excel, or paste the value.",
    },
    "formula_error": {
        "ja": "数式がエラーになっています。値に直してください。",
        "en": "The formula gives an error. Put a value in its place.",
    },
    "department_unknown": {
        "ja": "「{said}」という部署は登録されていません。",
        "en": "There is no department “{said}”.",
    },
    "reference_unknown": {
        "ja": "「{said}」が見つかりません。先に登録するか、登録してある名称に合わせてください。",
        "en": "“{said}” was not found. Register it first, or write the name under which it is registered.",
    },
    "raised": {
        "ja": "対策をした後の大きさが、対策の前より大きくなっています。",
        "en": "With measures this is larger than without them.",
    },
    "not_a_corporate_number": {
        "ja": "「{said}」は法人番号ではありません。13桁を確かめてください。空欄でもかまいません。",
        "en": "“{said}” is no corporate number. Check its 13 digits; it may be left empty.",
    },
    "missing_name_of_re_entrusted": {
        "ja": "再委託が「有」です。再委託先の名称を書いてください。",
        "en": "The work is re-entrusted. Write to whom.",
    },
    "already_there": {
        "ja": "同じものが、すでに台帳にあります。",
        "en": "The same entry is in the ledger already.",
    },
    "twice_in_file": {
        "ja": "{first}行目と同じ内容です。",
        "en": "The same as row {first}.",
    },
    "number_taken": {
        "ja": "番号「{said}」は、台帳の別の行で使われています。番号の列を外すと、新しい番号が付きます。",
        "en": "Number “{said}” is taken in the ledger. Leave the number column out to get new numbers.",
    },
    "days_in_wrong_order": {
        "ja": "終わりの日が、始まりの日より前です。",
        "en": "The last day is before the first.",
    },
}

# Why a whole file is not read.
REFUSALS: dict[str, dict[str, str]] = {
    "empty": {"ja": "ファイルが空です。", "en": "The file is empty."},
    "too_large": {
        "ja": "ファイルが大きすぎます。{megabytes} MB まで読み込めます。",
        "en": "The file is too large: up to {megabytes} MB are read.",
    },
    "kind": {
        "ja": "この種類のファイルは読み込めません。Excel(xlsx、xls)、ODS、CSVを選んでください。",
        "en": "Files of this kind are not read. Choose Excel (xlsx, xls), ODS or CSV.",
    },
    "password": {
        "ja": "パスワードがかかっています。パスワードを外して保存し直してください。",
        "en": "The file is protected by a password. Save it without one.",
    },
    "bomb": {
        "ja": "展開すると大きくなりすぎるファイルです。安全のため開きませんでした。",
        "en": "Unpacked, this file would become too large. It was not opened, for safety.",
    },
    "damaged": {
        "ja": "ファイルが壊れているか、中身が拡張子と違います。Excelで開いて保存し直してください。",
        "en": "The file is damaged, or is not what its ending says. Open it in Excel and save it again.",
    },
    "too_heavy": {
        "ja": "このファイルは中身が重すぎて開けませんでした。必要な行と列だけを新しいファイルに移してください。",
        "en": "The file is too heavy inside to be opened. Move the rows and columns that matter to a new one.",
    },
    "encoding": {
        "ja": "{line}行目の文字が読めません。文字コードを UTF-8 か Shift_JIS にして保存し直してください。",
        "en": "Line {line} holds signs that cannot be read. Save the file as UTF-8 or Shift_JIS.",
    },
    "too_many_rows": {
        "ja": "シート「{sheet}」は{rows}行あります。{most}行までに分けてください。",
        "en": "The sheet “{sheet}” has {rows} rows. Divide it into parts of at most {most}.",
    },
    "too_many_columns": {
        "ja": "シート「{sheet}」は{columns}列あります。{most}列までにしてください。",
        "en": "The sheet “{sheet}” has {columns} columns. At most {most} are read.",
    },
    "no_rows": {"ja": "読み取れる行がありません。", "en": "There are no rows to read."},
}


def sentence(code: str, language: str, facts: Mapping[str, Any]) -> str:
    """The sentence of a problem or refusal, in "ja" or "en"."""
    words = PROBLEMS.get(code) or REFUSALS[code]
    return words["ja" if language.startswith("ja") else "en"].format_map(facts)
