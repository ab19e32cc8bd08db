/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What cairo 1.16 can't say in a PDF: its language, without which it is read aloud in the wrong one; what its
 * figures show; and that a window shows its title and not the name of the file. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void gem_pdf_amend (GByteArray *bytes, const char *language, GPtrArray *words);

G_END_DECLS
