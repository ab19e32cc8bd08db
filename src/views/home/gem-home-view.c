/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-home-view.h"

#include "gem-municipality-entry.h"
#include "gem-plot.h"
#include "gem-rows.h"
#include "gem-view.h"
#include "gem-words.h"
#include "municipality/gem-municipality.h"

#include <glib/gi18n.h>
#include <handy.h>

#define TWO_COLUMNS 780 /* pixels, from where the map stands beside the rest */
#define MAX_ITEMS 4
#define MAP_HEIGHT 300

struct _GemHomeView
{
  GtkBin parent_instance;

  GtkWidget *columns;
  GtkWidget *intro;
  GtkWidget *mine;
  GtkWidget *reading;
  GtkWidget *challenges;
  GtkWidget *second;
  GtkWidget *map_place;
  GtkWidget *agenda;
  GtkWidget *entry; /* NULL while a municipality is chosen */
  GemPlot *plot;

  GemContext *context;
  GemCompare *compare;
  GSettings *settings;
  GCancellable *cancellable;
  guint turn;
};

static void view_init (GemViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GemHomeView,
                               gem_home_view,
                               GTK_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (GEM_TYPE_VIEW, view_init))

/* What each challenge is about, in the program's own words. */
static const struct
{
  const char *section;
  const char *words;
} challenges[] = {
  { "informatiesamenleving", N_ ("Technology changes how people live and how a town is run.") },
  { "uitvoering", N_ ("Do together what does not have to differ from town to town.") },
  { "fysieke-opgaven", N_ ("Homes, energy, climate: all of it asks for space.") },
  { "inclusieve-samenleving", N_ ("Everybody takes part, also those who find it hard.") },
  { "democratisch-besturen", N_ ("Inhabitants and councils decide, close by and across borders.") },
};

static void
row_activated_cb (GemHomeView *self, GtkListBoxRow *row)
{
  gem_view_activate_link (GEM_VIEW (self), gem_row_get_address (row));
}

static GtkWidget *
add_list (GemHomeView *self, GtkWidget *place, const char *heading)
{
  GtkWidget *list = gem_list_new (heading);

  gtk_container_add (GTK_CONTAINER (place), gem_heading_new (heading, 2));
  gtk_container_add (GTK_CONTAINER (place), list);
  g_signal_connect_swapped (list, "row-activated", G_CALLBACK (row_activated_cb), self);
  return list;
}

static void
add_row (GtkWidget *list, const char *title, const char *subtitle, const char *address)
{
  gtk_container_add (GTK_CONTAINER (list), gem_row_new (title, subtitle, address));
}

/* --- my municipality --- */

static void build_mine (GemHomeView *self);
static void colour_map (GemHomeView *self);

static void
choose (GemHomeView *self, const char *code)
{
  const GemMunicipality *municipality = gem_municipality_find (code);

  g_settings_set_string (self->settings, "municipality", municipality != NULL ? code : "");
  g_settings_set_string (self->settings, "province", municipality != NULL ? municipality->iso : "");
  build_mine (self);
  colour_map (self);
}

static void
other_clicked_cb (GemHomeView *self)
{
  choose (self, "");
  gem_municipality_entry_focus (GEM_MUNICIPALITY_ENTRY (self->entry));
}

static void
add_entry (GemHomeView *self)
{
  gtk_container_add (GTK_CONTAINER (self->mine),
                     gem_heading_new (_ ("Choose your municipality"), 2));
  gtk_container_add (GTK_CONTAINER (self->mine),
                     gem_paragraph_new (_ ("Then you see at once what your province brought in and "
                                           "who is like it.")));
  self->entry = gem_municipality_entry_new ();
  g_signal_connect_swapped (self->entry, "chosen", G_CALLBACK (choose), self);
  gtk_container_add (GTK_CONTAINER (self->mine), self->entry);
}

static char *
join_subjects (const GemSession *session)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < session->subjects->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "",
                            ((GemSubject *) g_ptr_array_index (session->subjects, i))->wording);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_province (GemHomeView *self, const GemMunicipality *municipality, const GemSession *session)
{
  g_autofree char *heading =
      g_strdup_printf (_ ("%s in %s"), municipality->name, session->province);
  g_autofree char *date = gem_words_date (session->date);
  g_autofree char *subjects = join_subjects (session);
  g_autofree char *brought =
      g_strdup_printf (_ ("What %s brought in on %s"), session->province, date);
  g_autofree char *province = g_strdup_printf ("gem:province/%s", session->iso);
  g_autofree char *alike = g_strdup_printf ("gem:compare?show=likeness&to=%s", session->iso);
  g_autofree char *agenda = g_strdup_printf ("gem:agenda?province=%s", session->iso);
  GtkWidget *list = add_list (self, self->mine, heading);
  GtkWidget *other = gtk_button_new_with_mnemonic (_ ("Choose _another municipality"));

  add_row (list, brought, subjects, province);
  add_row (list, _ ("Which provinces are most like it"), NULL, alike);
  add_row (list, _ ("What is on the agenda for it"), NULL, agenda);
  gtk_widget_set_halign (other, GTK_ALIGN_START);
  gtk_widget_set_margin_top (other, 6);
  g_signal_connect_swapped (other, "clicked", G_CALLBACK (other_clicked_cb), self);
  gtk_widget_show (other);
  gtk_container_add (GTK_CONTAINER (self->mine), other);
}

static void
build_mine (GemHomeView *self)
{
  g_autofree char *code = g_settings_get_string (self->settings, "municipality");
  const GemMunicipality *municipality = gem_municipality_find (code);
  const GemSession *session =
      municipality != NULL
          ? gem_edition_find_session (gem_context_get_sessions (self->context), municipality->iso)
          : NULL;

  self->entry = NULL;
  gem_container_clear (GTK_CONTAINER (self->mine));
  if (session != NULL)
    add_province (self, municipality, session);
  else
    add_entry (self);
}

/* --- the rest --- */

static void
build_intro (GemHomeView *self)
{
  gtk_container_add (GTK_CONTAINER (self->intro), gem_heading_new (_ ("Gemeenten 2024"), 1));
  gtk_container_add (
      GTK_CONTAINER (self->intro),
      gem_paragraph_new (_ (
          "In 2019, 355 municipalities chose one strategy for the years up to 2024. Here you read "
          "what it says and what each province brought in. Every year an agenda tells what is done "
          "about it; you follow it here, also without a network.")));
}

static void
build_reading (GemHomeView *self)
{
  g_autofree char *last = g_settings_get_string (self->settings, "last-read");
  g_autoptr (GemAddress) address = gem_address_parse (last, NULL);
  const GemSection *section =
      address != NULL && gem_address_get_kind (address) == GEM_ADDRESS_SECTION
          ? gem_edition_find_section (gem_context_get_edition (self->context),
                                      gem_address_get_id (address))
          : NULL;
  GtkWidget *list;

  gem_container_clear (GTK_CONTAINER (self->reading));
  list =
      add_list (self, self->reading, section != NULL ? _ ("Where you were reading") : _ ("Read"));
  if (section != NULL)
    add_row (list, section->title, NULL, last);
  else
    add_row (list, _ ("Read from the beginning"), NULL, "gem:section/voorwoord");
}

static void
build_challenges (GemHomeView *self)
{
  GemEdition *edition = gem_context_get_edition (self->context);
  GtkWidget *list = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (challenges); i++)
    {
      const GemSection *section = gem_edition_find_section (edition, challenges[i].section);
      g_autofree char *uri = g_strdup_printf ("gem:section/%s", challenges[i].section);

      if (section == NULL)
        continue;
      if (list == NULL)
        list = add_list (self, self->challenges, _ ("The five challenges"));
      add_row (list, section->title, _ (challenges[i].words), uri);
    }
}

static void
map_activated_cb (GemHomeView *self, int province, int theme)
{
  g_autoptr (GemAddress) address = NULL;

  if (province < 0)
    return;
  address = gem_address_new (GEM_ADDRESS_PROVINCE,
                             gem_compare_get_session (self->compare, (guint) province)->iso);
  gem_view_go (GEM_VIEW (self), address);
}

/* By likeness to the own province, once there is one. */
static void
colour_map (GemHomeView *self)
{
  g_autofree char *mine = g_settings_get_string (self->settings, "province");
  GemMeasureSpec spec = { .kind = GEM_MEASURE_LIKENESS, .to = mine };
  g_autoptr (GArray) chosen = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GemMeasure) measure = NULL;
  int province;

  if (self->plot == NULL)
    return;
  measure = gem_measure_new (self->compare, &spec);
  gem_set_accessible_name (GTK_WIDGET (self->plot), gem_measure_get_title (measure));
  gem_plot_set_figure (self->plot, gem_figure_new (GEM_FIGURE_MAP, self->compare, measure,
                                                   GEM_FIGURE_SORT_LIKENESS));
  province = gem_compare_find_province (self->compare, mine);
  if (province >= 0)
    g_array_append_val (chosen, province);
  gem_plot_set_chosen (self->plot, chosen);
}

static void
build_map (GemHomeView *self)
{
  gtk_container_add (GTK_CONTAINER (self->map_place), gem_heading_new (_ ("Twelve provinces"), 2));
  gtk_container_add (GTK_CONTAINER (self->map_place),
                     gem_caption_new (
                         _ ("The number is how many themes a province brought in, or how "
                            "like yours it is. Choose one to read about it.")));
  self->plot = GEM_PLOT (gem_plot_new ());
  gtk_widget_set_size_request (GTK_WIDGET (self->plot), -1, MAP_HEIGHT);
  gtk_widget_set_vexpand (GTK_WIDGET (self->plot), FALSE);
  gem_plot_set_quiet (self->plot, TRUE);
  g_signal_connect_swapped (self->plot, "activated", G_CALLBACK (map_activated_cb), self);
  gtk_container_add (GTK_CONTAINER (self->map_place), GTK_WIDGET (self->plot));
  colour_map (self);
}

static int
by_newest (gconstpointer a, gconstpointer b)
{
  const GemItem *x = *(GemItem *const *) a, *y = *(GemItem *const *) b;
  const char *when_x = x->modified != NULL ? x->modified : x->published;
  const char *when_y = y->modified != NULL ? y->modified : y->published;
  int order = g_strcmp0 (when_y, when_x);

  return order != 0 ? order : y->year - x->year;
}

static void
items_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GemHomeView *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = gem_store_load_items_finish (GEM_STORE (source), result, &error);
  GtkWidget *list;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  gem_container_clear (GTK_CONTAINER (self->agenda));
  list = add_list (self, self->agenda, _ ("New in the agenda"));
  if (items == NULL || items->len == 0)
    {
      add_row (list, _ ("There is no agenda yet"),
               items == NULL ? error->message : _ ("In the agenda you choose where it comes from."),
               "gem:agenda");
      return;
    }
  g_ptr_array_sort (items, by_newest);
  for (guint i = 0; i < MIN (items->len, MAX_ITEMS); i++)
    {
      GemItem *item = g_ptr_array_index (items, i);
      g_autoptr (GemAddress) address = gem_address_new (GEM_ADDRESS_ITEM, item->id);
      g_autofree char *uri = gem_address_to_string (address);
      g_autofree char *summary =
          gem_words_item_summary (gem_context_get_sessions (self->context), item);
      g_autofree char *line = g_strdup_printf ("%d · %s", item->year, summary);

      add_row (list, gem_words_item_title (item), line, uri);
    }
}

static void
load_agenda (GemHomeView *self)
{
  GemItemQuery query = { 0 };

  gem_store_load_items_async (gem_context_get_store (self->context), &query, self->cancellable,
                              items_loaded_cb, self);
}

static void
set_wide (GemHomeView *self, gboolean wide)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->columns),
                                  wide ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  gtk_box_set_homogeneous (GTK_BOX (self->columns), wide);
}

static gboolean
turn_cb (gpointer data)
{
  GemHomeView *self = data;

  self->turn = 0;
  set_wide (self, gtk_widget_get_allocated_width (GTK_WIDGET (self)) >= TWO_COLUMNS);
  return G_SOURCE_REMOVE;
}

static void
gem_home_view_size_allocate (GtkWidget *widget, GtkAllocation *allocation)
{
  GemHomeView *self = GEM_HOME_VIEW (widget);
  gboolean wide = allocation->width >= TWO_COLUMNS;
  gboolean is_wide =
      gtk_orientable_get_orientation (GTK_ORIENTABLE (self->columns)) == GTK_ORIENTATION_HORIZONTAL;

  GTK_WIDGET_CLASS (gem_home_view_parent_class)->size_allocate (widget, allocation);
  if (wide != is_wide && self->turn == 0)
    self->turn = g_idle_add_full (G_PRIORITY_HIGH_IDLE, turn_cb, self, NULL);
}

/* --- GemView --- */

static void
gem_home_view_show (GemView *view, const GemAddress *address)
{
  GemHomeView *self = GEM_HOME_VIEW (view);
  GtkWidget *window = gtk_widget_get_toplevel (GTK_WIDGET (self));
  int width;

  /* Before the first frame, the window knows how wide it will be. */
  if (!gtk_widget_get_realized (GTK_WIDGET (self)) && GTK_IS_WINDOW (window))
    {
      gtk_window_get_size (GTK_WINDOW (window), &width, NULL);
      set_wide (self, width >= TWO_COLUMNS);
    }
  build_reading (self);
}

static GemAddress *
gem_home_view_dup_address (GemView *view)
{
  return gem_address_new (GEM_ADDRESS_HOME, NULL);
}

static void
gem_home_view_focus_main (GemView *view)
{
  gtk_widget_child_focus (GEM_HOME_VIEW (view)->columns, GTK_DIR_TAB_FORWARD);
}

static void
view_init (GemViewInterface *iface)
{
  iface->show = gem_home_view_show;
  iface->dup_address = gem_home_view_dup_address;
  iface->focus_main = gem_home_view_focus_main;
}

static void
gem_home_view_dispose (GObject *object)
{
  GemHomeView *self = GEM_HOME_VIEW (object);

  g_clear_handle_id (&self->turn, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->context);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->compare, gem_compare_unref);

  G_OBJECT_CLASS (gem_home_view_parent_class)->dispose (object);
}

static void
gem_home_view_class_init (GemHomeViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gem_home_view_dispose;
  widget_class->size_allocate = gem_home_view_size_allocate;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               GEM_RESOURCE_PATH "/ui/gem-home-view.ui");
  gtk_widget_class_bind_template_child (widget_class, GemHomeView, columns);
  gtk_widget_class_bind_template_child (widget_class, GemHomeView, intro);
  gtk_widget_class_bind_template_child (widget_class, GemHomeView, mine);
  gtk_widget_class_bind_template_child (widget_class, GemHomeView, reading);
  gtk_widget_class_bind_template_child (widget_class, GemHomeView, challenges);
  gtk_widget_class_bind_template_child (widget_class, GemHomeView, second);
}

static void
gem_home_view_init (GemHomeView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  self->map_place = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->agenda = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_container_add (GTK_CONTAINER (self->second), self->map_place);
  gtk_container_add (GTK_CONTAINER (self->second), self->agenda);
  gtk_widget_show (self->map_place);
  gtk_widget_show (self->agenda);
}

/**
 * gem_home_view_new:
 * @context: the context
 *
 * Returns: (transfer floating): the front page
 */
GtkWidget *
gem_home_view_new (GemContext *context)
{
  GemHomeView *self;

  g_return_val_if_fail (GEM_IS_CONTEXT (context), NULL);

  self = g_object_new (GEM_TYPE_HOME_VIEW, "visible", TRUE, NULL);
  self->context = g_object_ref (context);
  self->settings = g_object_ref (gem_context_get_settings (context));
  self->compare = gem_compare_new (gem_context_get_sessions (context), NULL);
  build_intro (self);
  build_mine (self);
  build_challenges (self);
  g_signal_connect_object (gem_context_get_store (context), "changed", G_CALLBACK (load_agenda),
                           self, G_CONNECT_SWAPPED);
  load_agenda (self);
  build_map (self);
  return GTK_WIDGET (self);
}
