/* window - what the window of an envelope shows of a sheet, and the proof that it is the address, whole, and nothing else.
 *
 * A sheet lies loose in its envelope. The profile's play says how far it was measured to move; under that the address must stay wholly
 * visible. Envelope and folded sheet alone say how far it could move at most, whatever was measured; under that nothing else may ever show.
 * A sheet need not rest in the middle, so the most is counted whole to each side. */
#pragma once
#include "kit.h"

/* What the window can show of a sheet, however it slides in the envelope. */
struct rect window_reach(const struct job *job);
/* What it shows under every move of the profile's play: in there all is always seen. */
struct rect window_safe(const struct job *job);
/* Where a mark leaves ink: of glyphs the outlines themselves, as the font has them; no width, no height: none. */
struct rect window_ink(const struct layout_kit *kit, const struct mark *mark);
/* Does the window always show this mark, the address or the return line? */
bool window_shows(const struct mark *mark);
/* REFUSED with a note (P020) when something of the page stands where the profile has marks of the mail-room: on fronts. */
enum outcome window_check_marks(const struct page *page, struct job *job);
/* REFUSED with a note (P004) when anything but address and return line could ever show, (P019) when a part of these could hide. */
enum outcome window_check(const struct page *page, struct job *job);
