/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The list of all keys of the console, made from the table of commands. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *gem_show_keys_window_new (GtkWindow *parent);

G_END_DECLS
