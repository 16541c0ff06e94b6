/* schema_faults - libxml2's validation errors in our own words.
 *
 * Internal to record/. libxml2's messages quote the value (a name, a BSN) and speak of facets; ours name the field
 * as its clerk does and say what to mend. Only error code, node and names that the schema itself declares are taken
 * from libxml2, never its text. */
#pragma once
#include <libxml/xmlerror.h>

#include "xml.h"

struct schema;

struct faults {
    const struct schema *schema;
    struct diag *d;
    const struct place *base;
    enum outcome worst;
    const xmlNode *last_node; /* of the last fault of a value: libxml2 tells some twice */
    char last_attribute[64];
};

/* The xmlStructuredErrorFunc of a validation; context is a struct faults. */
void faults_take(void *context, xmlErrorPtr error);
/* What XSD 1.0 without imports cannot say: xsi: attributes are refused, xml:lang is there and well formed where texts
 * have a language, no field holds only white space (Unicode's White_Space). False when libxml2 must not see the tree (xsi:schemaLocation would make it look for files). */
bool faults_look_over(struct faults *f, const xmlNode *root, bool has_language);
