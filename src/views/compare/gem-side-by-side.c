/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-side-by-side.h"

#include "gem-rows.h"
#include "gem-words.h"

#include <glib/gi18n.h>
#include <handy.h>

#define MIN_COLUMN 16 /* characters of the font; below that, the provinces stand below each other */

struct _GemSideBySide
{
  GtkScrolledWindow parent_instance;

  GtkWidget *column;
  GemCompare *compare;
  GArray *provinces;
  GPtrArray *counts; /* NULL until they are loaded */
  gboolean stacked;
  guint rebuild;
  guint loading; /* which of the provinces the text is being asked for */
  GCancellable *cancellable;
};

enum
{
  ACTIVATE_LINK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GemSideBySide, gem_side_by_side, GTK_TYPE_SCROLLED_WINDOW)

static void
add (GemSideBySide *self, GtkWidget *widget)
{
  gtk_container_add (GTK_CONTAINER (self->column), widget);
}

static const GemSession *
get_session (GemSideBySide *self, guint i)
{
  return gem_compare_get_session (self->compare, g_array_index (self->provinces, guint, i));
}

static void
row_activated_cb (GemSideBySide *self, GtkListBoxRow *row)
{
  if (gem_row_get_address (row) != NULL)
    g_signal_emit (self, signals[ACTIVATE_LINK], 0, gem_row_get_address (row));
}

static GtkWidget *
add_list (GemSideBySide *self, const char *heading)
{
  GtkWidget *list = gem_list_new (heading);

  add (self, gem_heading_new (heading, 2));
  add (self, list);
  g_signal_connect_swapped (list, "row-activated", G_CALLBACK (row_activated_cb), self);
  return list;
}

static guint
count_items (GemSideBySide *self, const char *iso)
{
  guint count = 0;

  for (guint i = 0; self->counts != NULL && i < self->counts->len; i++)
    {
      const GemAgendaCount *entry = g_ptr_array_index (self->counts, i);

      count += g_strcmp0 (entry->province, iso) == 0 ? entry->items : 0;
    }
  return count;
}

static char *
describe_items (GemSideBySide *self, const char *iso)
{
  guint count = count_items (self, iso);

  return g_strdup_printf (ngettext ("%u agenda item", "%u agenda items", count), count);
}

/* --- as columns --- */

static GtkWidget *
cell_new (const char *text, const char *name, const char *style)
{
  GtkWidget *label = gem_paragraph_new (text);

  gtk_style_context_add_class (gtk_widget_get_style_context (label), style);
  gem_set_accessible_name (label, name);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  return label;
}

static void
link_clicked_cb (GemSideBySide *self, GtkButton *button)
{
  g_signal_emit (self, signals[ACTIVATE_LINK], 0, g_object_get_data (G_OBJECT (button), "address"));
}

static GtkWidget *
link_new (GemSideBySide *self, const char *text, char *address)
{
  GtkWidget *button = gtk_button_new_with_label (text);
  GtkWidget *label = gtk_bin_get_child (GTK_BIN (button));

  gtk_label_set_line_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_line_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_style_context_add_class (gtk_widget_get_style_context (button), "gem-column-head");
  g_object_set_data_full (G_OBJECT (button), "address", address, g_free);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (link_clicked_cb), self);
  gtk_widget_show_all (button);
  return button;
}

static void
add_heads (GemSideBySide *self, GtkGrid *grid)
{
  for (guint i = 0; i < self->provinces->len; i++)
    {
      const GemSession *session = get_session (self, i);
      g_autofree char *date = gem_words_date (session->date);
      g_autofree char *motto = g_strdup_printf (_ ("“%s”"), session->motto);
      g_autofree char *items = describe_items (self, session->iso);
      g_autofree char *all = g_strdup_printf ("%s: %s", session->province, items);
      GtkWidget *quote = cell_new (motto, motto, "gem-motto");

      gtk_grid_attach (grid,
                       link_new (self, session->province,
                                 g_strdup_printf ("gem:province/%s", session->iso)),
                       (int) i, 0, 1, 1);
      gtk_grid_attach (grid, cell_new (date, date, "gem-caption"), (int) i, 1, 1, 1);
      gtk_grid_attach (grid, quote, (int) i, 2, 1, 1);
      if (self->counts != NULL)
        {
          GtkWidget *link =
              link_new (self, items, g_strdup_printf ("gem:agenda?province=%s", session->iso));

          gem_set_accessible_name (link, all);
          gtk_button_set_relief (GTK_BUTTON (link), GTK_RELIEF_NONE);
          gtk_grid_attach (grid, link, (int) i, 3, 1, 1);
        }
    }
}

/* The themes of a group: its name, then what each province called it. */
static void
add_themes (GemSideBySide *self, GtkGrid *grid, int *row, const char *heading, const GArray *themes)
{
  int width = (int) self->provinces->len;

  if (themes->len == 0)
    return;
  gtk_grid_attach (grid, gem_heading_new (heading, 2), 0, (*row)++, width, 1);
  for (guint i = 0; i < themes->len; i++)
    {
      guint theme = g_array_index (themes, guint, i);
      const char *theme_name = gem_compare_get_theme_name (self->compare, theme);
      GtkWidget *label = cell_new (theme_name, theme_name, "gem-theme-name");

      gtk_grid_attach (grid, label, 0, (*row)++, width, 1);
      for (guint j = 0; j < self->provinces->len; j++)
        {
          g_autofree char *wording =
              gem_compare_dup_wording (self->compare, g_array_index (self->provinces, guint, j),
                                       theme);
          g_autofree char *name = g_strdup_printf ("%s: %s", get_session (self, j)->province,
                                                   wording != NULL ? wording : _ ("not"));

          gtk_grid_attach (grid,
                           cell_new (wording != NULL ? wording : "–", name,
                                     wording != NULL ? "gem-cell" : "gem-cell-empty"),
                           (int) j, *row, 1, 1);
        }
      (*row)++;
    }
}

/* --- below each other --- */

static void
stack_themes (GemSideBySide *self, const char *heading, const GArray *themes)
{
  GtkWidget *list;

  if (themes->len == 0)
    return;
  list = add_list (self, heading);
  for (guint i = 0; i < themes->len; i++)
    {
      guint theme = g_array_index (themes, guint, i);
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *address =
          g_strdup_printf ("gem:theme/%s", gem_compare_get_theme_id (self->compare, theme));

      for (guint j = 0; j < self->provinces->len; j++)
        {
          g_autofree char *wording =
              gem_compare_dup_wording (self->compare, g_array_index (self->provinces, guint, j),
                                       theme);

          if (wording != NULL)
            g_string_append_printf (text, "%s%s: %s", text->len > 0 ? "\n" : "",
                                    get_session (self, j)->province, wording);
        }
      gtk_container_add (GTK_CONTAINER (list),
                         gem_row_new (gem_compare_get_theme_name (self->compare, theme), text->str,
                                      address));
    }
}

static void
stack_heads (GemSideBySide *self)
{
  GtkWidget *list = add_list (self, _ ("Sessions"));

  for (guint i = 0; i < self->provinces->len; i++)
    {
      const GemSession *session = get_session (self, i);
      g_autofree char *date = gem_words_date (session->date);
      g_autofree char *items = describe_items (self, session->iso);
      g_autofree char *text =
          g_strdup_printf ("%s%s%s\n“%s”", date, self->counts != NULL ? " · " : "",
                           self->counts != NULL ? items : "", session->motto);
      g_autofree char *address = g_strdup_printf ("gem:province/%s", session->iso);

      gtk_container_add (GTK_CONTAINER (list), gem_row_new (session->province, text, address));
    }
}

/* --- both --- */

typedef void (*AddGroup) (
    GemSideBySide *self, GtkGrid *grid, int *row, const char *heading, const GArray *themes);

static void
stack_group (
    GemSideBySide *self, GtkGrid *grid, int *row, const char *heading, const GArray *themes)
{
  stack_themes (self, heading, themes);
}

static void
add_groups (GemSideBySide *self, AddGroup add_group, GtkGrid *grid, int *row)
{
  g_autoptr (GArray) shared = gem_compare_dup_shared (self->compare, self->provinces);
  g_autoptr (GArray) partly = gem_compare_dup_partly (self->compare, self->provinces);

  if (self->provinces->len > 1)
    add_group (self, grid, row, _ ("Shared by all"), shared);
  add_group (self, grid, row, _ ("Shared by some"), partly);
  for (guint i = 0; i < self->provinces->len; i++)
    {
      g_autoptr (GArray) only = gem_compare_dup_only (self->compare, self->provinces,
                                                      g_array_index (self->provinces, guint, i));
      g_autofree char *heading =
          g_strdup_printf (_ ("Only in %s"), get_session (self, i)->province);

      add_group (self, grid, row, heading, only);
    }
}

static void
add_words (GemSideBySide *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_auto (GStrv) lines = gem_compare_describe (self->compare, self->provinces);
  g_autofree char *title = NULL;

  for (guint i = 0; i < self->provinces->len; i++)
    g_ptr_array_add (names, get_session (self, i)->province);
  g_ptr_array_add (names, NULL);
  title = gem_compare_join ((const char *const *) names->pdata);
  add (self, gem_caption_new (_ ("Side by side")));
  add (self, gem_heading_new (title, 1));
  for (guint i = 0; lines[i] != NULL; i++)
    add (self, gem_paragraph_new (lines[i]));
  if (self->provinces->len == 1)
    add (self,
         gem_paragraph_new (_ ("Choose one more province to compare: walk to it and press the "
                               "space bar, or click it with Ctrl.")));
}

/* --- where the text speaks of them --- */

static void load_places (GemSideBySide *self);

static void
places_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GemSideBySide *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) places =
      gem_edition_load_places_finish (GEM_EDITION (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (places != NULL && places->len > 0)
    {
      g_autofree char *heading =
          g_strdup_printf (_ ("%s in the text"), get_session (self, self->loading)->province);
      GtkWidget *list = add_list (self, heading);

      for (guint i = 0; i < places->len; i++)
        {
          const GemPlace *place = g_ptr_array_index (places, i);
          g_autofree char *uri = g_strdup_printf ("gem:section/%s%s%s", place->section->id,
                                                  place->anchor != NULL ? "#" : "",
                                                  place->anchor != NULL ? place->anchor : "");

          gtk_container_add (GTK_CONTAINER (list),
                             gem_row_new (place->section->title, place->text, uri));
        }
    }
  self->loading++;
  load_places (self);
}

/* One province after another, so that they stand in order. */
static void
load_places (GemSideBySide *self)
{
  g_autoptr (GemAddress) address = NULL;

  if (self->loading >= self->provinces->len)
    return;
  address = gem_address_new (GEM_ADDRESS_PROVINCE, get_session (self, self->loading)->iso);
  gem_edition_load_places_async (gem_compare_get_edition (self->compare), address,
                                 self->cancellable, places_loaded_cb, self);
}

static void
build (GemSideBySide *self)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  gem_container_clear (GTK_CONTAINER (self->column));
  if (self->compare == NULL)
    return;
  add_words (self);
  if (self->stacked)
    {
      stack_heads (self);
      add_groups (self, stack_group, NULL, NULL);
    }
  else
    {
      GtkWidget *grid = gtk_grid_new ();
      int row = 4;

      gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
      gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
      gtk_widget_set_margin_top (grid, 12);
      gtk_widget_show (grid);
      add_heads (self, GTK_GRID (grid));
      add_groups (self, add_themes, GTK_GRID (grid), &row);
      add (self, grid);
    }
  self->loading = 0;
  load_places (self);
}

static gboolean
rebuild_cb (gpointer data)
{
  GemSideBySide *self = data;

  self->rebuild = 0;
  build (self);
  return G_SOURCE_REMOVE;
}

static gboolean
is_too_narrow (GemSideBySide *self, int width)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int character = pango_font_metrics_get_approximate_char_width (metrics) / PANGO_SCALE;
  guint n = self->provinces != NULL ? self->provinces->len : 0;

  pango_font_metrics_unref (metrics);
  return width < (int) n * MIN_COLUMN * character + 48;
}

static void
gem_side_by_side_size_allocate (GtkWidget *widget, GtkAllocation *allocation)
{
  GemSideBySide *self = GEM_SIDE_BY_SIDE (widget);
  gboolean stacked = is_too_narrow (self, allocation->width);

  GTK_WIDGET_CLASS (gem_side_by_side_parent_class)->size_allocate (widget, allocation);
  if (stacked == self->stacked)
    return;
  self->stacked = stacked;
  if (self->rebuild == 0)
    self->rebuild = g_idle_add (rebuild_cb, self);
}

static void
gem_side_by_side_dispose (GObject *object)
{
  GemSideBySide *self = GEM_SIDE_BY_SIDE (object);

  g_clear_handle_id (&self->rebuild, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->compare, gem_compare_unref);
  g_clear_pointer (&self->provinces, g_array_unref);
  g_clear_pointer (&self->counts, g_ptr_array_unref);

  G_OBJECT_CLASS (gem_side_by_side_parent_class)->dispose (object);
}

static void
gem_side_by_side_class_init (GemSideBySideClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gem_side_by_side_dispose;
  GTK_WIDGET_CLASS (klass)->size_allocate = gem_side_by_side_size_allocate;

  /**
   * GemSideBySide::activate-link:
   * @self: a comparison
   * @uri: the address that the person chose
   */
  signals[ACTIVATE_LINK] = g_signal_new ("activate-link", GEM_TYPE_SIDE_BY_SIDE, G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
gem_side_by_side_init (GemSideBySide *self)
{
  GtkWidget *clamp = hdy_clamp_new ();

  self->cancellable = g_cancellable_new ();
  self->column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_style_context_add_class (gtk_widget_get_style_context (self->column), "gem-pane");
  hdy_clamp_set_maximum_size (HDY_CLAMP (clamp), 1000);
  gtk_container_add (GTK_CONTAINER (clamp), self->column);
  gtk_container_add (GTK_CONTAINER (self), clamp);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_show_all (clamp);
}

/**
 * gem_side_by_side_show:
 * @self: a comparison
 * @compare: what is compared
 * @provinces: (element-type guint): the provinces that are chosen
 * @counts: (nullable) (element-type GemAgendaCount): the agenda, where it is known
 */
void
gem_side_by_side_show (GemSideBySide *self,
                       GemCompare *compare,
                       const GArray *provinces,
                       GPtrArray *counts)
{
  g_return_if_fail (GEM_IS_SIDE_BY_SIDE (self) && compare != NULL && provinces != NULL);

  g_clear_pointer (&self->compare, gem_compare_unref);
  self->compare = gem_compare_ref (compare);
  g_clear_pointer (&self->provinces, g_array_unref);
  self->provinces = g_array_copy ((GArray *) provinces);
  g_clear_pointer (&self->counts, g_ptr_array_unref);
  self->counts = counts != NULL ? g_ptr_array_ref (counts) : NULL;
  self->stacked = is_too_narrow (self, gtk_widget_get_allocated_width (GTK_WIDGET (self)));
  build (self);
}
