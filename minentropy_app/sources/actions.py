"""What a row of a circulation log records: a loan, or a return, renewal, hold, fine …"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from minentropy_app.sources.cleaning import header_key

_LOAN = """
    issue issued checkout checkedout checkedoutthroughoverride checkouts loan loaned charge charged borrow borrowed
        borrowing lend lent lending out co circout discharge0 firstloan newloan normalloan notinhouse selfcheckout
        selfservicecheckout issuebook bookissue bookissued purchaseandborrow 借 借出 借书 借阅 外借 借 普通外借
        普通借书 图书借出 图书外借 自助借书 自助借出 自助借还借书 馆际借出 续借后借 出借 貸出 貸し出し 借閱 借書
        대출 ausleihe ausgeliehen entliehen entleihung verleih ausleih verbuchung pret prêt emprunt emprunte
        prestamo préstamo prestado prestito emprestimo empréstimo emprestado uitlening uitgeleend выдача выдано
        utlan utlån udlan udlån lana laina lainaus wypożyczenie
    """
_OTHER = """
    return returned checkin checkedin checkins discharge discharged in ci renew renewed renewal renewals
        renewedthroughoverride hold holdplaced reserve reserved reservation request requested recall
        recallrequested lost declaredlost agedtolost claimedreturned claimreturned itemclaimedreturned overdue fine
        payment writeoff writeof credit creditlost forgiven refund subscription reimbursement supplement cancel
        cancelled canceled transfer intransit localuse inhouse inhouseuse inlibraryuse browse onsitecheckout
        filledhold duedatechanged changedduedate closedloan markedasmissing backdatedcheckin anonymize anonymized
        request unfilled notice patroninfoadded staffinfoadded sendnotice feefine billed separatepayment generic
        rental 还 归还 还书 归还图书 图书归还 自助还书 自助归还 续借 自助续借 网上续借 续 预约 取消预约 预约到书
        委托 丢失 赔书 赔款 罚款 超期 超期罚款 阅览 馆内阅览 损坏 办证 退证 停借 查询 返却 延長 予約 還書 歸還 續借
        預約 반납 연장 예약 rückgabe ruckgabe rueckgabe zurückgegeben zurückgebucht verlängerung verlangerung
        verlaengerung verlängert vormerkung mahnung retour rendu renouvellement prolongation reservation devolucion
        devolución devuelto renovacion renovación reserva restituzione rinnovo prenotazione devolucao devolução
        renovação inlevering ingeleverd verlenging teruggave возврат возвращено продление продлено бронирование
        zwrot prolongata tilbagelevering aflevering återlämning
    """
_CODES = {"loan": "o co ck chk l b j", "other": "i ci r rn h n f u d x"}

LOAN, OTHER = "loan", "other"
_LOAN_SIGNS = ("借出", "外借", "借书", "貸出")
_OTHER_SIGNS = ("续", "还", "预约", "罚", "返却")
_WORDS: Mapping[str, str] = {
    **{header_key(word): LOAN for word in _LOAN.split()},
    **{header_key(word): OTHER for word in _OTHER.split()},
}
_LETTERS: Mapping[str, str] = {
    code: kind for kind, codes in ((LOAN, _CODES["loan"]), (OTHER, _CODES["other"])) for code in codes.split()
}


def meaning(value: str) -> str:
    """Return ``loan``, ``other``, or "" where the word is not known."""
    key = header_key(value)
    found = _WORDS.get(key, "")
    if found:
        return found
    parts = {_WORDS.get(header_key(part), "") for part in value.replace("_", " ").replace("-", " ").split()}
    if OTHER in parts or ("借还" not in value and any(sign in value for sign in _OTHER_SIGNS)):
        return OTHER
    return LOAN if LOAN in parts or any(sign in value for sign in _LOAN_SIGNS) else ""


def letter_meaning(value: str) -> str:
    """As ``meaning``, also for the one-letter codes of some systems (Sierra: o, i, r, h …)."""
    return meaning(value) or _LETTERS.get(value.strip().lower(), "")


def looks_like_actions(values: Iterable[str], named: bool) -> bool:
    """Tell whether a column holds actions: few different words, nearly all of them known.

    Parameters
    ----------
    values
        Non-blank values of a sample.
    named
        The header says so; then one-letter codes count too, and half of the words suffice.
    """
    known = [(letter_meaning if named else meaning)(value) for value in values]
    if not known or LOAN not in known:
        return False
    share = sum(map(bool, known)) / len(known)
    return share >= (0.5 if named else 0.9) and (named or OTHER in known)
