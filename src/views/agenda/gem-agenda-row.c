/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-agenda-row.h"

#include "gem-agenda-choice.h"
#include "gem-rows.h"
#include "gem-words.h"

#include <glib/gi18n.h>

#define LISTED_KEY "gem-agenda-row-item"
#define BAR_HEIGHT 14
#define LABEL_GAP 6
#define NATURAL_CHARS 40
/* A column of the board is at least as wide as this. */
#define HEADING_CHARS 16

/* ---- Time ---- */

static int
month_of (const char *date)
{
  return atoi (date) * 12 + atoi (date + 5) - 1;
}

/**
 * gem_time_span_init:
 * @self: (out caller-allocates): whole years
 * @begin: (nullable): the earliest date, ISO 8601
 * @end: (nullable): the latest one
 */
void
gem_time_span_init (GemTimeSpan *self, const char *begin, const char *end)
{
  int first = begin != NULL ? atoi (begin) : 0;
  int last = end != NULL ? atoi (end) : first;

  self->first = first * 12;
  self->months = (MAX (last, first) - first + 1) * 12;
}

/* Where a moment lies, from 0 to 1; the day counts too. */
static double
place_of (const GemTimeSpan *span, const char *date, gboolean behind)
{
  double month = month_of (date) - span->first + (atoi (date + 8) - (behind ? 0 : 1)) / 31.0;

  return CLAMP (month / span->months, 0, 1);
}

static double
today_of (const GemTimeSpan *span)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *date = g_date_time_format (now, "%Y-%m-%d");
  int month = month_of (date) - span->first;

  return month >= 0 && month < span->months ? place_of (span, date, FALSE) : -1;
}

/* Years where they fit with air between them; every second, fifth… where not. */
static gboolean
draw_axis (GtkWidget *widget, cairo_t *cr, GemTimeSpan *span)
{
  int width = gtk_widget_get_allocated_width (widget);
  int height = gtk_widget_get_allocated_height (widget);
  int years = span->months / 12, step = 1;
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, "2024");
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  GdkRGBA color;
  int label_width;

  pango_layout_get_pixel_size (layout, &label_width, NULL);
  while (step < years && width * step / years < label_width + 2 * LABEL_GAP)
    step = step == 1 ? 2 : step == 2 ? 5 : step * 2;
  gtk_style_context_get_color (style, gtk_style_context_get_state (style), &color);
  for (int i = 0; i < years; i++)
    {
      double x = (double) width * i / years;
      g_autofree char *text = g_strdup_printf ("%d", span->first / 12 + i);

      color.alpha = 0.4;
      gdk_cairo_set_source_rgba (cr, &color);
      cairo_rectangle (cr, x, i % step == 0 ? 0 : height - 4, 1, height);
      cairo_fill (cr);
      if (i % step != 0 || x + label_width > width)
        continue;
      pango_layout_set_text (layout, text, -1);
      gtk_render_layout (style, cr, x + LABEL_GAP - 2, 0, layout);
    }
  return TRUE;
}

/**
 * gem_time_axis_new:
 * @span: the time that is shown
 *
 * Returns: (transfer floating): the years above a time line; the rows below say their dates in words
 */
GtkWidget *
gem_time_axis_new (const GemTimeSpan *span)
{
  GtkWidget *axis = gtk_drawing_area_new ();
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (axis, "2024");
  g_autofree char *name = NULL;
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  gtk_widget_set_size_request (axis, -1, height + 2);
  gtk_style_context_add_class (gtk_widget_get_style_context (axis), "gem-time-axis");
  g_signal_connect_data (axis, "draw", G_CALLBACK (draw_axis), g_memdup2 (span, sizeof *span),
                         (GClosureNotify) (void (*) (void)) g_free, 0);
  name = g_strdup_printf (_ ("Time from %d to %d"), span->first / 12,
                          (span->first + span->months - 1) / 12);
  gem_set_accessible_name (axis, name);
  gtk_widget_show (axis);
  return axis;
}

typedef struct
{
  GemTimeSpan span;
  double from;
  double to;
  const char *status; /* static, or NULL */
} Bar;

static void
fill_bar (cairo_t *cr, const Bar *bar, const GdkRGBA *color, double x, double y, double w)
{
  GdkRGBA fill = *color;
  gboolean done = g_strcmp0 (bar->status, "afgerond") == 0;
  gboolean running = g_strcmp0 (bar->status, "lopend") == 0;

  /* Full for done, half for what goes on, an outline for what is planned, struck out for dropped. */
  fill.alpha = done ? 1 : running ? 0.5 : 0.08;
  cairo_rectangle (cr, x + 0.5, y + 0.5, MAX (w - 1, 3), BAR_HEIGHT - 1);
  gdk_cairo_set_source_rgba (cr, &fill);
  cairo_fill_preserve (cr);
  gdk_cairo_set_source_rgba (cr, color);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
  if (g_strcmp0 (bar->status, "vervallen") == 0)
    {
      cairo_rectangle (cr, x, y + BAR_HEIGHT / 2.0 - 0.5, MAX (w, 4), 1);
      cairo_fill (cr);
    }
}

static gboolean
draw_bar (GtkWidget *widget, cairo_t *cr, Bar *bar)
{
  int width = gtk_widget_get_allocated_width (widget);
  double today = today_of (&bar->span);
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  int years = bar->span.months / 12;
  GdkRGBA color, faint;

  gtk_style_context_get_color (style, gtk_style_context_get_state (style), &color);
  faint = color;
  faint.alpha = 0.15;
  gdk_cairo_set_source_rgba (cr, &faint);
  for (int i = 0; i < years && years * 4 < width; i++)
    cairo_rectangle (cr, (int) ((double) width * i / years), 0, 1, BAR_HEIGHT);
  cairo_fill (cr);
  if (bar->to >= bar->from)
    fill_bar (cr, bar, &color, bar->from * width, 0, (bar->to - bar->from) * width);
  if (today >= 0)
    {
      GdkRGBA warm;

      if (gtk_style_context_lookup_color (style, "gem_warm", &warm))
        gdk_cairo_set_source_rgba (cr, &warm);
      cairo_rectangle (cr, (int) (today * width), 0, 2, BAR_HEIGHT);
      cairo_fill (cr);
    }
  return TRUE;
}

static const char *
known_status (const char *status)
{
  const char *const *statuses = gem_item_statuses ();

  for (guint i = 0; status != NULL && statuses[i] != NULL; i++)
    if (g_str_equal (statuses[i], status))
      return statuses[i];
  return NULL;
}

static GtkWidget *
bar_new (const GemTimeSpan *span, const GemItem *item)
{
  GtkWidget *widget = gtk_drawing_area_new ();
  const char *begin = item->begin != NULL ? item->begin : item->end;
  const char *end = item->end != NULL ? item->end : item->begin;
  Bar *bar = g_new0 (Bar, 1);

  bar->span = *span;
  bar->status = known_status (item->status);
  bar->from = begin != NULL ? place_of (span, begin, FALSE) : 1;
  bar->to = end != NULL ? place_of (span, end, TRUE) : 0;
  gtk_widget_set_size_request (widget, -1, BAR_HEIGHT);
  gtk_style_context_add_class (gtk_widget_get_style_context (widget), "gem-time-bar");
  g_signal_connect_data (widget, "draw", G_CALLBACK (draw_bar), bar,
                         (GClosureNotify) (void (*) (void)) g_free, 0);
  return widget;
}

/* ---- Rows ---- */

static GtkWidget *
line_new (const char *text, const char *style_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_line_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_line_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  /* A long line asks for no more room than a short one: it is wrapped. */
  gtk_label_set_max_width_chars (GTK_LABEL (label), NATURAL_CHARS);
  gtk_style_context_add_class (gtk_widget_get_style_context (label), style_class);
  return label;
}

static const char *
news_label (GemListedNews news)
{
  return news == GEM_LISTED_NEW ? _ ("New") : news == GEM_LISTED_CHANGED ? _ ("Changed") : NULL;
}

static char *
make_summary (GemEdition *edition, GPtrArray *feeds, const GemListedItem *listed, gboolean dates)
{
  const GemFeedState *feed =
      feeds->len > 1 ? gem_agenda_find_feed (feeds, listed->item->feed) : NULL;
  g_autofree char *summary = gem_words_item_summary (edition, listed->item);
  g_autofree char *period = dates ? gem_words_item_period (listed->item) : NULL;
  const char *symbol =
      listed->item->status != NULL ? gem_item_status_symbol (listed->item->status) : NULL;

  return g_strconcat (symbol != NULL ? symbol : "", symbol != NULL ? " " : "", summary,
                      period != NULL ? " · " : "", period != NULL ? period : "",
                      feed != NULL ? " · " : "", feed != NULL ? feed->title : NULL, NULL);
}

/* New, changed and followed are said in words, before the rest. */
static GtkWidget *
marks_new (const GemListedItem *listed)
{
  const char *news = news_label (listed->news);
  g_autofree char *text = NULL;

  if (news == NULL && !listed->followed)
    return NULL;
  text = g_strconcat (listed->followed ? "★ " : "", listed->followed ? _ ("Followed") : "",
                      listed->followed && news != NULL ? " · " : "", news, NULL);
  return line_new (text, "gem-mark");
}

/**
 * gem_agenda_row_new:
 * @edition: where the names come from
 * @feeds: (element-type GemFeedState): the feeds there are; where there are several, the row says which
 * @listed: an item
 * @span: (nullable): the time that is shown, for a row of a time line
 *
 * Returns: (transfer floating): a row for a #GtkListBox; all that it shows is its name
 */
GtkWidget *
gem_agenda_row_new (GemEdition *edition,
                    GPtrArray *feeds,
                    GemListedItem *listed,
                    const GemTimeSpan *span)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, span != NULL ? 3 : 0);
  g_autofree char *summary = make_summary (edition, feeds, listed, span != NULL);
  GtkWidget *marks = marks_new (listed);
  const char *title = gem_words_item_title (listed->item);
  g_autofree char *name =
      g_strjoin (", ", title, summary,
                 marks != NULL ? gtk_label_get_text (GTK_LABEL (marks)) : NULL, NULL);

  gtk_style_context_add_class (gtk_widget_get_style_context (box), "gem-row");
  if (marks != NULL)
    gtk_container_add (GTK_CONTAINER (box), marks);
  gtk_container_add (GTK_CONTAINER (box), line_new (title, "gem-row-title"));
  if (span != NULL)
    gtk_container_add (GTK_CONTAINER (box), bar_new (span, listed->item));
  gtk_container_add (GTK_CONTAINER (box), line_new (summary, "gem-caption"));
  gtk_container_add (GTK_CONTAINER (row), box);
  gem_set_accessible_name (row, name);
  g_object_set_data_full (G_OBJECT (row), LISTED_KEY, g_object_ref (listed), g_object_unref);
  gtk_widget_show_all (row);
  return row;
}

/**
 * gem_agenda_row_get_item:
 * @row: a row of gem_agenda_row_new()
 *
 * Returns: (transfer none): its item
 */
GemListedItem *
gem_agenda_row_get_item (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), LISTED_KEY);
}

/**
 * gem_agenda_group_heading_new:
 * @title: what the items have in common
 * @items: how many there are
 *
 * Returns: (transfer floating): a heading above them
 */
GtkWidget *
gem_agenda_group_heading_new (const char *title, guint items)
{
  g_autofree char *text = g_strdup_printf ("%s (%u)", title, items);
  GtkWidget *heading = line_new (text, "gem-group");

  gtk_label_set_width_chars (GTK_LABEL (heading), HEADING_CHARS);
  atk_object_set_role (gtk_widget_get_accessible (heading), ATK_ROLE_HEADING);
  gtk_widget_show (heading);
  return heading;
}
