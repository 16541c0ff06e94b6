#include "sketch.h"

#include <cairo-pdf.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "draw.h"
#include "kit.h"
#include "surface.h"

#define PT(mm)     ((mm) * 72 / 25.4)
#define MM(pt)     ((pt) * 25.4 / 72)
#define PNG_DPI    150
#define DATE       "2000-01-01T00:00:00Z" /* Cairo would ask the clock */
#define LEGEND_MM  46 /* below the sheet */
#define TEXT_PT    10.0
#define SMALL_PT   5.5
#define HAIR_PT    0.25
#define THIN_PT    0.6
#define BOLD_PT    1.2

static const unsigned BLACK = 0x000000, BLUE = 0x0050A0, RED = 0xC00000, ORANGE = 0xC06000, GREEN = 0x007030;

struct canvas {
    cairo_surface_t *surface;
    cairo_t *cr;
    const struct sketch_order *order;
};

/* --- the surface --- */

static void open_canvas(struct canvas *c, struct buf *out, const struct sketch_order *order, double height_pt)
{
    const double width_pt = ENVELOPE_SHEET_WIDTH_PT, scale = PNG_DPI / 72.0;
    c->order = order;
    if (order->is_png) {
        c->surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)lround(width_pt * scale), (int)lround(height_pt * scale));
    } else {
        c->surface = cairo_pdf_surface_create_for_stream(surface_write, out, width_pt, height_pt);
        cairo_pdf_surface_set_metadata(c->surface, CAIRO_PDF_METADATA_TITLE, order->envelope->id);
        cairo_pdf_surface_set_metadata(c->surface, CAIRO_PDF_METADATA_CREATOR, "Kenbaar");
        cairo_pdf_surface_set_metadata(c->surface, CAIRO_PDF_METADATA_CREATE_DATE, DATE);
    }
    c->cr = cairo_create(c->surface);
    if (order->is_png)
        cairo_scale(c->cr, scale, scale);
    cairo_set_source_rgb(c->cr, 1, 1, 1);
    cairo_paint(c->cr);
}

static enum outcome close_canvas(struct canvas *c, struct buf *out, struct diag *d)
{
    cairo_show_page(c->cr);
    cairo_status_t said = cairo_status(c->cr);
    cairo_destroy(c->cr);
    if (said == CAIRO_STATUS_SUCCESS && c->order->is_png)
        said = cairo_surface_write_to_png_stream(c->surface, surface_write, out);
    cairo_surface_finish(c->surface);
    if (said == CAIRO_STATUS_SUCCESS)
        said = cairo_surface_status(c->surface);
    cairo_surface_destroy(c->surface);
    if (said == CAIRO_STATUS_NO_MEMORY)
        arena_no_memory();
    return said == CAIRO_STATUS_SUCCESS && !out->overflow ? DONE : diag_note(d, D_PDF_DRAW, NULL, "%s", cairo_status_to_string(said));
}

/* --- strokes --- */

static void use(struct canvas *c, unsigned rgb, double width_pt)
{
    cairo_set_source_rgb(c->cr, (rgb >> 16 & 0xff) / 255.0, (rgb >> 8 & 0xff) / 255.0, (rgb & 0xff) / 255.0);
    cairo_set_line_width(c->cr, width_pt);
}

static void frame(struct canvas *c, const struct rect *r, double dash_pt)
{
    cairo_set_dash(c->cr, &dash_pt, dash_pt > 0, 0);
    cairo_rectangle(c->cr, r->x_pt, r->y_pt, r->width_pt, r->height_pt);
    cairo_stroke(c->cr);
    cairo_set_dash(c->cr, NULL, 0, 0);
}

static void line(struct canvas *c, double x_pt, double y_pt, double dx_pt, double dy_pt)
{
    cairo_move_to(c->cr, x_pt, y_pt);
    cairo_rel_line_to(c->cr, dx_pt, dy_pt);
    cairo_stroke(c->cr);
}

static void say(struct canvas *c, const char *text, double x_pt, double y_pt, double size_pt)
{
    cairo_set_font_options(c->cr, pdf_kit_options(c->order->kit));
    cairo_set_font_face(c->cr, pdf_kit_face(c->order->kit, &(struct mark){.face = FACE_REGULAR}));
    cairo_set_font_size(c->cr, size_pt);
    cairo_move_to(c->cr, x_pt, y_pt);
    cairo_show_text(c->cr, text);
}

static void say_lines(struct canvas *c, const char *const lines[], double x_pt, double y_pt)
{
    for (; *lines; lines++, y_pt += TEXT_PT * 1.35)
        say(c, *lines, x_pt, y_pt, TEXT_PT);
}

/* --- the calibration sheet --- */

/* A scale of so many millimetres to each side of an edge: 0 at the edge, positive inward. */
struct scale {
    double x_pt, y_pt; /* of its 0 */
    int dx, dy;        /* which way is inward */
    int outside, inside; /* mm */
};

static void draw_scale(struct canvas *c, const struct scale *s)
{
    use(c, BLACK, HAIR_PT);
    line(c, s->x_pt - s->dx * PT(s->outside), s->y_pt - s->dy * PT(s->outside), s->dx * PT(s->outside + s->inside), s->dy * PT(s->outside + s->inside));
    for (int mm = -s->outside; mm <= s->inside; mm++) {
        const double tick = mm % 5 == 0 ? PT(3) : PT(1.5), x = s->x_pt + s->dx * PT(mm), y = s->y_pt + s->dy * PT(mm);
        char number[8];
        line(c, x, y, s->dy ? tick : 0, s->dx ? tick : 0);
        snprintf(number, sizeof number, "%d", mm);
        if (mm % 5 == 0)
            say(c, number, x + (s->dy ? PT(3.5) : -PT(0.9)), y + (s->dx ? PT(5) : PT(0.6)), SMALL_PT);
    }
}

static void draw_scales(struct canvas *c)
{
    const struct envelope *e = c->order->envelope;
    const struct rect *h = &e->hole, slack = envelope_slack(e, ENVELOPE_SHEET_WIDTH_PT, ENVELOPE_SHEET_HEIGHT_PT);
    const int across = (int)fmin(ceil(MM(slack.width_pt)) + 2, floor(MM(h->x_pt)) - 1), along = (int)fmin(ceil(MM(slack.height_pt)) + 2, floor(MM(h->y_pt)) - 1);
    const double middle_x = h->x_pt + h->width_pt / 2, middle_y = h->y_pt + h->height_pt / 2;
    const int into_x = (int)fmin(across, MM(h->width_pt) / 2 - 10), into_y = (int)fmin(along, MM(h->height_pt) / 2 - 6);
    draw_scale(c, &(struct scale){h->x_pt, middle_y, 1, 0, across, into_x});
    draw_scale(c, &(struct scale){h->x_pt + h->width_pt, middle_y, -1, 0, across, into_x});
    draw_scale(c, &(struct scale){middle_x, h->y_pt, 0, 1, along, into_y});
    draw_scale(c, &(struct scale){middle_x, h->y_pt + h->height_pt, 0, -1, along, into_y});
    use(c, BLUE, THIN_PT);
    frame(c, h, 0);
    for (int i = 0; i < e->n_folds; i++)
        line(c, PT(4), e->folds_pt[i], PT(8), 0);
}

static void say_measures(struct canvas *c, double y_pt)
{
    static const char *const forms[LANGUAGE_N] = {
        [NL] = "Nu in het profiel: uitsnede links %.1f, rechts %.1f, boven %.1f, onder %.1f; speling links %.1f, rechts %.1f, omhoog %.1f, omlaag %.1f mm",
        [EN] = "In the profile now: cut-out left %.1f, right %.1f, up %.1f, down %.1f; play left %.1f, right %.1f, up %.1f, down %.1f mm"};
    const struct envelope *e = c->order->envelope;
    const struct rect *w = &e->window, *h = &e->hole;
    char words[256];
    snprintf(words, sizeof words, forms[c->order->lang], MM(w->x_pt - h->x_pt), MM(h->x_pt + h->width_pt - w->x_pt - w->width_pt),
             MM(w->y_pt - h->y_pt), MM(h->y_pt + h->height_pt - w->y_pt - w->height_pt), MM(e->play_left_pt), MM(e->play_right_pt),
             MM(e->play_up_pt), MM(e->play_down_pt));
    say(c, words, PT(20), y_pt, TEXT_PT * 0.8);
}

enum outcome sketch_calibration(struct buf *out, struct diag *d, const struct sketch_order *order)
{
    static const char *const steps[LANGUAGE_N][16] = {
        [NL] = {"1. Druk dit blad af op ware grootte (100 %, niet passend maken). De streep hieronder is dan precies 100 mm.",
                "2. Vouw het zoals de machine dat doet (streepjes links) en leg het in een van uw enveloppen, met de brief die u altijd verstuurt erachter.",
                "3. Schuif het blad zo ver mogelijk naar links. Lees aan de linkerrand van het venster de schaal af: A. Aan de rechterrand: B.",
                "    Schuif het zo ver mogelijk naar rechts en lees weer af: links C, rechts D. Buiten de blauwe lijn is een getal negatief.",
                "4. Schuif het naar boven en lees boven E en onder F af; naar beneden: boven G, onder H.",
                "5. Zet in het profiel (house/envelopes), als in millimeters:",
                "    speling (play): left en right = (A - C) / 2, up en down = (E - G) / 2",
                "    uitsnede (cut-out), wat er nu staat min: left (A + C) / 2, right (B + D) / 2, up (E + G) / 2, down (F + H) / 2",
                "6. Vergrendel de bundel en druk dit blad opnieuw af: A en C zijn nu elkaars tegengestelde, zo ook B en D, E en G, F en H.",
                NULL},
        [EN] = {"1. Print this sheet at its true size (100 %, do not fit to page). The bar below is then exactly 100 mm.",
                "2. Fold it as the machine does (marks at the left) and put it in one of your envelopes, with the letter that you always send behind it.",
                "3. Slide the sheet to the left as far as it goes. Read the scale at the left edge of the window: A. At its right edge: B.",
                "    Slide it to the right as far as it goes and read again: left C, right D. Outside the blue line a number is negative.",
                "4. Slide it up and read E at the top, F at the bottom; down: G at the top, H at the bottom.",
                "5. Put into the profile (house/envelopes), in millimetres:",
                "    play: left and right = (A - C) / 2, up and down = (E - G) / 2",
                "    cut-out, what it says now less: left (A + C) / 2, right (B + D) / 2, up (E + G) / 2, down (F + H) / 2",
                "6. Lock the bundle and print this sheet again: A and C are now each other's opposites, so are B and D, E and G, F and H.",
                NULL}};
    struct canvas c;
    open_canvas(&c, out, order, ENVELOPE_SHEET_HEIGHT_PT);
    use(&c, BLACK, THIN_PT);
    say(&c, order->envelope->id, PT(20), PT(14), 16);
    draw_scales(&c);
    use(&c, BLACK, THIN_PT);
    for (const char *const *step = steps[order->lang]; *step; step++)
        say(&c, *step, PT(20), PT(160) + (double)(step - steps[order->lang]) * PT(6.5), TEXT_PT * 0.78);
    say_measures(&c, PT(224));
    use(&c, BLACK, BOLD_PT);
    line(&c, PT(20), PT(236), PT(100), 0);
    line(&c, PT(20), PT(233), 0, PT(6));
    line(&c, PT(120), PT(233), 0, PT(6));
    say(&c, "100 mm", PT(123), PT(237), TEXT_PT);
    return close_canvas(&c, out, d);
}

/* --- a letter and the window --- */

static void draw_marks(struct canvas *c, const struct mark_set *marks)
{
    use(c, BLACK, HAIR_PT);
    for (size_t i = 0; i < marks->n_rects; i++) {
        const struct mark_rect *r = &marks->rects[i];
        cairo_rectangle(c->cr, PT(r->x_mm), PT(r->y_mm), PT(r->width_mm), PT(r->height_mm));
    }
    cairo_fill(c->cr);
    for (size_t i = 0; i < marks->n_texts; i++)
        say(c, marks->texts[i].text, PT(marks->texts[i].x_mm), PT(marks->texts[i].y_mm), marks->texts[i].size_pt);
}

/* Frames around what is wrong. */
static void draw_faults(struct canvas *c, const struct sketch_letter *letter)
{
    for (const struct mark *m = letter->layout->pages[0].first; m; m = m->next) {
        struct rect ink;
        const enum window_fault fault = layout_window_fault(&ink, letter->kit, m, c->order->envelope);
        if (fault == WINDOW_RIGHT)
            continue;
        use(c, fault == WINDOW_SHOWS ? RED : ORANGE, BOLD_PT);
        frame(c, &ink, 0);
    }
}

/* At rest, at the four ends of the play, and as far as the envelope lets the sheet go. */
static void draw_window(struct canvas *c)
{
    const struct envelope *e = c->order->envelope;
    const struct rect *h = &e->hole, reach = envelope_reach(e, ENVELOPE_SHEET_WIDTH_PT, ENVELOPE_SHEET_HEIGHT_PT);
    const struct rect safe = envelope_safe(e, ENVELOPE_SHEET_WIDTH_PT, ENVELOPE_SHEET_HEIGHT_PT);
    const double left = safe.x_pt - h->x_pt, up = safe.y_pt - h->y_pt;
    const double right = h->x_pt + h->width_pt - safe.x_pt - safe.width_pt, down = h->y_pt + h->height_pt - safe.y_pt - safe.height_pt;
    use(c, BLUE, HAIR_PT);
    for (int i = 0; i < 4; i++)
        frame(c, &(struct rect){h->x_pt + (i % 2 ? left : -right), h->y_pt + (i / 2 ? up : -down), h->width_pt, h->height_pt}, 2);
    use(c, BLUE, BOLD_PT);
    frame(c, h, 0);
    use(c, GREEN, THIN_PT);
    frame(c, &safe, 0);
    use(c, RED, THIN_PT);
    frame(c, &reach, 4);
}

static void say_legend(struct canvas *c, const struct sketch_letter *letter)
{
    static const char *const words[LANGUAGE_N][5] = {
        [NL] = {"Blauw: het venster als het vel in het midden ligt; gestippeld: aan de einden van de gemeten speling",
                "Groen: wat dan altijd te zien is; daarin staan adres en retourregel (oranje omkaderd: kan verdwijnen)",
                "Rood gestreept: wat ooit te zien kan zijn; daarin staat verder niets (rood omkaderd: kan te zien zijn)", NULL},
        [EN] = {"Blue: the window when the sheet lies in the middle; dotted: at the ends of the measured play",
                "Green: what is always seen then; address and return line stand in it (framed in orange: could hide)",
                "Red, dashed: all that could ever be seen; nothing else stands in it (framed in red: could show)", NULL}};
    const double top = ENVELOPE_SHEET_HEIGHT_PT;
    use(c, BLACK, BOLD_PT);
    line(c, 0, top, ENVELOPE_SHEET_WIDTH_PT, 0);
    say(c, letter->verdict, PT(15), top + PT(9), TEXT_PT * 1.2);
    say_lines(c, words[c->order->lang], PT(15), top + PT(17));
}

enum outcome sketch_window(struct buf *out, struct diag *d, const struct sketch_order *order, const struct sketch_letter *letter)
{
    struct canvas c;
    open_canvas(&c, out, order, ENVELOPE_SHEET_HEIGHT_PT + PT(LEGEND_MM));
    draw_page_on(c.cr, order->arena, order->kit, letter->layout, 0);
    draw_marks(&c, letter->marks);
    if (letter->has_window) {
        draw_window(&c);
        draw_faults(&c, letter);
    }
    say_legend(&c, letter);
    return close_canvas(&c, out, d);
}
