/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-contents.h"

#include "gem-note-words.h"
#include "gem-rows.h"

#include "notes/gem-note.h"

#include <glib/gi18n.h>
#include <string.h>

#define INDENT 12
#define ADDRESS_KEY "gem-address"
#define NOTE_KEY "gem-note"
#define TITLE_KEY "gem-title"
#define SIGNS_KEY "gem-signs"

struct _GemContents
{
  GtkScrolledWindow parent_instance;

  GtkListBox *list;
  GemEdition *edition;
  GemContext *context;
  GHashTable *read;   /* sections that the person has read */
  GHashTable *counts; /* section → how many notes and marks */
  GPtrArray *bookmarks;
  gboolean follow; /* the selected row is to be brought into view */
  GCancellable *cancellable;
};

enum
{
  CHOSEN,
  TELL,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GemContents, gem_contents, GTK_TYPE_SCROLLED_WINDOW)

static void
row_activated_cb (GemContents *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[CHOSEN], 0, g_object_get_data (G_OBJECT (row), ADDRESS_KEY));
}

static GtkWidget *
make_row (const char *text, char *address, int level)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *signs = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_line_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_line_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_margin_start (box, (level - 1) * INDENT);
  gtk_style_context_add_class (gtk_widget_get_style_context (label), "gem-contents-title");
  if (level == 1)
    gtk_style_context_add_class (gtk_widget_get_style_context (label), "gem-contents-chapter");
  /* To expand inside the box only: the pane is as wide as it is. */
  gtk_box_pack_start (GTK_BOX (box), label, TRUE, TRUE, 0);
  gtk_container_add (GTK_CONTAINER (box), signs);
  gtk_container_add (GTK_CONTAINER (row), box);
  gem_set_accessible_name (row, text);
  g_object_set_data_full (G_OBJECT (row), ADDRESS_KEY, address, g_free);
  g_object_set_data_full (G_OBJECT (row), TITLE_KEY, g_strdup (text), g_free);
  g_object_set_data (G_OBJECT (row), SIGNS_KEY, signs);
  gtk_widget_show_all (row);
  return row;
}

static GtkWidget *
make_section_row (const GemSection *section)
{
  g_autofree char *text = section->number != NULL
                              ? g_strdup_printf ("%s  %s", section->number, section->title)
                              : g_strdup (section->title);

  return make_row (text, g_strdup_printf ("gem:section/%s", section->id), section->level);
}

/* What is beside the text: lists of what it names. */
static void
add_lists (GemContents *self)
{
  static const struct
  {
    GemEditionList list;
    const char *address;
  } lists[] = {
    { GEM_EDITION_TERMS, "gem:list/terms" },
    { GEM_EDITION_REFERENCES, "gem:list/references" },
    { GEM_EDITION_PROMISES, "gem:list/promises" },
    { GEM_EDITION_GOALS, "gem:list/goals" },
  };
  GtkWidget *notes;

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      GtkWidget *row =
          make_row (gem_edition_list_title (lists[i].list), g_strdup (lists[i].address), 1);

      if (i == 0)
        gtk_style_context_add_class (gtk_widget_get_style_context (row), "gem-contents-first-list");
      gtk_container_add (GTK_CONTAINER (self->list), row);
    }
  notes = make_row (_ ("My notes"), g_strdup ("gem:list/notes"), 1);
  gtk_style_context_add_class (gtk_widget_get_style_context (notes), "gem-contents-first-list");
  gtk_container_add (GTK_CONTAINER (self->list), notes);
}

/* ---- What the person did with it ---- */

/* The section that a row leads to; NULL for another row. */
static const char *
section_of (GtkWidget *row)
{
  const char *address = g_object_get_data (G_OBJECT (row), ADDRESS_KEY);

  return address != NULL && g_object_get_data (G_OBJECT (row), NOTE_KEY) == NULL &&
                 g_str_has_prefix (address, "gem:section/")
             ? address + strlen ("gem:section/")
             : NULL;
}

static gboolean
shows_read (GemContents *self)
{
  GSettings *settings = self->context != NULL ? gem_context_get_settings (self->context) : NULL;

  return settings == NULL || g_settings_get_boolean (settings, "keep-read");
}

static void
add_sign (GtkWidget *signs, GtkWidget *sign, const char *style)
{
  gtk_style_context_add_class (gtk_widget_get_style_context (sign), style);
  gtk_widget_set_valign (sign, GTK_ALIGN_CENTER);
  /* The row's name says it in words. */
  atk_object_set_role (gtk_widget_get_accessible (sign), ATK_ROLE_FILLER);
  gtk_widget_show (sign);
  gtk_container_add (GTK_CONTAINER (signs), sign);
}

/* How many notes a section has, and whether it was read. */
static void
update_row (GtkWidget *row, gpointer data)
{
  GemContents *self = data;
  const char *section = section_of (row);
  GtkWidget *signs = g_object_get_data (G_OBJECT (row), SIGNS_KEY);
  g_autoptr (GString) name = NULL;
  guint n;

  if (section == NULL)
    return;
  name = g_string_new (g_object_get_data (G_OBJECT (row), TITLE_KEY));
  n = GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, section));
  gem_container_clear (GTK_CONTAINER (signs));
  if (n > 0)
    {
      g_autofree char *count = g_strdup_printf ("%u", n);

      g_string_append (name, ", ");
      g_string_append_printf (name, g_dngettext (GETTEXT_PACKAGE, "%u note", "%u notes", n), n);
      add_sign (signs, gtk_label_new (count), "gem-caption");
      add_sign (signs,
                gtk_image_new_from_icon_name ("accessories-text-editor-symbolic",
                                              GTK_ICON_SIZE_MENU),
                "gem-caption");
    }
  if (shows_read (self) && gem_contents_is_read (self, section))
    {
      g_string_append_printf (name, ", %s", _ ("read"));
      add_sign (signs, gtk_image_new_from_icon_name ("object-select-symbolic", GTK_ICON_SIZE_MENU),
                "gem-read-sign");
    }
  gem_set_accessible_name (row, name->str);
}

static void
remove_bookmark_row (GtkWidget *row, gpointer data)
{
  if (g_object_get_data (G_OBJECT (row), NOTE_KEY) != NULL)
    gtk_container_remove (data, row);
}

static void
update_bookmarks (GemContents *self)
{
  gtk_container_foreach (GTK_CONTAINER (self->list), remove_bookmark_row, self->list);
  if (self->bookmarks->len > 0)
    {
      GtkWidget *head = make_row (_ ("Bookmarks"), NULL, 1);

      gtk_style_context_add_class (gtk_widget_get_style_context (head), "gem-contents-first-list");
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (head), FALSE);
      gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (head), FALSE);
      gtk_widget_set_can_focus (head, FALSE);
      g_object_set_data (G_OBJECT (head), NOTE_KEY, (gpointer) "");
      gtk_container_add (GTK_CONTAINER (self->list), head);
    }
  for (guint i = 0; i < self->bookmarks->len; i++)
    {
      const GemNote *note = g_ptr_array_index (self->bookmarks, i);
      GtkWidget *row = make_row (note->title, g_strdup (note->address), 2);
      g_autofree char *path = gem_note_words_path (self->edition, note->address);

      gtk_widget_set_tooltip_text (row, path);
      g_object_set_data_full (G_OBJECT (row), NOTE_KEY, g_strdup (note->id), g_free);
      gtk_container_add (GTK_CONTAINER (self->list), row);
    }
}

static void
update_rows (GemContents *self)
{
  if (self->edition == NULL)
    return;
  gtk_container_foreach (GTK_CONTAINER (self->list), update_row, self);
}

static void
notes_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GemContents *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) notes = gem_notes_load_finish (GEM_STORE (source), result, &error);

  /* Without a store there is nothing to show; the window says why. */
  if (notes == NULL)
    return;
  g_hash_table_remove_all (self->counts);
  g_ptr_array_set_size (self->bookmarks, 0);
  for (guint i = 0; i < notes->len; i++)
    {
      const GemNote *note = g_ptr_array_index (notes, i);
      g_autoptr (GemAddress) address = gem_address_parse (note->address, NULL);
      const char *id = address != NULL ? gem_address_get_id (address) : NULL;

      if (gem_note_is_bookmark (note))
        g_ptr_array_add (self->bookmarks, gem_note_copy (note));
      else if (id != NULL && gem_address_get_kind (address) == GEM_ADDRESS_SECTION)
        g_hash_table_insert (self->counts, g_strdup (id),
                             GUINT_TO_POINTER (
                                 GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, id)) + 1));
    }
  update_rows (self);
  update_bookmarks (self);
}

static void
read_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GemContents *self = data;
  g_autoptr (GError) error = NULL;
  GHashTable *read = gem_notes_load_read_finish (GEM_STORE (source), result, &error);

  if (read == NULL)
    return;
  g_clear_pointer (&self->read, g_hash_table_unref);
  self->read = read;
  update_rows (self);
}

/* A later question makes an earlier one needless. */
static void
load (GemContents *self)
{
  const GemNoteQuery query = { .colour = -1, .sort = "place" };
  GemStore *store = gem_context_get_store (self->context);

  if (self->edition == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  gem_notes_load_async (store, self->edition, &query, self->cancellable, notes_loaded_cb, self);
  gem_notes_load_read_async (store, self->cancellable, read_loaded_cb, self);
}

/* ---- The menu of a row ---- */

static void
toggle_read_cb (GtkWidget *item, gpointer data)
{
  GemContents *self = data;
  const char *section = gtk_widget_get_name (item);

  gem_notes_set_read_async (gem_context_get_store (self->context), section,
                            !gem_contents_is_read (self, section), NULL, NULL);
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GtkWidget *row = data;
  GtkWidget *self = gtk_widget_get_ancestor (row, GEM_TYPE_CONTENTS);
  g_autoptr (GError) error = NULL;
  g_autofree char *undo = g_strdup_printf ("win.restore-note::%s",
                                           (char *) g_object_get_data (G_OBJECT (row), NOTE_KEY));
  gboolean removed = gem_notes_remove_finish (GEM_STORE (source), result, &error);

  if (self != NULL)
    g_signal_emit (self, signals[TELL], 0, removed ? _ ("The bookmark is gone.") : error->message,
                   removed ? undo : NULL);
  g_object_unref (row);
}

static void
remove_bookmark (GemContents *self, GtkWidget *row)
{
  gem_notes_remove_async (gem_context_get_store (self->context),
                          g_object_get_data (G_OBJECT (row), NOTE_KEY), removed_cb,
                          g_object_ref (row));
}

static void
remove_bookmark_cb (GtkWidget *item, gpointer data)
{
  GtkWidget *row = g_object_get_data (G_OBJECT (item), "gem-row");

  remove_bookmark (data, row);
}

static gboolean
popup_menu (GemContents *self, GtkListBoxRow *row, const GdkEvent *event)
{
  const char *section = row != NULL ? section_of (GTK_WIDGET (row)) : NULL;
  const char *note = row != NULL ? g_object_get_data (G_OBJECT (row), NOTE_KEY) : NULL;
  GtkWidget *menu, *item;

  if ((section == NULL && (note == NULL || *note == '\0')) ||
      !gem_store_can_write (gem_context_get_store (self->context)))
    return FALSE;
  menu = gtk_menu_new ();
  item = gtk_menu_item_new_with_mnemonic (note != NULL ? _ ("_Delete the bookmark")
                                          : gem_contents_is_read (self, section)
                                              ? _ ("Count as not _read")
                                              : _ ("Count as _read"));
  gtk_widget_set_name (item, section);
  g_object_set_data_full (G_OBJECT (item), "gem-row", g_object_ref (row), g_object_unref);
  g_signal_connect (item, "activate",
                    note != NULL ? G_CALLBACK (remove_bookmark_cb) : G_CALLBACK (toggle_read_cb),
                    self);
  gtk_container_add (GTK_CONTAINER (menu), item);
  gtk_widget_show_all (menu);
  gtk_menu_attach_to_widget (GTK_MENU (menu), GTK_WIDGET (self), NULL);
  g_signal_connect (menu, "selection-done", G_CALLBACK (gtk_widget_destroy), NULL);
  if (event != NULL)
    gtk_menu_popup_at_pointer (GTK_MENU (menu), event);
  else
    gtk_menu_popup_at_widget (GTK_MENU (menu), GTK_WIDGET (row), GDK_GRAVITY_SOUTH_WEST,
                              GDK_GRAVITY_NORTH_WEST, NULL);
  return TRUE;
}

static gboolean
button_press_cb (GemContents *self, GdkEvent *event)
{
  if (!gdk_event_triggers_context_menu (event))
    return GDK_EVENT_PROPAGATE;
  return popup_menu (self, gtk_list_box_get_row_at_y (self->list, (int) event->button.y), event);
}

static GtkListBoxRow *
focused_row (GemContents *self)
{
  GtkWidget *child = gtk_container_get_focus_child (GTK_CONTAINER (self->list));

  return child != NULL ? GTK_LIST_BOX_ROW (child) : NULL;
}

static gboolean
popup_menu_cb (GemContents *self)
{
  return popup_menu (self, focused_row (self), NULL);
}

static gboolean
key_press_cb (GemContents *self, GdkEventKey *event)
{
  GtkListBoxRow *row = focused_row (self);
  const char *note = row != NULL ? g_object_get_data (G_OBJECT (row), NOTE_KEY) : NULL;

  if (event->keyval != GDK_KEY_Delete || note == NULL || *note == '\0')
    return GDK_EVENT_PROPAGATE;
  remove_bookmark (self, GTK_WIDGET (row));
  return GDK_EVENT_STOP;
}

/* Brings the selected row into view, once the rows have their places. */
static gboolean
follow_cb (gpointer data)
{
  GemContents *self = data;
  GtkWidget *row = GTK_WIDGET (gtk_list_box_get_selected_row (self->list));
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self));
  int y;

  if (self->follow && row != NULL &&
      gtk_widget_translate_coordinates (row, GTK_WIDGET (self->list), 0, 0, NULL, &y))
    gtk_adjustment_clamp_page (adjustment, y - 60, y + gtk_widget_get_allocated_height (row) + 60);
  self->follow = FALSE;
  return G_SOURCE_REMOVE;
}

static void
follow_later (GemContents *self)
{
  if (self->follow)
    g_idle_add_full (GTK_PRIORITY_RESIZE, follow_cb, g_object_ref (self), g_object_unref);
}

static void
gem_contents_dispose (GObject *object)
{
  GemContents *self = GEM_CONTENTS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->edition);
  g_clear_object (&self->context);
  g_clear_pointer (&self->read, g_hash_table_unref);
  g_clear_pointer (&self->counts, g_hash_table_unref);
  g_clear_pointer (&self->bookmarks, g_ptr_array_unref);

  G_OBJECT_CLASS (gem_contents_parent_class)->dispose (object);
}

static void
gem_contents_class_init (GemContentsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gem_contents_dispose;

  /**
   * GemContents::chosen:
   * @self: the contents
   * @address: a section or a list
   *
   * The person wants to go there.
   */
  signals[CHOSEN] = g_signal_new ("chosen", GEM_TYPE_CONTENTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * GemContents::tell:
   * @self: the contents
   * @text: what happened
   * @undo: (nullable): the action that takes it back, as in #GemView::tell
   */
  signals[TELL] = g_signal_new ("tell", GEM_TYPE_CONTENTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
gem_contents_init (GemContents *self)
{
  GtkWidget *list = gtk_list_box_new ();

  self->list = GTK_LIST_BOX (list);
  self->cancellable = g_cancellable_new ();
  self->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->bookmarks = g_ptr_array_new_with_free_func ((GDestroyNotify) gem_note_free);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_style_context_add_class (gtk_widget_get_style_context (list), "navigation-sidebar");
  gem_set_accessible_name (list, _ ("Contents"));
  gem_list_set_one_tab_stop (self->list);
  g_signal_connect_swapped (list, "row-activated", G_CALLBACK (row_activated_cb), self);
  g_signal_connect_swapped (list, "button-press-event", G_CALLBACK (button_press_cb), self);
  g_signal_connect_swapped (list, "popup-menu", G_CALLBACK (popup_menu_cb), self);
  g_signal_connect_swapped (list, "key-press-event", G_CALLBACK (key_press_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_container_add (GTK_CONTAINER (self), list);
  gtk_widget_show (list);
  g_signal_connect_swapped (list, "size-allocate", G_CALLBACK (follow_later), self);
}

/**
 * gem_contents_set_edition:
 * @self: the contents
 * @edition: an edition
 *
 * Fills the list, where it does not show that edition already.
 */
void
gem_contents_set_edition (GemContents *self, GemEdition *edition)
{
  GPtrArray *sections;

  g_return_if_fail (GEM_IS_CONTENTS (self) && GEM_IS_EDITION (edition));

  if (!g_set_object (&self->edition, edition))
    return;
  gem_container_clear (GTK_CONTAINER (self->list));
  sections = gem_edition_get_sections (edition);
  for (guint i = 0; i < sections->len; i++)
    gtk_container_add (GTK_CONTAINER (self->list),
                       make_section_row (g_ptr_array_index (sections, i)));
  add_lists (self);
  load (self);
}

/**
 * gem_contents_set_context:
 * @self: the contents
 * @context: the context
 *
 * Shows beside each section what the person did with it, and keeps doing so. To be called once.
 */
void
gem_contents_set_context (GemContents *self, GemContext *context)
{
  g_return_if_fail (GEM_IS_CONTENTS (self) && GEM_IS_CONTEXT (context));

  self->context = g_object_ref (context);
  g_signal_connect_object (gem_context_get_store (context), "notes-changed", G_CALLBACK (load),
                           self, G_CONNECT_SWAPPED);
  if (gem_context_get_settings (context) != NULL)
    g_signal_connect_object (gem_context_get_settings (context), "changed::keep-read",
                             G_CALLBACK (update_rows), self, G_CONNECT_SWAPPED);
}

/**
 * gem_contents_is_read:
 * @self: the contents
 * @section: the id of a section
 *
 * Returns: whether the person has read it
 */
gboolean
gem_contents_is_read (GemContents *self, const char *section)
{
  g_return_val_if_fail (GEM_IS_CONTENTS (self) && section != NULL, FALSE);

  return self->read != NULL && g_hash_table_contains (self->read, section);
}

/**
 * gem_contents_select_address:
 * @self: the contents
 * @address: (nullable): what is read now, or %NULL for nothing
 */
void
gem_contents_select_address (GemContents *self, const GemAddress *address)
{
  g_autofree char *uri = NULL;
  char *hash;
  GtkListBoxRow *row;

  g_return_if_fail (GEM_IS_CONTENTS (self));

  uri = address != NULL ? gem_address_to_string (address) : g_strdup ("");
  hash = strchr (uri, '#');
  if (hash != NULL)
    *hash = '\0';
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (g_object_get_data (G_OBJECT (row), NOTE_KEY) == NULL &&
        g_strcmp0 (g_object_get_data (G_OBJECT (row), ADDRESS_KEY), uri) == 0)
      {
        gtk_list_box_select_row (self->list, row);
        self->follow = TRUE;
        gtk_widget_queue_resize (GTK_WIDGET (self->list));
        return;
      }
  gtk_list_box_unselect_all (self->list);
}
