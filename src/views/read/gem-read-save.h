/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The text that is read as a file. */

#pragma once

#include <gtk/gtk.h>

#include "context/gem-context.h"
#include "paper/gem-volume-export.h"

G_BEGIN_DECLS

void gem_read_save (GtkWidget *parent,
                    GemContext *context,
                    const GemSection *section,
                    GemVolumeFormat format);

G_END_DECLS
