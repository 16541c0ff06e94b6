#include <stdlib.h>

#include <cairo.h>
#include <fribidi.h>
#include <ft2build.h>
#include <hb.h>
#include <libxml/parser.h>
#include <libxslt/xslt.h>
#include <nettle/version.h>
#include <unicode/uversion.h>
#include <libdeflate.h>
#include <zint.h>

#include FT_FREETYPE_H

#include "front.h"
#include "kenbaar_config.h"

/* libxml2 and libxslt count as 20914; zint as 21101. */
static void print_number(char out[VERSION_BYTES], long number, long base)
{
    snprintf(out, VERSION_BYTES, "%ld.%ld.%ld", number / base / base, number / base % base, number % base);
}

static void freetype_version(char out[VERSION_BYTES])
{
    FT_Library library;
    int major = 0, minor = 0, patch = 0;
    if (FT_Init_FreeType(&library) == 0) {
        FT_Library_Version(library, &major, &minor, &patch);
        FT_Done_FreeType(library);
    }
    snprintf(out, VERSION_BYTES, "%d.%d.%d", major, minor, patch);
}

static void icu_version(char out[VERSION_BYTES])
{
    UVersionInfo version;
    char text[U_MAX_VERSION_STRING_LENGTH];
    u_getVersion(version);
    u_versionToString(version, text);
    snprintf(out, VERSION_BYTES, "%s", text);
}

static void set_row(struct version_row *row, const char *name, const char *version)
{
    row->name = name;
    snprintf(row->version, VERSION_BYTES, "%s", version);
}

static void print_row(FILE *to, bool json, const char *name, const char *version)
{
    if (!json) {
        fprintf(to, "%s\t%s\n", name, version);
        return;
    }
    fputs(",", to);
    print_json_string(to, name);
    fputs(":", to);
    print_json_string(to, version);
}

/* The versions that run, not those that were compiled against. */
void version_libraries(struct version_row out[VERSION_LIBRARIES])
{
    struct version_row *row = out;
    *row++ = (struct version_row){.name = "libxml2"};
    print_number(row[-1].version, strtol(xmlParserVersion, NULL, 10), 100);
    *row++ = (struct version_row){.name = "libxslt"};
    print_number(row[-1].version, xsltLibxsltVersion, 100);
    set_row(row++, "cairo", cairo_version_string());
    set_row(row++, "harfbuzz", hb_version_string());
    *row++ = (struct version_row){.name = "freetype"};
    freetype_version(row[-1].version);
    set_row(row++, "fribidi", FRIBIDI_VERSION); /* it does not tell the version that runs */
    *row++ = (struct version_row){.name = "icu"};
    icu_version(row[-1].version);
    *row++ = (struct version_row){.name = "zint"};
    print_number(row[-1].version, ZBarcode_Version(), 100);
    set_row(row++, "libdeflate", LIBDEFLATE_VERSION_STRING); /* nor does this one */
    *row++ = (struct version_row){.name = "nettle"};
    snprintf(row[-1].version, VERSION_BYTES, "%d.%d", nettle_version_major(), nettle_version_minor());
}

void version_print(FILE *to, bool json)
{
    struct version_row rows[VERSION_LIBRARIES];
    version_libraries(rows);
    if (json)
        fprintf(to, "{\"kenbaar\":\"%s\",\"letter-format\":%d", KENBAAR_VERSION, KENBAAR_LETTER_FORMAT);
    else
        fprintf(to, "kenbaar\t%s\nletter-format\t%d\n", KENBAAR_VERSION, KENBAAR_LETTER_FORMAT);
    for (size_t i = 0; i < VERSION_LIBRARIES; i++)
        print_row(to, json, rows[i].name, rows[i].version);
    if (json)
        fputs("}", to);
}
