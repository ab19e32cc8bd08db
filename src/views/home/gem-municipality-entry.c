/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-municipality-entry.h"

#include "gem-rows.h"
#include "municipality/gem-municipality.h"

#include <glib/gi18n.h>

#define MAX_HITS 8

struct _GemMunicipalityEntry
{
  GtkBox parent_instance;

  GtkWidget *entry;
  GtkWidget *list;
  GtkWidget *nothing;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GemMunicipalityEntry, gem_municipality_entry, GTK_TYPE_BOX)

static void
typed_cb (GemMunicipalityEntry *self)
{
  const char *text = gtk_entry_get_text (GTK_ENTRY (self->entry));
  g_autoptr (GPtrArray) hits = gem_municipality_search (text, MAX_HITS);

  gem_container_clear (GTK_CONTAINER (self->list));
  for (guint i = 0; i < hits->len; i++)
    {
      const GemMunicipalityHit *hit = g_ptr_array_index (hits, i);

      /* What a row leads to is the code of a municipality here. */
      gtk_container_add (GTK_CONTAINER (self->list),
                         gem_row_new (hit->municipality->name, hit->note, hit->municipality->code));
    }
  gtk_widget_set_visible (self->list, hits->len > 0);
  gtk_widget_set_visible (self->nothing, hits->len == 0 && *text != '\0');
}

static void
row_activated_cb (GemMunicipalityEntry *self, GtkListBoxRow *row)
{
  g_autofree char *code = g_strdup (gem_row_get_address (row));

  g_signal_emit (self, signals[CHOSEN], 0, code);
}

/* Enter takes the first. */
static void
activate_cb (GemMunicipalityEntry *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0);

  if (row != NULL)
    row_activated_cb (self, row);
}

static gboolean
key_press_cb (GemMunicipalityEntry *self, GdkEventKey *event)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0);

  if (event->keyval == GDK_KEY_Down && row != NULL)
    {
      gtk_widget_grab_focus (GTK_WIDGET (row));
      return GDK_EVENT_STOP;
    }
  if (event->keyval == GDK_KEY_Escape && *gtk_entry_get_text (GTK_ENTRY (self->entry)) != '\0')
    {
      gtk_entry_set_text (GTK_ENTRY (self->entry), "");
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

static void
gem_municipality_entry_class_init (GemMunicipalityEntryClass *klass)
{
  /**
   * GemMunicipalityEntry::chosen:
   * @self: an entry
   * @code: of a municipality
   *
   * The person found it.
   */
  signals[CHOSEN] = g_signal_new ("chosen", GEM_TYPE_MUNICIPALITY_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
gem_municipality_entry_init (GemMunicipalityEntry *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  self->entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _ ("Name of your municipality"));
  gtk_entry_set_width_chars (GTK_ENTRY (self->entry), 12);
  gem_set_accessible_name (self->entry, _ ("Name of your municipality"));
  self->list = gem_list_new (_ ("Municipalities"));
  self->nothing = gem_paragraph_new (_ (
      "No municipality of 2019 has a name like this. Try the start of the name, or its old name."));
  gtk_widget_set_no_show_all (self->list, TRUE);
  gtk_widget_hide (self->list);
  gtk_widget_set_no_show_all (self->nothing, TRUE);
  gtk_widget_hide (self->nothing);
  gtk_container_add (GTK_CONTAINER (self), self->entry);
  gtk_container_add (GTK_CONTAINER (self), self->list);
  gtk_container_add (GTK_CONTAINER (self), self->nothing);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (typed_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (self->entry, "key-press-event", G_CALLBACK (key_press_cb), self);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_widget_show (self->entry);
}

/**
 * gem_municipality_entry_new:
 *
 * Returns: (transfer floating): an empty entry
 */
GtkWidget *
gem_municipality_entry_new (void)
{
  return g_object_new (GEM_TYPE_MUNICIPALITY_ENTRY, "visible", TRUE, NULL);
}

/**
 * gem_municipality_entry_focus:
 * @self: an entry
 *
 * Puts the keyboard focus into it.
 */
void
gem_municipality_entry_focus (GemMunicipalityEntry *self)
{
  g_return_if_fail (GEM_IS_MUNICIPALITY_ENTRY (self));

  gtk_widget_grab_focus (self->entry);
}
