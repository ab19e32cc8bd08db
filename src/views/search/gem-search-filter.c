/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-search-filter.h"

#include "gem-rows.h"
#include "store/gem-store-listing.h"

#include <glib/gi18n.h>

enum
{
  PROVINCE,
  THEME,
  YEAR,
  STATUS,
  N_COMBOS
};

/* What each is called in a question. */
static const char *const keys[N_COMBOS] = { "provincie", "thema", "jaar", "status" };

struct _GemSearchFilter
{
  GtkScrolledWindow parent_instance;

  GtkComboBoxText *province_combo;
  GtkComboBoxText *theme_combo;
  GtkComboBoxText *year_combo;
  GtkComboBoxText *status_combo;
  GtkComboBoxText *combos[N_COMBOS];

  GemContext *context;
  GCancellable *cancellable;
  gboolean updating;
};

enum
{
  CHIP,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GemSearchFilter, gem_search_filter, GTK_TYPE_SCROLLED_WINDOW)

/* What was chosen becomes a chip, and the list is as before. */
static void
changed_cb (GemSearchFilter *self, GtkComboBox *combo)
{
  const char *id = gtk_combo_box_get_active_id (combo);

  if (self->updating || id == NULL || *id == '\0')
    return;
  for (guint i = 0; i < N_COMBOS; i++)
    if (GTK_COMBO_BOX (self->combos[i]) == combo)
      {
        g_autofree char *value = g_strdup (id);

        self->updating = TRUE;
        gtk_combo_box_set_active (combo, 0);
        self->updating = FALSE;
        g_signal_emit (self, signals[CHIP], 0, keys[i], value);
        return;
      }
}

static void
gem_search_filter_dispose (GObject *object)
{
  GemSearchFilter *self = GEM_SEARCH_FILTER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (gem_search_filter_parent_class)->dispose (object);
}

static void
gem_search_filter_class_init (GemSearchFilterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gem_search_filter_dispose;

  /**
   * GemSearchFilter::chip:
   * @self: a filter
   * @key: the key of a chip, such as `provincie`
   * @value: its value
   */
  signals[CHIP] = g_signal_new ("chip", GEM_TYPE_SEARCH_FILTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               GEM_RESOURCE_PATH "/ui/gem-search-filter.ui");
  gtk_widget_class_bind_template_child (widget_class, GemSearchFilter, province_combo);
  gtk_widget_class_bind_template_child (widget_class, GemSearchFilter, theme_combo);
  gtk_widget_class_bind_template_child (widget_class, GemSearchFilter, year_combo);
  gtk_widget_class_bind_template_child (widget_class, GemSearchFilter, status_combo);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
gem_search_filter_init (GemSearchFilter *self)
{
  GtkComboBoxText *const *combos = self->combos;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  self->combos[PROVINCE] = self->province_combo;
  self->combos[THEME] = self->theme_combo;
  self->combos[YEAR] = self->year_combo;
  self->combos[STATUS] = self->status_combo;
  for (guint i = 0; i < N_COMBOS; i++)
    gem_combo_set_narrow (GTK_COMBO_BOX (combos[i]));
}

/* An empty list, on the words that say that nothing is chosen. */
static void
clear (GemSearchFilter *self, guint i, const char *nothing)
{
  gtk_combo_box_text_remove_all (self->combos[i]);
  gtk_combo_box_text_append (self->combos[i], "", nothing);
  gtk_combo_box_set_active (GTK_COMBO_BOX (self->combos[i]), 0);
}

static void
years_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GemSearchFilter *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GemAgendaOverview) overview =
      gem_store_load_overview_finish (GEM_STORE (source), result, &error);

  if (overview == NULL)
    return;
  self->updating = TRUE;
  clear (self, YEAR, _ ("Any year"));
  for (guint i = 0; i < overview->years->len; i++)
    {
      const GemAgendaYear *year = g_ptr_array_index (overview->years, i);
      g_autofree char *text = g_strdup_printf ("%d", year->year);

      gtk_combo_box_text_append (self->year_combo, text, text);
    }
  gtk_widget_set_sensitive (GTK_WIDGET (self->year_combo), overview->years->len > 0);
  self->updating = FALSE;
}

/**
 * gem_search_filter_set_context:
 * @self: a filter
 * @context: where the names come from
 */
void
gem_search_filter_set_context (GemSearchFilter *self, GemContext *context)
{
  const char *const *statuses = gem_item_statuses ();
  GPtrArray *sessions, *themes;

  g_return_if_fail (GEM_IS_SEARCH_FILTER (self) && GEM_IS_CONTEXT (context));

  g_set_object (&self->context, context);
  sessions = gem_edition_get_sessions (gem_context_get_sessions (context));
  themes = gem_edition_get_themes (gem_context_get_sessions (context));
  self->updating = TRUE;
  clear (self, PROVINCE, _ ("Any province"));
  for (guint i = 0; i < sessions->len; i++)
    {
      const GemSession *session = g_ptr_array_index (sessions, i);

      gtk_combo_box_text_append (self->province_combo, session->province, session->province);
    }
  clear (self, THEME, _ ("Any theme"));
  for (guint i = 0; i < themes->len; i++)
    {
      const GemTheme *theme = g_ptr_array_index (themes, i);

      gtk_combo_box_text_append (self->theme_combo, theme->name, theme->name);
    }
  clear (self, YEAR, _ ("Any year"));
  clear (self, STATUS, _ ("Any status"));
  for (guint i = 0; statuses[i] != NULL; i++)
    gtk_combo_box_text_append (self->status_combo, statuses[i],
                               gem_item_status_label (statuses[i]));
  self->updating = FALSE;
}

/**
 * gem_search_filter_load:
 * @self: a filter that is about to be seen
 *
 * Asks which years there are.
 */
void
gem_search_filter_load (GemSearchFilter *self)
{
  g_return_if_fail (GEM_IS_SEARCH_FILTER (self) && self->context != NULL);

  gem_store_load_overview_async (gem_context_get_store (self->context), self->cancellable,
                                 years_loaded_cb, self);
}
