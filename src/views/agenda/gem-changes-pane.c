/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-changes-pane.h"

#include "gem-change-row.h"
#include "gem-reloader.h"
#include "gem-row-feeder.h"
#include "gem-rows.h"
#include "gem-words.h"

#include <glib/gi18n.h>

/* So many items of a group at first, and more each time that the person asks. */
#define SHOWN 25

static const char *const group_titles[] = { N_ ("New"), N_ ("Changed"), N_ ("Dropped") };
#define N_KINDS G_N_ELEMENTS (group_titles)

struct _GemChangesPane
{
  GtkScrolledWindow parent_instance;

  GtkBox *head;
  GtkLabel *sentence;
  GtkComboBoxText *since_combo;
  GtkComboBoxText *until_combo;
  GtkComboBoxText *feed_combo;
  GtkWidget *choices;
  GtkWidget *feed_box;
  GtkWidget *back_button;
  GtkWidget *seen_button;
  GtkWidget *undo_button;
  GtkBox *groups;

  GemContext *context;
  GemAddress *address;
  GPtrArray *feeds;
  GPtrArray *issues;
  GPtrArray *changes;
  GVariant *seen; /* what was seen before the person said so; to take that back */
  guint shown[N_KINDS];
  GtkWidget *lists[N_KINDS];
  guint made[N_KINDS];   /* rows in each list */
  guint passed[N_KINDS]; /* changes of each kind that this turn has looked at */
  guint next;            /* of the changes, the next to look at */
  gboolean updating;
  GemRowFeeder *feeder;
  GemReloader *reloader;
};

enum
{
  ACTIVATE_LINK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GemChangesPane, gem_changes_pane, GTK_TYPE_SCROLLED_WINDOW)

static void
activate_link (GemChangesPane *self, const char *uri)
{
  g_signal_emit (self, signals[ACTIVATE_LINK], 0, uri);
}

static void
row_activated_cb (GemChangesPane *self, GtkListBoxRow *row)
{
  activate_link (self, gem_row_get_address (row));
}

static void
back_cb (GemChangesPane *self)
{
  activate_link (self, "gem:agenda");
}

static GemAddress *
take_choice (GemAddress *address, const char *key, GtkComboBoxText *combo)
{
  const char *id = gtk_combo_box_get_active_id (GTK_COMBO_BOX (combo));
  GemAddress *with = gem_address_with_param (address, key, id != NULL && *id != '\0' ? id : NULL);

  gem_address_unref (address);
  return with;
}

static void
chosen_cb (GemChangesPane *self)
{
  g_autoptr (GemAddress) address = NULL;
  g_autofree char *uri = NULL;

  if (self->updating || self->address == NULL)
    return;
  address = gem_address_ref (self->address);
  address = take_choice (address, "since", self->since_combo);
  address = take_choice (address, "until", self->until_combo);
  address = take_choice (address, "feed", self->feed_combo);
  uri = gem_address_to_string (address);
  activate_link (self, uri);
}

/* Issues have numbers of their own in each feed. */
static void
feed_chosen_cb (GemChangesPane *self)
{
  if (self->updating)
    return;
  self->updating = TRUE;
  gtk_combo_box_set_active (GTK_COMBO_BOX (self->since_combo), 0);
  gtk_combo_box_set_active (GTK_COMBO_BOX (self->until_combo), 0);
  self->updating = FALSE;
  chosen_cb (self);
}

/* ---- Seen ---- */

/* What can be taken back is what was done just now, on this page. */
static void
forget_seen (GemChangesPane *self)
{
  gtk_widget_hide (self->undo_button);
  g_clear_pointer (&self->seen, g_variant_unref);
}

static void
unmapped_cb (GemChangesPane *self)
{
  forget_seen (self);
}

static void
seen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GemChangesPane) self = data;
  g_autoptr (GError) error = NULL;
  GVariant *seen = gem_store_mark_seen_finish (GEM_STORE (source), result, &error);

  if (seen == NULL)
    {
      gtk_label_set_text (self->sentence, error->message);
      return;
    }
  g_clear_pointer (&self->seen, g_variant_unref);
  self->seen = seen;
  /* The person may have gone on meanwhile. */
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      forget_seen (self);
      return;
    }
  gtk_widget_show (self->undo_button);
  gtk_widget_grab_focus (self->undo_button);
}

static void
seen_clicked_cb (GemChangesPane *self)
{
  gem_store_mark_seen_async (gem_context_get_store (self->context), seen_cb, g_object_ref (self));
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GemChangesPane) self = data;
  g_autoptr (GError) error = NULL;

  if (!gem_store_restore_seen_finish (GEM_STORE (source), result, &error))
    gtk_label_set_text (self->sentence, error->message);
}

static void
undo_clicked_cb (GemChangesPane *self)
{
  if (self->seen == NULL)
    return;
  gtk_widget_hide (self->undo_button);
  gtk_widget_grab_focus (self->back_button);
  gem_store_restore_seen_async (gem_context_get_store (self->context), self->seen, restored_cb,
                                g_object_ref (self));
  g_clear_pointer (&self->seen, g_variant_unref);
}

/* ---- The list ---- */

static guint
count_kind (GemChangesPane *self, GemItemChangeKind kind)
{
  guint n = 0;

  for (guint i = 0; i < self->changes->len; i++)
    n += ((GemItemChange *) g_ptr_array_index (self->changes, i))->kind == kind;
  return n;
}

static void feed (GemChangesPane *self);

static void
more_cb (GemChangesPane *self, GtkWidget *button)
{
  guint kind = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "kind"));

  self->shown[kind] += SHOWN;
  if (count_kind (self, (GemItemChangeKind) kind) <= self->shown[kind])
    {
      if (gtk_widget_has_focus (button))
        gem_row_feeder_focus_next (self->feeder, GTK_LIST_BOX (self->lists[kind]));
      gtk_widget_hide (button);
    }
  feed (self);
}

static void
add_group (GemChangesPane *self, guint kind, guint items)
{
  g_autofree char *title = g_strdup_printf ("%s (%u)", _ (group_titles[kind]), items);

  gtk_container_add (GTK_CONTAINER (self->groups), gem_heading_new (title, 2));
  self->lists[kind] = gem_list_new (_ (group_titles[kind]));
  gtk_widget_show (self->lists[kind]);
  g_signal_connect_swapped (self->lists[kind], "row-activated", G_CALLBACK (row_activated_cb),
                            self);
  gtk_container_add (GTK_CONTAINER (self->groups), self->lists[kind]);
  if (items > self->shown[kind])
    {
      GtkWidget *more = gem_more_button_new (_ (group_titles[kind]));

      g_object_set_data (G_OBJECT (more), "kind", GUINT_TO_POINTER (kind));
      g_signal_connect_swapped (more, "clicked", G_CALLBACK (more_cb), self);
      gtk_container_add (GTK_CONTAINER (self->groups), more);
    }
}

static gboolean
make_row (gpointer data)
{
  GemChangesPane *self = data;
  const GemItemChange *change;
  guint kind;

  if (self->next >= self->changes->len)
    return FALSE;
  change = g_ptr_array_index (self->changes, self->next++);
  kind = change->kind;
  /* A row that is there already was made at an earlier turn. */
  if (self->passed[kind]++ >= self->made[kind] && self->made[kind] < self->shown[kind])
    {
      gem_row_feeder_add (self->feeder, GTK_LIST_BOX (self->lists[kind]),
                          gem_change_row_new (gem_context_get_sessions (self->context), change));
      self->made[kind]++;
    }
  return TRUE;
}

static void
feed (GemChangesPane *self)
{
  self->next = 0;
  for (guint kind = 0; kind < N_KINDS; kind++)
    self->passed[kind] = 0;
  gem_row_feeder_start (self->feeder);
}

static void
build (GemChangesPane *self)
{
  gem_row_feeder_keep_focus (self->feeder, gem_row_get_address);
  gem_container_clear (GTK_CONTAINER (self->groups));
  for (guint kind = 0; kind < N_KINDS; kind++)
    {
      guint items = count_kind (self, (GemItemChangeKind) kind);

      self->lists[kind] = NULL;
      self->made[kind] = 0;
      if (items > 0)
        add_group (self, kind, items);
    }
  feed (self);
}

/* ---- What is asked ---- */

/* Issues have numbers of their own in each feed: they can be chosen where one feed is. */
static const char *
get_feed (GemChangesPane *self)
{
  const char *feed = gem_address_get_param (self->address, "feed");

  if (feed == NULL && self->feeds->len == 1)
    feed = ((GemFeedState *) g_ptr_array_index (self->feeds, 0))->url;
  return feed;
}

static gint64
get_issue (GemChangesPane *self, const char *key, gint64 without)
{
  const char *value = get_feed (self) != NULL ? gem_address_get_param (self->address, key) : NULL;
  gint64 issue;

  return value != NULL && g_ascii_string_to_signed (value, 10, 0, G_MAXINT64, &issue, NULL)
             ? issue
             : without;
}

static void
say (GemChangesPane *self)
{
  gboolean last = get_issue (self, "since", GEM_SINCE_LAST_VISIT) == GEM_SINCE_LAST_VISIT;
  gboolean all;
  g_autofree char *text = NULL;

  /* What is marked as seen is all that is new, of all agendas: only offered where all of it is shown. */
  all = last && get_issue (self, "until", 0) == 0 &&
        (self->feeds->len == 1 || gem_address_get_param (self->address, "feed") == NULL);
  gtk_widget_set_visible (self->seen_button, all && self->changes->len > 0);
  if (self->changes->len == 0)
    {
      gtk_label_set_text (self->sentence, last ? _ ("Nothing has changed since you last looked.")
                                               : _ ("Nothing is different between these issues."));
      return;
    }
  text = g_strdup_printf (last ? _ ("Since you last looked: %u new, %u changed, %u dropped")
                               : _ ("Between these issues: %u new, %u changed, %u dropped"),
                          count_kind (self, GEM_ITEM_ADDED), count_kind (self, GEM_ITEM_CHANGED),
                          count_kind (self, GEM_ITEM_REMOVED));
  gtk_label_set_text (self->sentence, text);
}

static void
changes_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GemChangesPane *self = data;
  g_autoptr (GError) error = NULL;
  GPtrArray *changes = gem_store_load_changes_finish (GEM_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (changes == NULL)
    {
      gtk_label_set_text (self->sentence, error->message);
      return;
    }
  gem_row_feeder_stop (self->feeder);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  self->changes = changes;
  say (self);
  build (self);
}

static void
choose (GtkComboBoxText *combo, const char *id)
{
  if (!gtk_combo_box_set_active_id (GTK_COMBO_BOX (combo), id != NULL ? id : ""))
    gtk_combo_box_set_active (GTK_COMBO_BOX (combo), 0);
}

static void
fill_issues (GemChangesPane *self)
{
  GtkComboBoxText *const combos[] = { self->since_combo, self->until_combo };

  self->updating = TRUE;
  gtk_combo_box_text_remove_all (self->since_combo);
  gtk_combo_box_text_remove_all (self->until_combo);
  gtk_combo_box_text_append (self->since_combo, "", _ ("Since you last looked"));
  gtk_combo_box_text_append (self->until_combo, "", _ ("Now"));
  for (guint i = 0; i < self->issues->len; i++)
    {
      const GemIssue *issue = g_ptr_array_index (self->issues, i);
      g_autoptr (GDateTime) moment = g_date_time_new_from_unix_local (issue->applied_at);
      g_autofree char *iso = moment != NULL ? g_date_time_format (moment, "%Y-%m-%d") : NULL;
      g_autofree char *day = gem_words_date (iso);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, issue->issue);
      /* Translators: the number of an issue, and the day on which it came */
      g_autofree char *label = g_strdup_printf (_ ("Issue %s, %s"), id, day);

      for (guint c = 0; c < G_N_ELEMENTS (combos); c++)
        gtk_combo_box_text_append (combos[c], id, label);
    }
  choose (self->since_combo, gem_address_get_param (self->address, "since"));
  choose (self->until_combo, gem_address_get_param (self->address, "until"));
  self->updating = FALSE;
}

static void
take_issues (GemChangesPane *self, GPtrArray *issues)
{
  g_clear_pointer (&self->issues, g_ptr_array_unref);
  self->issues = issues;
  fill_issues (self);
}

static void
issues_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GemChangesPane *self = data;
  g_autoptr (GError) error = NULL;
  GPtrArray *issues = gem_store_load_issues_finish (GEM_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  take_issues (self, issues != NULL ? issues : g_ptr_array_new ());
}

static void
fill_feeds (GemChangesPane *self)
{
  self->updating = TRUE;
  gtk_combo_box_text_remove_all (self->feed_combo);
  gtk_combo_box_text_append (self->feed_combo, "", _ ("All agendas"));
  for (guint i = 0; i < self->feeds->len; i++)
    {
      const GemFeedState *feed = g_ptr_array_index (self->feeds, i);

      gtk_combo_box_text_append (self->feed_combo, feed->url,
                                 feed->title != NULL ? feed->title : feed->url);
    }
  choose (self->feed_combo, gem_address_get_param (self->address, "feed"));
  gtk_widget_set_visible (gtk_widget_get_parent (self->feed_box), self->feeds->len > 1);
  gtk_widget_set_sensitive (GTK_WIDGET (self->since_combo), get_feed (self) != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->until_combo), get_feed (self) != NULL);
  self->updating = FALSE;
}

static void
feeds_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GemChangesPane *self = data;
  g_autoptr (GError) error = NULL;
  GPtrArray *feeds = gem_store_load_feeds_finish (GEM_STORE (source), result, &error);
  GemStore *store = GEM_STORE (source);
  GCancellable *cancellable;

  if (feeds == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        gtk_label_set_text (self->sentence, error->message);
      return;
    }
  g_clear_pointer (&self->feeds, g_ptr_array_unref);
  self->feeds = feeds;
  cancellable = gem_reloader_get_cancellable (self->reloader);
  fill_feeds (self);
  if (get_feed (self) != NULL)
    gem_store_load_issues_async (store, get_feed (self), cancellable, issues_loaded_cb, self);
  else
    take_issues (self, g_ptr_array_new ());
  gem_store_load_changes_async (store, get_feed (self),
                                get_issue (self, "since", GEM_SINCE_LAST_VISIT),
                                get_issue (self, "until", 0), cancellable, changes_loaded_cb, self);
}

static void
reload (gpointer widget)
{
  GemChangesPane *self = widget;

  gem_store_load_feeds_async (gem_context_get_store (self->context),
                              gem_reloader_begin (self->reloader), feeds_loaded_cb, self);
}

static void
gem_changes_pane_dispose (GObject *object)
{
  GemChangesPane *self = GEM_CHANGES_PANE (object);

  g_clear_object (&self->feeder);
  g_clear_object (&self->reloader);
  g_clear_object (&self->context);
  g_clear_pointer (&self->address, gem_address_unref);
  g_clear_pointer (&self->feeds, g_ptr_array_unref);
  g_clear_pointer (&self->issues, g_ptr_array_unref);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_clear_pointer (&self->seen, g_variant_unref);

  G_OBJECT_CLASS (gem_changes_pane_parent_class)->dispose (object);
}

static void
gem_changes_pane_class_init (GemChangesPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gem_changes_pane_dispose;

  /**
   * GemChangesPane::activate-link:
   * @self: a pane
   * @uri: the address that the person chose
   */
  signals[ACTIVATE_LINK] = g_signal_new ("activate-link", GEM_TYPE_CHANGES_PANE, G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               GEM_RESOURCE_PATH "/ui/gem-changes-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, GemChangesPane, head);
  gtk_widget_class_bind_template_child (widget_class, GemChangesPane, sentence);
  gtk_widget_class_bind_template_child (widget_class, GemChangesPane, since_combo);
  gtk_widget_class_bind_template_child (widget_class, GemChangesPane, until_combo);
  gtk_widget_class_bind_template_child (widget_class, GemChangesPane, feed_combo);
  gtk_widget_class_bind_template_child (widget_class, GemChangesPane, choices);
  gtk_widget_class_bind_template_child (widget_class, GemChangesPane, feed_box);
  gtk_widget_class_bind_template_child (widget_class, GemChangesPane, back_button);
  gtk_widget_class_bind_template_child (widget_class, GemChangesPane, seen_button);
  gtk_widget_class_bind_template_child (widget_class, GemChangesPane, undo_button);
  gtk_widget_class_bind_template_child (widget_class, GemChangesPane, groups);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, feed_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, seen_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, undo_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, unmapped_cb);
}

static void
gem_changes_pane_init (GemChangesPane *self)
{
  GtkWidget *heading;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->feeder = gem_row_feeder_new (GTK_WIDGET (self), make_row, NULL, self);
  heading = gem_heading_new (_ ("What changed"), 1);
  gtk_container_add (GTK_CONTAINER (self->head), heading);
  gem_combo_set_narrow (GTK_COMBO_BOX (self->since_combo));
  gem_combo_set_narrow (GTK_COMBO_BOX (self->until_combo));
  gem_combo_set_narrow (GTK_COMBO_BOX (self->feed_combo));
  gem_flow_box_set_plain (GTK_FLOW_BOX (self->choices), _ ("From when to when"));
}

/**
 * gem_changes_pane_new:
 * @context: the context
 *
 * Returns: (transfer floating): a pane that shows nothing yet
 */
GtkWidget *
gem_changes_pane_new (GemContext *context)
{
  GemChangesPane *self;

  g_return_val_if_fail (GEM_IS_CONTEXT (context), NULL);

  self = g_object_new (GEM_TYPE_CHANGES_PANE, "visible", TRUE, NULL);
  self->context = g_object_ref (context);
  self->reloader = gem_reloader_new (GTK_WIDGET (self), gem_context_get_store (context), reload);
  return GTK_WIDGET (self);
}

/**
 * gem_changes_pane_show:
 * @self: a pane
 * @address: an address of the agenda, with `since`, `until` (numbers of issues) and `feed`
 */
void
gem_changes_pane_show (GemChangesPane *self, const GemAddress *address)
{
  GemAddress *shown;

  g_return_if_fail (GEM_IS_CHANGES_PANE (self) && address != NULL);

  shown = gem_address_ref (address);
  if (self->address == NULL || !gem_address_equal (self->address, address))
    {
      for (guint kind = 0; kind < N_KINDS; kind++)
        self->shown[kind] = SHOWN;
      forget_seen (self);
    }
  g_clear_pointer (&self->address, gem_address_unref);
  self->address = shown;
  reload (self);
}
