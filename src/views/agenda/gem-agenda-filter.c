/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-agenda-filter.h"

#include "gem-rows.h"

#include <glib/gi18n.h>

struct _GemAgendaFilter
{
  GtkBin parent_instance;

  GtkComboBoxText *year_combo;
  GtkComboBoxText *opgave_combo;
  GtkComboBoxText *status_combo;
  GtkComboBoxText *province_combo;
  gboolean updating;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GemAgendaFilter, gem_agenda_filter, GTK_TYPE_BIN)

static void
changed_cb (GemAgendaFilter *self)
{
  if (!self->updating)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
gem_agenda_filter_class_init (GemAgendaFilterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  /**
   * GemAgendaFilter::changed:
   * @self: a filter
   *
   * The person chose something else.
   */
  signals[CHANGED] = g_signal_new ("changed", GEM_TYPE_AGENDA_FILTER, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               GEM_RESOURCE_PATH "/ui/gem-agenda-filter.ui");
  gtk_widget_class_bind_template_child (widget_class, GemAgendaFilter, year_combo);
  gtk_widget_class_bind_template_child (widget_class, GemAgendaFilter, opgave_combo);
  gtk_widget_class_bind_template_child (widget_class, GemAgendaFilter, status_combo);
  gtk_widget_class_bind_template_child (widget_class, GemAgendaFilter, province_combo);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
gem_agenda_filter_init (GemAgendaFilter *self)
{
  const char *const *opgaven = gem_item_opgaven ();
  const char *const *statuses = gem_item_statuses ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gem_combo_set_narrow (GTK_COMBO_BOX (self->year_combo));
  gem_combo_set_narrow (GTK_COMBO_BOX (self->opgave_combo));
  gem_combo_set_narrow (GTK_COMBO_BOX (self->status_combo));
  gem_combo_set_narrow (GTK_COMBO_BOX (self->province_combo));
  self->updating = TRUE;
  gtk_combo_box_text_append (self->year_combo, "", _ ("All years"));
  gtk_combo_box_text_append (self->opgave_combo, "", _ ("All challenges"));
  for (guint i = 0; opgaven[i] != NULL; i++)
    gtk_combo_box_text_append (self->opgave_combo, opgaven[i], gem_item_opgave_label (opgaven[i]));
  gtk_combo_box_text_append (self->status_combo, "", _ ("Every status"));
  for (guint i = 0; statuses[i] != NULL; i++)
    gtk_combo_box_text_append (self->status_combo, statuses[i],
                               gem_item_status_label (statuses[i]));
  gtk_combo_box_text_append (self->province_combo, "", _ ("Whole country and provinces"));
  self->updating = FALSE;
}

/**
 * gem_agenda_filter_set_edition:
 * @self: a filter
 * @edition: where the provinces' names come from
 */
void
gem_agenda_filter_set_edition (GemAgendaFilter *self, GemEdition *edition)
{
  GPtrArray *sessions;

  g_return_if_fail (GEM_IS_AGENDA_FILTER (self) && GEM_IS_EDITION (edition));

  sessions = gem_edition_get_sessions (edition);
  for (guint i = 0; i < sessions->len; i++)
    {
      const GemSession *session = g_ptr_array_index (sessions, i);

      gtk_combo_box_text_append (self->province_combo, session->iso, session->province);
    }
}

/**
 * gem_agenda_filter_set_years:
 * @self: a filter
 * @years: (element-type GemAgendaYear): the years there are
 */
void
gem_agenda_filter_set_years (GemAgendaFilter *self, GPtrArray *years)
{
  g_autofree char *active = NULL;

  g_return_if_fail (GEM_IS_AGENDA_FILTER (self) && years != NULL);

  active = g_strdup (gtk_combo_box_get_active_id (GTK_COMBO_BOX (self->year_combo)));
  self->updating = TRUE;
  gtk_combo_box_text_remove_all (self->year_combo);
  gtk_combo_box_text_append (self->year_combo, "", _ ("All years"));
  for (guint i = 0; i < years->len; i++)
    {
      const GemAgendaYear *year = g_ptr_array_index (years, i);
      g_autofree char *id = g_strdup_printf ("%d", year->year);
      g_autofree char *text = g_strdup_printf ("%d (%d)", year->year, year->items);

      gtk_combo_box_text_append (self->year_combo, id, text);
    }
  if (active == NULL || !gtk_combo_box_set_active_id (GTK_COMBO_BOX (self->year_combo), active))
    gtk_combo_box_set_active_id (GTK_COMBO_BOX (self->year_combo), "");
  self->updating = FALSE;
}

static void
choose (GtkComboBoxText *combo, const char *id)
{
  if (id == NULL)
    id = "";
  /* A value of the feed's own, or a year without items, can be asked for too. */
  if (!gtk_combo_box_set_active_id (GTK_COMBO_BOX (combo), id))
    {
      gtk_combo_box_text_append (combo, id, id);
      gtk_combo_box_set_active_id (GTK_COMBO_BOX (combo), id);
    }
}

/**
 * gem_agenda_filter_show:
 * @self: a filter
 * @address: an address of an agenda
 */
void
gem_agenda_filter_show (GemAgendaFilter *self, const GemAddress *address)
{
  g_return_if_fail (GEM_IS_AGENDA_FILTER (self) && address != NULL);

  self->updating = TRUE;
  choose (self->year_combo, gem_address_get_id (address));
  choose (self->opgave_combo, gem_address_get_param (address, "opgave"));
  choose (self->status_combo, gem_address_get_param (address, "status"));
  choose (self->province_combo, gem_address_get_param (address, "province"));
  self->updating = FALSE;
}

static GemAddress *
add_param (GemAddress *address, const char *key, GtkComboBoxText *combo)
{
  const char *id = gtk_combo_box_get_active_id (GTK_COMBO_BOX (combo));
  GemAddress *with;

  if (id == NULL || *id == '\0')
    return address;
  with = gem_address_with_param (address, key, id);
  gem_address_unref (address);
  return with;
}

/**
 * gem_agenda_filter_dup_address:
 * @self: a filter
 *
 * Returns: (transfer full): the address of what is chosen
 */
GemAddress *
gem_agenda_filter_dup_address (GemAgendaFilter *self)
{
  const char *year;
  GemAddress *address;

  g_return_val_if_fail (GEM_IS_AGENDA_FILTER (self), NULL);

  year = gtk_combo_box_get_active_id (GTK_COMBO_BOX (self->year_combo));
  address = gem_address_new (GEM_ADDRESS_AGENDA, year != NULL && *year != '\0' ? year : NULL);
  address = add_param (address, "opgave", self->opgave_combo);
  address = add_param (address, "status", self->status_combo);
  return add_param (address, "province", self->province_combo);
}
