/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The text that is read on paper: this section, its chapter or all of the publication. */

#pragma once

#include <gtk/gtk.h>

#include "context/gem-context.h"
#include "paper/gem-volume-export.h"

G_BEGIN_DECLS

char *
gem_read_describe_scope (GemEdition *edition, const GemSection *section, GemVolumeScope scope);
void
gem_read_show_outcome (GtkWindow *window, GtkMessageType type, const char *title, const char *text);

void gem_read_print (GtkWidget *parent, GemContext *context, const GemSection *section);

G_END_DECLS
