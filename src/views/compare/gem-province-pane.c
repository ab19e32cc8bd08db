/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-province-pane.h"

#include "gem-rows.h"
#include "gem-words.h"

#include <glib/gi18n.h>
#include <handy.h>

struct _GemProvincePane
{
  GtkScrolledWindow parent_instance;

  GtkWidget *column;
  GemContext *context;
  GemCompare *compare; /* with the person's own themes */
  char *iso;
  GCancellable *cancellable; /* of what is being loaded for the province shown */
};

enum
{
  ACTIVATE_LINK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GemProvincePane, gem_province_pane, GTK_TYPE_SCROLLED_WINDOW)

static void
row_activated_cb (GemProvincePane *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[ACTIVATE_LINK], 0, gem_row_get_address (row));
}

static void
add (GemProvincePane *self, GtkWidget *widget)
{
  gtk_container_add (GTK_CONTAINER (self->column), widget);
}

static GtkWidget *
add_list (GemProvincePane *self, const char *heading)
{
  GtkWidget *list = gem_list_new (heading);

  add (self, gem_heading_new (heading, 2));
  add (self, list);
  g_signal_connect_swapped (list, "row-activated", G_CALLBACK (row_activated_cb), self);
  return list;
}

static void
restart (GemProvincePane *self)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  gem_container_clear (GTK_CONTAINER (self->column));
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self)), 0);
}

/* The themes that a subject was put under, by name. */
static char *
describe_subject (GemProvincePane *self, guint province, guint index)
{
  const GemSession *session = gem_compare_get_session (self->compare, province);
  const GemSubject *subject = g_ptr_array_index (session->subjects, index);
  const char *const *themes = gem_compare_get_subject_themes (self->compare, province, index);
  gboolean own = gem_own_themes_find (gem_compare_get_own (self->compare), session->iso,
                                      subject->wording) != NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; themes[i] != NULL; i++)
    {
      int theme = gem_compare_find_theme (self->compare, themes[i]);

      if (theme >= 0)
        g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "",
                                gem_compare_get_theme_name (self->compare, (guint) theme));
    }
  g_string_prepend (text, text->len > 0 ? _ ("Theme: ") : _ ("No theme"));
  if (own)
    g_string_append (text, _ (" (put here by you)"));
  else if (subject->doubtful)
    g_string_append_printf (text, " (%s)", _ ("doubtful"));
  if (subject->note != NULL && !own)
    g_string_append_printf (text, "\n%s", subject->note);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_subjects (GemProvincePane *self, guint province)
{
  const GemSession *session = gem_compare_get_session (self->compare, province);
  GtkWidget *list = add_list (self, _ ("Subjects, in the session’s own words"));

  for (guint i = 0; i < session->subjects->len; i++)
    {
      const GemSubject *subject = g_ptr_array_index (session->subjects, i);
      g_autofree char *themes = describe_subject (self, province, i);
      const char *first = gem_compare_get_subject_themes (self->compare, province, i)[0];
      g_autofree char *uri = first != NULL ? g_strdup_printf ("gem:theme/%s", first) : NULL;

      gtk_container_add (GTK_CONTAINER (list), gem_row_new (subject->wording, themes, uri));
    }
}

typedef struct
{
  guint province;
  double likeness;
} Alike;

static int
by_likeness (gconstpointer a, gconstpointer b)
{
  double x = ((const Alike *) a)->likeness, y = ((const Alike *) b)->likeness;

  return x < y ? 1 : x > y ? -1 : 0;
}

#define MAX_ALIKE 3

/* Those most like it; each row leads to both side by side. */
static void
add_alike (GemProvincePane *self, guint province)
{
  g_autoptr (GArray) alike = g_array_new (FALSE, FALSE, sizeof (Alike));
  const char *iso = gem_compare_get_session (self->compare, province)->iso;
  GtkWidget *list = add_list (self, _ ("Most alike"));

  for (guint i = 0; i < gem_compare_get_n_provinces (self->compare); i++)
    {
      Alike entry = { i, gem_compare_get_likeness (self->compare, province, i, TRUE) };

      if (i != province)
        g_array_append_val (alike, entry);
    }
  g_array_sort (alike, by_likeness);
  for (guint i = 0; i < MIN (alike->len, MAX_ALIKE); i++)
    {
      const Alike *entry = &g_array_index (alike, Alike, i);
      const GemSession *other = gem_compare_get_session (self->compare, entry->province);
      guint shared = 0;
      g_autofree char *text = NULL;
      g_autofree char *uri = g_strdup_printf ("gem:compare?provinces=%s,%s", iso, other->iso);

      for (guint t = 0; t < gem_compare_get_n_themes (self->compare); t++)
        shared += gem_compare_get_cell (self->compare, province, t) != GEM_COMPARE_ABSENT &&
                  gem_compare_get_cell (self->compare, entry->province, t) != GEM_COMPARE_ABSENT;
      text = g_strdup_printf (ngettext ("%u theme shared; likeness %.2f",
                                        "%u themes shared; likeness %.2f", shared),
                              shared, entry->likeness);
      gtk_container_add (GTK_CONTAINER (list), gem_row_new (other->province, text, uri));
    }
}

static void
items_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GemProvincePane *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = gem_store_load_items_finish (GEM_STORE (source), result, &error);
  GtkWidget *list;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (items == NULL || items->len == 0)
    {
      add (self, gem_heading_new (_ ("On the agenda"), 2));
      add (self, gem_paragraph_new (items == NULL ? error->message
                                                  : _ ("No item is for this province alone. "
                                                       "Items for the whole country stand in the "
                                                       "agenda.")));
      return;
    }
  list = add_list (self, _ ("On the agenda"));
  for (guint i = 0; i < items->len; i++)
    {
      GemItem *item = g_ptr_array_index (items, i);
      g_autoptr (GemAddress) address = gem_address_new (GEM_ADDRESS_ITEM, item->id);
      g_autofree char *uri = gem_address_to_string (address);
      g_autofree char *summary =
          gem_words_item_summary (gem_context_get_sessions (self->context), item);
      g_autofree char *line = g_strdup_printf ("%d · %s", item->year, summary);

      gtk_container_add (GTK_CONTAINER (list),
                         gem_row_new (gem_words_item_title (item), line, uri));
    }
}

static void
places_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GemProvincePane *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) places =
      gem_edition_load_places_finish (GEM_EDITION (source), result, &error);
  GemItemQuery query = { .province = self->iso };

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (places != NULL && places->len > 0)
    {
      GtkWidget *list = add_list (self, _ ("In the text"));

      for (guint i = 0; i < places->len; i++)
        {
          GemPlace *place = g_ptr_array_index (places, i);
          g_autofree char *uri =
              g_strdup_printf ("gem:section/%s#%s", place->section->id, place->anchor);

          gtk_container_add (GTK_CONTAINER (list),
                             gem_row_new (place->section->title, place->text, uri));
        }
    }
  gem_store_load_items_async (gem_context_get_store (self->context), &query, self->cancellable,
                              items_loaded_cb, self);
}

static void
gem_province_pane_dispose (GObject *object)
{
  GemProvincePane *self = GEM_PROVINCE_PANE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->context);
  g_clear_pointer (&self->compare, gem_compare_unref);
  g_clear_pointer (&self->iso, g_free);

  G_OBJECT_CLASS (gem_province_pane_parent_class)->dispose (object);
}

static void
gem_province_pane_class_init (GemProvincePaneClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gem_province_pane_dispose;

  /**
   * GemProvincePane::activate-link:
   * @self: a pane
   * @uri: the address that the person chose
   */
  signals[ACTIVATE_LINK] = g_signal_new ("activate-link", GEM_TYPE_PROVINCE_PANE, G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
gem_province_pane_init (GemProvincePane *self)
{
  GtkWidget *clamp = hdy_clamp_new ();

  self->cancellable = g_cancellable_new ();
  self->column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_style_context_add_class (gtk_widget_get_style_context (self->column), "gem-pane");
  gtk_container_add (GTK_CONTAINER (clamp), self->column);
  gtk_container_add (GTK_CONTAINER (self), clamp);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_show_all (clamp);
}

/**
 * gem_province_pane_set_context:
 * @self: a pane
 * @context: the context
 */
void
gem_province_pane_set_context (GemProvincePane *self, GemContext *context)
{
  g_return_if_fail (GEM_IS_PROVINCE_PANE (self) && GEM_IS_CONTEXT (context));

  g_set_object (&self->context, context);
}

/**
 * gem_province_pane_set_compare:
 * @self: a pane
 * @compare: the comparison, with the person's own themes
 */
void
gem_province_pane_set_compare (GemProvincePane *self, GemCompare *compare)
{
  g_return_if_fail (GEM_IS_PROVINCE_PANE (self) && compare != NULL);

  gem_compare_ref (compare);
  g_clear_pointer (&self->compare, gem_compare_unref);
  self->compare = compare;
}

/**
 * gem_province_pane_show_province:
 * @self: a pane
 * @iso: ISO 3166-2 code of a province of the edition
 */
void
gem_province_pane_show_province (GemProvincePane *self, const char *iso)
{
  GemEdition *edition;
  const GemSession *session;
  g_autoptr (GemAddress) address = NULL;
  g_autofree char *date = NULL;
  g_autofree char *line = NULL;
  g_autofree char *motto = NULL;
  GtkWidget *quote, *slide;
  int province;

  g_return_if_fail (GEM_IS_PROVINCE_PANE (self) && iso != NULL && self->compare != NULL);

  edition = gem_context_get_sessions (self->context);
  session = gem_edition_find_session (edition, iso);
  g_return_if_fail (session != NULL);

  restart (self);
  g_free (self->iso);
  self->iso = g_strdup (iso);
  date = gem_words_date (session->date);
  line = g_strdup_printf (_ ("Session of %s"), date);
  motto = g_strdup_printf (_ ("“%s”"), session->motto);
  add (self, gem_caption_new (line));
  add (self, gem_heading_new (session->province, 1));
  quote = gem_paragraph_new (motto);
  gtk_style_context_add_class (gtk_widget_get_style_context (quote), "gem-motto");
  add (self, quote);
  slide = gem_slide_button_new ();
  gtk_widget_show (slide);
  add (self, slide);
  province = gem_compare_find_province (self->compare, iso);
  if (province >= 0)
    {
      add_subjects (self, (guint) province);
      add_alike (self, (guint) province);
    }

  address = gem_address_new (GEM_ADDRESS_PROVINCE, iso);
  gem_edition_load_places_async (edition, address, self->cancellable, places_loaded_cb, self);
}

/**
 * gem_province_pane_show_theme:
 * @self: a pane
 * @theme: (nullable): the id of a theme of the edition, or %NULL for an invitation to choose
 *
 * Shows which provinces brought a theme in, and in which words.
 */
void
gem_province_pane_show_theme (GemProvincePane *self, const char *theme)
{
  int found;
  const char *intro;
  GtkWidget *list;

  g_return_if_fail (GEM_IS_PROVINCE_PANE (self) && self->compare != NULL);

  restart (self);
  found = gem_compare_find_theme (self->compare, theme);
  intro = found >= 0
              ? gem_compare_get_theme_description (self->compare, (guint) found)
              : _ ("In each province, municipalities talked about what comes at them. Choose "
                   "a province to see what it brought in, or a theme to see who did.");
  add (self, gem_caption_new (found >= 0 ? _ ("Theme") : _ ("November 2018 to February 2019")));
  add (self, gem_heading_new (found >= 0 ? gem_compare_get_theme_name (self->compare, (guint) found)
                                         : _ ("Twelve sessions"),
                              1));
  add (self, gem_paragraph_new (intro));
  list = add_list (self, found >= 0 ? _ ("Who brought it in") : _ ("Provinces"));
  for (guint i = 0; i < gem_compare_get_n_provinces (self->compare); i++)
    {
      const GemSession *session = gem_compare_get_session (self->compare, i);
      g_autofree char *uri = g_strdup_printf ("gem:province/%s", session->iso);
      g_autofree char *words = found >= 0
                                   ? gem_compare_dup_wording (self->compare, i, (guint) found)
                                   : g_strdup_printf (_ ("“%s”"), session->motto);
      gboolean doubtful = found >= 0 && (gem_compare_get_cell (self->compare, i, (guint) found) &
                                         GEM_COMPARE_DOUBTFUL) != 0;
      g_autofree char *line =
          g_strdup_printf ("%s%s", words != NULL ? words : "", doubtful ? _ (" (doubtful)") : "");

      if (words != NULL)
        gtk_container_add (GTK_CONTAINER (list), gem_row_new (session->province, line, uri));
    }
}
