#include "releases.h"

#include "../base/text.h"
#include "splitter.h"

#define NAMESPACE "urn:kenbaar:releases:1"

/* One file in hand. */
struct reading {
    struct arena *arena;
    struct diag *d;
    const struct releases_source *source;
    struct place at;
    enum outcome worst;
};

static void note(struct reading *r, enum diag_code code, const xmlNode *node, const char *attribute)
{
    struct place at = schema_place(r->source->schema, r->arena, &r->at, node, attribute);
    r->worst = outcome_worse(r->worst, diag_note(r->d, code, &at, NULL));
}

static date_day read_day(struct reading *r, const xmlNode *node, const char *attribute)
{
    date_day day = date_parse(xml_attr(node, attribute));
    if (day == DATE_NONE)
        note(r, D_RELEASE_DAYS, node, attribute);
    return day;
}

static struct release read_row(struct reading *r, const xmlNode *node)
{
    struct release release = {
        .body = xml_attr(node, "body"),
        .record = xml_attr(node, "record"),
        .instrument = xml_attr(node, "instrument"),
        .gate = xml_attr(node, "gate"),
        .on = read_day(r, node, "on"),
        .until = read_day(r, node, "until"),
        .node = node,
    };
    bool is_one = !release.record != !release.instrument;
    if (!is_one || (release.instrument && !r->source->in_bundle))
        note(r, D_RELEASE_OF_WHAT, node, release.instrument ? "instrument" : "record");
    if (release.on != DATE_NONE && release.until != DATE_NONE && release.on > release.until)
        note(r, D_RELEASE_DAYS, node, "until");
    return release;
}

static enum outcome parse(xmlDoc **doc, struct reading *r)
{
    const struct input *file = r->source->file;
    enum outcome got = splitter_check_whole(r->d, file);
    if (got == DONE)
        got = xml_parse(doc, r->arena, r->d, file, 1);
    if (got != DONE)
        return got;
    const xmlNode *root = xmlDocGetRootElement(*doc);
    bool is_right = xml_named(root, "releases") && root->ns && text_equal((const char *)root->ns->href, NAMESPACE) &&
                    text_equal(xml_attr(root, "version"), "1.0");
    if (is_right)
        return DONE;
    struct place at = {.file = file->name, .line = xml_line(root)};
    return diag_note(r->d, D_WRONG_ROOT, &at, "<releases xmlns=\"" NAMESPACE "\" version=\"1.0\">");
}

enum outcome releases_load(struct releases *out, struct arena *arena, struct diag *d,
                           const struct releases_source *source)
{
    struct reading r = {.arena = arena, .d = d, .source = source, .at = {.file = source->file->name}};
    xmlDoc *doc = NULL;
    *out = (struct releases){0};
    enum outcome got = parse(&doc, &r);
    if (got != DONE)
        return got;
    if (schema_check(source->schema, d, doc, &r.at) != DONE)
        return diag_note(d, D_RELEASES_INVALID, &r.at, NULL);

    const xmlNode *root = xmlDocGetRootElement(doc);
    size_t n_rows = 0;
    for (const xmlNode *it = xml_first(root); it; it = xml_following(it))
        n_rows++;
    struct release *rows = arena_array(arena, n_rows + 1, sizeof *rows);
    n_rows = 0;
    for (const xmlNode *it = xml_first(root); it; it = xml_following(it))
        rows[n_rows++] = read_row(&r, it);
    if (r.worst == DONE)
        *out = (struct releases){.rows = rows, .n_rows = n_rows};
    return r.worst;
}

bool release_covers(const struct release *release, const char *body, const char *record, date_day mailing)
{
    bool is_of_record = !release->record || text_equal(release->record, record);
    return text_equal(release->body, body) && is_of_record && release->on <= mailing && mailing <= release->until;
}
