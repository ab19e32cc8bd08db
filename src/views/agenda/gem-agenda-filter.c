/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-agenda-filter.h"

#include "gem-row-feeder.h"
#include "gem-rows.h"

#include <glib/gi18n.h>

enum
{
  OPGAVE,
  STATUS,
  PROVINCE,
  HOLDER,
  FEED,
  GROUP,
  SORT,
  N_COMBOS
};

static const char *const combo_keys[N_COMBOS] = { "opgave", "status", "province", "holder",
                                                  "feed",   "group",  "sort" };
static const char *const group_labels[GEM_N_GROUPS] = { N_ ("Nothing"),        N_ ("Year"),
                                                        N_ ("Challenge"),      N_ ("Status"),
                                                        N_ ("Who carries it"), N_ ("Agenda") };
static const char *const sort_labels[GEM_N_SORTS] = { N_ ("As published"), N_ ("Title"),
                                                      N_ ("Begin"),        N_ ("End"),
                                                      N_ ("Status"),       N_ ("Who carries it") };

/* What a combo box is to offer. */
typedef struct
{
  GStrv ids;
  GStrv labels;
  guint place; /* before it, the combo box offers what it is to offer */
} Choices;

struct _GemAgendaFilter
{
  GtkScrolledWindow parent_instance;

  GtkComboBoxText *opgave_combo;
  GtkComboBoxText *status_combo;
  GtkComboBoxText *province_combo;
  GtkComboBoxText *holder_combo;
  GtkComboBoxText *feed_combo;
  GtkComboBoxText *group_combo;
  GtkComboBoxText *sort_combo;
  GtkToggleButton *changed_check;
  GtkToggleButton *followed_check;
  GtkWidget *feed_box;
  GtkComboBoxText *combos[N_COMBOS];

  GemAddress *address; /* what is shown */
  Choices holders;
  Choices feeds;
  GemRowFeeder *feeder; /* there may be hundreds of holders, and each is a widget in the menu */
  gboolean updating;
};

enum
{
  GO,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GemAgendaFilter, gem_agenda_filter, GTK_TYPE_SCROLLED_WINDOW)

static GemAddress *
take_param (GemAddress *address, const char *key, const char *value)
{
  GemAddress *with =
      gem_address_with_param (address, key, value != NULL && *value != '\0' ? value : NULL);

  gem_address_unref (address);
  return with;
}

static void
changed_cb (GemAgendaFilter *self)
{
  g_autoptr (GemAddress) address = NULL;

  if (self->updating || self->address == NULL)
    return;
  address = gem_address_ref (self->address);
  for (guint i = 0; i < N_COMBOS; i++)
    address = take_param (address, combo_keys[i],
                          gtk_combo_box_get_active_id (GTK_COMBO_BOX (self->combos[i])));
  address = take_param (address, "changed",
                        gtk_toggle_button_get_active (self->changed_check) ? "1" : NULL);
  address = take_param (address, "followed",
                        gtk_toggle_button_get_active (self->followed_check) ? "1" : NULL);
  g_signal_emit (self, signals[GO], 0, address);
}

static void
gem_agenda_filter_dispose (GObject *object)
{
  GemAgendaFilter *self = GEM_AGENDA_FILTER (object);

  g_clear_object (&self->feeder);
  g_clear_pointer (&self->address, gem_address_unref);
  g_clear_pointer (&self->holders.ids, g_strfreev);
  g_clear_pointer (&self->holders.labels, g_strfreev);
  g_clear_pointer (&self->feeds.ids, g_strfreev);
  g_clear_pointer (&self->feeds.labels, g_strfreev);

  G_OBJECT_CLASS (gem_agenda_filter_parent_class)->dispose (object);
}

static void
gem_agenda_filter_class_init (GemAgendaFilterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gem_agenda_filter_dispose;

  /**
   * GemAgendaFilter::go:
   * @self: a filter
   * @address: the address of what the person chose
   */
  signals[GO] = g_signal_new ("go", GEM_TYPE_AGENDA_FILTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                              G_TYPE_NONE, 1, GEM_TYPE_ADDRESS);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               GEM_RESOURCE_PATH "/ui/gem-agenda-filter.ui");
  gtk_widget_class_bind_template_child (widget_class, GemAgendaFilter, opgave_combo);
  gtk_widget_class_bind_template_child (widget_class, GemAgendaFilter, status_combo);
  gtk_widget_class_bind_template_child (widget_class, GemAgendaFilter, province_combo);
  gtk_widget_class_bind_template_child (widget_class, GemAgendaFilter, holder_combo);
  gtk_widget_class_bind_template_child (widget_class, GemAgendaFilter, feed_combo);
  gtk_widget_class_bind_template_child (widget_class, GemAgendaFilter, group_combo);
  gtk_widget_class_bind_template_child (widget_class, GemAgendaFilter, sort_combo);
  gtk_widget_class_bind_template_child (widget_class, GemAgendaFilter, changed_check);
  gtk_widget_class_bind_template_child (widget_class, GemAgendaFilter, followed_check);
  gtk_widget_class_bind_template_child (widget_class, GemAgendaFilter, feed_box);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
fill (GtkComboBoxText *combo,
      const char *all,
      const char *const *ids,
      const char *(*label) (const char *) )
{
  gtk_combo_box_text_append (combo, "", all);
  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    gtk_combo_box_text_append (combo, ids[i], label != NULL ? label (ids[i]) : ids[i]);
}

/* One step towards what a combo box is to offer: what is there already stays, and with it the choice. */
static gboolean
fill_step (GtkComboBoxText *combo, Choices *choices)
{
  GtkTreeModel *model = gtk_combo_box_get_model (GTK_COMBO_BOX (combo));
  int id_column = gtk_combo_box_get_id_column (GTK_COMBO_BOX (combo));
  int label_column = gtk_combo_box_get_entry_text_column (GTK_COMBO_BOX (combo));
  const char *wanted = choices->ids[choices->place];
  const char *wanted_label = choices->labels[choices->place];
  g_autofree char *id = NULL;
  g_autofree char *label = NULL;
  GtkTreeIter iter;
  gboolean has;

  has = gtk_tree_model_iter_nth_child (model, &iter, NULL, (int) choices->place);
  if (has)
    gtk_tree_model_get (model, &iter, id_column, &id, MAX (label_column, 0), &label, -1);
  if (wanted == NULL && !has)
    return FALSE;
  if (has && g_strcmp0 (id, wanted) == 0 && g_strcmp0 (label, wanted_label) == 0)
    choices->place++;
  else if (wanted == NULL || (has && !g_strv_contains ((const char *const *) choices->ids, id)))
    gtk_combo_box_text_remove (combo, (int) choices->place);
  else
    gtk_combo_box_text_insert (combo, (int) choices->place++, wanted, wanted_label);
  return TRUE;
}

static gboolean
fill_some (gpointer data)
{
  GemAgendaFilter *self = data;
  gboolean more;

  self->updating = TRUE;
  more =
      fill_step (self->holder_combo, &self->holders) || fill_step (self->feed_combo, &self->feeds);
  self->updating = FALSE;
  return more;
}

static void
filled (gpointer data, gpointer feeder)
{
  GemAgendaFilter *self = data;

  if (self->address != NULL)
    gem_agenda_filter_show (self, self->address);
}

/* With large text a check is wider than a small window. */
static void
wrap_check (GtkToggleButton *check)
{
  GtkLabel *label = GTK_LABEL (gtk_bin_get_child (GTK_BIN (check)));

  gtk_label_set_line_wrap (label, TRUE);
  gtk_label_set_max_width_chars (label, 20);
  gtk_label_set_xalign (label, 0);
}

static void
gem_agenda_filter_init (GemAgendaFilter *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->feeder = gem_row_feeder_new (GTK_WIDGET (self), fill_some, filled, self);
  self->combos[OPGAVE] = self->opgave_combo;
  self->combos[STATUS] = self->status_combo;
  self->combos[PROVINCE] = self->province_combo;
  self->combos[HOLDER] = self->holder_combo;
  self->combos[FEED] = self->feed_combo;
  self->combos[GROUP] = self->group_combo;
  self->combos[SORT] = self->sort_combo;
  for (guint i = 0; i < N_COMBOS; i++)
    gem_combo_set_narrow (GTK_COMBO_BOX (self->combos[i]));

  wrap_check (self->changed_check);
  wrap_check (self->followed_check);

  self->updating = TRUE;
  fill (self->opgave_combo, _ ("All challenges"), gem_item_opgaven (), gem_item_opgave_label);
  fill (self->status_combo, _ ("Every status"), gem_item_statuses (), gem_item_status_label);
  fill (self->province_combo, _ ("Whole country and provinces"), NULL, NULL);
  for (guint i = 0; i < GEM_N_GROUPS; i++)
    gtk_combo_box_text_append (self->group_combo,
                               i == 0 ? "" : gem_listing_group_to_string ((GemListingGroup) i),
                               _ (group_labels[i]));
  for (guint i = 0; i < GEM_N_SORTS; i++)
    gtk_combo_box_text_append (self->sort_combo,
                               i == 0 ? "" : gem_listing_sort_to_string ((GemListingSort) i),
                               _ (sort_labels[i]));
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

static void
choose (GtkComboBoxText *combo, const char *id)
{
  if (id == NULL)
    id = "";
  /* A value of the feed's own can be asked for too. */
  if (!gtk_combo_box_set_active_id (GTK_COMBO_BOX (combo), id))
    {
      gtk_combo_box_text_append (combo, id, id);
      gtk_combo_box_set_active_id (GTK_COMBO_BOX (combo), id);
    }
}

/* Takes two arrays, without their end; whether they differ from what they replace. */
static gboolean
take_choices (Choices *choices, GPtrArray *ids, GPtrArray *labels)
{
  g_auto (GStrv) old_ids = choices->ids;
  g_auto (GStrv) old_labels = choices->labels;

  g_ptr_array_add (ids, NULL);
  g_ptr_array_add (labels, NULL);
  choices->ids = (GStrv) g_ptr_array_free (ids, FALSE);
  choices->labels = (GStrv) g_ptr_array_free (labels, FALSE);
  if (old_ids != NULL &&
      g_strv_equal ((const char *const *) old_ids, (const char *const *) choices->ids) &&
      g_strv_equal ((const char *const *) old_labels, (const char *const *) choices->labels))
    return FALSE;
  choices->place = 0;
  return TRUE;
}

static void
add_choice (GPtrArray *ids, GPtrArray *labels, const char *id, const char *label)
{
  g_ptr_array_add (ids, g_strdup (id));
  g_ptr_array_add (labels, g_strdup (label));
}

static gboolean
take_holders (GemAgendaFilter *self, char **holders)
{
  GPtrArray *ids = g_ptr_array_new ();
  GPtrArray *labels = g_ptr_array_new ();

  add_choice (ids, labels, "", _ ("Everyone"));
  for (guint i = 0; holders != NULL && holders[i] != NULL; i++)
    add_choice (ids, labels, holders[i], holders[i]);
  return take_choices (&self->holders, ids, labels);
}

static gboolean
take_feeds (GemAgendaFilter *self, GPtrArray *feeds)
{
  GPtrArray *ids = g_ptr_array_new ();
  GPtrArray *labels = g_ptr_array_new ();

  add_choice (ids, labels, "", _ ("All agendas"));
  for (guint i = 0; i < feeds->len; i++)
    {
      const GemFeedState *feed = g_ptr_array_index (feeds, i);

      add_choice (ids, labels, feed->url, feed->title != NULL ? feed->title : feed->url);
    }
  return take_choices (&self->feeds, ids, labels);
}

/**
 * gem_agenda_filter_set_overview:
 * @self: a filter
 * @overview: what there is to choose from
 */
void
gem_agenda_filter_set_overview (GemAgendaFilter *self, const GemAgendaOverview *overview)
{
  gboolean other;

  g_return_if_fail (GEM_IS_AGENDA_FILTER (self) && overview != NULL);

  other = take_holders (self, overview->holders);
  other = take_feeds (self, overview->feeds) || other;
  gtk_widget_set_visible (self->feed_box, overview->feeds->len > 1);
  if (other)
    gem_row_feeder_start (self->feeder);
}

/**
 * gem_agenda_filter_show:
 * @self: a filter
 * @address: an address of the agenda
 */
void
gem_agenda_filter_show (GemAgendaFilter *self, const GemAddress *address)
{
  GemAddress *shown;

  g_return_if_fail (GEM_IS_AGENDA_FILTER (self) && address != NULL);

  shown = gem_address_ref (address);
  g_clear_pointer (&self->address, gem_address_unref);
  self->address = shown;
  self->updating = TRUE;
  for (guint i = 0; i < N_COMBOS; i++)
    choose (self->combos[i], gem_address_get_param (address, combo_keys[i]));
  gtk_toggle_button_set_active (self->changed_check,
                                g_strcmp0 (gem_address_get_param (address, "changed"), "1") == 0);
  gtk_toggle_button_set_active (self->followed_check,
                                g_strcmp0 (gem_address_get_param (address, "followed"), "1") == 0);
  self->updating = FALSE;
}
