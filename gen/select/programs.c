#include "programs.h"

#include "../base/text.h"
#include "plain.h"

static const char *const of_one[] = {"selection", "instrument", "tests"};

static size_t count(const xmlNode *facts, const char *name)
{
    size_t n = 0;
    for (const xmlNode *it = xml_child(facts, name); it; it = xml_next(it, name))
        n++;
    return n;
}

/* The section of that name that belongs to selection i; NULL when there are not as many as selections, for then none can be told to
 * be its own. */
static xmlNode *section_of(const xmlNode *facts, const char *name, size_t i, size_t n_selections)
{
    if (count(facts, name) != n_selections)
        return NULL;
    xmlNode *it = xml_child(facts, name);
    while (it && i--)
        it = xml_next(it, name);
    return it;
}

struct programs *programs_new(struct arena *arena, const struct fact_tests *law, xmlDoc *facts)
{
    struct programs *p = arena_alloc(arena, sizeof *p);
    const xmlNode *root = xmlDocGetRootElement(facts);
    *p = (struct programs){.arena = arena, .law = law, .facts = facts, .n = count(root, "selection")};
    p->answers = fact_answers_new(arena, law, facts);
    p->each = arena_array(arena, p->n ? p->n : 1, sizeof *p->each);
    for (size_t i = 0; i < p->n; i++)
        p->each[i] = (struct program){
            .selection = section_of(root, "selection", i, p->n),
            .instrument = section_of(root, "instrument", i, p->n),
            .tests = section_of(root, "tests", i, p->n),
        };
    if (p->n == 1) {
        p->each[0].facts = facts;
        p->each[0].answers = p->answers;
    }
    return p;
}

static void leave_only(xmlNode *facts, const char *name, size_t i)
{
    xmlNode *next;
    for (xmlNode *it = xml_child(facts, name); it; it = next) {
        next = xml_next(it, name);
        if (i-- == 0)
            continue;
        xmlUnlinkNode(it);
        xmlFreeNode(it);
    }
}

/* The facts as they are of program i alone. */
static xmlDoc *narrow(struct programs *p, size_t i)
{
    xmlDoc *copy = xmlCopyDoc(p->facts, 1);
    xml_defer_doc(p->arena, copy);
    for (size_t k = 0; k < sizeof of_one / sizeof *of_one; k++)
        leave_only(xmlDocGetRootElement(copy), of_one[k], i);
    return copy;
}

static struct program *one_of(struct programs *p, size_t number)
{
    struct program *one = &p->each[number - 1];
    if (!one->facts) {
        one->facts = narrow(p, number - 1);
        one->answers = fact_answers_new(p->arena, p->law, one->facts);
    }
    return one;
}

xmlDoc *programs_facts(struct programs *p, size_t number)
{
    return number == PROGRAM_ALL ? p->facts : one_of(p, number)->facts;
}

int programs_hold(struct programs *p, size_t number, const struct fact_test *test)
{
    return fact_test_holds(number == PROGRAM_ALL ? p->answers : one_of(p, number)->answers, test);
}

/* ---- changes ---- */

static void set(xmlDoc *facts, const char *name, const char *value)
{
    xmlNode *letter = xml_child(xmlDocGetRootElement(facts), "letter");
    if (letter)
        plain_set(letter, name, value);
}

/* In the letter's facts and in every copy; value NULL: the attribute goes. */
static void set_everywhere(struct programs *p, const char *name, const char *value)
{
    const xmlNode *letter = xml_child(xmlDocGetRootElement(p->facts), "letter");
    if (text_equal(xml_attr(letter, name), value))
        return;
    set(p->facts, name, value);
    fact_answers_forget(p->answers);
    for (size_t i = 0; p->n > 1 && i < p->n; i++)
        if (p->each[i].facts) {
            set(p->each[i].facts, name, value);
            fact_answers_forget(p->each[i].answers);
        }
}

void programs_set_preview(struct programs *p, bool is_preview)
{
    set_everywhere(p, "preview", is_preview ? "yes" : "no");
}

void programs_mark_draft(struct programs *p)
{
    set_everywhere(p, "draft", "yes");
}

void programs_leave_format(struct programs *p)
{
    const char *wanted = xml_attr(xml_child(xmlDocGetRootElement(p->facts), "letter"), "format");
    if (!wanted)
        return;
    set_everywhere(p, "wanted-format", arena_strdup(p->arena, wanted));
    set_everywhere(p, "format", "standard");
}

void programs_leave_translation(struct programs *p)
{
    const char *wanted = xml_attr(xml_child(xmlDocGetRootElement(p->facts), "letter"), "language");
    if (!wanted)
        return;
    set_everywhere(p, "wanted", arena_strdup(p->arena, wanted));
    set_everywhere(p, "language", "nl");
    set_everywhere(p, "draft", NULL);
}
