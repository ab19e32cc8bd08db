/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* A time line: the years above it, and the bar of an item below them. */

#pragma once

#include <gtk/gtk.h>

#include "feed/gem-item.h"

G_BEGIN_DECLS

/**
 * GemTimeSpan:
 * @first: the first month that is shown, counted from the year 0
 * @months: how many months are shown
 */
typedef struct
{
  int first;
  int months;
} GemTimeSpan;

void gem_time_span_init (GemTimeSpan *self, const char *begin, const char *end);
GtkWidget *gem_time_axis_new (const GemTimeSpan *span);
GtkWidget *gem_time_bar_new (void);
void gem_time_bar_show (GtkWidget *widget, const GemTimeSpan *span, const GemItem *item);

G_END_DECLS
