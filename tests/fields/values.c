#include "values.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../gen/base/date.h"
#include "../../gen/base/text.h"
#include "../../gen/record/xml.h"

#define MAX_STEP 64

/* ---- the type of a leaf ---- */

/* The declaration of that kind ("element", "attribute") and name inside `scope`, not inside another element's declaration. */
static const xmlNode *declared(const xmlNode *scope, const char *kind, const char *name)
{
    for (const xmlNode *it = xml_first(scope); it; it = xml_following(it)) {
        if (xml_named(it, kind) && text_equal(xml_attr(it, "name"), name))
            return it;
        if (xml_named(it, "element") || xml_named(it, "annotation"))
            continue;
        const xmlNode *found = declared(it, kind, name);
        if (found)
            return found;
    }
    return NULL;
}

/* A type of the schema by name, with what it extends when it is simple content. */
static const xmlNode *type_named(const xmlDoc *xsd, const char *name)
{
    for (const xmlNode *it = xml_first(xmlDocGetRootElement((xmlDoc *)xsd)); it; it = xml_following(it))
        if ((xml_named(it, "simpleType") || xml_named(it, "complexType")) && text_equal(xml_attr(it, "name"), name))
            return it;
    return NULL;
}

/* What a text holds when an element's own type is declared in it: <xs:extension base="text300">. */
static const char *base_of(const xmlNode *scope)
{
    for (const xmlNode *it = xml_first(scope); it; it = xml_following(it)) {
        if (xml_named(it, "extension") || xml_named(it, "restriction"))
            return xml_attr(it, "base");
        const char *base = xml_named(it, "element") || xml_named(it, "attribute") ? NULL : base_of(it);
        if (base)
            return base;
    }
    return NULL;
}

static const xmlNode *element_at(const xmlDoc *xsd, const xmlNode *scope, const char *name)
{
    const xmlNode *found = declared(scope, "element", name);
    if (found || scope != xmlDocGetRootElement((xmlDoc *)xsd))
        return found;
    for (const xmlNode *it = xml_first(scope); it && !found; it = xml_following(it)) /* an element that only another may hold */
        found = element_at(xsd, it, name);
    return found;
}

static const char *type_of(const xmlDoc *xsd, const char *path)
{
    const xmlNode *scope = xmlDocGetRootElement((xmlDoc *)xsd);
    const xmlNode *found = NULL;
    while (*path) {
        char step[MAX_STEP];
        size_t n = strcspn(path, "/");
        snprintf(step, sizeof step, "%.*s", (int)n, path);
        path += n + (path[n] == '/');
        found = step[0] == '@' ? declared(scope, "attribute", step + 1) : element_at(xsd, scope, step);
        if (!found)
            return NULL;
        const xmlNode *type = type_named(xsd, xml_attr(found, "type"));
        scope = type && xml_named(type, "complexType") ? type : found;
    }
    const char *type = xml_attr(found, "type");
    return type && scope == found ? type : base_of(scope);
}

/* ---- other values ---- */

static void add(struct values *v, const char *value, const char *present)
{
    if (v->n < VALUES_MAX && !text_equal(value, present))
        v->all[v->n++] = value;
}

static void add_enumerated(struct values *v, const xmlNode *type, const char *present)
{
    size_t n = 0;
    for (const xmlNode *it = xml_first(xml_child(type, "restriction")); it; it = xml_following(it)) {
        if (!xml_named(it, "enumeration"))
            continue;
        add(v, xml_attr(it, "value"), present);
        n++;
    }
    v->is_fixed = n == 1;
}

static void add_days(struct values *v, struct arena *arena, const char *present)
{
    static const int shifts[] = {-1, 1, -40};
    date_day day = date_parse(present);
    for (size_t i = 0; day != DATE_NONE && i < sizeof shifts / sizeof *shifts; i++) {
        char iso[11];
        date_format(day + shifts[i], iso);
        add(v, arena_strdup(arena, iso), present);
    }
}

/* The next letter or digit in the place of the last. */
static const char *last_changed(struct arena *arena, const char *present)
{
    char *text = arena_strdup(arena, present);
    size_t n = strlen(text);
    if (n == 0)
        return "x";
    char *last = &text[n - 1];
    *last = *last == '9' ? '8' : *last == 'Z' ? 'Y' : *last == 'z' ? 'y' : *last == 'B' ? 'A' : (char)(*last + 1);
    return text;
}

static const char *one_more(struct arena *arena, const char *present)
{
    return arena_printf(arena, "%lld", strtoll(present, NULL, 10) + 1);
}

/* A text that is longer, or as long as it may be and ends otherwise. */
static const char *lengthened(struct arena *arena, const char *type, const char *present)
{
    long most = strtol(type + strcspn(type, "0123456789"), NULL, 10);
    return most && text_length(present) >= (size_t)most ? last_changed(arena, present) : arena_printf(arena, "%sx", present);
}

/* Types with a pattern or a range, by name: what else they take. */
static void add_by_name(struct values *v, struct arena *arena, const char *present)
{
    static const char *const fixed[] = {"version", "hundred"};
    static const char *const numbers[] = {"houseNumber", "termDays", "cents", "count", "count9"};
    const char *type = v->type;
    for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++)
        v->is_fixed = v->is_fixed || text_equal(type, fixed[i]);
    if (v->is_fixed)
        return;
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        if (text_equal(type, numbers[i]))
            add(v, one_more(arena, present), present);
    if (text_equal(type, "percent"))
        add(v, text_equal(present, "100") ? "99" : one_more(arena, present), present);
    else if (text_equal(type, "date"))
        add_days(v, arena, present);
    else if (text_equal(type, "key")) /* of a noun: of its kind, and of another */
        add(v, "aanvraag-subsidie", present), add(v, "uitkering-wia", present);
    else if (text_equal(type, "language"))
        add(v, "nl", present), add(v, "en", present), add(v, "de", present);
    else if (text_equal(type, "country"))
        add(v, "NL", present), add(v, "DE", present), add(v, "BE", present);
    else if (text_equal(type, "addition"))
        add(v, "B", present), add(v, "A", present);
    else if (text_equal(type, "postcode") || text_equal(type, "lars"))
        add(v, last_changed(arena, present), present);
    else if (text_equal(type, "id") || text_equal(type, "code") || text_equal(type, "versionName") || text_equal(type, "url"))
        add(v, arena_printf(arena, "%sx", present), present);
    else if (text_starts(type, "text"))
        add(v, lengthened(arena, type, present), present);
}

struct values values_of(struct arena *arena, const xmlDoc *xsd, const char *path, const char *present)
{
    struct values v = {.type = type_of(xsd, path)};
    const xmlNode *type = type_named(xsd, v.type);
    if (type)
        add_enumerated(&v, type, present);
    if (v.type && v.n == 0)
        add_by_name(&v, arena, present);
    return v;
}
