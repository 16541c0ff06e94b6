#include <stdlib.h>

#include <cairo.h>
#include <ft2build.h>
#include <hb.h>
#include <libxml/parser.h>
#include <libxslt/xslt.h>
#include <openssl/crypto.h>
#include <unicode/uversion.h>
#include <libdeflate.h>
#include <zint.h>

#include FT_FREETYPE_H

#include "front.h"
#include "kenbaar_config.h"

#define VERSION_BYTES 32

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
static void print_libraries(FILE *to, bool json)
{
    char version[VERSION_BYTES];
    print_number(version, strtol(xmlParserVersion, NULL, 10), 100);
    print_row(to, json, "libxml2", version);
    print_number(version, xsltLibxsltVersion, 100);
    print_row(to, json, "libxslt", version);
    print_row(to, json, "cairo", cairo_version_string());
    print_row(to, json, "harfbuzz", hb_version_string());
    freetype_version(version);
    print_row(to, json, "freetype", version);
    icu_version(version);
    print_row(to, json, "icu", version);
    print_number(version, ZBarcode_Version(), 100);
    print_row(to, json, "zint", version);
    print_row(to, json, "libdeflate", LIBDEFLATE_VERSION_STRING); /* it does not tell the version that runs */
    print_row(to, json, "openssl", OpenSSL_version(OPENSSL_VERSION_STRING));
}

void version_print(FILE *to, bool json)
{
    if (json)
        fprintf(to, "{\"kenbaar\":\"%s\",\"letter-format\":%d", KENBAAR_VERSION, KENBAAR_LETTER_FORMAT);
    else
        fprintf(to, "kenbaar\t%s\nletter-format\t%d\n", KENBAAR_VERSION, KENBAAR_LETTER_FORMAT);
    print_libraries(to, json);
    if (json)
        fputs("}", to);
}
