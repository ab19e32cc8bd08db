/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-item-pane.h"

#include "gem-item-changes.h"
#include "gem-item-facts.h"
#include "gem-rows.h"
#include "gem-words.h"

#include "address/gem-address.h"
#include "feed/gem-feed-links.h"
#include "feed/gem-item-diff.h"

#include <glib/gi18n.h>
#include <handy.h>
#include <string.h>

struct _GemItemPane
{
  GtkScrolledWindow parent_instance;

  GtkWidget *head; /* who and what; made anew with the item */
  GtkWidget *bar;  /* what can be done; stays, and with it the focus */
  GtkWidget *body; /* the rest; made anew with the item */
  GtkToggleButton *follow;
  GtkLabel *said; /* what came of a button */

  GemContext *context;
  GemItemPage *page; /* what is shown; NULL for a text */
  guint writes;      /* how many wishes to follow or not are not kept yet */
  GCancellable *cancellable;
};

enum
{
  ACTIVATE_LINK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GemItemPane, gem_item_pane, GTK_TYPE_SCROLLED_WINDOW)

static void
row_activated_cb (GemItemPane *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[ACTIVATE_LINK], 0, gem_row_get_address (row));
}

static gboolean
link_cb (GemItemPane *self, const char *uri)
{
  g_signal_emit (self, signals[ACTIVATE_LINK], 0, uri);
  return TRUE;
}

static void
say (GemItemPane *self, const char *text)
{
  gtk_label_set_text (self->said, text);
  gtk_widget_set_visible (GTK_WIDGET (self->said), *text != '\0');
}

/* The state of the button without what a click does. */
static void follow_toggled_cb (GemItemPane *self);

static void
update_follow (GemItemPane *self, gboolean followed)
{
  GtkButton *button = GTK_BUTTON (self->follow);
  const char *icon = followed ? "starred-symbolic" : "non-starred-symbolic";

  g_signal_handlers_block_by_func (self->follow, follow_toggled_cb, self);
  gtk_toggle_button_set_active (self->follow, followed);
  g_signal_handlers_unblock_by_func (self->follow, follow_toggled_cb, self);
  gtk_button_set_label (button, followed ? _ ("Follo_wed") : _ ("Follo_w"));
  gtk_image_set_from_icon_name (GTK_IMAGE (gtk_button_get_image (button)), icon,
                                GTK_ICON_SIZE_BUTTON);
}

typedef struct
{
  GemItemPane *pane;
  char *id;
  gboolean followed;
} Wish;

static void
followed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Wish *wish = data;
  GemItemPane *self = wish->pane;
  g_autoptr (GError) error = NULL;

  self->writes--;
  if (!gem_store_set_followed_finish (GEM_STORE (source), result, &error) && self->page != NULL &&
      g_str_equal (self->page->id, wish->id))
    {
      update_follow (self, !wish->followed);
      say (self, error->message);
    }
  g_object_unref (wish->pane);
  g_free (wish->id);
  g_free (wish);
}

static void
follow_toggled_cb (GemItemPane *self)
{
  const GemItemPage *page = self->page;
  gboolean followed = gtk_toggle_button_get_active (self->follow);
  const GemItem *last = gem_item_page_get_last (page);
  Wish *wish = g_new0 (Wish, 1);

  wish->pane = g_object_ref (self);
  wish->id = g_strdup (page->id);
  wish->followed = followed;
  self->writes++;
  update_follow (self, followed);
  say (self, "");
  gem_store_set_followed_async (gem_context_get_store (self->context), page->feed, page->id,
                                last != NULL ? gem_words_item_title (last) : NULL, followed,
                                followed_cb, wish);
}

static void
copy (GemItemPane *self, const char *text, const char *said)
{
  gtk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self), GDK_SELECTION_CLIPBOARD),
                          text, -1);
  say (self, said);
}

static void
copy_address_cb (GemItemPane *self)
{
  g_autoptr (GemAddress) address = gem_address_new (GEM_ADDRESS_ITEM, self->page->id);
  g_autofree char *uri = gem_address_to_string (address);

  copy (self, uri, _ ("The address of this item is copied."));
}

static void
copy_text_cb (GemItemPane *self)
{
  const GemItem *item = gem_item_page_get_last (self->page);
  g_autofree char *text = gem_item_facts_dup_text (gem_context_get_sessions (self->context), item);

  copy (self, text, _ ("The text of this item is copied."));
}

static GtkWidget *
bar_add_button (GemItemPane *self, GtkWidget *button, const char *signal, GCallback callback)
{
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_container_add (GTK_CONTAINER (self->bar), button);
  g_signal_connect_object (button, signal, callback, self, G_CONNECT_SWAPPED);
  return button;
}

static void
make_bar (GemItemPane *self)
{
  GtkWidget *follow = gtk_toggle_button_new_with_mnemonic ("");

  self->bar = gtk_flow_box_new ();
  self->follow = GTK_TOGGLE_BUTTON (follow);
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (self->bar), GTK_SELECTION_NONE);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (self->bar), 6);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (self->bar), 6);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (self->bar), 3);
  gtk_style_context_add_class (gtk_widget_get_style_context (self->bar), "gem-item-bar");
  gtk_button_set_image (GTK_BUTTON (follow), gtk_image_new ());
  gtk_button_set_always_show_image (GTK_BUTTON (follow), TRUE);
  bar_add_button (self, follow, "toggled", G_CALLBACK (follow_toggled_cb));
  bar_add_button (self, gtk_button_new_with_mnemonic (_ ("Copy _address")), "clicked",
                  G_CALLBACK (copy_address_cb));
  bar_add_button (self, gtk_button_new_with_mnemonic (_ ("Copy as te_xt")), "clicked",
                  G_CALLBACK (copy_text_cb));
  gtk_container_add (GTK_CONTAINER (self->bar), gem_slide_button_new ());
  gem_flow_box_set_plain (GTK_FLOW_BOX (self->bar), _ ("What you can do with this item"));
  gtk_widget_show_all (self->bar);
  gtk_widget_set_no_show_all (self->bar, TRUE);
  gtk_widget_hide (self->bar);
}

static void
add_list (GemItemPane *self, const char *heading, GtkWidget *list)
{
  if (list == NULL)
    return;
  g_signal_connect_object (list, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_container_add (GTK_CONTAINER (self->body), gem_heading_new (heading, 2));
  gtk_container_add (GTK_CONTAINER (self->body), list);
}

static void
add_paragraph (GemItemPane *self, const char *text)
{
  GtkWidget *label = gem_paragraph_new (text);
  g_autofree char *markup = gem_feed_text_to_markup (text);

  if (strstr (markup, "<a href") != NULL)
    {
      gtk_label_set_markup (GTK_LABEL (label), markup);
      gtk_label_set_track_visited_links (GTK_LABEL (label), FALSE);
      gtk_widget_set_can_focus (label, TRUE);
      g_signal_connect_object (label, "activate-link", G_CALLBACK (link_cb), self,
                               G_CONNECT_SWAPPED);
      /* GTK makes the links anew each time it lays the label out. */
      g_signal_connect_after (label, "size-allocate", G_CALLBACK (gem_label_name_links), NULL);
    }
  gtk_container_add (GTK_CONTAINER (self->body), label);
}

/* Parted where a line is blank. */
static void
add_paragraphs (GemItemPane *self, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GString) paragraph = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *line = g_strstrip (g_strdup (lines[i]));

      if (*line != '\0')
        g_string_append_printf (paragraph, "%s%s", paragraph->len > 0 ? "\n" : "", line);
      if (paragraph->len > 0 && (*line == '\0' || lines[i + 1] == NULL))
        {
          add_paragraph (self, paragraph->str);
          g_string_truncate (paragraph, 0);
        }
    }
}

static void
add_head (GemItemPane *self, const GemItem *item, const char *heading)
{
  const GemItemPage *page = self->page;
  g_autofree char *year = g_strdup_printf (_ ("Agenda of %d"), item->year);
  g_autofree char *caption = page->n_feeds > 1 && page->feed_title != NULL
                                 ? g_strdup_printf ("%s · %s", year, page->feed_title)
                                 : g_strdup (year);
  const char *label = gem_item_status_label (item->status);
  GtkContainer *head = GTK_CONTAINER (self->head);

  gtk_container_add (head, gem_caption_new (caption));
  gtk_container_add (head, gem_heading_new (heading, 1));
  if (label != NULL && *label != '\0')
    {
      g_autofree char *line =
          g_strdup_printf ("%s %s", gem_item_status_symbol (item->status), label);
      g_autofree char *name = g_strdup_printf ("%s: %s", _ ("Status"), label);
      GtkWidget *status = gem_paragraph_new (line);

      gem_set_accessible_name (status, name);
      gtk_container_add (head, status);
    }
}

static void
add_item (GemItemPane *self, const GemItem *item)
{
  const GemItemPage *page = self->page;
  GemEdition *edition = gem_context_get_sessions (self->context);
  g_autofree char *heading = gem_item_facts_dup_heading (item);
  GtkWidget *changes = gem_item_changes_new (edition, page->change);

  add_head (self, item, heading);
  if (page->item == NULL)
    gtk_container_add (GTK_CONTAINER (self->body),
                       gem_item_gone_new (g_ptr_array_index (page->history, 0)));
  if (changes != NULL)
    gtk_container_add (GTK_CONTAINER (self->body), changes);
  if (item->text != NULL && !g_str_equal (item->text, heading))
    add_paragraphs (self, item->text);
  add_list (self, _ ("Facts"), gem_item_facts_new (edition, item));
  add_list (self, _ ("Attachments"), gem_item_attachments_new (item));
  add_list (self, _ ("History"), gem_item_history_new (edition, page->history));
}

static void
clear (GemItemPane *self)
{
  gem_container_clear (GTK_CONTAINER (self->head));
  gem_container_clear (GTK_CONTAINER (self->body));
  say (self, "");
}

static void
scroll_to_top (GemItemPane *self)
{
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self)), 0);
}

static void
set_text (GemItemPane *self, const char *title, const char *text)
{
  g_clear_pointer (&self->page, gem_item_page_free);
  clear (self);
  scroll_to_top (self);
  gtk_widget_hide (self->bar);
  gtk_container_add (GTK_CONTAINER (self->head), gem_heading_new (title, 1));
  gtk_container_add (GTK_CONTAINER (self->head), gem_paragraph_new (text));
}

static gboolean
item_equal (const GemItem *a, const GemItem *b)
{
  g_autoptr (GPtrArray) differences = NULL;

  if (a == NULL || b == NULL)
    return a == b;
  differences = gem_item_diff (a, b);
  return differences->len == 0;
}

static gboolean
change_equal (const GemItemChange *a, const GemItemChange *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return a->kind == b->kind && item_equal (a->before, b->before) && item_equal (a->after, b->after);
}

static gboolean
history_equal (GPtrArray *a, GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      const GemItemVersion *one = g_ptr_array_index (a, i);
      const GemItemVersion *other = g_ptr_array_index (b, i);

      if (one->issue != other->issue || one->applied_at != other->applied_at ||
          !item_equal (one->item, other->item))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_same_item (const GemItemPage *a, const GemItemPage *b)
{
  return g_str_equal (a->id, b->id) && g_strcmp0 (a->feed, b->feed) == 0;
}

/* Whether both look the same, whether they are followed or not. */
static gboolean
page_equal (const GemItemPage *a, const GemItemPage *b)
{
  return is_same_item (a, b) && g_strcmp0 (a->feed_title, b->feed_title) == 0 &&
         (a->n_feeds > 1) == (b->n_feeds > 1) && item_equal (a->item, b->item) &&
         change_equal (a->change, b->change) && history_equal (a->history, b->history);
}

/* Takes the page. The same is not made anew: whoever reads it keeps the place and the focus. */
static void
set_page (GemItemPane *self, GemItemPage *page)
{
  gboolean same_item = self->page != NULL && is_same_item (self->page, page);
  gboolean same = self->page != NULL && page_equal (self->page, page);
  const GemItem *item = gem_item_page_get_last (page);

  g_clear_pointer (&self->page, gem_item_page_free);
  self->page = page;
  if (self->writes == 0 || !same_item)
    update_follow (self, page->followed);
  gtk_widget_set_sensitive (GTK_WIDGET (self->follow),
                            gem_store_can_write (gem_context_get_store (self->context)));
  if (same)
    return;
  clear (self);
  add_item (self, item);
  gtk_widget_show (self->bar);
  if (!same_item)
    scroll_to_top (self);
}

static void
page_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GemItemPane *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GemItemPage) page =
      gem_store_load_item_page_finish (GEM_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (page == NULL)
    set_text (self, _ ("This item can't be read"), error->message);
  else if (gem_item_page_get_last (page) != NULL)
    set_page (self, g_steal_pointer (&page));
  else
    set_text (self, _ ("Nothing is here"),
              _ ("The agenda has no such item, or not any more. Choose another in the list, or "
                 "sync to see what is new."));
}

/* Drops the question that is still out, if there is one. */
static void
drop_question (GemItemPane *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
gem_item_pane_dispose (GObject *object)
{
  GemItemPane *self = GEM_ITEM_PANE (object);

  drop_question (self);
  g_clear_object (&self->context);
  g_clear_pointer (&self->page, gem_item_page_free);

  G_OBJECT_CLASS (gem_item_pane_parent_class)->dispose (object);
}

static void
gem_item_pane_class_init (GemItemPaneClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gem_item_pane_dispose;

  /**
   * GemItemPane::activate-link:
   * @self: a pane
   * @uri: the address that the person chose
   */
  signals[ACTIVATE_LINK] = g_signal_new ("activate-link", GEM_TYPE_ITEM_PANE, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
gem_item_pane_init (GemItemPane *self)
{
  GtkWidget *clamp = hdy_clamp_new ();
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *said = gem_caption_new ("");

  self->head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->said = GTK_LABEL (said);
  make_bar (self);
  gtk_widget_set_no_show_all (said, TRUE);
  gtk_widget_hide (said);
  atk_object_set_role (gtk_widget_get_accessible (said), ATK_ROLE_STATUSBAR);
  gtk_container_add (GTK_CONTAINER (column), self->head);
  gtk_container_add (GTK_CONTAINER (column), self->bar);
  gtk_container_add (GTK_CONTAINER (column), said);
  gtk_container_add (GTK_CONTAINER (column), self->body);
  gtk_style_context_add_class (gtk_widget_get_style_context (column), "gem-pane");
  gtk_container_add (GTK_CONTAINER (clamp), column);
  gtk_container_add (GTK_CONTAINER (self), clamp);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_show_all (clamp);
}

/**
 * gem_item_pane_show:
 * @self: a pane
 * @context: where the item is stored, and the edition that it points into
 * @feed: (nullable): the address of a feed; %NULL for whichever has the item
 * @id: the id of an item
 *
 * Asks for the item, and shows it as soon as it is there; until then, what was shown stays. To ask again
 * for what is shown moves nothing, unless it says something else now.
 */
void
gem_item_pane_show (GemItemPane *self, GemContext *context, const char *feed, const char *id)
{
  g_return_if_fail (GEM_IS_ITEM_PANE (self) && GEM_IS_CONTEXT (context) && id != NULL);

  drop_question (self);
  g_set_object (&self->context, context);
  self->cancellable = g_cancellable_new ();
  gem_store_load_item_page_async (gem_context_get_store (context), feed, id, self->cancellable,
                                  page_loaded_cb, self);
}

/**
 * gem_item_pane_show_text:
 * @self: a pane
 * @title: a heading
 * @text: what to say where no item is shown
 */
void
gem_item_pane_show_text (GemItemPane *self, const char *title, const char *text)
{
  g_return_if_fail (GEM_IS_ITEM_PANE (self) && title != NULL && text != NULL);

  drop_question (self);
  set_text (self, title, text);
}
