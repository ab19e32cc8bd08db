/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemProbeDialog: whether an agenda can be reached from here, step by step. */

#pragma once

#include <handy.h>

G_BEGIN_DECLS

#define GEM_TYPE_PROBE_DIALOG (gem_probe_dialog_get_type ())
G_DECLARE_FINAL_TYPE (GemProbeDialog, gem_probe_dialog, GEM, PROBE_DIALOG, HdyWindow)

void gem_probe_dialog_show (GtkWindow *parent, const char *url);

G_END_DECLS
