/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* A QR code of an address, to show, copy or save for a slide or a handout. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void gem_qr_dialog_show (GtkWindow *parent, const char *address, const char *title);

G_END_DECLS
