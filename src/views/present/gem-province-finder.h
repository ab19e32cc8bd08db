/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemProvinceFinder: somebody in the hall asks about their province, or their town: its first letters
 * find it. It runs `present.visit` as soon as only one province is meant. */

#pragma once

#include <gtk/gtk.h>

#include "edition/gem-edition.h"

G_BEGIN_DECLS

#define GEM_TYPE_PROVINCE_FINDER (gem_province_finder_get_type ())
G_DECLARE_FINAL_TYPE (GemProvinceFinder, gem_province_finder, GEM, PROVINCE_FINDER, GtkPopover)

GtkWidget *gem_province_finder_new (GtkWidget *relative_to, GemEdition *sessions);
void gem_province_finder_open (GemProvinceFinder *self);

GPtrArray *gem_province_find (GemEdition *sessions, const char *text);

G_END_DECLS
