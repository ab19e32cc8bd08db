/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-search-sheet.h"

struct _GemSearchSheet
{
  GtkBin parent_instance;
};

G_DEFINE_FINAL_TYPE (GemSearchSheet, gem_search_sheet, GTK_TYPE_BIN)

static GtkSizeRequestMode
gem_search_sheet_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
gem_search_sheet_get_preferred_height (GtkWidget *widget, int *minimum, int *natural)
{
  *minimum = 0;
  *natural = 0;
}

/* A viewport asks this at each allocation, of everything that it shows. */
static void
gem_search_sheet_get_preferred_width_for_height (GtkWidget *widget,
                                                 int height,
                                                 int *minimum,
                                                 int *natural)
{
  gtk_widget_get_preferred_width (widget, minimum, natural);
}

static void
gem_search_sheet_class_init (GemSearchSheetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->get_request_mode = gem_search_sheet_get_request_mode;
  widget_class->get_preferred_height = gem_search_sheet_get_preferred_height;
  widget_class->get_preferred_width_for_height = gem_search_sheet_get_preferred_width_for_height;
}

static void
gem_search_sheet_init (GemSearchSheet *self)
{
}
