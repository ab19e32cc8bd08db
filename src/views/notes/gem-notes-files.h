/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Notes to files and back, as the person asks for it: which file, what it will bring, and what came of it. */

#pragma once

#include "context/gem-context.h"
#include "gem-view.h"
#include "notes/gem-notes-file.h"

G_BEGIN_DECLS

void gem_notes_files_export (GemView *view,
                             GemContext *context,
                             const GemNoteQuery *query,
                             GemNotesFormat format);
void gem_notes_files_import (GemView *view, GemContext *context);
void gem_notes_files_back_up (GemView *view, GemContext *context);
void gem_notes_files_restore (GemView *view, GemContext *context);

G_END_DECLS
