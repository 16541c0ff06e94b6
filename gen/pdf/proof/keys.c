#include "keys.h"

#include <string.h>

#define MAX_DEPTH 400

enum kind {
    NOTHING,
    TRAILER, PARMS, CATALOG, MARK_INFO, PREFERENCES, PAGES, PAGE, CONTENT, RESOURCES, FONTS, STATES, STATE, PLATES, PLATE, EMPTY,
    TREE, PARENTS, ELEMENT, ATTRIBUTES, KID, ANNOTATION, ACTION, OUTLINE, BOOKMARK,
    METADATA, INTENT, PROFILE, INFORMATION,
    FONT, DESCRIPTOR, SYSTEM, FONT_FILE, MAP,
    NAMES, NAME_TREE, FILE_SPEC, FILE_REFERENCES, FILE_INSIDE, FILE_PARMS,
    KIND_N
};

/* What a key's value may be. */
enum { PLAIN = 1 /* numbers, strings, true, false, null, arrays of them */, MUST = 2 /* the key is there */, IF_ASKED = 4 };

struct rule {
    enum kind of;
    const char *key; /* "*": any */
    unsigned flags;
    enum kind refers, holds; /* what a reference leads to, what stands there itself */
    const char *names;       /* the names that may stand there */
};

static const bool is_stream[KIND_N] = {
    [CONTENT] = true, [METADATA] = true, [PROFILE] = true, [FONT_FILE] = true, [MAP] = true, [PLATE] = true, [FILE_INSIDE] = true, [TRAILER] = true};

// clang-format off
static const struct rule rules[] = {
    {TRAILER, "/Type", MUST, 0, 0, " /XRef "}, {TRAILER, "/Size", PLAIN | MUST, 0, 0, ""}, {TRAILER, "/W", PLAIN | MUST, 0, 0, ""},
    {TRAILER, "/DecodeParms", MUST, 0, PARMS, ""}, {TRAILER, "/Root", MUST, CATALOG, 0, ""}, {TRAILER, "/Info", MUST, INFORMATION, 0, ""},
    {TRAILER, "/ID", PLAIN | MUST, 0, 0, ""}, {TRAILER, "/Filter", 0, 0, 0, " /FlateDecode "}, {TRAILER, "/Length", PLAIN, 0, 0, ""},
    {PARMS, "/Predictor", PLAIN, 0, 0, ""}, {PARMS, "/Columns", PLAIN, 0, 0, ""},

    {CATALOG, "/Type", MUST, 0, 0, " /Catalog "}, {CATALOG, "/MarkInfo", MUST, 0, MARK_INFO, ""}, {CATALOG, "/ViewerPreferences", MUST, 0, PREFERENCES, ""},
    {CATALOG, "/Lang", PLAIN | MUST, 0, 0, ""}, {CATALOG, "/Pages", MUST, PAGES, 0, ""}, {CATALOG, "/StructTreeRoot", MUST, TREE, 0, ""},
    {CATALOG, "/Metadata", MUST, METADATA, 0, ""}, {CATALOG, "/PageMode", 0, 0, 0, " /UseOutlines "}, {CATALOG, "/Outlines", 0, OUTLINE, 0, ""},
    {CATALOG, "/OutputIntents", MUST, 0, INTENT, ""}, {CATALOG, "/AF", IF_ASKED, FILE_SPEC, 0, ""}, {CATALOG, "/Names", IF_ASKED, 0, NAMES, ""},
    {MARK_INFO, "/Marked", PLAIN | MUST, 0, 0, ""}, {PREFERENCES, "/DisplayDocTitle", PLAIN | MUST, 0, 0, ""},

    {PAGES, "/Type", MUST, 0, 0, " /Pages "}, {PAGES, "/Count", PLAIN | MUST, 0, 0, ""}, {PAGES, "/Kids", MUST, PAGE, 0, ""},
    {PAGE, "/Type", MUST, 0, 0, " /Page "}, {PAGE, "/Parent", MUST, PAGES, 0, ""}, {PAGE, "/MediaBox", PLAIN | MUST, 0, 0, ""},
    {PAGE, "/Contents", MUST, CONTENT, 0, ""}, {PAGE, "/StructParents", PLAIN | MUST, 0, 0, ""}, {PAGE, "/Tabs", MUST, 0, 0, " /S "},
    {PAGE, "/Annots", 0, ANNOTATION, 0, ""}, {PAGE, "/Resources", MUST, 0, RESOURCES, ""},
    {CONTENT, "/Filter", 0, 0, 0, " /FlateDecode "}, {CONTENT, "/Length", PLAIN | MUST, 0, 0, ""},
    {RESOURCES, "/Font", 0, 0, FONTS, ""}, {RESOURCES, "/ExtGState", 0, 0, STATES, ""}, {RESOURCES, "/XObject", 0, 0, PLATES, ""}, {RESOURCES, "/ProcSet", 0, 0, 0, " /PDF /Text /ImageB /ImageC /ImageI "},
    {PLATES, "*", 0, PLATE, 0, ""}, {PLATE, "/Type", MUST, 0, 0, " /XObject "}, {PLATE, "/Subtype", MUST, 0, 0, " /Form "}, {PLATE, "/BBox", PLAIN | MUST, 0, 0, ""},
    {PLATE, "/Resources", MUST, 0, EMPTY, ""}, {PLATE, "/Filter", 0, 0, 0, " /FlateDecode "}, {PLATE, "/Length", PLAIN | MUST, 0, 0, ""},
    {FONTS, "*", 0, FONT, 0, ""}, {STATES, "*", 0, 0, STATE, ""},
    {STATE, "/Type", 0, 0, 0, " /ExtGState "}, {STATE, "/CA", PLAIN, 0, 0, ""}, {STATE, "/ca", PLAIN, 0, 0, ""},

    {TREE, "/Type", MUST, 0, 0, " /StructTreeRoot "}, {TREE, "/K", MUST, ELEMENT, 0, ""}, {TREE, "/ParentTree", MUST, PARENTS, 0, ""},
    {TREE, "/ParentTreeNextKey", PLAIN | MUST, 0, 0, ""}, {PARENTS, "/Nums", PLAIN | MUST, ELEMENT, 0, ""},
    {ELEMENT, "/S", MUST, 0, 0, " /Document /Part /H1 /H2 /P /L /LI /Lbl /LBody /Table /TR /TH /TD /Figure /Span /Link "},
    {ELEMENT, "/P", MUST, NOTHING, 0, ""}, {ELEMENT, "/Lang", PLAIN, 0, 0, ""}, {ELEMENT, "/Alt", PLAIN, 0, 0, ""},
    {ELEMENT, "/A", 0, 0, ATTRIBUTES, ""}, {ELEMENT, "/Pg", 0, PAGE, 0, ""}, {ELEMENT, "/K", PLAIN | MUST, ELEMENT, KID, ""},
    {ATTRIBUTES, "/O", MUST, 0, 0, " /Layout /List /Table "}, {ATTRIBUTES, "/Placement", 0, 0, 0, " /Block "}, {ATTRIBUTES, "/BBox", PLAIN, 0, 0, ""},
    {ATTRIBUTES, "/ListNumbering", 0, 0, 0, " /Decimal /Disc "}, {ATTRIBUTES, "/Scope", 0, 0, 0, " /Row /Column "}, {ATTRIBUTES, "/WritingMode", 0, 0, 0, " /RlTb "},
    {KID, "/Type", MUST, 0, 0, " /MCR /OBJR "}, {KID, "/Pg", MUST, PAGE, 0, ""}, {KID, "/MCID", PLAIN, 0, 0, ""}, {KID, "/Obj", 0, ANNOTATION, 0, ""},

    {ANNOTATION, "/Type", MUST, 0, 0, " /Annot "}, {ANNOTATION, "/Subtype", MUST, 0, 0, " /Link "}, {ANNOTATION, "/F", PLAIN | MUST, 0, 0, ""},
    {ANNOTATION, "/Border", PLAIN, 0, 0, ""}, {ANNOTATION, "/Rect", PLAIN | MUST, 0, 0, ""}, {ANNOTATION, "/QuadPoints", PLAIN, 0, 0, ""},
    {ANNOTATION, "/StructParent", PLAIN | MUST, 0, 0, ""}, {ANNOTATION, "/Contents", PLAIN | MUST, 0, 0, ""}, {ANNOTATION, "/A", MUST, 0, ACTION, ""},
    {ACTION, "/S", MUST, 0, 0, " /URI "}, {ACTION, "/URI", PLAIN | MUST, 0, 0, ""},
    {OUTLINE, "/Type", MUST, 0, 0, " /Outlines "}, {OUTLINE, "/First", 0, BOOKMARK, 0, ""}, {OUTLINE, "/Last", 0, BOOKMARK, 0, ""}, {OUTLINE, "/Count", PLAIN, 0, 0, ""},
    {BOOKMARK, "/Title", PLAIN | MUST, 0, 0, ""}, {BOOKMARK, "/Parent", MUST, NOTHING, 0, ""}, {BOOKMARK, "/Dest", PLAIN | MUST, PAGE, 0, " /XYZ "},
    {BOOKMARK, "/SE", MUST, ELEMENT, 0, ""}, {BOOKMARK, "/First", 0, BOOKMARK, 0, ""}, {BOOKMARK, "/Last", 0, BOOKMARK, 0, ""},
    {BOOKMARK, "/Prev", 0, BOOKMARK, 0, ""}, {BOOKMARK, "/Next", 0, BOOKMARK, 0, ""}, {BOOKMARK, "/Count", PLAIN, 0, 0, ""},

    {METADATA, "/Type", MUST, 0, 0, " /Metadata "}, {METADATA, "/Subtype", MUST, 0, 0, " /XML "}, {METADATA, "/Length", PLAIN | MUST, 0, 0, ""},
    {INTENT, "/Type", MUST, 0, 0, " /OutputIntent "}, {INTENT, "/S", MUST, 0, 0, " /GTS_PDFA1 "}, {INTENT, "/OutputConditionIdentifier", PLAIN, 0, 0, ""},
    {INTENT, "/Info", PLAIN, 0, 0, ""}, {INTENT, "/DestOutputProfile", MUST, PROFILE, 0, ""},
    {PROFILE, "/N", PLAIN | MUST, 0, 0, ""}, {PROFILE, "/Filter", 0, 0, 0, " /FlateDecode "}, {PROFILE, "/Length", PLAIN | MUST, 0, 0, ""},
    {INFORMATION, "/Title", PLAIN | MUST, 0, 0, ""}, {INFORMATION, "/Creator", PLAIN, 0, 0, ""}, {INFORMATION, "/Producer", PLAIN, 0, 0, ""},
    {INFORMATION, "/CreationDate", PLAIN | MUST, 0, 0, ""},

    {FONT, "/Type", MUST, 0, 0, " /Font "}, {FONT, "/Subtype", MUST, 0, 0, " /TrueType /Type0 /CIDFontType2 "}, {FONT, "/BaseFont", MUST, 0, 0, "*"},
    {FONT, "/FirstChar", PLAIN, 0, 0, ""}, {FONT, "/LastChar", PLAIN, 0, 0, ""}, {FONT, "/Widths", PLAIN, 0, 0, ""},
    {FONT, "/FontDescriptor", 0, DESCRIPTOR, 0, ""}, {FONT, "/Encoding", 0, 0, 0, " /WinAnsiEncoding /Identity-H "}, {FONT, "/ToUnicode", 0, MAP, 0, ""},
    {FONT, "/DescendantFonts", 0, FONT, 0, ""}, {FONT, "/CIDSystemInfo", 0, 0, SYSTEM, ""}, {FONT, "/W", PLAIN, 0, 0, ""}, {FONT, "/DW", PLAIN, 0, 0, ""},
    {FONT, "/CIDToGIDMap", 0, 0, 0, " /Identity "},
    {SYSTEM, "/Registry", PLAIN, 0, 0, ""}, {SYSTEM, "/Ordering", PLAIN, 0, 0, ""}, {SYSTEM, "/Supplement", PLAIN, 0, 0, ""},
    {DESCRIPTOR, "/Type", MUST, 0, 0, " /FontDescriptor "}, {DESCRIPTOR, "/FontName", MUST, 0, 0, "*"}, {DESCRIPTOR, "/FontFamily", PLAIN, 0, 0, ""},
    {DESCRIPTOR, "/Flags", PLAIN, 0, 0, ""}, {DESCRIPTOR, "/FontBBox", PLAIN, 0, 0, ""}, {DESCRIPTOR, "/ItalicAngle", PLAIN, 0, 0, ""},
    {DESCRIPTOR, "/Ascent", PLAIN, 0, 0, ""}, {DESCRIPTOR, "/Descent", PLAIN, 0, 0, ""}, {DESCRIPTOR, "/CapHeight", PLAIN, 0, 0, ""},
    {DESCRIPTOR, "/StemV", PLAIN, 0, 0, ""}, {DESCRIPTOR, "/StemH", PLAIN, 0, 0, ""}, {DESCRIPTOR, "/FontFile2", MUST, FONT_FILE, 0, ""},
    {FONT_FILE, "/Filter", 0, 0, 0, " /FlateDecode "}, {FONT_FILE, "/Length", PLAIN | MUST, 0, 0, ""}, {FONT_FILE, "/Length1", PLAIN, 0, 0, ""},
    {MAP, "/Filter", 0, 0, 0, " /FlateDecode "}, {MAP, "/Length", PLAIN | MUST, 0, 0, ""},

    {NAMES, "/EmbeddedFiles", MUST, 0, NAME_TREE, ""}, {NAME_TREE, "/Names", PLAIN | MUST, FILE_SPEC, 0, ""},
    {FILE_SPEC, "/Type", MUST, 0, 0, " /Filespec "}, {FILE_SPEC, "/AFRelationship", MUST, 0, 0, " /Source "}, {FILE_SPEC, "/F", PLAIN, 0, 0, ""},
    {FILE_SPEC, "/UF", PLAIN, 0, 0, ""}, {FILE_SPEC, "/Desc", PLAIN, 0, 0, ""}, {FILE_SPEC, "/EF", MUST, 0, FILE_REFERENCES, ""},
    {FILE_REFERENCES, "/F", MUST, FILE_INSIDE, 0, ""}, {FILE_REFERENCES, "/UF", 0, FILE_INSIDE, 0, ""},
    {FILE_INSIDE, "/Type", MUST, 0, 0, " /EmbeddedFile "}, {FILE_INSIDE, "/Subtype", MUST, 0, 0, " /application#2Fxml "},
    {FILE_INSIDE, "/Params", 0, 0, FILE_PARMS, ""}, {FILE_INSIDE, "/Filter", 0, 0, 0, " /FlateDecode "}, {FILE_INSIDE, "/Length", PLAIN, 0, 0, ""},
    {FILE_PARMS, "/Size", PLAIN, 0, 0, ""}, {FILE_PARMS, "/ModDate", PLAIN, 0, 0, ""},
};
// clang-format on
#define N_RULES (sizeof rules / sizeof *rules)

struct walk {
    struct file *f;
    bool may_hold_file;
    int depth;
    uint8_t first[KIND_N], end[KIND_N]; /* the rules of each kind */
};

static enum outcome fault(const struct walk *w, const char *what)
{
    return diag_note(w->f->d, D_PROOF_KEY, w->f->at, "%s", what);
}

/* A key that is on no list is told when it looks like one: letters only. */
static enum outcome unknown_key(const struct walk *w, const struct token *key)
{
    for (size_t i = 1; i < key->n; i++)
        if (key->n > 30 || (key->at[i] | 0x20) < 'a' || (key->at[i] | 0x20) > 'z')
            return fault(w, "key");
    return diag_note(w->f->d, D_PROOF_KEY, w->f->at, "%.*s", (int)key->n, key->at);
}

static const struct rule *rule_of(const struct walk *w, enum kind kind, const struct token *key, unsigned *which)
{
    for (unsigned i = w->first[kind]; i < w->end[kind]; i++) {
        const char *name = rules[i].key;
        if (*name == '*' || (key->n > 1 && name[1] == key->at[1] && strlen(name) == key->n && memcmp(name, key->at, key->n) == 0)) {
            *which = i - w->first[kind];
            return &rules[i];
        }
    }
    return NULL;
}

/* A name is listed between spaces. */
static bool is_listed(const char *names, const struct token *name)
{
    const char *at = names;
    if (*names == '*')
        return true;
    while (*at) { /* a space, then a name */
        const char *first = ++at;
        size_t n = 0;
        while (*at && *at != ' ') {
            n += n < name->n && *at == name->at[n] ? 1 : name->n + 1;
            at++;
        }
        if (n == name->n && at > first)
            return true;
    }
    return false;
}

static enum outcome visit_value(struct walk *w, struct lex *lex, const struct rule *rule);

static enum outcome visit_dict(struct walk *w, struct lex *lex, enum kind kind)
{
    struct token key;
    uint32_t met = 0;
    while (lex_next(lex, &key) == TOKEN_NAME) {
        unsigned which = 0;
        const struct rule *rule = rule_of(w, kind, &key, &which);
        if (!rule || (rule->flags & IF_ASKED && !w->may_hold_file))
            return unknown_key(w, &key);
        if (*rule->key != '*' && met >> which & 1)
            return fault(w, "a key twice");
        met |= UINT32_C(1) << which;
        const enum outcome got = visit_value(w, lex, rule);
        if (got != DONE)
            return got;
    }
    if (key.kind != TOKEN_DICT_END)
        return fault(w, "value");
    for (unsigned i = w->first[kind]; i < w->end[kind]; i++)
        if (rules[i].flags & MUST && !(met >> (i - w->first[kind]) & 1))
            return fault(w, rules[i].key);
    return DONE;
}

/* The object that a reference leads to, once. */
static enum outcome visit_object(struct walk *w, long number, const struct rule *rule)
{
    struct file_object *object = file_object(w->f, number);
    struct token token;
    if (!object)
        return fault(w, rule->key);
    if (rule->refers == NOTHING && rule->flags & MUST) /* a way back: heard.c follows it */
        return object->seen_as ? DONE : fault(w, rule->key);
    const uint8_t as = (uint8_t)(rule->refers ? rule->refers : KIND_N + (rule - rules) % 64);
    if (object->seen_as)
        return object->seen_as == as ? DONE : fault(w, rule->key);
    object->seen_as = as;
    if (is_stream[rule->refers] != (object->stream.at != NULL) || ++w->depth > MAX_DEPTH)
        return fault(w, rule->key);
    struct lex lex = lex_of(object->value), ahead = lex;
    enum outcome got;
    if (lex_next(&ahead, &token) == TOKEN_DICT && rule->refers)
        got = visit_dict(w, &ahead, rule->refers);
    else
        got = (ahead = lex, visit_value(w, &ahead, rule));
    w->depth--;
    if (got == DONE && lex_next(&ahead, &token) != TOKEN_END)
        got = fault(w, rule->key);
    return got;
}

/* "12 0 R" behind its number. */
static bool takes_reference(struct lex *lex)
{
    if (lex->end - lex->at < 4 || memcmp(lex->at, " 0 R", 4) != 0)
        return false;
    lex->at += 4;
    return true;
}

static enum outcome visit_array(struct walk *w, struct lex *lex, const struct rule *rule)
{
    struct lex ahead = *lex;
    struct token token;
    struct bytes numbers;
    if (rule->flags & PLAIN && lex_numbers(lex, &numbers))
        return DONE;
    while (lex_next(&ahead, &token) != TOKEN_ARRAY_END) {
        const enum outcome got = visit_value(w, lex, rule);
        if (got != DONE)
            return got;
        ahead = *lex;
    }
    *lex = ahead;
    return DONE;
}

static enum outcome visit_value(struct walk *w, struct lex *lex, const struct rule *rule)
{
    struct token token;
    switch (lex_next(lex, &token)) {
    case TOKEN_DICT:
        return rule->holds ? visit_dict(w, lex, rule->holds) : fault(w, rule->key);
    case TOKEN_ARRAY:
        return visit_array(w, lex, rule);
    case TOKEN_NAME:
        return is_listed(rule->names, &token) ? DONE : fault(w, rule->key);
    case TOKEN_NUMBER:
        if (takes_reference(lex))
            return visit_object(w, lex_integer((struct bytes){token.at, token.n}), rule);
        return rule->flags & PLAIN ? DONE : fault(w, rule->key);
    case TOKEN_STRING:
    case TOKEN_HEX:
    case TOKEN_WORD:
        return rule->flags & PLAIN ? DONE : fault(w, rule->key);
    default:
        return fault(w, rule->key);
    }
}

/* Each object is reached; but those that hold the others. */
static enum outcome all_reached(const struct walk *w)
{
    struct bytes type;
    for (size_t i = 1; i < w->f->n_objects; i++) {
        const struct file_object *object = &w->f->objects[i];
        if (!object->value.at || object->seen_as)
            continue;
        const bool is_frame = object->stream.at && lex_find(object->value, "/Type", &type) &&
                              (bytes_is(type, "/ObjStm") || object->value.at == w->f->trailer.at);
        if (!is_frame)
            return fault(w, "an object that nothing speaks of");
    }
    return DONE;
}

enum outcome keys_check(struct file *f, bool may_hold_file)
{
    struct walk w = {.f = f, .may_hold_file = may_hold_file};
    struct token token;
    for (size_t i = N_RULES; i-- > 0;) {
        w.first[rules[i].of] = (uint8_t)i;
        if (w.end[rules[i].of] == 0)
            w.end[rules[i].of] = (uint8_t)(i + 1);
    }
    struct lex lex = lex_of(f->trailer);
    if (lex_next(&lex, &token) != TOKEN_DICT)
        return fault(&w, "trailer");
    const enum outcome got = visit_dict(&w, &lex, TRAILER);
    return got == DONE ? all_reached(&w) : got;
}
