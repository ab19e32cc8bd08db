/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-search-results.h"

#include "gem-search-group.h"

/* How many hits of each kind are shown beside the other kinds. */
#define MOST_OF_A_KIND 5
/* Rows that are there in the first frame where it is not known yet how high the list is. */
#define FIRST_ROWS 8
/* In pixels: at least so much stands above the first row of a kind. */
#define LEAST_HEADING 40
/* The rest follows when no key has come for so many milliseconds: a frame that is on its way would keep the next
 * answer waiting. */
#define QUIET 250
#define ROWS_EACH_FRAME 8

/* A hit that is to be shown. */
typedef struct
{
  GemSearchGroup *group;
  const GemHit *hit;
  guint position;
  gboolean last; /* of its group */
} Entry;

struct _GemSearchResults
{
  GtkBox parent_instance;

  GemSearchGroup *groups[GEM_HIT_N_KINDS]; /* by kind */
  GemHits *hits;
  GArray *plan; /* Entry */
  guint done;   /* entries of the plan that are shown */
  gboolean all;
  guint quiet; /* the source that waits until the rest may follow */
  guint tick;  /* what shows the rest */
};

enum
{
  CHOSEN,
  ALL_OF_KIND,
  BEFORE,
  SHOWN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GemSearchResults, gem_search_results, GTK_TYPE_BOX)

static void
chosen_cb (GemSearchResults *self, GemSearchRow *row, GemSearchGroup *group)
{
  if (gem_search_row_get_address (row) != NULL)
    g_signal_emit (self, signals[CHOSEN], 0, row);
  else
    g_signal_emit (self, signals[ALL_OF_KIND], 0, (guint) gem_search_group_get_kind (group));
}

/* Goes on in the list above or below; above the first one is the box. */
static void
beyond_cb (GemSearchResults *self, int direction, GemSearchGroup *group)
{
  int step = direction == GTK_DIR_UP ? -1 : 1;
  int place = -1;

  for (int i = 0; self->hits != NULL && i < GEM_HIT_N_KINDS; i++)
    if (self->hits->best[i] == gem_search_group_get_kind (group))
      place = i;
  for (int i = place + step; place >= 0 && i >= 0 && i < GEM_HIT_N_KINDS; i += step)
    if (gem_search_group_focus (self->groups[self->hits->best[i]], step < 0))
      return;
  if (step < 0)
    g_signal_emit (self, signals[BEFORE], 0);
}

/* Shows the next entry. Returns its row. */
static GtkWidget *
show_next (GemSearchResults *self)
{
  const Entry *entry = &g_array_index (self->plan, Entry, self->done++);
  GemHitKind kind = gem_search_group_get_kind (entry->group);
  guint shown = entry->position + 1;
  GtkWidget *row = gem_search_group_show_hit (entry->group, entry->position, entry->hit);

  if (entry->last)
    gem_search_group_end (entry->group, shown, !self->all && self->hits->counts[kind] > shown);
  gtk_widget_show (GTK_WIDGET (entry->group));
  return row;
}

/* Shows the next entries. Returns whether there are more. */
static gboolean
fill (GemSearchResults *self, guint most)
{
  for (; self->done < self->plan->len && most > 0; most--)
    show_next (self);
  return self->done < self->plan->len;
}

/* How high a row is going to be: at the width that it has already, so that its text is shaped once. */
static int
measure (GemSearchResults *self, GtkWidget *row)
{
  int width = gtk_widget_get_allocated_width (row);
  int height;

  if (width <= 1)
    width = gtk_widget_get_allocated_width (GTK_WIDGET (self));
  gtk_widget_get_preferred_height_for_width (row, width, &height, NULL);
  return height;
}

/* Shows as many as the window does: shaping their text is what takes long. Returns whether there are more. */
static gboolean
fill_page (GemSearchResults *self)
{
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  int left = page != NULL ? gtk_widget_get_allocated_height (page) : 0;
  int above;

  if (left <= 1 || gtk_widget_get_allocated_width (GTK_WIDGET (self)) <= 1)
    return fill (self, FIRST_ROWS);
  if (gtk_widget_translate_coordinates (GTK_WIDGET (self), page, 0, 0, NULL, &above))
    left -= MAX (above, 0);
  while (self->done < self->plan->len && left > 0)
    {
      if (g_array_index (self->plan, Entry, self->done).position == 0)
        left -= LEAST_HEADING;
      left -= measure (self, show_next (self));
    }
  return self->done < self->plan->len;
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  GemSearchResults *self = GEM_SEARCH_RESULTS (widget);

  if (fill (self, ROWS_EACH_FRAME))
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  return G_SOURCE_REMOVE;
}

static gboolean
quiet_cb (gpointer data)
{
  GemSearchResults *self = data;

  self->quiet = 0;
  self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
  return G_SOURCE_REMOVE;
}

static void
stop (GemSearchResults *self)
{
  g_clear_handle_id (&self->quiet, g_source_remove);
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
}

/* The hits of one kind, in the order in which they are shown. */
static void
plan_kind (GemSearchResults *self, GemHitKind kind)
{
  GemSearchGroup *group = self->groups[kind];
  guint position = 0;

  for (guint i = 0; i < self->hits->hits->len; i++)
    {
      const GemHit *hit = g_ptr_array_index (self->hits->hits, i);
      Entry entry = { group, hit, position, FALSE };

      if (hit->kind != kind)
        continue;
      if (!self->all && position == MOST_OF_A_KIND)
        break;
      g_array_append_val (self->plan, entry);
      position++;
    }
  if (position > 0)
    g_array_index (self->plan, Entry, self->plan->len - 1).last = TRUE;
  gem_search_group_set_count (group, self->hits->counts[kind]);
}

/* What the last answer left over goes, so that nothing old stands beside what is new. */
static void
clear_rest (GemSearchResults *self)
{
  guint shown[GEM_HIT_N_KINDS] = { 0 };
  gboolean complete[GEM_HIT_N_KINDS] = { FALSE };

  for (guint i = 0; i < self->done; i++)
    {
      const Entry *entry = &g_array_index (self->plan, Entry, i);
      GemHitKind kind = gem_search_group_get_kind (entry->group);

      shown[kind]++;
      complete[kind] = entry->last;
    }
  for (guint kind = 0; kind < GEM_HIT_N_KINDS; kind++)
    {
      if (!complete[kind])
        gem_search_group_end (self->groups[kind], shown[kind], FALSE);
      if (shown[kind] == 0)
        gtk_widget_hide (GTK_WIDGET (self->groups[kind]));
    }
}

static void
gem_search_results_dispose (GObject *object)
{
  GemSearchResults *self = GEM_SEARCH_RESULTS (object);

  stop (self);
  g_clear_pointer (&self->plan, g_array_unref);
  g_clear_pointer (&self->hits, gem_hits_free);

  G_OBJECT_CLASS (gem_search_results_parent_class)->dispose (object);
}

static void
gem_search_results_class_init (GemSearchResultsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gem_search_results_dispose;

  /**
   * GemSearchResults::chosen:
   * @self: results
   * @row: the #GemSearchRow of a hit
   */
  signals[CHOSEN] = g_signal_new ("chosen", GEM_TYPE_SEARCH_RESULTS, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, GEM_TYPE_SEARCH_ROW);

  /**
   * GemSearchResults::all-of-kind:
   * @self: results
   * @kind: a #GemHitKind
   */
  signals[ALL_OF_KIND] = g_signal_new ("all-of-kind", GEM_TYPE_SEARCH_RESULTS, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  /**
   * GemSearchResults::before:
   * @self: results
   *
   * The person goes up from the first row.
   */
  signals[BEFORE] = g_signal_new ("before", GEM_TYPE_SEARCH_RESULTS, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  /**
   * GemSearchResults::shown:
   * @self: results
   *
   * What is seen first of an answer is there.
   */
  signals[SHOWN] = g_signal_new ("shown", GEM_TYPE_SEARCH_RESULTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
gem_search_results_init (GemSearchResults *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  self->plan = g_array_new (FALSE, FALSE, sizeof (Entry));
  for (guint kind = 0; kind < GEM_HIT_N_KINDS; kind++)
    {
      GtkWidget *group = gem_search_group_new ((GemHitKind) kind);

      self->groups[kind] = GEM_SEARCH_GROUP (group);
      gtk_container_add (GTK_CONTAINER (self), group);
      g_signal_connect_swapped (group, "chosen", G_CALLBACK (chosen_cb), self);
      g_signal_connect_swapped (group, "beyond", G_CALLBACK (beyond_cb), self);
    }
}

/**
 * gem_search_results_show:
 * @self: results
 * @hits: (transfer full): what was found
 * @all: whether all hits are shown, and not the best few of each kind
 * @at_once: whether all rows are to be there before this returns
 */
void
gem_search_results_show (GemSearchResults *self, GemHits *hits, gboolean all, gboolean at_once)
{
  gboolean more;

  g_return_if_fail (GEM_IS_SEARCH_RESULTS (self) && hits != NULL);

  stop (self);
  g_array_set_size (self->plan, 0);
  g_clear_pointer (&self->hits, gem_hits_free);
  self->hits = hits;
  self->all = all;
  self->done = 0;
  for (int i = 0; i < GEM_HIT_N_KINDS; i++)
    {
      gtk_box_reorder_child (GTK_BOX (self), GTK_WIDGET (self->groups[hits->best[i]]), i);
      plan_kind (self, hits->best[i]);
    }
  more = at_once ? fill (self, G_MAXUINT) : fill_page (self);
  clear_rest (self);
  if (more)
    self->quiet = g_timeout_add (QUIET, quiet_cb, self);
  g_signal_emit (self, signals[SHOWN], 0);
}

/**
 * gem_search_results_hold:
 * @self: results
 *
 * Adds no more rows: another answer is on its way, and comes sooner then.
 */
void
gem_search_results_hold (GemSearchResults *self)
{
  g_return_if_fail (GEM_IS_SEARCH_RESULTS (self));

  stop (self);
}

/**
 * gem_search_results_get_hits:
 * @self: results
 *
 * Returns: (transfer none) (nullable): what is shown
 */
GemHits *
gem_search_results_get_hits (GemSearchResults *self)
{
  g_return_val_if_fail (GEM_IS_SEARCH_RESULTS (self), NULL);

  return self->hits;
}

/**
 * gem_search_results_get_first:
 * @self: results
 *
 * Returns: (transfer none) (nullable): the row of the best hit
 */
GemSearchRow *
gem_search_results_get_first (GemSearchResults *self)
{
  g_return_val_if_fail (GEM_IS_SEARCH_RESULTS (self), NULL);

  for (int i = 0; self->hits != NULL && i < GEM_HIT_N_KINDS; i++)
    {
      GemSearchGroup *group = self->groups[self->hits->best[i]];
      GtkWidget *row = gem_search_group_get_first (group);

      if (row != NULL && gtk_widget_get_visible (GTK_WIDGET (group)))
        return GEM_SEARCH_ROW (row);
    }
  return NULL;
}

/**
 * gem_search_results_focus_first:
 * @self: results
 *
 * Returns: whether there is a row that took the focus
 */
gboolean
gem_search_results_focus_first (GemSearchResults *self)
{
  GemSearchRow *row = gem_search_results_get_first (self);

  if (row == NULL)
    return FALSE;
  gtk_widget_grab_focus (GTK_WIDGET (row));
  return TRUE;
}

/**
 * gem_search_results_focus_address:
 * @self: results
 * @address: where a row leads
 *
 * Returns: whether there is such a row, which took the focus
 */
gboolean
gem_search_results_focus_address (GemSearchResults *self, const char *address)
{
  g_return_val_if_fail (GEM_IS_SEARCH_RESULTS (self) && address != NULL, FALSE);

  for (guint kind = 0; kind < GEM_HIT_N_KINDS; kind++)
    {
      GemSearchRow *row = gem_search_group_find (self->groups[kind], address);

      if (row == NULL || !gtk_widget_get_visible (GTK_WIDGET (self->groups[kind])))
        continue;
      gtk_widget_grab_focus (GTK_WIDGET (row));
      return TRUE;
    }
  return FALSE;
}
