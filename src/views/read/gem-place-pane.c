/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-place-pane.h"

#include "gem-note-words.h"
#include "gem-rows.h"
#include "gem-words.h"

#include <glib/gi18n.h>
#include <string.h>

#define ROWS_AT_ONCE 3

struct _GemPlacePane
{
  GtkScrolledWindow parent_instance;

  GtkBox *column;
  GtkWidget *slide; /* the button, where a section is read */
  GtkBox *notes;    /* what the person wrote here */
  GtkBox *items;    /* what comes from the agenda, which may be later */

  /* What is still to be shown. Rows come a few at a time, so that the page itself is never late for a frame. */
  GemEdition *sessions;
  GPtrArray *targets;
  GPtrArray *names;
  guint group;
  guint next;
  GtkWidget *list; /* of the group; NULL before its first row */
  guint idle;
};

enum
{
  CHOSEN,
  NOTE_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GemPlacePane, gem_place_pane, GTK_TYPE_SCROLLED_WINDOW)

static const struct
{
  GemAddressKind kind;
  const char *heading;
} groups[] = {
  { GEM_ADDRESS_THEME, N_ ("Themes") },      { GEM_ADDRESS_PROVINCE, N_ ("Provinces") },
  { GEM_ADDRESS_REFERENCE, N_ ("Reports") }, { GEM_ADDRESS_GOAL, N_ ("Global Goals") },
  { GEM_ADDRESS_TERM, N_ ("Terms") },
};

static void
row_activated_cb (GemPlacePane *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[CHOSEN], 0, gem_row_get_address (row));
}

static void
note_activated_cb (GemPlacePane *self, GtkListBoxRow *row)
{
  const char *address = gem_row_get_address (row);

  if (g_str_has_prefix (address, "gem:"))
    g_signal_emit (self, signals[CHOSEN], 0, address);
  else
    g_signal_emit (self, signals[NOTE_CHOSEN], 0, address);
}

static GtkWidget *
add_list (GemPlacePane *self, GtkBox *box, const char *heading)
{
  GtkWidget *list = gem_list_new (heading);

  gtk_container_add (GTK_CONTAINER (box), gem_heading_new (heading, 2));
  gtk_container_add (GTK_CONTAINER (box), list);
  g_signal_connect_swapped (list, "row-activated", G_CALLBACK (row_activated_cb), self);
  return list;
}

/* What an address is called here. */
static const char *
name_of (GemEdition *sessions, const GemAddress *address, const char *name)
{
  const char *id = gem_address_get_id (address);
  const GemTheme *theme;
  const GemSession *session;

  switch (gem_address_get_kind (address))
    {
    case GEM_ADDRESS_THEME:
      theme = gem_edition_find_theme (sessions, id);
      return theme != NULL ? theme->name : NULL;
    case GEM_ADDRESS_PROVINCE:
      session = gem_edition_find_session (sessions, id);
      return session != NULL ? session->province : NULL;
    case GEM_ADDRESS_REFERENCE:
    case GEM_ADDRESS_GOAL:
    case GEM_ADDRESS_TERM:
    default:
      return name;
    }
}

/* Adds the row of the next target, where it belongs to the group that is on. */
static gboolean
add_next (GemPlacePane *self)
{
  const char *uri = g_ptr_array_index (self->targets, self->next);
  g_autoptr (GemAddress) address = gem_address_parse (uri, NULL);
  const char *name;

  if (address == NULL || gem_address_get_kind (address) != groups[self->group].kind)
    return FALSE;
  name = name_of (self->sessions, address, g_ptr_array_index (self->names, self->next));
  if (name == NULL)
    return FALSE;
  if (self->list == NULL)
    self->list = add_list (self, self->column, _ (groups[self->group].heading));
  gtk_container_add (GTK_CONTAINER (self->list), gem_row_new (name, NULL, uri));
  return TRUE;
}

static gboolean
fill_cb (gpointer data)
{
  GemPlacePane *self = data;
  guint rows = 0;

  for (; self->group < G_N_ELEMENTS (groups); self->group++, self->next = 0, self->list = NULL)
    for (; self->next < self->targets->len; self->next++)
      {
        if (rows == ROWS_AT_ONCE)
          return G_SOURCE_CONTINUE;
        rows += add_next (self);
      }
  self->idle = 0;
  return G_SOURCE_REMOVE;
}

static void
stop_filling (GemPlacePane *self)
{
  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->targets, g_ptr_array_unref);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_object (&self->sessions);
}

static void
gem_place_pane_dispose (GObject *object)
{
  stop_filling (GEM_PLACE_PANE (object));

  G_OBJECT_CLASS (gem_place_pane_parent_class)->dispose (object);
}

static void
gem_place_pane_class_init (GemPlacePaneClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gem_place_pane_dispose;

  /**
   * GemPlacePane::chosen:
   * @self: the pane
   * @address: where the person wants to go
   */
  signals[CHOSEN] = g_signal_new ("chosen", GEM_TYPE_PLACE_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * GemPlacePane::note-chosen:
   * @self: the pane
   * @id: the note that the person wants to open
   */
  signals[NOTE_CHOSEN] = g_signal_new ("note-chosen", GEM_TYPE_PLACE_PANE, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
gem_place_pane_init (GemPlacePane *self)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *outer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *items = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *notes = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->notes = GTK_BOX (notes);
  self->column = GTK_BOX (column);
  self->items = GTK_BOX (items);
  gtk_style_context_add_class (gtk_widget_get_style_context (outer), "gem-place");
  self->slide = gem_slide_button_new ();
  gtk_container_add (GTK_CONTAINER (outer), gem_heading_new (_ ("In this place"), 1));
  gtk_container_add (GTK_CONTAINER (outer), self->slide);
  gtk_container_add (GTK_CONTAINER (outer), notes);
  gtk_container_add (GTK_CONTAINER (outer), items);
  gtk_container_add (GTK_CONTAINER (outer), column);
  gtk_container_add (GTK_CONTAINER (self), outer);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_show_all (outer);
  gtk_widget_hide (self->slide);
}

/**
 * gem_place_pane_clear:
 * @self: a pane
 */
void
gem_place_pane_clear (GemPlacePane *self)
{
  g_return_if_fail (GEM_IS_PLACE_PANE (self));

  stop_filling (self);
  gtk_widget_hide (self->slide);
  gem_container_clear (GTK_CONTAINER (self->column));
  gem_container_clear (GTK_CONTAINER (self->items));
  gem_container_clear (GTK_CONTAINER (self->notes));
}

/**
 * gem_place_pane_show_page:
 * @self: a pane
 * @context: the context
 * @page: the page that is read
 */
void
gem_place_pane_show_page (GemPlacePane *self, GemContext *context, const GemPage *page)
{
  g_return_if_fail (GEM_IS_PLACE_PANE (self) && page != NULL);

  gem_place_pane_clear (self);
  self->sessions = g_object_ref (gem_context_get_sessions (context));
  self->targets = g_ptr_array_ref (page->targets);
  self->names = g_ptr_array_ref (page->names);
  self->group = 0;
  self->next = 0;
  self->list = NULL;
  self->idle = g_idle_add (fill_cb, self);
  gtk_widget_show (self->slide);
  if (page->targets->len == 0)
    gtk_container_add (GTK_CONTAINER (self->column),
                       gem_caption_new (_ ("This page names no themes, provinces or reports.")));
}

/**
 * gem_place_pane_show_items:
 * @self: a pane
 * @context: the context
 * @items: (element-type GemItem): what is on the agenda for the page that is read
 */
void
gem_place_pane_show_items (GemPlacePane *self, GemContext *context, GPtrArray *items)
{
  GemEdition *edition;
  GtkWidget *list;

  g_return_if_fail (GEM_IS_PLACE_PANE (self) && items != NULL);

  gem_container_clear (GTK_CONTAINER (self->items));
  if (items->len == 0)
    return;
  edition = gem_context_get_sessions (context);
  list = add_list (self, self->items, _ ("On the agenda"));
  for (guint i = 0; i < items->len; i++)
    {
      GemItem *item = g_ptr_array_index (items, i);
      g_autoptr (GemAddress) address = gem_address_new (GEM_ADDRESS_ITEM, item->id);
      g_autofree char *uri = gem_address_to_string (address);
      g_autofree char *summary = gem_words_item_summary (edition, item);
      g_autofree char *line = g_strdup_printf ("%d · %s", item->year, summary);

      gtk_container_add (GTK_CONTAINER (list),
                         gem_row_new (gem_words_item_title (item), line, uri));
    }
}

static GtkWidget *
make_note_row (const GemNote *note)
{
  g_autofree char *gist = gem_note_words_gist (note);
  g_autofree char *kind = gem_note_words_kind (note);
  g_autofree char *line = g_strdup_printf ("%s  %s", gem_note_words_symbol (note->colour), kind);

  return gem_row_new (gist, line, note->id);
}

/**
 * gem_place_pane_show_notes:
 * @self: a pane
 * @notes: (element-type GemNote): what the person wrote or marked on the page that is read
 */
void
gem_place_pane_show_notes (GemPlacePane *self, GPtrArray *notes)
{
  GtkWidget *list = NULL;
  guint shown = 0;

  g_return_if_fail (GEM_IS_PLACE_PANE (self) && notes != NULL);

  gem_container_clear (GTK_CONTAINER (self->notes));
  for (guint i = 0; i < notes->len; i++)
    shown += !gem_note_is_bookmark (g_ptr_array_index (notes, i));
  if (shown == 0)
    return;
  {
    g_autofree char *heading = g_strdup_printf (_ ("My notes: %u"), shown);

    list = gem_list_new (heading);
    gtk_container_add (GTK_CONTAINER (self->notes), gem_heading_new (heading, 2));
    gtk_container_add (GTK_CONTAINER (self->notes), list);
    g_signal_connect_swapped (list, "row-activated", G_CALLBACK (note_activated_cb), self);
  }
  for (guint i = 0; i < notes->len; i++)
    if (!gem_note_is_bookmark (g_ptr_array_index (notes, i)))
      gtk_container_add (GTK_CONTAINER (list), make_note_row (g_ptr_array_index (notes, i)));
  gtk_container_add (GTK_CONTAINER (list),
                     gem_row_new (_ ("All my notes"), NULL, "gem:list/notes"));
}
