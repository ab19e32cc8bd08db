/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The rows, headings and paragraphs that several views are made of, so that they look and sound the
 * same everywhere. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *gem_heading_new (const char *text, int level);
GtkWidget *gem_paragraph_new (const char *text);
GtkWidget *gem_caption_new (const char *text);
GtkWidget *gem_row_new (const char *title, const char *subtitle, const char *address);
GtkWidget *gem_fact_row_new (const char *name, const char *value, const char *address);
const char *gem_row_get_address (GtkListBoxRow *row);
void gem_combo_set_narrow (GtkComboBox *combo);
void gem_list_set_one_tab_stop (GtkListBox *list);
void gem_flow_box_set_plain (GtkFlowBox *box, const char *name);
GtkWidget *gem_list_new (const char *name);
GtkWidget *gem_more_button_new (const char *what);
GtkWidget *gem_slide_button_new (void);
void gem_container_clear (GtkContainer *container);
void gem_label_name_links (GtkLabel *label);
void gem_set_accessible_name (GtkWidget *widget, const char *name);

G_END_DECLS
