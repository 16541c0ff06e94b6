#include "description.h"

#include <string.h>

#include "../../base/text.h"

#define ANY_VERSION '\1'
#define ANY_HASH    '\2'
#define HASH_DIGITS 64
#define LI          "<rdf:li rdf:parseType=\"Resource\">\n"

static bool is_of_version(char c)
{
    return (c >= '0' && c <= '9') || c == '.';
}

static bool is_hex(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
}

/* How many bytes are a version, or a digest; 0 when they are none. */
static size_t match_any(struct bytes text, char which)
{
    size_t n = 0;
    if (which == ANY_VERSION) {
        while (n < text.n && is_of_version(text.at[n]))
            n++;
        return n;
    }
    while (n < text.n && n < HASH_DIGITS && is_hex(text.at[n]))
        n++;
    return n == HASH_DIGITS ? n : 0;
}

size_t description_match(struct bytes text, const char *expected)
{
    static const char any[] = {ANY_VERSION, ANY_HASH, '\0'};
    size_t at = 0;
    while (*expected) {
        const size_t n_plain = strcspn(expected, any);
        if (n_plain > text.n - at || memcmp(text.at + at, expected, n_plain) != 0)
            return 0;
        at += n_plain;
        expected += n_plain;
        const size_t n = *expected ? match_any((struct bytes){text.at + at, text.n - at}, *expected) : 0;
        if (*expected && n == 0)
            return 0;
        at += n;
        expected += *expected != '\0';
    }
    return at;
}

/* --- what is expected --- */

static const char head[] =
    "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
    "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
    " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
    " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\" xmlns:kenbaar=\"urn:kenbaar:letter:1#\">\n"
    "<dc:format>application/pdf</dc:format>\n";

static const char program[] =
    "<xmp:CreatorTool>Kenbaar \1</xmp:CreatorTool>\n<pdf:Producer>Kenbaar \1, cairo \1</pdf:Producer>\n";

static const char extensions[] =
    "<rdf:Description rdf:about=\"\" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
    "<pdfaExtension:schemas><rdf:Bag>\n";

static const char tail[] = "</rdf:Bag></pdfaExtension:schemas>\n</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>";

/* Properties that an archive does not know, declared (PDF/A-2, 6.6.2.3): those of a schema, whose first row has its name. */
static const struct {
    const char *schema, *uri, *prefix;
    const char *name, *type, *what;
} properties[] = {
    {"PDF/UA identification", "http://www.aiim.org/pdfua/ns/id/", "pdfuaid", "part", "Integer", "Part of ISO 14289 that the file conforms to"},
    {"Kenbaar letter", "urn:kenbaar:letter:1#", "kenbaar", "bundle", "Text", "SHA-256 of the lock of the bundle that the letter was made from"},
    {NULL, NULL, NULL, "form", "Text", "separate letter, or annex to the decision"},
    {NULL, NULL, NULL, "format", "Text", "Reading format"},
    {NULL, NULL, NULL, "language", "Text", "Languages of the letter, the first being the one that holds"},
    {NULL, NULL, NULL, "letterFormat", "Integer", "Number that rises when the same facts give other bytes"},
};
#define N_PROPERTIES (sizeof properties / sizeof *properties)

static void expect_element(struct buf *b, const char *name, const char *text)
{
    buf_str(b, "<");
    buf_str(b, name);
    buf_str(b, ">");
    buf_str(b, text ? text : "?");
    buf_str(b, "</");
    buf_str(b, name);
    buf_str(b, ">\n");
}

static void expect_properties(struct buf *b)
{
    static const char end[] = "</rdf:Seq></pdfaSchema:property></rdf:li>\n";
    for (size_t i = 0; i < N_PROPERTIES; i++) {
        if (properties[i].schema) {
            buf_str(b, i ? end : "");
            buf_str(b, LI);
            expect_element(b, "pdfaSchema:schema", properties[i].schema);
            expect_element(b, "pdfaSchema:namespaceURI", properties[i].uri);
            expect_element(b, "pdfaSchema:prefix", properties[i].prefix);
            buf_str(b, "<pdfaSchema:property><rdf:Seq>\n");
        }
        buf_str(b, LI);
        expect_element(b, "pdfaProperty:name", properties[i].name);
        expect_element(b, "pdfaProperty:valueType", properties[i].type);
        expect_element(b, "pdfaProperty:category", "internal");
        expect_element(b, "pdfaProperty:description", properties[i].what);
        buf_str(b, "</rdf:li>\n");
    }
    buf_str(b, end);
}

/* "nl", without its parentheses, of each letter. */
static const char *language_of(struct arena *arena, const struct description *of, size_t part)
{
    const char *lang = type_string(arena, of->heard->langs[part]);
    return lang ? lang : "?";
}

static void expect_letter(struct buf *b, struct arena *arena, const struct description *of)
{
    const xmlNode *letter = xml_child(of->facts, "letter");
    const char *first = language_of(arena, of, 0), *second = of->heard->n_parts > 1 ? language_of(arena, of, 1) : NULL;
    buf_printf(b, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li></rdf:Alt></dc:title>\n<dc:language><rdf:Bag>\n", of->title);
    expect_element(b, "rdf:li", first);
    if (second)
        expect_element(b, "rdf:li", second);
    buf_printf(b, "</rdf:Bag></dc:language>\n<xmp:CreateDate>%sT00:00:00Z</xmp:CreateDate>\n", xml_attr(letter, "mailing-date"));
    buf_str(b, program);
    expect_element(b, "pdfaid:part", of->holds_file ? "3" : "2");
    expect_element(b, "pdfaid:conformance", "A");
    expect_element(b, "pdfuaid:part", "1");
    expect_element(b, "kenbaar:bundle", "\2");
    expect_element(b, "kenbaar:form", xml_attr(letter, "form"));
    expect_element(b, "kenbaar:format", xml_attr(letter, "format"));
    buf_printf(b, "<kenbaar:language>%s%s%s</kenbaar:language>\n", first, second ? " " : "", second ? second : "");
    expect_element(b, "kenbaar:letterFormat", "\1");
    buf_str(b, "</rdf:Description>\n");
}

bool description_is(struct arena *arena, struct bytes xmp, const struct description *of)
{
    struct buf b;
    buf_init(&b, (size_t)1 << 16);
    buf_str(&b, head);
    expect_letter(&b, arena, of);
    buf_str(&b, extensions);
    expect_properties(&b);
    buf_str(&b, tail);
    const bool is_it = b.n_bytes && description_match(xmp, b.bytes) == xmp.n;
    buf_done(&b);
    return is_it;
}
