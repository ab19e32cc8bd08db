/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-note-row.h"

#include "gem-note-words.h"
#include "gem-rows.h"

#include <glib/gi18n.h>

/* A row shows so much of a long quote or text, in characters; the editor has all of it. */
#define EXCERPT 400

struct _GemNoteRow
{
  GtkListBoxRow parent_instance;

  GtkWidget *swatch;
  GtkWidget *kind;
  GtkWidget *path;
  GtkWidget *quote;
  GtkWidget *text;
  GtkWidget *tags;
  GtkWidget *state;

  GemNote *note;
};

G_DEFINE_FINAL_TYPE (GemNoteRow, gem_note_row, GTK_TYPE_LIST_BOX_ROW)

static void
gem_note_row_finalize (GObject *object)
{
  g_clear_pointer (&GEM_NOTE_ROW (object)->note, gem_note_free);

  G_OBJECT_CLASS (gem_note_row_parent_class)->finalize (object);
}

static void
gem_note_row_class_init (GemNoteRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gem_note_row_finalize;
}

static GtkWidget *
add_label (GtkWidget *box, const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_line_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_line_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_style_context_add_class (gtk_widget_get_style_context (label), style);
  gtk_container_add (GTK_CONTAINER (box), label);
  return label;
}

static void
gem_note_row_init (GemNoteRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_style_context_add_class (gtk_widget_get_style_context (box), "gem-row");
  self->swatch = gem_note_swatch_new (GEM_NOTE_NO_COLOUR);
  gtk_container_add (GTK_CONTAINER (head), self->swatch);
  self->kind = add_label (head, "gem-caption");
  gtk_container_add (GTK_CONTAINER (box), head);
  self->quote = add_label (box, "gem-note-quote");
  self->text = add_label (box, "gem-row-title");
  self->tags = add_label (box, "gem-caption");
  self->path = add_label (box, "gem-caption");
  self->state = add_label (box, "gem-problem");
  gtk_container_add (GTK_CONTAINER (self), box);
  gtk_widget_show_all (GTK_WIDGET (self));
}

static void
say (GtkWidget *label, const char *text)
{
  gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL && *text != '\0');
}

static char *
join_tags (const GemNote *note)
{
  g_autoptr (GString) tags = g_string_new (NULL);

  for (guint i = 0; note->tags != NULL && note->tags[i] != NULL; i++)
    g_string_append_printf (tags, "%s#%s", i > 0 ? "  " : "", note->tags[i]);
  return g_string_free (g_steal_pointer (&tags), FALSE);
}

/* A bookmark is called after its place, which need not be said twice. */
static char *
dup_path (GemEdition *edition, const GemNote *note)
{
  g_autofree char *path = gem_note_words_path (edition, note->address);

  if (gem_note_is_bookmark (note) && g_strcmp0 (path, note->title) == 0)
    return NULL;
  return g_steal_pointer (&path);
}

/* All of it in one sentence, for whoever hears the list. */
static void
name_row (GemNoteRow *self)
{
  GtkWidget *labels[] = {
    self->kind, self->quote, self->text, self->tags, self->path, self->state
  };
  g_autoptr (GString) name = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      const char *text = gtk_label_get_text (GTK_LABEL (labels[i]));

      if (*text != '\0')
        g_string_append_printf (name, "%s%s", name->len > 0 ? ". " : "", text);
    }
  gem_set_accessible_name (GTK_WIDGET (self), name->str);
}

/**
 * gem_note_row_set_note:
 * @self: a row
 * @edition: the edition that is read
 * @note: what it shows from now on
 */
void
gem_note_row_set_note (GemNoteRow *self, GemEdition *edition, const GemNote *note)
{
  g_autofree char *kind = NULL;
  g_autofree char *path = NULL;
  g_autofree char *quote = NULL;
  g_autofree char *quoted = NULL;
  g_autofree char *text = NULL;
  g_autofree char *tags = NULL;
  GemNote *copy;

  g_return_if_fail (GEM_IS_NOTE_ROW (self) && note != NULL);

  copy = gem_note_copy (note);
  g_clear_pointer (&self->note, gem_note_free);
  self->note = copy;
  kind = gem_note_words_kind (note);
  path = dup_path (edition, note);
  quote = gem_note_words_excerpt (note->quote, EXCERPT);
  quoted = *quote != '\0' ? g_strdup_printf (_ ("“%s”"), quote) : NULL;
  text = gem_note_is_bookmark (note) ? g_strdup (note->title) : gem_note_words_text (note, EXCERPT);
  tags = join_tags (note);
  gem_note_swatch_set (self->swatch, note->colour);
  gtk_widget_set_visible (self->swatch, note->colour != GEM_NOTE_NO_COLOUR);
  say (self->kind, kind);
  say (self->quote, quoted);
  say (self->text, text);
  say (self->tags, tags);
  say (self->path, path);
  say (self->state, gem_note_words_state (note));
  name_row (self);
}

/**
 * gem_note_row_get_note:
 * @self: a row
 *
 * Returns: (transfer none): what it shows
 */
const GemNote *
gem_note_row_get_note (GemNoteRow *self)
{
  g_return_val_if_fail (GEM_IS_NOTE_ROW (self), NULL);

  return self->note;
}

/**
 * gem_note_row_new:
 * @edition: the edition that is read
 * @note: a note
 *
 * Returns: (transfer floating): a row for a list of notes
 */
GtkWidget *
gem_note_row_new (GemEdition *edition, const GemNote *note)
{
  GemNoteRow *self = g_object_new (GEM_TYPE_NOTE_ROW, NULL);

  gem_note_row_set_note (self, edition, note);
  return GTK_WIDGET (self);
}
