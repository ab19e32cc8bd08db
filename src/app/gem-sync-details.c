/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-sync-details.h"

#include "gem-rows.h"

#include <glib/gi18n.h>

#define WIDTH 270  /* as in the template */
#define MARGIN 120 /* the header bar, and a bit around the popover */

struct _GemSyncDetails
{
  GtkScrolledWindow parent_instance;

  GtkWidget *content;
  GtkLabel *summary;
  GtkWidget *news_button;
  GtkLabel *news;
  GtkContainer *feeds;
  GtkWidget *sync_button;
  GtkWidget *cancel_button;
  GtkWidget *feeds_button;
  GtkWidget *copy_button;

  GemSync *sync;
  GCancellable *cancellable;
  char *shown; /* what the feeds' part says, so that it is not built anew while somebody is in it */
};

G_DEFINE_FINAL_TYPE (GemSyncDetails, gem_sync_details, GTK_TYPE_SCROLLED_WINDOW)

/* With large text in a narrow window, the words of a button take two lines. */
static void
wrap_label (GtkWidget *button)
{
  GtkWidget *label = gtk_bin_get_child (GTK_BIN (button));

  gtk_label_set_line_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
}

/* A button makes a new label for new words. */
static void
set_copy_label (GemSyncDetails *self, const char *text)
{
  gtk_button_set_label (GTK_BUTTON (self->copy_button), text);
  wrap_label (self->copy_button);
}

static void
copy_cb (GemSyncDetails *self)
{
  g_autofree char *details = gem_sync_dup_details (self->sync);

  gtk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self), GDK_SELECTION_CLIPBOARD),
                          details, -1);
  set_copy_label (self, _ ("Copied"));
}

/* A text that stays as it is must not be said again. */
static void
set_text (GtkLabel *label, const char *text)
{
  if (!g_str_equal (gtk_label_get_text (label), text))
    gtk_label_set_text (label, text);
}

static void
add_line (GtkContainer *box, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_line_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_line_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_style_context_add_class (gtk_widget_get_style_context (label), style);
  gtk_container_add (box, label);
}

static void
add_test_button (GtkContainer *box, const GemFeedState *state, const char *title)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Test the connection…"));
  g_autofree char *name = g_strdup_printf (_ ("Test the connection with %s"), title);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", state->url);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.test-feed");
  gem_set_accessible_name (button, name);
  gtk_container_add (box, button);
}

static GtkWidget *
make_feed (GemSyncDetails *self, const GemFeedState *state)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkContainer *container = GTK_CONTAINER (box);
  const char *title = state->title != NULL ? state->title : state->url;
  g_autofree char *worked = gem_sync_dup_worked (state);
  g_autofree char *next = gem_sync_dup_next (self->sync, state);
  gboolean offline = gem_sync_is_offline (state);

  add_line (container, title, "gem-contents-chapter");
  add_line (container, worked, NULL);
  if (state->fault_message != NULL && !offline)
    add_line (container, state->fault_message, "gem-problem");
  add_line (container, next, "gem-caption");
  if (state->fault_message != NULL && !offline)
    add_test_button (container, state, title);
  gtk_widget_show_all (box);
  return box;
}

static char *
describe (GemSyncDetails *self, GPtrArray *feeds)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; feeds != NULL && i < feeds->len; i++)
    {
      const GemFeedState *state = g_ptr_array_index (feeds, i);
      g_autofree char *worked = gem_sync_dup_worked (state);
      g_autofree char *next = gem_sync_dup_next (self->sync, state);

      g_string_append_printf (text, "%s\n%s\n%s\n%s\n%d\n", state->url,
                              state->title != NULL ? state->title : "", worked, next,
                              gem_sync_is_offline (state));
      g_string_append (text, state->fault_message != NULL ? state->fault_message : "");
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
update_feeds (GemSyncDetails *self)
{
  GPtrArray *feeds = gem_sync_get_feeds (self->sync);
  g_autofree char *trouble = gem_sync_dup_administrator_trouble (self->sync);
  g_autofree char *text = describe (self, feeds);

  if (g_strcmp0 (text, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&text);
  gem_container_clear (self->feeds);
  for (guint i = 0; feeds != NULL && i < feeds->len; i++)
    gtk_container_add (self->feeds, make_feed (self, g_ptr_array_index (feeds, i)));
  if (*trouble != '\0')
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

      add_line (GTK_CONTAINER (box), trouble, "gem-problem");
      gtk_widget_show_all (box);
      gtk_container_add (self->feeds, box);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->feeds),
                          (feeds != NULL && feeds->len > 0) || *trouble != '\0');
}

/* As high as what is in it, and no higher than the window has room for: the rest scrolls. */
static void
fit (GemSyncDetails *self)
{
  GtkWidget *top = gtk_widget_get_toplevel (GTK_WIDGET (self));
  int room = gtk_widget_is_toplevel (top) ? gtk_widget_get_allocated_height (top) - MARGIN : WIDTH;
  int height;

  gtk_widget_get_preferred_height_for_width (self->content, WIDTH, NULL, &height);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self),
                                              CLAMP (height, 0, MAX (room, WIDTH / 2)));
}

static void
changes_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GemSyncDetails) self = data;
  g_autoptr (GPtrArray) changes = gem_store_load_changes_finish (GEM_STORE (source), result, NULL);
  guint counts[GEM_ITEM_REMOVED + 1] = { 0 };
  g_autofree char *text = NULL;

  if (changes == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;
  for (guint i = 0; i < changes->len; i++)
    counts[((GemItemChange *) g_ptr_array_index (changes, i))->kind]++;
  text =
      g_strdup_printf (_ ("What is new since you last looked: %u new, %u changed, %u removed"),
                       counts[GEM_ITEM_ADDED], counts[GEM_ITEM_CHANGED], counts[GEM_ITEM_REMOVED]);
  set_text (self->news, text);
  gtk_widget_set_visible (self->news_button, changes->len > 0);
  fit (self);
}

static void
update (GemSyncDetails *self)
{
  GemSyncState state = gem_sync_get_state (self->sync);
  gboolean running = state == GEM_SYNC_STATE_RUNNING;
  g_autofree char *summary = gem_sync_dup_summary (self->sync);

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  set_text (self->summary, summary);
  gtk_widget_set_visible (self->sync_button, !running && gem_sync_can_ask (self->sync));
  gtk_widget_set_visible (self->cancel_button, running);
  if (!running)
    update_feeds (self);
  fit (self);
}

/**
 * gem_sync_details_refresh:
 * @self: the details
 *
 * Brings everything up to date, because they are about to be seen.
 */
void
gem_sync_details_refresh (GemSyncDetails *self)
{
  g_autofree char *summary = NULL;

  g_return_if_fail (GEM_IS_SYNC_DETAILS (self));

  summary = gem_sync_dup_summary (self->sync);
  set_text (self->summary, summary);
  set_copy_label (self, _ ("_Copy for the help desk"));
  update_feeds (self);
  fit (self);
  gem_store_load_changes_async (gem_sync_get_store (self->sync), NULL, GEM_SINCE_LAST_VISIT, 0,
                                self->cancellable, changes_loaded_cb, g_object_ref (self));
}

static void
gem_sync_details_dispose (GObject *object)
{
  GemSyncDetails *self = GEM_SYNC_DETAILS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->sync);

  G_OBJECT_CLASS (gem_sync_details_parent_class)->dispose (object);
}

static void
gem_sync_details_finalize (GObject *object)
{
  GemSyncDetails *self = GEM_SYNC_DETAILS (object);

  g_clear_object (&self->cancellable);
  g_free (self->shown);

  G_OBJECT_CLASS (gem_sync_details_parent_class)->finalize (object);
}

static void
gem_sync_details_class_init (GemSyncDetailsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gem_sync_details_dispose;
  G_OBJECT_CLASS (klass)->finalize = gem_sync_details_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               GEM_RESOURCE_PATH "/ui/gem-sync-details.ui");
  gtk_widget_class_bind_template_child (widget_class, GemSyncDetails, content);
  gtk_widget_class_bind_template_child (widget_class, GemSyncDetails, summary);
  gtk_widget_class_bind_template_child (widget_class, GemSyncDetails, news_button);
  gtk_widget_class_bind_template_child (widget_class, GemSyncDetails, news);
  gtk_widget_class_bind_template_child (widget_class, GemSyncDetails, feeds);
  gtk_widget_class_bind_template_child (widget_class, GemSyncDetails, sync_button);
  gtk_widget_class_bind_template_child (widget_class, GemSyncDetails, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, GemSyncDetails, feeds_button);
  gtk_widget_class_bind_template_child (widget_class, GemSyncDetails, copy_button);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
}

static void
gem_sync_details_init (GemSyncDetails *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  wrap_label (self->sync_button);
  wrap_label (self->feeds_button);
  wrap_label (self->copy_button);
  self->cancellable = g_cancellable_new ();
  g_signal_connect (self, "map", G_CALLBACK (update), NULL);
}

/**
 * gem_sync_details_new:
 * @sync: what they tell of
 *
 * Returns: (transfer floating): the details
 */
GtkWidget *
gem_sync_details_new (GemSync *sync)
{
  GemSyncDetails *self;

  g_return_val_if_fail (GEM_IS_SYNC (sync), NULL);

  self = g_object_new (GEM_TYPE_SYNC_DETAILS, "visible", TRUE, NULL);
  self->sync = g_object_ref (sync);
  g_signal_connect_object (sync, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
