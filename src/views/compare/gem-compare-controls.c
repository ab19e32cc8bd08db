/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-compare-controls.h"

#include "feed/gem-item.h"
#include "gem-rows.h"

#include <glib/gi18n.h>

struct _GemCompareControls
{
  GObject parent_instance;

  GtkFlowBox *kinds_box, *choices;
  GtkWidget *kinds[GEM_FIGURE_N_KINDS];
  GtkComboBoxText *show, *sort, *theme, *to, *year, *status, *opgave;
  gboolean updating;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GemCompareControls, gem_compare_controls, G_TYPE_OBJECT)

static const char *const kind_labels[GEM_FIGURE_N_KINDS] = { N_ ("_Map"), N_ ("T_iles"),
                                                             N_ ("Mat_rix"), N_ ("Time _line") };
static const char *const show_labels[GEM_MEASURE_N_KINDS] = {
  N_ ("Number of themes"), N_ ("One theme"), N_ ("Date of the session"),
  N_ ("Likeness to a province"), N_ ("Agenda items")
};
static const char *const sort_labels[GEM_FIGURE_N_SORTS] = { N_ ("Alike beside alike"),
                                                             N_ ("By name"), N_ ("The most first"),
                                                             N_ ("By date of the session") };

static void
changed (GemCompareControls *self, const char *key, const char *value)
{
  if (!self->updating)
    g_signal_emit (self, signals[CHANGED], 0, key, value != NULL && *value != '\0' ? value : NULL);
}

static void
kind_toggled_cb (GemCompareControls *self, GtkToggleButton *button)
{
  for (guint i = 0; i < GEM_FIGURE_N_KINDS; i++)
    if (self->kinds[i] == GTK_WIDGET (button) && gtk_toggle_button_get_active (button))
      changed (self, "as", gem_figure_kind_to_name ((GemFigureKind) i));
}

static void
combo_changed_cb (GemCompareControls *self, GtkComboBox *combo)
{
  changed (self, g_object_get_data (G_OBJECT (combo), "key"), gtk_combo_box_get_active_id (combo));
}

static GtkWidget *
wrap (GtkFlowBox *box, GtkWidget *child)
{
  GtkWidget *place = gtk_flow_box_child_new ();

  gtk_container_add (GTK_CONTAINER (place), child);
  gtk_widget_show_all (place);
  gtk_container_add (GTK_CONTAINER (box), place);
  return place;
}

static void
add_kinds (GemCompareControls *self)
{
  GtkRadioButton *group = NULL;

  for (guint i = 0; i < GEM_FIGURE_N_KINDS; i++)
    {
      self->kinds[i] = gtk_radio_button_new_with_mnemonic_from_widget (group, _ (kind_labels[i]));
      group = GTK_RADIO_BUTTON (self->kinds[i]);
      gtk_toggle_button_set_mode (GTK_TOGGLE_BUTTON (self->kinds[i]), FALSE);
      g_signal_connect_swapped (self->kinds[i], "toggled", G_CALLBACK (kind_toggled_cb), self);
      gtk_style_context_add_class (gtk_widget_get_style_context (self->kinds[i]), "gem-kind");
      wrap (self->kinds_box, self->kinds[i]);
    }
}

/* A choice with its name before it. */
static GtkComboBoxText *
add_combo (GemCompareControls *self, const char *key, const char *name)
{
  GtkWidget *combo = gtk_combo_box_text_new ();
  GtkWidget *label = gtk_label_new_with_mnemonic (name);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_label_set_mnemonic_widget (GTK_LABEL (label), combo);
  gtk_widget_set_hexpand (combo, TRUE);
  gtk_container_add (GTK_CONTAINER (box), label);
  gtk_container_add (GTK_CONTAINER (box), combo);
  gem_combo_set_narrow (GTK_COMBO_BOX (combo));
  g_object_set_data (G_OBJECT (combo), "key", (gpointer) key);
  g_signal_connect_swapped (combo, "changed", G_CALLBACK (combo_changed_cb), self);
  wrap (self->choices, box);
  return GTK_COMBO_BOX_TEXT (combo);
}

static void
gem_compare_controls_class_init (GemCompareControlsClass *klass)
{
  /**
   * GemCompareControls::changed:
   * @self: controls
   * @key: a key of the address
   * @value: (nullable): its new value
   *
   * The person chose something else.
   */
  signals[CHANGED] = g_signal_new ("changed", GEM_TYPE_COMPARE_CONTROLS, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
gem_compare_controls_init (GemCompareControls *self)
{
}

static void
fill_labels (GtkComboBoxText *combo, const char *const *ids, const char *(*label) (const char *) )
{
  gtk_combo_box_text_append (combo, "", _ ("All"));
  for (guint i = 0; ids[i] != NULL; i++)
    gtk_combo_box_text_append (combo, ids[i], label (ids[i]));
}

/**
 * gem_compare_controls_new:
 * @kinds: where the kinds of figures go
 * @choices: where the other choices go
 *
 * Returns: (transfer full): the controls; they live as long as the boxes do
 */
GemCompareControls *
gem_compare_controls_new (GtkFlowBox *kinds, GtkFlowBox *choices)
{
  GemCompareControls *self = g_object_new (GEM_TYPE_COMPARE_CONTROLS, NULL);

  self->kinds_box = kinds;
  self->choices = choices;
  self->updating = TRUE;
  add_kinds (self);
  self->show = add_combo (self, "show", _ ("_Colour"));
  for (guint i = 0; i < GEM_MEASURE_N_KINDS; i++)
    gtk_combo_box_text_append (self->show, gem_measure_kind_to_name ((GemMeasureKind) i),
                               _ (show_labels[i]));
  self->sort = add_combo (self, "sort", _ ("_Order"));
  for (guint i = 0; i < GEM_FIGURE_N_SORTS; i++)
    gtk_combo_box_text_append (self->sort, gem_figure_sort_to_name ((GemFigureSort) i),
                               _ (sort_labels[i]));
  self->theme = add_combo (self, "theme", _ ("T_heme"));
  self->to = add_combo (self, "to", _ ("_Province"));
  self->year = add_combo (self, "year", _ ("_Year"));
  gtk_combo_box_text_append (self->year, "", _ ("All"));
  self->status = add_combo (self, "status", _ ("_Status"));
  fill_labels (self->status, gem_item_statuses (), gem_item_status_label);
  self->opgave = add_combo (self, "opgave", _ ("Challen_ge"));
  fill_labels (self->opgave, gem_item_opgaven (), gem_item_opgave_label);
  gem_flow_box_set_plain (kinds, _ ("Kind of figure"));
  gem_flow_box_set_plain (choices, _ ("What it shows"));
  self->updating = FALSE;
  return self;
}

/**
 * gem_compare_controls_set_compare:
 * @self: controls
 * @compare: what there is to choose from
 */
void
gem_compare_controls_set_compare (GemCompareControls *self, GemCompare *compare)
{
  g_return_if_fail (GEM_IS_COMPARE_CONTROLS (self) && compare != NULL);

  self->updating = TRUE;
  gtk_combo_box_text_remove_all (self->theme);
  for (guint i = 0; i < gem_compare_get_n_themes (compare); i++)
    gtk_combo_box_text_append (self->theme, gem_compare_get_theme_id (compare, i),
                               gem_compare_get_theme_name (compare, i));
  gtk_combo_box_text_remove_all (self->to);
  for (guint i = 0; i < gem_compare_get_n_provinces (compare); i++)
    gtk_combo_box_text_append (self->to, gem_compare_get_session (compare, i)->iso,
                               gem_compare_get_session (compare, i)->province);
  self->updating = FALSE;
}

static int
by_number (gconstpointer a, gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

/**
 * gem_compare_controls_set_counts:
 * @self: controls
 * @counts: (element-type GemAgendaCount): the agenda, for the years that it has
 */
void
gem_compare_controls_set_counts (GemCompareControls *self, GPtrArray *counts)
{
  g_autoptr (GArray) years = g_array_new (FALSE, FALSE, sizeof (int));
  g_autofree char *active = NULL;
  int last = 0;

  g_return_if_fail (GEM_IS_COMPARE_CONTROLS (self) && counts != NULL);

  for (guint i = 0; i < counts->len; i++)
    g_array_append_val (years, ((GemAgendaCount *) g_ptr_array_index (counts, i))->year);
  g_array_sort (years, by_number);
  self->updating = TRUE;
  active = g_strdup (gtk_combo_box_get_active_id (GTK_COMBO_BOX (self->year)));
  gtk_combo_box_text_remove_all (self->year);
  gtk_combo_box_text_append (self->year, "", _ ("All"));
  for (guint i = 0; i < years->len; i++)
    {
      int year = g_array_index (years, int, i);
      g_autofree char *text = g_strdup_printf ("%d", year);

      if (year != last)
        gtk_combo_box_text_append (self->year, text, text);
      last = year;
    }
  gtk_combo_box_set_active_id (GTK_COMBO_BOX (self->year), active != NULL ? active : "");
  self->updating = FALSE;
}

static void
set_shown (GtkComboBoxText *combo, gboolean shown)
{
  GtkWidget *place = gtk_widget_get_ancestor (GTK_WIDGET (combo), GTK_TYPE_FLOW_BOX_CHILD);

  gtk_widget_set_visible (place, shown);
}

/**
 * gem_compare_controls_show:
 * @self: controls
 * @address: what is shown
 */
void
gem_compare_controls_show (GemCompareControls *self, const GemAddress *address)
{
  GemFigureKind kind = GEM_FIGURE_MAP;
  GemMeasureKind show = GEM_MEASURE_THEMES;
  const char *theme, *sort, *year, *status, *opgave;
  gboolean agenda;

  g_return_if_fail (GEM_IS_COMPARE_CONTROLS (self) && address != NULL);

  self->updating = TRUE;
  theme = gem_address_get_param (address, "theme");
  sort = gem_address_get_param (address, "sort");
  year = gem_address_get_param (address, "year");
  status = gem_address_get_param (address, "status");
  opgave = gem_address_get_param (address, "opgave");
  gem_figure_kind_from_name (gem_address_get_param (address, "as"), &kind);
  if (!gem_measure_kind_from_name (gem_address_get_param (address, "show"), &show) && theme != NULL)
    show = GEM_MEASURE_THEME;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->kinds[kind]), TRUE);
  gtk_combo_box_set_active_id (GTK_COMBO_BOX (self->show), gem_measure_kind_to_name (show));
  gtk_combo_box_set_active_id (GTK_COMBO_BOX (self->sort), sort != NULL ? sort : "likeness");
  gtk_combo_box_set_active_id (GTK_COMBO_BOX (self->theme), theme);
  gtk_combo_box_set_active_id (GTK_COMBO_BOX (self->to), gem_address_get_param (address, "to"));
  gtk_combo_box_set_active_id (GTK_COMBO_BOX (self->year), year != NULL ? year : "");
  gtk_combo_box_set_active_id (GTK_COMBO_BOX (self->opgave), opgave != NULL ? opgave : "");
  gtk_combo_box_set_active_id (GTK_COMBO_BOX (self->status), status != NULL ? status : "");
  set_shown (self->show, kind != GEM_FIGURE_MATRIX);
  set_shown (self->sort, kind == GEM_FIGURE_MATRIX);
  set_shown (self->theme, kind != GEM_FIGURE_MATRIX && show == GEM_MEASURE_THEME);
  set_shown (self->to, kind != GEM_FIGURE_MATRIX && show == GEM_MEASURE_LIKENESS);
  agenda = kind != GEM_FIGURE_MATRIX && show == GEM_MEASURE_AGENDA;
  set_shown (self->year, agenda);
  set_shown (self->status, agenda);
  set_shown (self->opgave, agenda);
  self->updating = FALSE;
}
