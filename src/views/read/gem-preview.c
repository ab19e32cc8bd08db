/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-preview.h"

#include "gem-rows.h"
#include "gem-words.h"

#include <glib/gi18n.h>
#include <string.h>

/* Long enough that a pointer on its way over a link shows nothing. */
#define DELAY_MS 250

struct _GemPreview
{
  GtkRevealer parent_instance;

  GtkLabel *title;
  GtkLabel *text;
  GemContext *context;
  GCancellable *cancellable;
  char *uri;
  guint timeout;
};

G_DEFINE_FINAL_TYPE (GemPreview, gem_preview, GTK_TYPE_REVEALER)

static void
reveal (GemPreview *self, const char *title, const char *words)
{
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->text, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->text), words != NULL && *words != '\0');
  gtk_widget_show (GTK_WIDGET (self));
  gtk_revealer_set_reveal_child (GTK_REVEALER (self), TRUE);
}

static void
entry_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GemEntry) entry = gem_edition_load_entry_finish (GEM_EDITION (source), result, &error);
  g_autofree char *words = NULL;

  if (entry == NULL)
    return;
  words = entry->lead != NULL && entry->text != NULL
              ? g_strdup_printf ("%s. %s", entry->lead, entry->text)
              : g_strdup (entry->text != NULL ? entry->text : entry->lead);
  reveal (data, entry->title, words);
}

static void
show_section (GemPreview *self, const char *id)
{
  const GemSection *section =
      gem_edition_find_section (gem_context_get_edition (self->context), id);
  g_autofree char *words = NULL;

  if (section == NULL)
    return;
  /* So many words a minute are read with ease. */
  words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "A section, about %d minute to read",
                                        "A section, about %d minutes to read",
                                        (gulong) MAX (1, section->words / 200)),
                           MAX (1, section->words / 200));
  reveal (self, section->title, words);
}

static void
show_address (GemPreview *self, const GemAddress *address)
{
  GemEdition *sessions = gem_context_get_sessions (self->context);
  const char *id = gem_address_get_id (address);
  const GemTheme *theme;
  const GemSession *session;

  switch (gem_address_get_kind (address))
    {
    case GEM_ADDRESS_SECTION:
      show_section (self, id);
      break;
    case GEM_ADDRESS_THEME:
      theme = gem_edition_find_theme (sessions, id);
      if (theme != NULL)
        reveal (self, theme->name, theme->description);
      break;
    case GEM_ADDRESS_PROVINCE:
      session = gem_edition_find_session (sessions, id);
      if (session != NULL)
        {
          g_autofree char *date = gem_words_date (session->date);
          g_autofree char *words = g_strdup_printf ("‘%s’ · %s", session->motto, date);

          reveal (self, session->province, words);
        }
      break;
    case GEM_ADDRESS_TERM:
    case GEM_ADDRESS_REFERENCE:
    case GEM_ADDRESS_GOAL:
      gem_edition_load_entry_async (gem_context_get_edition (self->context), address,
                                    self->cancellable, entry_loaded_cb, self);
      break;
    case GEM_ADDRESS_AGENDA:
    case GEM_ADDRESS_COMPARE:
    case GEM_ADDRESS_ITEM:
    case GEM_ADDRESS_LIST:
    case GEM_ADDRESS_SEARCH:
    default:
      break;
    }
}

static gboolean
timeout_cb (gpointer data)
{
  GemPreview *self = data;
  g_autoptr (GemAddress) address = gem_address_parse (self->uri, NULL);

  self->timeout = 0;
  if (address != NULL)
    show_address (self, address);
  else if (!g_str_has_prefix (self->uri, "gem:"))
    reveal (self, self->uri, _ ("Opens in another program"));
  return G_SOURCE_REMOVE;
}

static void
gem_preview_dispose (GObject *object)
{
  GemPreview *self = GEM_PREVIEW (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->context);
  g_clear_pointer (&self->uri, g_free);

  G_OBJECT_CLASS (gem_preview_parent_class)->dispose (object);
}

static void
gem_preview_class_init (GemPreviewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gem_preview_dispose;
}

static GtkLabel *
add_label (GtkWidget *box, const char *style_class)
{
  GtkWidget *label = gtk_label_new ("");

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_line_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_line_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 60);
  gtk_style_context_add_class (gtk_widget_get_style_context (label), style_class);
  gtk_container_add (GTK_CONTAINER (box), label);
  return GTK_LABEL (label);
}

static void
gem_preview_init (GemPreview *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->title = add_label (box, "gem-row-title");
  self->text = add_label (box, "gem-caption");
  gtk_style_context_add_class (gtk_widget_get_style_context (box), "gem-preview");
  atk_object_set_role (gtk_widget_get_accessible (box), ATK_ROLE_TOOL_TIP);
  gtk_container_add (GTK_CONTAINER (self), box);
  gtk_revealer_set_transition_type (GTK_REVEALER (self), GTK_REVEALER_TRANSITION_TYPE_CROSSFADE);
  gtk_revealer_set_transition_duration (GTK_REVEALER (self), 120);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_END);
  gtk_widget_show_all (box);
  self->cancellable = g_cancellable_new ();
}

/**
 * gem_preview_set_context:
 * @self: a preview
 * @context: the context
 */
void
gem_preview_set_context (GemPreview *self, GemContext *context)
{
  g_return_if_fail (GEM_IS_PREVIEW (self));

  g_set_object (&self->context, context);
}

/**
 * gem_preview_show_link:
 * @self: a preview
 * @uri: (nullable): the link, or %NULL for none any more
 */
void
gem_preview_show_link (GemPreview *self, const char *uri)
{
  g_return_if_fail (GEM_IS_PREVIEW (self));

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_free (self->uri);
  self->uri = g_strdup (uri);
  if (uri == NULL)
    gem_preview_dismiss (self);
  else
    self->timeout = g_timeout_add (DELAY_MS, timeout_cb, self);
}

/**
 * gem_preview_dismiss:
 * @self: a preview
 *
 * Returns: whether there was something to hide
 */
gboolean
gem_preview_dismiss (GemPreview *self)
{
  gboolean shown;

  g_return_val_if_fail (GEM_IS_PREVIEW (self), FALSE);

  shown = gtk_revealer_get_reveal_child (GTK_REVEALER (self));
  gtk_revealer_set_reveal_child (GTK_REVEALER (self), FALSE);
  gtk_widget_hide (GTK_WIDGET (self));
  return shown;
}
