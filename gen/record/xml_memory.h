/* xml_memory - where libxml2 and libxslt get their memory. Chosen when the program is built: xml_memory.c keeps small blocks
 * for reuse; xml_memory_plain.c, for builds with a sanitizer, leaves every block to malloc, so that the sanitizer sees it. */
#pragma once

/* To be called before libxml2 allocates anything. libxml2 swallows a failed malloc and goes on with a tree that lacks a
 * sentence (measured, by letting each allocation fail in turn: tests/fault). So a failed malloc ends the process instead. */
void xml_memory_install(void);
