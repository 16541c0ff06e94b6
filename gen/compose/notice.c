#include "notice.h"

#include "../base/text.h"
#include "../record/xml.h"
#include "kenbaar_config.h"
#include "notice_parts.h"

#define NAMESPACE "urn:kenbaar:notice:1"
#define VERSION   "1.0"

/* --- the letter and its decision --- */

static const char *languages_of(const struct notice *n)
{
    const char *list = "";
    const xmlNode *letter = xml_child(xmlDocGetRootElement(n->from->page), "letter");
    for (; letter; letter = xml_next(letter, "letter"))
        list = arena_printf(n->arena, "%s%s%s", list, *list ? " " : "", xml_attr(letter, "lang"));
    return list;
}

static void add_head(struct notice *n)
{
    const xmlNode *letter = xml_child(n->facts, "letter"), *record = xml_child(n->facts, "record");
    const char *name = notice_printed(n, "body-name", 0);
    xmlNode *body = notice_add(n->root, "body", name ? name : "");
    notice_set(body, "id", xml_attr(xml_child(n->facts, "body"), "id"));

    xmlNode *decision = notice_add(n->root, "decision", NULL);
    notice_set(decision, "id", notice_if_printed(n, "reference", 0, xml_attr(record, "id")));
    notice_set(decision, "date", notice_if_printed(n, "decision-date", 0, xml_attr(xml_child(record, "decision"), "date")));

    xmlNode *about = notice_add(n->root, "letter", NULL);
    notice_set(about, "mailing-date", notice_if_printed(n, "mailing-date", 0, xml_attr(letter, "mailing-date")));
    notice_set(about, "form", xml_attr(letter, "form"));
    notice_set(about, "format", xml_attr(letter, "format"));
    notice_set(about, "languages", languages_of(n));
    notice_set(about, "late", xml_attr(letter, "late"));
    notice_set(about, "concept", xml_attr(letter, "preview"));
    notice_set(about, "copy", xml_attr(letter, "copy") ? "yes" : "no");
}

/* --- what follows for the reader --- */

static void add_review(struct notice *n)
{
    const xmlNode *facts = xml_child(xml_child(n->facts, "record"), "review");
    xmlNode *review = notice_add(n->root, "review", NULL);
    notice_set(review, "date", notice_if_printed(n, "review-date", 0, xml_attr(facts, "date")));
    notice_set(review, "role", notice_printed(n, "role", 0));
    notice_set(review, "department", notice_printed(n, "department", 0));
    notice_add_sentences(review, n, 0, "who", NULL);
    notice_drop_if_empty(review);
    xmlNode *effects = notice_add(n->root, "effects", NULL);
    notice_add_sentences(effects, n, 0, NULL, "13");
    notice_drop_if_empty(effects);
}

static void add_channel(xmlNode *remedy, const char *kind, const char *where)
{
    if (where)
        notice_set(notice_add(remedy, "channel", where), "kind", kind);
}

static void add_remedy(struct notice *n)
{
    const xmlNode *facts = xml_child(n->facts, "remedy"), *deadline = xml_child(n->facts, "deadline");
    xmlNode *remedy = notice_add(n->root, "remedy", NULL);
    const char *office = notice_printed(n, "office", 0), *login = notice_printed(n, "login", 0);
    notice_set(remedy, "id", xml_attr(facts, "id"));
    notice_set(remedy, "kind", xml_attr(facts, "kind"));
    notice_set(remedy, "last-day", notice_if_printed(n, "last-day", 0, xml_attr(deadline, "last-day")));
    notice_set(remedy, "counted-from", notice_if_printed(n, "counted-from", 0, xml_attr(deadline, "from")));
    notice_set(remedy, "passed", xml_attr(deadline, "passed"));
    if (office)
        notice_add(remedy, "office", office);
    add_channel(remedy, "online", notice_printed(n, "online-page", 0));
    if (login && remedy->last)
        notice_set(remedy->last, "login", login);
    add_channel(remedy, "post", notice_printed(n, "post-address", 0));
    add_channel(remedy, "post", notice_printed(n, "office-address", 0));
    add_channel(remedy, "freepost", notice_printed(n, "freepost", 0));
    add_channel(remedy, "page", notice_printed(n, "office-page", 0));
}

/* Slots that say where to turn, by what the reader finds there. */
static void add_contacts(struct notice *n)
{
    static const struct {
        const char *slot, *whose, *by;
    } rows[] = {
        {"phone", "body", "phone"},
        {"email", "body", "email"},
        {"privacy-page", "body", "page"},
        {"privacy-officer", "privacy-officer", "address"},
        {"privacy-post", "privacy-officer", "address"},
        {"advice-name", "advice", "name"},
        {"advice-phone", "advice", "phone"},
        {"discrimination-page", "discrimination", "page"},
        {"discrimination-desk", "discrimination", "name"},
        {"discrimination-phone", "discrimination", "phone"},
        {"discrimination-desk-page", "discrimination", "page"},
        {"privacy-name", "privacy", "name"},
        {"privacy-phone", "privacy", "phone"},
        {"complaint-page", "complaint", "page"},
        {"complaint-phone", "complaint", "phone"},
        {"complaint-mail", "complaint", "email"},
        {"complaint-address", "complaint", "address"},
        {"ombudsman-name", "ombudsman", "name"},
        {"ombudsman-phone", "ombudsman", "phone"},
    };
    xmlNode *last = NULL;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *text = notice_printed(n, rows[i].slot, 0);
        if (!text)
            continue;
        if (!last || !text_equal(xml_attr(last, "of"), rows[i].whose))
            notice_set(last = notice_add(n->root, "contact", NULL), "of", rows[i].whose);
        notice_set(last, rows[i].by, text);
    }
}

/* --- the law, and what is owed --- */

static bool stands_there(const xmlNode *root, const char *text)
{
    for (const xmlNode *it = xml_child(root, "basis"); it; it = xml_next(it, "basis"))
        if (it->children && text_equal((const char *)it->children->content, text))
            return true;
    return false;
}

static void add_bases(struct notice *n, const xmlNode *row, const char *of)
{
    for (; row; row = xml_next(row, (const char *)row->name)) {
        const char *text = xml_text(n->arena, row);
        if (*text && !stands_there(n->root, text))
            notice_set(notice_add(n->root, "basis", text), "of", of);
    }
}

/* The sentence of the law names an act once for several articles; here each stands whole. */
static void add_law(struct notice *n)
{
    if (notice_printed(n, "law", 0)) {
        add_bases(n, xml_child(xml_child(xml_child(n->facts, "record"), "decision"), "basis"), "decision");
        for (size_t i = 1; i <= n->n_programs; i++) {
            const xmlNode *basis = xml_child(n->from->programs->each[i - 1].instrument, "legal-basis");
            add_bases(n, xml_child(basis, "task"), "selection");
            add_bases(n, xml_child(basis, "data"), "data");
        }
    }
    if (notice_printed(n, "remedy-law", 0))
        add_bases(n, xml_child(xml_child(n->facts, "remedy"), "cite"), "remedy");
}

/* Those that the text of the letter meets: it would have been refused without them (compose/duties_met). */
static void add_duties(struct notice *n)
{
    const uint32_t *owed = duties_owing(n->from->statute, n->from->programs);
    for (size_t i = 0; i < n->duties->n_rows; i++)
        if (owed[i] && !n->duties->rows[i].translation_only)
            notice_set(notice_add(n->root, "duty", NULL), "id", n->duties->rows[i].id);
}

static void add_all(struct notice *n)
{
    add_head(n);
    for (size_t i = 1; i <= n->n_programs; i++)
        notice_add_selection(n, i);
    add_review(n);
    add_remedy(n);
    add_contacts(n);
    add_law(n);
    add_duties(n);
}

void notice_write(struct buf *out, struct arena *arena, const struct notice_sources *from)
{
    struct notice n = {
        .arena = arena,
        .from = from,
        .words = composer_words(from->composer, NOTICE_DUTCH),
        .duties = statute_duties(from->statute),
        .said = sentences_of(arena, from->page),
        .facts = xmlDocGetRootElement(from->programs->facts),
        .n_programs = from->programs->n,
    };
    xmlDoc *doc = xmlNewDoc(BAD_CAST "1.0");
    xml_defer_doc(arena, doc);
    n.root = xmlNewDocNode(doc, NULL, BAD_CAST "notice", NULL);
    xmlDocSetRootElement(doc, n.root);
    xmlSetNs(n.root, xmlNewNs(n.root, BAD_CAST NAMESPACE, NULL));
    notice_set(n.root, "version", VERSION);
    notice_set(n.root, "bundle", from->bundle_hash);
    notice_set(n.root, "letter-format", arena_printf(arena, "%d", KENBAAR_LETTER_FORMAT));
    xmlNodeSetLang(n.root, BAD_CAST NOTICE_DUTCH);
    add_all(&n);
    xml_write(out, doc);
}
