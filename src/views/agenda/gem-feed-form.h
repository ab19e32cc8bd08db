/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemFeedForm: where a person types the address of an agenda feed. It judges the address as it is
 * typed and activates `win.add-feed` with it. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GEM_TYPE_FEED_FORM (gem_feed_form_get_type ())
G_DECLARE_FINAL_TYPE (GemFeedForm, gem_feed_form, GEM, FEED_FORM, GtkBox)

GtkWidget *gem_feed_form_new (void);

G_END_DECLS
