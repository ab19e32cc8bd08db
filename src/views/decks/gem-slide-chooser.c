/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-slide-chooser.h"

#include "compare/gem-compare.h"
#include "gem-row-feeder.h"
#include "gem-rows.h"

#include <glib/gi18n.h>
#include <string.h>

#define HEIGHT 380
#define WIDTH 320

/* A row: a kind of slide of one's own, or an address. */
typedef struct
{
  GemDeckKind kind;
  char *address; /* NULL for one's own */
  char *title;
  char *folded;      /* title, for finding */
  const char *group; /* translated */
} Choice;

struct _GemSlideChooser
{
  GtkPopover parent_instance;

  GemContext *context;
  GtkEntry *entry;
  GtkListBox *list;
  GtkLabel *none;
  GemRowFeeder *feeder;
  GPtrArray *choices; /* Choice; NULL until it is shown */
  guint next;         /* the row that is made next */
  GCancellable *cancellable;
  char *words; /* what is typed, folded */
  gboolean own;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GemSlideChooser, gem_slide_chooser, GTK_TYPE_POPOVER)

static void
choice_free (gpointer data)
{
  Choice *choice = data;

  g_free (choice->address);
  g_free (choice->title);
  g_free (choice->folded);
  g_free (choice);
}

static char *
fold (const char *text)
{
  g_autofree char *plain = g_str_to_ascii (text, NULL);

  return g_utf8_casefold (plain, -1);
}

static void
add_choice (GemSlideChooser *self,
            const char *group,
            GemDeckKind kind,
            const char *address,
            const char *title)
{
  Choice *choice = g_new0 (Choice, 1);

  choice->group = group;
  choice->kind = kind;
  choice->address = g_strdup (address);
  choice->title = g_strdup (title);
  choice->folded = fold (title);
  g_ptr_array_add (self->choices, choice);
}

static void
add_address (GemSlideChooser *self, const char *group, const char *address, const char *title)
{
  add_choice (self, group, GEM_DECK_N_KINDS, address, title);
}

/* --- what there is --- */

static void
add_own (GemSlideChooser *self)
{
  static const GemDeckKind kinds[] = { GEM_DECK_TITLE, GEM_DECK_TEXT, GEM_DECK_QUOTE,
                                       GEM_DECK_PICTURE };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    add_choice (self, _ ("Of your own"), kinds[i], NULL, gem_deck_kind_label (kinds[i]));
}

static void
add_provinces (GemSlideChooser *self)
{
  GPtrArray *sessions = gem_edition_get_sessions (gem_context_get_sessions (self->context));

  for (guint i = 0; i < sessions->len; i++)
    {
      const GemSession *session = g_ptr_array_index (sessions, i);
      g_autofree char *address = g_strconcat ("gem:province/", session->iso, NULL);

      add_address (self, _ ("Provinces"), address, session->province);
    }
}

static void
add_comparisons (GemSlideChooser *self)
{
  static const struct
  {
    const char *address;
    const char *title;
  } figures[] = {
    { "gem:compare", N_ ("Map of all provinces") },
    { "gem:compare?as=tiles", N_ ("Tiles of all provinces") },
    { "gem:compare?as=matrix", N_ ("Matrix of provinces and themes") },
    { "gem:compare?as=timeline", N_ ("Time line of the sessions") },
  };
  g_autoptr (GemCompare) compare = gem_compare_new (gem_context_get_sessions (self->context), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    add_address (self, _ ("Comparisons"), figures[i].address, _ (figures[i].title));
  for (guint i = 0; i < gem_compare_get_n_themes (compare); i++)
    {
      g_autofree char *address =
          g_strconcat ("gem:compare?theme=", gem_compare_get_theme_id (compare, i), NULL);
      g_autofree char *title =
          g_strdup_printf (_ ("Map: %s"), gem_compare_get_theme_name (compare, i));

      add_address (self, _ ("Comparisons"), address, title);
    }
}

static void
add_sections (GemSlideChooser *self)
{
  GPtrArray *sections = gem_edition_get_sections (gem_context_get_edition (self->context));

  for (guint i = 0; i < sections->len; i++)
    {
      const GemSection *section = g_ptr_array_index (sections, i);
      g_autofree char *address = g_strconcat ("gem:section/", section->id, NULL);

      add_address (self, _ ("The publication"), address, section->title);
    }
}

static void
add_years (GemSlideChooser *self, GPtrArray *years)
{
  for (guint i = 0; i < years->len; i++)
    {
      const GemAgendaYear *year = g_ptr_array_index (years, i);
      g_autofree char *items = g_strdup_printf ("gem:agenda/%d", year->year);
      g_autofree char *progress = g_strconcat (items, "?as=progress", NULL);
      g_autofree char *first = g_strdup_printf (_ ("How far agenda %d has come"), year->year);
      g_autofree char *second = g_strdup_printf (_ ("Items of agenda %d"), year->year);

      add_address (self, _ ("The agenda"), progress, first);
      add_address (self, _ ("The agenda"), items, second);
    }
}

/* --- the rows --- */

static gboolean
feed (gpointer data)
{
  GemSlideChooser *self = data;
  const Choice *choice;
  GtkWidget *row, *label;

  if (self->choices == NULL || self->next >= self->choices->len)
    return FALSE;
  choice = g_ptr_array_index (self->choices, self->next++);
  row = gtk_list_box_row_new ();
  label = gtk_label_new (choice->title);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_line_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_line_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_style_context_add_class (gtk_widget_get_style_context (label), "gem-contents-title");
  gtk_container_add (GTK_CONTAINER (row), label);
  gem_set_accessible_name (row, choice->title);
  gtk_widget_show_all (row);
  g_object_set_data (G_OBJECT (row), "gem-choice", (gpointer) choice);
  gem_row_feeder_add (self->feeder, self->list, row);
  return self->next < self->choices->len;
}

static const Choice *
get_choice (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "gem-choice");
}

static gboolean
is_found (GtkListBoxRow *row, gpointer data)
{
  GemSlideChooser *self = data;

  return self->words == NULL || strstr (get_choice (row)->folded, self->words) != NULL;
}

static void
add_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  const char *group = get_choice (row)->group;
  GtkWidget *header;

  if (before != NULL && g_str_equal (get_choice (before)->group, group))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  header = gtk_label_new (group);
  gtk_label_set_xalign (GTK_LABEL (header), 0);
  gtk_style_context_add_class (gtk_widget_get_style_context (header), "gem-group");
  gtk_widget_show (header);
  gtk_list_box_row_set_header (row, header);
}

static GtkListBoxRow *
find_first (GemSlideChooser *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (is_found (row, self))
      return row;
  return NULL;
}

static void
say_none (GemSlideChooser *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->none),
                          find_first (self) == NULL && !gem_row_feeder_is_running (self->feeder));
}

static void
rows_made (gpointer data, gpointer feeder)
{
  say_none (data);
}

static void
typed_cb (GemSlideChooser *self)
{
  const char *text = gtk_entry_get_text (self->entry);

  g_free (self->words);
  self->words = *text != '\0' ? fold (text) : NULL;
  gtk_list_box_invalidate_filter (self->list);
  gtk_list_box_invalidate_headers (self->list);
  say_none (self);
}

static void
activated_cb (GemSlideChooser *self, GtkListBoxRow *row)
{
  const Choice *choice = get_choice (row);
  g_autoptr (GemAddress) address =
      choice->address != NULL ? gem_address_parse (choice->address, NULL) : NULL;
  g_autoptr (GemDeckSlide) slide = address != NULL ? gem_deck_slide_new_for_address (address, NULL)
                                                   : gem_deck_slide_new (choice->kind);

  gtk_popover_popdown (GTK_POPOVER (self));
  if (slide != NULL)
    g_signal_emit (self, signals[CHOSEN], 0, slide);
}

/* Enter takes the first one that is found. */
static void
entered_cb (GemSlideChooser *self)
{
  GtkListBoxRow *row = find_first (self);

  if (row != NULL)
    activated_cb (self, row);
}

static gboolean
key_cb (GemSlideChooser *self, GdkEventKey *event)
{
  GtkListBoxRow *row = find_first (self);

  if (event->keyval != GDK_KEY_Down || row == NULL)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_grab_focus (GTK_WIDGET (row));
  return GDK_EVENT_STOP;
}

/* --- showing --- */

static void
years_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GemSlideChooser) self = data;
  g_autoptr (GPtrArray) years = gem_store_load_years_finish (GEM_STORE (source), result, NULL);

  if (years == NULL || self->choices == NULL || self->feeder == NULL)
    return;
  add_years (self, years);
  gem_row_feeder_start (self->feeder);
}

/* Nothing is made before somebody looks. */
static void
gem_slide_chooser_map (GtkWidget *widget)
{
  GemSlideChooser *self = GEM_SLIDE_CHOOSER (widget);

  GTK_WIDGET_CLASS (gem_slide_chooser_parent_class)->map (widget);
  gtk_entry_set_text (self->entry, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  if (self->choices != NULL)
    return;
  self->choices = g_ptr_array_new_with_free_func (choice_free);
  if (self->own)
    add_own (self);
  add_provinces (self);
  add_comparisons (self);
  add_sections (self);
  gem_row_feeder_start (self->feeder);
  gem_store_load_years_async (gem_context_get_store (self->context), self->cancellable, years_cb,
                              g_object_ref (self));
}

static void
gem_slide_chooser_dispose (GObject *object)
{
  GemSlideChooser *self = GEM_SLIDE_CHOOSER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->context);
  g_clear_object (&self->feeder);
  G_OBJECT_CLASS (gem_slide_chooser_parent_class)->dispose (object);
}

static void
gem_slide_chooser_finalize (GObject *object)
{
  GemSlideChooser *self = GEM_SLIDE_CHOOSER (object);

  g_clear_pointer (&self->choices, g_ptr_array_unref);
  g_object_unref (self->cancellable);
  g_free (self->words);
  G_OBJECT_CLASS (gem_slide_chooser_parent_class)->finalize (object);
}

static void
gem_slide_chooser_class_init (GemSlideChooserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = gem_slide_chooser_dispose;
  object_class->finalize = gem_slide_chooser_finalize;
  GTK_WIDGET_CLASS (klass)->map = gem_slide_chooser_map;
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, GEM_TYPE_DECK_SLIDE);
}

static void
gem_slide_chooser_init (GemSlideChooser *self)
{
  self->cancellable = g_cancellable_new ();
  self->entry = GTK_ENTRY (gtk_search_entry_new ());
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  self->none = GTK_LABEL (gem_caption_new (_ ("Nothing is called like that. Type less, or other "
                                              "letters.")));
  self->feeder = gem_row_feeder_new (GTK_WIDGET (self->list), feed, rows_made, self);
}

static void
build (GemSlideChooser *self, const char *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new (NULL, NULL);

  gtk_container_set_border_width (GTK_CONTAINER (box), 9);
  gtk_entry_set_placeholder_text (self->entry, title);
  gem_set_accessible_name (GTK_WIDGET (self->entry), title);
  gem_set_accessible_name (GTK_WIDGET (self->list), title);
  atk_object_set_role (gtk_widget_get_accessible (GTK_WIDGET (self->none)), ATK_ROLE_STATUSBAR);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_list_box_set_filter_func (self->list, is_found, self, NULL);
  gtk_list_box_set_header_func (self->list, add_header, NULL, NULL);
  gem_list_set_one_tab_stop (self->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_size_request (scroller, WIDTH, -1);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), HEIGHT);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_container_add (GTK_CONTAINER (scroller), GTK_WIDGET (self->list));
  gtk_container_add (GTK_CONTAINER (box), GTK_WIDGET (self->entry));
  gtk_container_add (GTK_CONTAINER (box), GTK_WIDGET (self->none));
  gtk_container_add (GTK_CONTAINER (box), scroller);
  gtk_widget_show_all (box);
  gtk_widget_hide (GTK_WIDGET (self->none));
  gtk_container_add (GTK_CONTAINER (self), box);
  g_signal_connect_swapped (self->entry, "search-changed", G_CALLBACK (typed_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (entered_cb), self);
  g_signal_connect_swapped (self->entry, "key-press-event", G_CALLBACK (key_cb), self);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (activated_cb), self);
}

/**
 * gem_slide_chooser_new:
 * @context: where what can be shown is
 * @own: whether to offer slides of one's own too
 *
 * Returns: (transfer floating): a popover, for a menu button
 */
GtkWidget *
gem_slide_chooser_new (GemContext *context, gboolean own)
{
  GemSlideChooser *self;

  g_return_val_if_fail (GEM_IS_CONTEXT (context), NULL);

  self = g_object_new (GEM_TYPE_SLIDE_CHOOSER, NULL);
  self->context = g_object_ref (context);
  self->own = own;
  build (self, own ? _ ("What the new slide is made of") : _ ("What the slide shows"));
  return GTK_WIDGET (self);
}
