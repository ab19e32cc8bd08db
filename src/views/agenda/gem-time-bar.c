/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-time-bar.h"

#include "gem-rows.h"

#include <glib/gi18n.h>

#define BAR_KEY "gem-time-bar"
#define BAR_HEIGHT 14
#define LABEL_GAP 6

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
  double today;       /* -1 where it is not in the span */
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
  if (bar->today >= 0)
    {
      GdkRGBA warm;

      if (gtk_style_context_lookup_color (style, "gem_warm", &warm))
        gdk_cairo_set_source_rgba (cr, &warm);
      cairo_rectangle (cr, (int) (bar->today * width), 0, 2, BAR_HEIGHT);
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

/**
 * gem_time_bar_new:
 *
 * Returns: (transfer floating): a bar that shows no time yet
 */
GtkWidget *
gem_time_bar_new (void)
{
  GtkWidget *widget = gtk_drawing_area_new ();
  Bar *bar = g_new0 (Bar, 1);

  g_object_set_data_full (G_OBJECT (widget), BAR_KEY, bar, g_free);
  gtk_widget_set_size_request (widget, -1, BAR_HEIGHT);
  gtk_style_context_add_class (gtk_widget_get_style_context (widget), "gem-time-bar");
  g_signal_connect (widget, "draw", G_CALLBACK (draw_bar), bar);
  gtk_widget_show (widget);
  return widget;
}

/**
 * gem_time_bar_show:
 * @widget: a bar of gem_time_bar_new()
 * @span: the time that is shown
 * @item: whose time it draws
 */
void
gem_time_bar_show (GtkWidget *widget, const GemTimeSpan *span, const GemItem *item)
{
  Bar *bar = g_object_get_data (G_OBJECT (widget), BAR_KEY);
  const char *begin = item->begin != NULL ? item->begin : item->end;
  const char *end = item->end != NULL ? item->end : item->begin;

  g_return_if_fail (bar != NULL && span != NULL);

  bar->span = *span;
  bar->status = known_status (item->status);
  bar->from = begin != NULL ? place_of (span, begin, FALSE) : 1;
  bar->to = end != NULL ? place_of (span, end, TRUE) : 0;
  bar->today = today_of (span);
  gtk_widget_queue_draw (widget);
}
