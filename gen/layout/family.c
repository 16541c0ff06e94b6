#include "family.h"

#include <string.h>
#include <unicode/uscript.h>

#include "../base/text.h"

static bool lists(const char *words, const char *word)
{
    const size_t n = strlen(word);
    for (const char *at = words; at && (at = strstr(at, word)); at += n) {
        if ((at == words || at[-1] == ' ') && (at[n] == ' ' || at[n] == '\0')) {
            return true;
        }
    }
    return false;
}

/* Must the family have this character? Signs of no script come from another where it lacks them. */
static bool is_needed(const struct family *family, int32_t c, bool own_language)
{
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = c < 0 ? USCRIPT_UNKNOWN : uscript_getScript(c, &status);
    if (U_FAILURE(status) || script == USCRIPT_COMMON || script == USCRIPT_UNKNOWN) {
        return false;
    }
    return own_language || script == USCRIPT_INHERITED || lists(family->scripts, uscript_getShortName(script));
}

static bool covers_text(const struct job *job, int family, const char *text, bool own_language)
{
    const struct fonts *fonts = &job->kit->fonts;
    for (size_t at = 0, n = strlen(text); at < n;) {
        const int32_t c = text_decode(text, n, &at);
        if (is_needed(&job->kit->style.families[family], c, own_language) &&
            !(fonts_have(fonts, family, FACE_REGULAR, c) && fonts_have(fonts, family, FACE_BOLD, c))) {
            return false;
        }
    }
    return true;
}

/* lang: of the letter. */
static bool covers(const struct job *job, int family, const struct block *block, const char *lang)
{
    for (const struct span *span = block->spans; span; span = span->next) {
        const bool own_language = text_equal(span->lang ? span->lang : block->lang, lang);
        if (span->text && !covers_text(job, family, span->text, own_language)) {
            return false;
        }
    }
    for (const struct block *kid = block->first; kid; kid = kid->next) {
        if (!covers(job, family, kid, lang)) {
            return false;
        }
    }
    return true;
}

enum outcome family_choose(struct job *job, const struct block *letter)
{
    const struct style *style = &job->kit->style;
    job->family = 0;
    for (int i = 1; (size_t)i < style->n_families; i++) {
        if (!lists(style->families[i].formats, job->design->format)) {
            continue;
        }
        const enum outcome outcome = fonts_open(&job->kit->fonts, job->d, i);
        if (outcome != DONE) {
            return outcome;
        }
        if (covers(job, i, letter, letter->lang)) {
            job->family = i;
            return DONE;
        }
    }
    return DONE;
}
