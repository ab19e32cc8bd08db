/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemEditionsDialog: which publication is read; imports another, after showing what was understood of it. */

#pragma once

#include <handy.h>

#include "context/gem-context.h"

G_BEGIN_DECLS

#define GEM_TYPE_EDITIONS_DIALOG (gem_editions_dialog_get_type ())
G_DECLARE_FINAL_TYPE (GemEditionsDialog, gem_editions_dialog, GEM, EDITIONS_DIALOG, HdyWindow)

GemEditionsDialog *gem_editions_dialog_new (GtkWindow *parent, GemContext *context);
void gem_editions_dialog_import (GemEditionsDialog *self, const char *path);

G_END_DECLS
