#include "lint_rows.h"

#include <string.h>

#include "../base/text.h"

#define MAX_XPATH_STEPS 100000
#define BETWEEN         ";" /* patterns of one element */

static void free_xpath(void *context)
{
    xmlXPathFreeContext(context);
}

static void free_scratch(void *arena)
{
    arena_free(arena);
}

const struct speech *lint_speech(const struct lint *l, const char *lang)
{
    for (size_t i = 0; i < l->n_speeches; i++)
        if (text_equal(l->speeches[i].lang, lang))
            return &l->speeches[i];
    return NULL;
}

/* A class of words by this name, of the words of the list; NULL when it names a class that is not there, or no word. */
static struct word_class *add_class(struct speech *speech, struct arena *arena, const char *name, const char *list)
{
    struct word_class *class = arena_alloc(arena, sizeof *class);
    *class = (struct word_class){.next = speech->classes, .name = name, .n_used = arena_alloc(arena, sizeof *class->n_used)};
    if (!word_list(&class->words, arena, speech->classes, list))
        return NULL;
    speech->classes = class;
    return class;
}

/* Patterns with semicolons between. */
static bool read_responding(struct speech *speech, struct arena *arena, const char *list)
{
    speech->responding = arena_array(arena, (list ? strlen(list) : 0) + 1, sizeof *speech->responding);
    for (const char *at = list; at && *at;) {
        size_t n_bytes = strcspn(at, BETWEEN);
        if (!phrase_read(&speech->responding[speech->n_responding++], arena, speech->classes, arena_strndup(arena, at, n_bytes)))
            return false;
        at += n_bytes + (at[n_bytes] != '\0');
    }
    return speech->n_responding > 0;
}

/* At its spaces, as they stand. */
static struct words split(struct arena *arena, const char *list)
{
    struct words out = {.words = arena_array(arena, strlen(list) + 1, sizeof *out.words)};
    for (const char *at = list; *at;) {
        size_t n_bytes = strcspn(at, " \n");
        if (n_bytes)
            out.words[out.n++] = arena_strndup(arena, at, n_bytes);
        at += n_bytes + (at[n_bytes] != '\0');
    }
    return out;
}

/* Its lists are classes too: {negations}, {months}. */
static enum outcome read_language(struct lint *l, struct arena *arena, struct law_file *law, const xmlNode *row)
{
    static const char *const names[] = {"negations", "objection", "until", "months", "looked", "past", "answer"};
    static const char *const plain_names[] = {"euro", "about", "split"}; /* of the text as it is written */
    const char *stray = law_stray(row, "negations objection until months looked past answer responding euro about split");
    if (stray || l->n_speeches == LINT_MAX_LANGUAGES || !xml_lang(row))
        return law_fault(law, row, "%s", stray ? stray : "xml:lang");
    struct speech *speech = &l->speeches[l->n_speeches];
    struct words *const lists[] = {&speech->negations, &speech->objection, &speech->until, &speech->months, &speech->looked, &speech->past, &speech->answer};
    speech->lang = xml_lang(row);
    speech->index = phrase_index_new(arena);
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        struct word_class *class = xml_attr(row, names[i]) ? add_class(speech, arena, names[i], xml_attr(row, names[i])) : NULL;
        if (!class)
            return law_fault(law, row, "%s", names[i]);
        *lists[i] = class->words;
        ++*class->n_used;
    }
    struct words *const plain[] = {&speech->euro, &speech->about, &speech->split};
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        if (!xml_attr(row, plain_names[i]) || !(*plain[i] = split(arena, xml_attr(row, plain_names[i]))).n)
            return law_fault(law, row, "%s", plain_names[i]);
    if (speech->months.n % LINT_MONTHS != 0)
        return law_fault(law, row, "months");
    if (!read_responding(speech, arena, xml_attr(row, "responding")))
        return law_fault(law, row, "responding");
    l->n_speeches++;
    return DONE;
}

/* Of two classes of one name the first would never be meant. */
static enum outcome read_class(struct lint *l, struct arena *arena, struct law_file *law, const xmlNode *row)
{
    struct speech *speech = (struct speech *)lint_speech(l, xml_lang(row));
    const char *name = xml_attr(row, "id");
    for (const struct word_class *it = speech ? speech->classes : NULL; it; it = it->next)
        if (text_equal(it->name, name))
            return law_fault(law, row, "%s", name);
    if (law_stray(row, "id") || !speech || !name || !add_class(speech, arena, name, xml_text(arena, row)))
        return law_fault(law, row, "words: id, xml:lang or a class that is not there");
    return DONE;
}

/* One pattern of an element that may hold several. */
static bool add_pattern(struct lint *l, struct arena *arena, const struct pattern *like, const char *text)
{
    struct pattern *pattern = &l->patterns[l->n_patterns];
    *pattern = *like;
    if (!phrase_read(&pattern->phrase, arena, like->speech->classes, text))
        return false;
    if (!pattern->is_innocent)
        phrase_index_add(pattern->speech->index, arena, &pattern->phrase, l->n_patterns);
    l->n_patterns++;
    return true;
}

static enum outcome read_patterns(struct lint *l, struct arena *arena, struct law_file *law, const xmlNode *row,
                                  const struct statement *of)
{
    const struct pattern like = {.of = of, .speech = lint_speech(l, xml_lang(row)), .is_innocent = xml_named(row, "innocent")};
    const char *text = xml_text(arena, row);
    if (!like.speech)
        return law_fault(law, row, "xml:lang");
    for (const char *at = text;; at++) {
        size_t n_bytes = strcspn(at, BETWEEN);
        const char *one = arena_strndup(arena, at, n_bytes);
        if (!add_pattern(l, arena, &like, one))
            return law_fault(law, row, "%s: no pattern, or a class that is not there", one);
        at += n_bytes;
        if (!*at)
            return DONE;
    }
}

/* What is wrong with its attributes, or NULL. */
static const char *fault_of(const struct statement *s, const xmlNode *row)
{
    const char *stray = law_stray(row, "id source in where allowed-when unless holds beside");
    if (stray)
        return stray;
    if (xml_attr(row, "where") && !s->bundle_only && !s->record_only)
        return "where";
    if (xml_attr(row, "beside") && !s->beside_objection && !s->beside_responding)
        return "beside";
    if (!s->id || !xml_attr(row, "source"))
        return "id or source";
    if ((xml_attr(row, "allowed-when") && !s->allowed) || (xml_attr(row, "unless") && !s->unless))
        return "allowed-when or unless";
    return s->why[EN] && s->why[NL] && xml_child(row, "pattern") ? NULL : "why or pattern";
}

static enum outcome read_statement(struct lint *l, struct arena *arena, struct law_file *law, const xmlNode *row)
{
    struct statement *statement = arena_alloc(arena, sizeof *statement);
    *statement = (struct statement){
        .id = xml_attr(row, "id"),
        .in = xml_attr(row, "in"),
        .bundle_only = text_equal(xml_attr(row, "where"), "bundle"),
        .record_only = text_equal(xml_attr(row, "where"), "record"),
        .beside_objection = text_equal(xml_attr(row, "beside"), "objection"),
        .beside_responding = text_equal(xml_attr(row, "beside"), "responding"),
        .allowed = law_xpath(arena, xml_attr(row, "allowed-when")),
        .unless = law_xpath(arena, xml_attr(row, "unless")),
        .why = {[EN] = xml_text(arena, law_in_language(row, "why", "en")),
                [NL] = xml_text(arena, law_in_language(row, "why", "nl"))},
    };
    const char *fault = fault_of(statement, row);
    if (fault || !law_flag(row, "holds", "yes", &statement->holds))
        return law_fault(law, row, "%s", fault ? fault : "holds");
    enum outcome got = DONE;
    for (const xmlNode *it = xml_first(row); it && got == DONE; it = xml_following(it)) {
        if (xml_named(it, "pattern") || xml_named(it, "innocent"))
            got = read_patterns(l, arena, law, it, statement);
        else if (!xml_named(it, "why"))
            got = law_fault(law, it, "%s", (const char *)it->name);
    }
    return got;
}

/* A class that nothing names is a slip of the pen, or what is left of a pattern that is gone. */
static enum outcome check_classes(const struct lint *l, struct law_file *law)
{
    for (size_t i = 0; i < l->n_speeches; i++)
        for (const struct word_class *it = l->speeches[i].classes; it; it = it->next)
            if (*it->n_used == 0)
                return law_fault(law, law->root, "{%s}: no pattern names it", it->name);
    return DONE;
}

/* At most: one more than there are semicolons in each of its elements. */
static size_t count_patterns(const xmlNode *statement)
{
    size_t n = 0;
    for (const xmlNode *it = xml_first(statement); it; it = xml_following(it)) {
        n++;
        for (const xmlNode *text = it->children; text; text = text->next)
            for (const char *at = (const char *)text->content; at && (at = strpbrk(at, BETWEEN)); at++)
                n++;
    }
    return n;
}

enum outcome lint_load(const struct lint **out, struct arena *arena, struct law_file *law)
{
    struct lint *l = arena_alloc(arena, sizeof *l);
    size_t n_patterns = 0;
    for (const xmlNode *row = xml_child(law->root, "statement"); row; row = xml_next(row, "statement"))
        n_patterns += count_patterns(row);
    l->patterns = arena_array(arena, n_patterns + 1, sizeof *l->patterns);
    l->root = law->root;
    l->xpath = xmlXPathNewContext(NULL);
    l->xpath->opLimit = MAX_XPATH_STEPS;
    arena_defer(arena, free_xpath, l->xpath);
    l->scratch = arena_new();
    arena_defer(arena, free_scratch, l->scratch);
    *out = l;

    enum outcome got = DONE;
    for (const xmlNode *row = xml_first(law->root); row && got == DONE; row = xml_following(row)) {
        if (xml_named(row, "language"))
            got = read_language(l, arena, law, row);
        else if (xml_named(row, "words"))
            got = read_class(l, arena, law, row);
        else if (xml_named(row, "statement"))
            got = read_statement(l, arena, law, row);
        else if (xml_named(row, "same") && xml_attr(row, "words") && lint_speech(l, xml_lang(row)))
            got = DONE; /* read where it is asked for */
        else
            got = law_fault(law, row, "%s", (const char *)row->name);
    }
    return got == DONE ? check_classes(l, law) : got;
}
