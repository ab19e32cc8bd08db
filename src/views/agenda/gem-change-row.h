/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* A row that tells what happened to an agenda item between two issues. */

#pragma once

#include <gtk/gtk.h>

#include "edition/gem-edition.h"
#include "store/gem-store.h"

G_BEGIN_DECLS

GtkWidget *gem_change_row_new (GemEdition *edition, const GemItemChange *change);

G_END_DECLS
