#include "meta.h"

#include <cairo.h>
#include <string.h>

#include "kenbaar_config.h"

#define PROGRAM "Kenbaar " KENBAAR_VERSION

static const char *title_of(const struct meta *m)
{
    return m->layout->title ? m->layout->title : "Brief bij uw besluit";
}

/* --- XMP --- */

static void put_escaped(struct buf *b, const char *text)
{
    for (; *text; text++) {
        if (*text == '<')
            put(b, "&lt;");
        else if (*text == '>')
            put(b, "&gt;");
        else if (*text == '&')
            put(b, "&amp;");
        else
            buf_add(b, text, 1);
    }
}

static void put_element(struct buf *b, const char *name, const char *text)
{
    put(b, "<");
    put(b, name);
    put(b, ">");
    put_escaped(b, text);
    put(b, "</");
    put(b, name);
    put(b, ">\n");
}

/* A property that the XMP specification does not know, as PDF/A wants it declared (PDF/A-2, 6.6.2.3). */
static void put_property(struct buf *b, const char *name, const char *type, const char *what)
{
    put(b, "<rdf:li rdf:parseType=\"Resource\">\n");
    put_element(b, "pdfaProperty:name", name);
    put_element(b, "pdfaProperty:valueType", type);
    put_element(b, "pdfaProperty:category", "internal");
    put_element(b, "pdfaProperty:description", what);
    put(b, "</rdf:li>\n");
}

static void put_schema(struct buf *b, const char *name, const char *uri, const char *prefix)
{
    put(b, "<rdf:li rdf:parseType=\"Resource\">\n");
    put_element(b, "pdfaSchema:schema", name);
    put_element(b, "pdfaSchema:namespaceURI", uri);
    put_element(b, "pdfaSchema:prefix", prefix);
    put(b, "<pdfaSchema:property><rdf:Seq>\n");
}

static void end_schema(struct buf *b)
{
    put(b, "</rdf:Seq></pdfaSchema:property></rdf:li>\n");
}

#define UA_URI     "http://www.aiim.org/pdfua/ns/id/"
#define LETTER_URI "urn:kenbaar:letter:1#"

static void put_schemas(struct buf *b)
{
    put(b, "<rdf:Description rdf:about=\"\" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
           " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
           " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
           "<pdfaExtension:schemas><rdf:Bag>\n");
    put_schema(b, "PDF/UA identification", UA_URI, "pdfuaid");
    put_property(b, "part", "Integer", "Part of ISO 14289 that the file conforms to");
    end_schema(b);
    put_schema(b, "Kenbaar letter", LETTER_URI, "kenbaar");
    put_property(b, "bundle", "Text", "SHA-256 of the lock of the bundle that the letter was made from");
    put_property(b, "form", "Text", "separate letter, or annex to the decision");
    put_property(b, "format", "Text", "Reading format");
    put_property(b, "language", "Text", "Languages of the letter, the first being the one that holds");
    put_property(b, "letterFormat", "Integer", "Number that rises when the same facts give other bytes");
    end_schema(b);
    put(b, "</rdf:Bag></pdfaExtension:schemas>\n</rdf:Description>\n");
}

static void put_dublin_core(struct buf *b, const struct meta *m)
{
    put_element(b, "dc:format", "application/pdf");
    put(b, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">");
    put_escaped(b, title_of(m));
    put(b, "</rdf:li></rdf:Alt></dc:title>\n<dc:language><rdf:Bag>\n");
    for (const struct block *letter = m->layout->model->first; letter; letter = letter->next)
        put_element(b, "rdf:li", letter->lang);
    put(b, "</rdf:Bag></dc:language>\n");
}

static void put_letter(struct buf *b, const struct meta *m)
{
    put_element(b, "kenbaar:bundle", m->about->bundle_hash);
    put_element(b, "kenbaar:form", m->about->form);
    put_element(b, "kenbaar:format", m->about->format);
    put(b, "<kenbaar:language>");
    for (const struct block *letter = m->layout->model->first; letter; letter = letter->next) {
        put_escaped(b, letter->lang);
        put(b, letter->next ? " " : "");
    }
    put(b, "</kenbaar:language>\n<kenbaar:letterFormat>");
    put_integer(b, KENBAAR_LETTER_FORMAT);
    put(b, "</kenbaar:letterFormat>\n");
}

static void put_description(struct buf *b, const struct meta *m)
{
    put(b, "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
           " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
           " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" xmlns:pdfuaid=\"" UA_URI "\""
           " xmlns:kenbaar=\"" LETTER_URI "\">\n");
    put_dublin_core(b, m);
    put(b, "<xmp:CreateDate>");
    put(b, m->about->mailing_date);
    put(b, "T00:00:00Z</xmp:CreateDate>\n");
    put_element(b, "xmp:CreatorTool", PROGRAM);
    put(b, "<pdf:Producer>" PROGRAM ", cairo ");
    put(b, cairo_version_string());
    put(b, "</pdf:Producer>\n");
    put_element(b, "pdfaid:part", m->about->attachment ? "3" : "2");
    put_element(b, "pdfaid:conformance", "A");
    put_element(b, "pdfuaid:part", "1");
    put_letter(b, m);
    put(b, "</rdf:Description>\n");
}

/* Not deflated, so that an archive's tools find it without reading PDF. */
int meta_write_xmp(struct pdf_out *out, const struct meta *m)
{
    struct buf b;
    const int number = out_reserve(out);
    const struct bytes dict = {"/Type/Metadata/Subtype/XML", 26};
    buf_init(&b, 1 << 16);
    put(&b, "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
            "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
            "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n");
    put_description(&b, m);
    put_schemas(&b);
    put(&b, "</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>");
    out->file->overflow |= b.overflow;
    out_plain_stream(out, number, dict, (struct bytes){b.bytes, b.n_bytes});
    buf_done(&b);
    return number;
}

/* --- document information --- */

/* "D:20261201000000Z" of 2026-12-01. */
static void put_date(struct buf *b, const char *iso)
{
    put(b, "(D:");
    for (; *iso; iso++)
        if (*iso != '-')
            buf_add(b, iso, 1);
    put(b, "000000Z)");
}

int meta_write_information(struct pdf_out *out, const struct meta *m)
{
    struct buf *b = &out->packed;
    const int number = out_reserve(out);
    out_begin(out, number);
    put(b, "<</Title");
    put_text(b, title_of(m));
    put(b, "/Creator(" PROGRAM ")/Producer(" PROGRAM ", cairo ");
    put(b, cairo_version_string());
    put(b, ")/CreationDate");
    put_date(b, m->about->mailing_date);
    put(b, ">>");
    return number;
}

/* --- what hangs on the catalog --- */

void meta_put_intent(struct buf *catalog, struct pdf_out *out, struct bytes profile)
{
    const int number = out_reserve(out);
    out_plain_stream(out, number, (struct bytes){"/N 3/Filter/FlateDecode", 23}, profile);
    put(catalog, "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)"
                 "/Info(sRGB IEC61966-2.1)/DestOutputProfile ");
    put_reference(catalog, number);
    put(catalog, ">>]");
}

static int write_file(struct pdf_out *out, const struct meta *m)
{
    const struct pdf_attachment *file = m->about->attachment;
    struct buf dict;
    const int number = out_reserve(out);
    buf_init(&dict, 256);
    put(&dict, "/Type/EmbeddedFile/Subtype/application#2Fxml/Params<</Size ");
    put_integer(&dict, (long)file->n_bytes);
    put(&dict, "/ModDate");
    put_date(&dict, m->about->mailing_date);
    put(&dict, ">>");
    out_stream(out, number, (struct bytes){dict.bytes, dict.n_bytes}, (struct bytes){file->bytes, file->n_bytes});
    buf_done(&dict);
    return number;
}

void meta_put_attachment(struct buf *catalog, struct pdf_out *out, const struct meta *m)
{
    const struct pdf_attachment *file = m->about->attachment;
    struct buf *b = &out->packed;
    if (!file)
        return;
    const int stream = write_file(out, m), specification = out_reserve(out);
    out_begin(out, specification);
    put(b, "<</Type/Filespec/AFRelationship/Source/F");
    put_text(b, file->name);
    put(b, "/UF");
    put_text(b, file->name);
    put(b, "/Desc");
    put_text(b, file->description);
    put(b, "/EF<</F ");
    put_reference(b, stream);
    put(b, "/UF ");
    put_reference(b, stream);
    put(b, ">>>>");

    put(catalog, "/AF[");
    put_reference(catalog, specification);
    put(catalog, "]/Names<</EmbeddedFiles<</Names[");
    put_text(catalog, file->name);
    put(catalog, " ");
    put_reference(catalog, specification);
    put(catalog, "]>>>>");
}
