"""What library systems call the columns of a loan list, in many languages.

Names are compared as ``header_key`` makes them: letters and digits only, lower case. For each
role the names stand in order of preference; a header also matches by its last part, so that
``o.issuedate`` and ``loan.patronBarcode`` are found.
"""

from __future__ import annotations

from collections.abc import Mapping

from minentropy_app.sources.cleaning import header_key

#: Roles whose content is a person's name or address: never used, never stored.
PERSONAL = frozenset(
    header_key(name)
    for name in (
        "name", "member_name", "patron_name", "borrower_name", "reader_name", "user_name", "surname", "firstname",
        "first_name", "last_name", "full_name", "email", "phone", "address",
        "姓名", "读者姓名", "借阅人", "电话", "手机",
        "邮箱", "氏名", "이름", "Nachname", "Vorname", "nom", "prenom", "nombre", "apellido", "cognome",
    )
)  # fmt: skip

_NAMES: Mapping[str, str] = {
    "borrower": """
    borrowernumber patron_record_id patron_id patronid patron borrower borrower_id borrowerid member_id memberid
        member user_id userid user_barcode patron_barcode patronbarcode user_group_id reader_id readerid reader usr
        usrid borrower_number borrower_barcode card_number cardnumber library_card card_no cardno patron_number
        user primary_identifier user_primary_identifier customer customer_id client_id student_id studentid
        account_id hashed_patron patron_hash 读者证号 读者条码 读者证 读者编号 读者id 读者号 借书证号 借阅证号
        证件号 证号 学号 学工号 工号 学生编号 用户id 用户编号 一卡通号 卡号 读者 借阅者 借阅者编号 讀者證號
        讀者條碼 借閱證號 學號 利用者id 利用者番号 利用者 会員番号 이용자번호 이용자id 대출자번호 회원번호
        benutzernummer benutzer_id benutzerid benutzer ausweisnummer lesernummer leser kundennummer nutzernummer
        nutzer entleiher emprunteur numero_emprunteur num_emprunteur lecteur id_lecteur carte_lecteur usager
        adherent numero_adherent usuario id_usuario lector socio prestatario utente id_utente lettore tessera
        leitor id_leitor lener lezer lezersnummer читатель номер_читателя читательский_билет id_читателя lantagare
        laaner transaction_no transaction_number transaction_id transactionid receipt receipt_no receipt_id visit
        visit_id visitid basket basket_id session session_id
    """,
    "item": """
    biblionumber bib_id bibid bib_record_id biblio_id bibliographic_record_id bib_number bibnumber mms_id mmsid
        instance_id instanceid title_id titleid work_id book_id bookid record_id recordid catalog_id catalogue_id
        bibliographic_id bib_record_num target_copy_record 书目记录号 记录号 书目id 书目控制号 控制号 图书编号
        图书id 书号 馆藏id 图书号 書目記錄號 書誌id 書誌番号 資料id 資料番号 titelnummer titel_id katkey id_titre
        id_notice notice_id numero_notice id_titulo bibid item_id itemid item resource_id media_id product_id book
        object_id material_id 文献编号 文献id
    """,
    "copy": """
    itemnumber item_number item_barcode itembarcode barcode item_record_id item_record_num copy_id target_copy
        copyid copy_barcode holding_id exemplar item_record physical_item_id item_no itemno accession
        accession_number accession_no 图书条码 图书条码号 条码 条码号 条形码 财产号 馆藏条码 图书财产号 登录号
        登录号码 册条码 單冊條碼 條碼號 登錄號 資料バーコード 登録番号 등록번호 mediennummer medien_id medium
        exemplarnummer buchungsnummer exemplaire code_barres codebarres cab ejemplar codigo_de_barras codigo_barras
        esemplare inventario inventarnummer codice_a_barre exemplarid streckkod инвентарный_номер штрихкод
        штрих_код
    """,
    "date": """
    issuedate issue_date loan_date loandate checkout_date checkout_time checkouttime checkout_gmt transaction_gmt
        transaction_date date_issued borrow_date borrowed_at borrowed_on date_borrowed borrowdate borrowing_date
        cko_date ckodate cko
        loaned_at xact_start circ_date charge_date charge_time date_charged checked_out checkedout checkout_at
        out_date date_out dateout start_date loan_start op_gmt event_date event_time action_date transaction_time
        timestamp datetime date time created 借出时间 借出日期 借书时间 借书日期 借阅时间 借阅日期 外借时间
        外借日期 出借时间 出借日期 借期 借出 操作时间 处理时间 业务时间 日期 时间 借出時間 借出日期 借閱時間
        借閱日期 貸出日 貸出日時 貸出年月日 대출일 대출일자 대출일시 ausleihdatum ausleihe_am entliehen_am
        ausgeliehen_am leihdatum datum entleihdatum date_de_pret date_pret datepret date_emprunt date_d_emprunt
        fecha_prestamo fecha_de_prestamo fecha data_prestito data_emprestimo data uitleendatum дата_выдачи дата
        lanedatum utlansdatum loan_timestamp
    """,
    "return_date": """
    returndate return_date returned_at date_returned checkin_time checkin_date checkintime checked_in date_in
        due_date duedate date_due xact_finish return_time 归还时间 归还日期 还书时间 还书日期 应还时间 应还日期
        还回日期 歸還時間 還書日期 返却日 返却期限 반납일 반납예정일 rueckgabedatum ruckgabe rückgabedatum rückgabe
        rückgabe_am faelligkeit fällig date_retour date_de_retour fecha_devolucion fecha_de_devolucion
        data_restituzione data_devolucao дата_возврата stop_fines_time loan_end end_date last_renewal_date
        renewal_date lastreneweddate
    """,
    "title": """
    title 题名责任者 书名作者 题名著者 题名与著者 题名及责任者 title_author title_statement 書名著者名
        book_title item_title booktitle best_title bib_title title_proper main_title 题名 书名 题名与责任者
        图书名称 图书题名 正题名 书刊名 文献题名 图书名 名称 題名 書名 資料名 タイトル 서명 titel titre titolo
        titulo título naslov название заглавие titulo_del_libro buchtitel name_of_book
    """,
    "author": """
    author authors best_author main_author book_author creator 著者 作者 责任者 第一责任者 主要责任者 著者名 저자
        verfasser autor autorin auteur autore автор forfattare contributor contributors 責任者
    """,
    "call_number": """
    call_number callnumber itemcallnumber call_no callno item_call_number permanent_call_number
        call_item call_bibliographic call_bib call
        effective_call_number effectivecallnumber lc_call_number shelf_mark shelfmark classmark class_number 索书号
        索取号 排架号 分类号 中图法分类号 索書號 請求記号 分類号 분류기호 청구기호 signatur standort_signatur cote
        signatura collocazione segnatura cota шифр systematik dewey ddc lcc lc_classification_code
    """,
    "isbn": "isbn isbn13 isbn10 isbn_issn isbn号 isbnissn standard_number 标准号 国际标准书号 isbn_13 isbn_10",
    "year": """
    book_year pub_year publication_year publicationyear year copyrightdate copyright_date year_published 出版年
        出版年份 出版日期 出版時間 出版时间 出版年月 발행년 erscheinungsjahr jahr annee annee_de_publication ano
        anno año
    """,
    "action": """
    action action_type transaction_type trans_type op_code opcode event_type circ_action operation operation_type
        activity type statistics_type transaction event circ_type circaction 操作类型 操作 业务类型 业务 流通类型
        借还标志 借还类型 借阅类型 类型 事件 动作 處理類型 vorgang aktion transaktion buchungsart type_operation
        operacion tipo_operacion operazione операция loan_type in_house_loan_indicator 処理区分 処理
    """,
    "branch": """
    branchcode branch library circ_lib library_name library_code location branch_name home_branch homebranch
        holdingbranch checkout_branch circulation_desk service_point servicepoint owning_library 分馆 馆藏地
        馆藏地点 借书地点 操作地点 校区 馆代码 所在馆 館藏地 分館 zweigstelle bibliothek filiale standort
        bibliotheque site sucursal biblioteca filiaal филиал
    """,
    "collection": """
    collection ccode itype item_type itemtype material_type materialtype collection_code shelving_location
        item_type_code 文献类型 馆藏类型 资料类型 流通类别 資料類型 資料区分 medienart mediengruppe type_document
        tipo_material type_de_document materialart genre format
    """,
}

#: Role -> names in order of preference.
NAMES: Mapping[str, tuple[str, ...]] = {
    role: tuple(dict.fromkeys(header_key(name) for name in names.split())) for role, names in _NAMES.items()
}
_OTHERS = """
    续借次数 院系 专业 年级 性别 读者类型 操作员 出版社 renewals renewal_count faculty department id no row desk
    operator operator_id fakultaet note notes language publisher duplicate
"""
_ALL = PERSONAL.union(map(header_key, _OTHERS.split()), *NAMES.values())


#: Names of what joins the loans of one visit where nothing names the reader.
BASKETS = frozenset(
    header_key(name)
    for name in (
        "transaction_no", "transaction_number", "transaction_id", "receipt", "receipt_no", "receipt_id", "visit",
        "visit_id", "basket", "basket_id", "session", "session_id",
    )
)  # fmt: skip
_STEMS = {
    "borrower": """
        borrower patron reader member cardholder 读者 借阅证 借书证 证号 学号 讀者 利用者 会員 이용자 benutzer
        leser entleih emprunteur lecteur adherent adhérent usuario lector utente lettore leitor читател lener
        låntagar lånare laaner
    """,
    "item": "biblio bibrecord bibid mmsid 书目 記錄號 书志",
    "copy": """
        barcode itemid itemnumber itemnum copyid accession 条码 條碼 条形码 财产号 登录号 exemplar exemplaire inventar
        codebarre
    """,
    "date": """
        issuedate loandate checkoutdate checkouttime borrowdate borrowedat borrowtime lenddate datelent loantime
        dateofloan dateofissue dateloaned 借出 借书日 借书时 借阅日 借阅时 外借 貸出日 대출일 ausleihdat
        entleihdat leihdat datepret datedepret dateemprunt prestamo préstamo prestito emprestimo empréstimo выдач
    """,
    "return_date": """
        returndate datereturn duedate datedue checkin 归还 还书 应还 返却 반납 rückgabe ruckgabe rueckgabe retour
        devoluc restituzione возврат
    """,
    "title": "title 题名 书名 題名 書名 タイトル titel titre titulo título titolo название",
    "author": "author 著者 作者 责任者 verfasser autor auteur autore автор",
    "call_number": "callnumber callno shelfmark 索书号 索取号 索書號 請求記号 청구기호 signatur cote shelving",
    "isbn": "isbn",
    "action": "action transactiontype opcode eventtype 操作类型 流通类型 业务类型 vorgangsart",
    "branch": "branch 分馆 馆藏地 zweigstelle filiale",
}
#: Parts of names of columns about a role, but not it: its kind, name, class …
_NOT_IT = (
    "name", "姓名", "type", "类型", "group", "category", "class", "status", "count", "次数", "age", "gender", "年级",
    "dept", "note",
)  # fmt: skip
#: Parts of names of columns that count or sort; their few values are no ids.
_NO_IDS = (
    "type", "类型", "group", "category", "class", "status", "count", "次数", "数量", "gender", "年级", "month", "year",
    "week", "quantity", "checkouts", "amount", "price", "季度", "月份", "年份",
)  # fmt: skip
#: Role -> words that tell it when a header contains them.
STEMS: Mapping[str, tuple[str, ...]] = {role: tuple(words.split()) for role, words in _STEMS.items()}


def known(name: str) -> bool:
    """Tell whether a library system uses this name for a column."""
    key = header_key(name)
    return key in _ALL or last_part(name) in _ALL or any(rank(role, name) is not None for role in STEMS)


def counts_or_sorts(name: str) -> bool:
    """Tell whether a column's name says that it holds numbers or kinds, not ids."""
    key = header_key(name)
    return any(word in key for word in _NO_IDS)


def last_part(name: str) -> str:
    """Return the key of what follows the last dot or slash: ``item.barcode`` gives ``barcode``."""
    return header_key(name.replace("/", ".").rpartition(".")[2])


def rank(role: str, name: str) -> int | None:
    """Return the place of a header in the role's order of preference, None where it is not in it.

    A qualified name (``loan.itemId``) comes after all plain ones, and a name that only contains a
    word of the role (``Borrower ID (hashed)``) last, unless it is one for something else.
    """
    names, key, part = NAMES[role], header_key(name), last_part(name)
    if key in names:
        return names.index(key)
    if part and part in names and key not in _ALL:
        return len(names) + names.index(part)
    if key in _ALL or part in _ALL or any(word in key for word in _NOT_IT):
        return None
    found = [place for place, stem in enumerate(STEMS.get(role, ())) if stem in key]
    return 1000 + found[0] if found else None
