/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "edition/gem-edition-draft.h"

static void
fault_free (gpointer data)
{
  GemEditionFault *fault = data;

  g_free (fault->file);
  g_free (fault->key);
  g_free (fault->message);
  g_free (fault);
}

static void
link_clear (gpointer data)
{
  g_free (((GemDraftLink *) data)->target);
}

static void
block_free (gpointer data)
{
  GemDraftBlock *block = data;

  g_free (block->anchor);
  g_free (block->iso);
  g_free (block->markup);
  g_free (block->text);
  g_array_unref (block->links);
  g_free (block);
}

static void
section_free (gpointer data)
{
  GemDraftSection *section = data;

  g_free (section->id);
  g_free (section->parent);
  g_free (section->number);
  g_free (section->title);
  g_free (section->printed);
  g_free (section->kind);
  g_free (section->iso);
  g_free (section->file);
  g_ptr_array_unref (section->blocks);
  g_free (section);
}

static void
subject_free (gpointer data)
{
  GemDraftSubject *subject = data;

  g_free (subject->wording);
  g_free (subject->printed);
  g_free (subject->note);
  g_strfreev (subject->themes);
  g_free (subject);
}

static void
session_free (gpointer data)
{
  GemDraftSession *session = data;

  g_free (session->iso);
  g_free (session->province);
  g_free (session->motto);
  g_free (session->date);
  g_ptr_array_unref (session->subjects);
  g_free (session);
}

static void
entry_free (gpointer data)
{
  GemDraftEntry *entry = data;

  g_free (entry->id);
  g_hash_table_unref (entry->values);
  g_strfreev (entry->list);
  g_free (entry);
}

/**
 * gem_edition_draft_new:
 * @directory: where the sources are
 *
 * Returns: (transfer full): an empty draft
 */
GemEditionDraft *
gem_edition_draft_new (const char *directory)
{
  GemEditionDraft *self = g_new0 (GemEditionDraft, 1);

  self->directory = g_strdup (directory);
  self->meta = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->sections = g_ptr_array_new_with_free_func (section_free);
  self->sessions = g_ptr_array_new_with_free_func (session_free);
  self->themes = g_ptr_array_new_with_free_func (entry_free);
  self->references = g_ptr_array_new_with_free_func (entry_free);
  self->terms = g_ptr_array_new_with_free_func (entry_free);
  self->commitments = g_ptr_array_new_with_free_func (entry_free);
  self->goals = g_ptr_array_new_with_free_func (entry_free);
  self->goal_places = g_ptr_array_new_with_free_func (entry_free);
  self->faults = g_ptr_array_new_with_free_func (fault_free);
  return self;
}

/**
 * gem_edition_draft_free:
 * @self: (transfer full): a draft
 */
void
gem_edition_draft_free (GemEditionDraft *self)
{
  g_free (self->directory);
  g_hash_table_unref (self->meta);
  g_ptr_array_unref (self->sections);
  g_ptr_array_unref (self->sessions);
  g_ptr_array_unref (self->themes);
  g_ptr_array_unref (self->references);
  g_ptr_array_unref (self->terms);
  g_ptr_array_unref (self->commitments);
  g_ptr_array_unref (self->goals);
  g_ptr_array_unref (self->goal_places);
  g_ptr_array_unref (self->faults);
  g_free (self);
}

/**
 * gem_edition_draft_fault:
 * @self: a draft
 * @file: the file it is in
 * @line: the line, from 1; 0 for the whole file
 * @key: (nullable): the key it is at
 * @format: what is wrong, for whoever wrote the source
 * @...: its parameters
 *
 * Notes a fault. The draft goes on, so that one run tells all of them.
 */
void
gem_edition_draft_fault (
    GemEditionDraft *self, const char *file, guint line, const char *key, const char *format, ...)
{
  GemEditionFault *fault = g_new0 (GemEditionFault, 1);
  va_list args;

  va_start (args, format);
  fault->message = g_strdup_vprintf (format, args);
  va_end (args);
  fault->file = g_strdup (file);
  fault->line = line;
  fault->key = g_strdup (key);
  g_ptr_array_add (self->faults, fault);
}

/**
 * gem_edition_draft_add_section:
 * @self: a draft
 *
 * Returns: (transfer none): a new section at the end
 */
GemDraftSection *
gem_edition_draft_add_section (GemEditionDraft *self)
{
  GemDraftSection *section = g_new0 (GemDraftSection, 1);

  section->blocks = g_ptr_array_new_with_free_func (block_free);
  g_ptr_array_add (self->sections, section);
  return section;
}

/**
 * gem_draft_section_add_block:
 * @section: a section
 * @kind: static text
 *
 * Returns: (transfer none): a new block at the end
 */
GemDraftBlock *
gem_draft_section_add_block (GemDraftSection *section, const char *kind)
{
  GemDraftBlock *block = g_new0 (GemDraftBlock, 1);

  block->kind = kind;
  block->links = g_array_new (FALSE, TRUE, sizeof (GemDraftLink));
  g_array_set_clear_func (block->links, link_clear);
  g_ptr_array_add (section->blocks, block);
  return block;
}

/**
 * gem_edition_draft_add_session:
 * @self: a draft
 *
 * Returns: (transfer none): a new session at the end
 */
GemDraftSession *
gem_edition_draft_add_session (GemEditionDraft *self)
{
  GemDraftSession *session = g_new0 (GemDraftSession, 1);

  session->subjects = g_ptr_array_new_with_free_func (subject_free);
  g_ptr_array_add (self->sessions, session);
  return session;
}

/**
 * gem_draft_session_add_subject:
 * @session: a session
 *
 * Returns: (transfer none): a new subject at the end
 */
GemDraftSubject *
gem_draft_session_add_subject (GemDraftSession *session)
{
  GemDraftSubject *subject = g_new0 (GemDraftSubject, 1);

  g_ptr_array_add (session->subjects, subject);
  return subject;
}

/**
 * gem_draft_entry_new:
 *
 * Returns: (transfer full): an entry, to be added to one of the draft's lists
 */
GemDraftEntry *
gem_draft_entry_new (void)
{
  GemDraftEntry *entry = g_new0 (GemDraftEntry, 1);

  entry->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return entry;
}

/**
 * gem_draft_entry_get:
 * @self: an entry
 * @key: a key
 *
 * Returns: (nullable): its value
 */
const char *
gem_draft_entry_get (const GemDraftEntry *self, const char *key)
{
  return g_hash_table_lookup (self->values, key);
}

/**
 * gem_draft_find_entry:
 * @entries: (element-type GemDraftEntry): a list of the draft
 * @id: an id
 *
 * Returns: (nullable) (transfer none): the entry with that id
 */
GemDraftEntry *
gem_draft_find_entry (GPtrArray *entries, const char *id)
{
  for (guint i = 0; i < entries->len; i++)
    {
      GemDraftEntry *entry = g_ptr_array_index (entries, i);

      if (g_strcmp0 (entry->id, id) == 0)
        return entry;
    }
  return NULL;
}

/**
 * gem_draft_section_count_words:
 * @section: a section
 *
 * Returns: how many words its text has
 */
guint
gem_draft_section_count_words (const GemDraftSection *section)
{
  guint words = 0;

  for (guint i = 0; i < section->blocks->len; i++)
    {
      GemDraftBlock *block = g_ptr_array_index (section->blocks, i);
      gboolean in_word = FALSE;

      for (const char *p = block->text; *p != '\0'; p = g_utf8_next_char (p))
        {
          gboolean space = g_unichar_isspace (g_utf8_get_char (p));

          words += !space && !in_word;
          in_word = !space;
        }
    }
  return words;
}
