/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-note-tags.h"

#include "notes/gem-note.h"

#include <string.h>

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

static GStrv
sort_keys (GHashTable *set)
{
  GPtrArray *sorted = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, set);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_ptr_array_add (sorted, g_strdup (key));
  g_ptr_array_sort (sorted, compare_strings);
  g_ptr_array_add (sorted, NULL);
  return (GStrv) g_ptr_array_free (sorted, FALSE);
}

/**
 * gem_note_tags_split:
 * @text: what was typed
 *
 * Returns: (transfer full): its tags, each once, sorted
 */
GStrv
gem_note_tags_split (const char *text)
{
  g_auto (GStrv) parts = NULL;
  g_autoptr (GHashTable) set = g_hash_table_new (g_str_hash, g_str_equal);

  g_return_val_if_fail (text != NULL, NULL);

  parts = g_strsplit (text, ",", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      g_hash_table_add (set, parts[i]);
  return sort_keys (set);
}

/**
 * gem_note_tags_collect:
 * @notes: (element-type GemNote): notes
 *
 * Returns: (transfer full): all their tags, each once, sorted
 */
GStrv
gem_note_tags_collect (GPtrArray *notes)
{
  g_autoptr (GHashTable) set = g_hash_table_new (g_str_hash, g_str_equal);

  g_return_val_if_fail (notes != NULL, NULL);

  for (guint i = 0; i < notes->len; i++)
    {
      const GemNote *note = g_ptr_array_index (notes, i);

      for (guint j = 0; note->tags != NULL && note->tags[j] != NULL; j++)
        g_hash_table_add (set, note->tags[j]);
    }
  return sort_keys (set);
}

/* Where the tag that is being typed begins, in bytes. */
static gsize
last_tag (const char *text)
{
  const char *comma = strrchr (text, ',');
  const char *start = comma != NULL ? comma + 1 : text;

  return (gsize) (start - text) + strspn (start, " ");
}

static gboolean
match_cb (GtkEntryCompletion *completion, const char *key, GtkTreeIter *iter, gpointer data)
{
  GtkEntry *entry = GTK_ENTRY (gtk_entry_completion_get_entry (completion));
  const char *typed = gtk_entry_get_text (entry);
  g_autofree char *tag = NULL;
  g_autofree char *folded_tag = NULL;
  g_autofree char *folded = g_utf8_casefold (typed + last_tag (typed), -1);

  gtk_tree_model_get (gtk_entry_completion_get_model (completion), iter, 0, &tag, -1);
  folded_tag = g_utf8_casefold (tag != NULL ? tag : "", -1);
  return *folded != '\0' && g_str_has_prefix (folded_tag, folded);
}

static gboolean
selected_cb (GtkEntryCompletion *completion, GtkTreeModel *model, GtkTreeIter *iter, gpointer data)
{
  GtkEntry *entry = GTK_ENTRY (gtk_entry_completion_get_entry (completion));
  g_autofree char *before = g_strdup (gtk_entry_get_text (entry));
  g_autofree char *tag = NULL;
  g_autofree char *text = NULL;

  gtk_tree_model_get (model, iter, 0, &tag, -1);
  before[last_tag (before)] = '\0';
  text = g_strconcat (before, tag, ", ", NULL);
  gtk_entry_set_text (entry, text);
  gtk_editable_set_position (GTK_EDITABLE (entry), -1);
  return TRUE;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkListStore) model = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) notes = gem_notes_load_finish (GEM_STORE (source), result, &error);
  g_auto (GStrv) tags = NULL;

  /* Without it, tags are typed in full. */
  if (notes == NULL)
    return;
  tags = gem_note_tags_collect (notes);
  for (guint i = 0; tags[i] != NULL; i++)
    gtk_list_store_insert_with_values (model, NULL, -1, 0, tags[i], -1);
}

/**
 * gem_note_tags_complete:
 * @entry: an entry for tags
 * @context: the context
 * @cancellable: cancelled when the entry goes
 *
 * Offers the tags of the person's other notes while one is typed.
 */
void
gem_note_tags_complete (GtkEntry *entry, GemContext *context, GCancellable *cancellable)
{
  g_autoptr (GtkEntryCompletion) completion = gtk_entry_completion_new ();
  GtkListStore *model = gtk_list_store_new (1, G_TYPE_STRING);
  const GemNoteQuery query = { .colour = -1 };

  g_return_if_fail (GTK_IS_ENTRY (entry) && GEM_IS_CONTEXT (context));

  gtk_entry_completion_set_model (completion, GTK_TREE_MODEL (model));
  gtk_entry_completion_set_text_column (completion, 0);
  gtk_entry_completion_set_match_func (completion, match_cb, NULL, NULL);
  g_signal_connect (completion, "match-selected", G_CALLBACK (selected_cb), NULL);
  gtk_entry_set_completion (entry, completion);
  gem_notes_load_async (gem_context_get_store (context), gem_context_get_edition (context), &query,
                        cancellable, loaded_cb, model);
}
