/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Words in CommonMark that are only words. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void gem_markdown_append_escaped (GString *out, const char *text);
void gem_markdown_append_line (GString *out, const char *text);
gboolean gem_markdown_is_plain_address (const char *url);

G_END_DECLS
