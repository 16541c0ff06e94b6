/* hand_over - from kenbaar to kenbaar-run, the program that carries the libraries of the mail-room, so that a single letter never pays
 * for them. */
#pragma once
#include "front.h"

/* When the command is one of kenbaar-run: becomes that program, with the same words, before anything was read. Returns when it is not, or
 * (B090) when that program cannot be started. */
void hand_over(struct front *f, char **argv);
