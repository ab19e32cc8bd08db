/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-slide-shelf.h"

#include <malloc.h>

/* Contents are small, but for pictures; so many stay loaded. */
#define MAX_CONTENTS 32
/* Pictures that are being painted; what was wanted before them is not wanted any more. */
#define MAX_PENDING 8
/* Milliseconds after which the memory of pictures that went is given back. */
#define TRIM_TIME 5000

typedef struct
{
  GemDeckSlide *slide;
  GemSlideContent *content; /* NULL until it is loaded */
  char *fault;              /* NULL for none */
  char *text;               /* in words, as far as text_step; NULL until somebody asks */
  guint text_step;
  GCancellable *cancellable;
} Loaded;

typedef struct
{
  GemSlideWish wish;        /* holds its slide */
  cairo_surface_t *picture; /* NULL until it is painted */
  GCancellable *cancellable;
  gboolean painting;
} Painted;

struct _GemSlideShelf
{
  GObject parent_instance;

  GemContext *context;
  char *folder;
  gsize room;      /* bytes of all pictures */
  GQueue contents; /* Loaded, the last asked for first */
  GQueue pictures; /* Painted, the last asked for first */
  guint trim_id;
  gboolean closed;
};

enum
{
  READY,
  CLEARED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GemSlideShelf, gem_slide_shelf, G_TYPE_OBJECT)

static void
loaded_free (gpointer data)
{
  Loaded *loaded = data;

  g_cancellable_cancel (loaded->cancellable);
  g_object_unref (loaded->cancellable);
  g_object_unref (loaded->slide);
  g_clear_pointer (&loaded->content, gem_slide_content_unref);
  g_free (loaded->fault);
  g_free (loaded->text);
  g_free (loaded);
}

static void
painted_free (gpointer data)
{
  Painted *painted = data;

  g_cancellable_cancel (painted->cancellable);
  g_object_unref (painted->cancellable);
  g_object_unref (painted->wish.slide);
  g_clear_pointer (&painted->picture, cairo_surface_destroy);
  g_free (painted);
}

static gboolean
is_same (const GemSlideWish *a, const GemSlideWish *b)
{
  return a->slide == b->slide && a->width == b->width && a->height == b->height &&
         a->scale == b->scale && a->look.dark == b->look.dark && a->look.step == b->look.step &&
         a->look.number == b->look.number && a->look.n_slides == b->look.n_slides;
}

static gsize
get_size (const GemSlideWish *wish)
{
  return (gsize) wish->width * wish->height * wish->scale * wish->scale * 4;
}

static void
to_front (GQueue *queue, GList *link)
{
  if (link == queue->head)
    return;
  g_queue_unlink (queue, link);
  g_queue_push_head_link (queue, link);
}

static GList *
find_loaded (GemSlideShelf *self, GemDeckSlide *slide)
{
  for (GList *l = self->contents.head; l != NULL; l = l->next)
    if (((Loaded *) l->data)->slide == slide)
      return l;
  return NULL;
}

static GList *
find_painted (GemSlideShelf *self, const GemSlideWish *wish)
{
  for (GList *l = self->pictures.head; l != NULL; l = l->next)
    if (is_same (&((Painted *) l->data)->wish, wish))
      return l;
  return NULL;
}

/* Pictures are made by several threads, each with a heap of its own: without this, the heaps together
 * keep several times what the shelf holds. */
static gboolean
trim_cb (gpointer data)
{
  GemSlideShelf *self = data;

  self->trim_id = 0;
  malloc_trim (0);
  return G_SOURCE_REMOVE;
}

static void
trim_later (GemSlideShelf *self)
{
  if (self->trim_id == 0)
    self->trim_id = g_timeout_add_full (G_PRIORITY_LOW, TRIM_TIME, trim_cb, self, NULL);
}

/* The first picture stays, whatever its size: somebody looks at it. */
static void
make_room (GemSlideShelf *self)
{
  gsize used = 0;
  guint pending = 0;
  GList *next;

  for (GList *l = self->pictures.head; l != NULL; l = next)
    {
      Painted *painted = l->data;

      next = l->next;
      used += get_size (&painted->wish);
      pending += painted->picture == NULL;
      if (l == self->pictures.head ||
          (used <= self->room && (pending <= MAX_PENDING || painted->picture != NULL)))
        continue;
      used -= get_size (&painted->wish);
      g_queue_delete_link (&self->pictures, l);
      painted_free (painted);
      trim_later (self);
    }
  while (self->contents.length > MAX_CONTENTS)
    loaded_free (g_queue_pop_tail (&self->contents));
}

/* --- painting --- */

typedef struct
{
  GemSlideShelf *shelf;
  GemSlideWish wish; /* holds its slide */
} Order;

static Order *
order_new (GemSlideShelf *self, const GemSlideWish *wish)
{
  Order *order = g_new0 (Order, 1);

  order->shelf = g_object_ref (self);
  order->wish = *wish;
  g_object_ref (order->wish.slide);
  return order;
}

static void
order_free (Order *order)
{
  g_object_unref (order->shelf);
  g_object_unref (order->wish.slide);
  g_free (order);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Order, order_free)

static void
painted_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (Order) order = data;
  cairo_surface_t *picture = gem_slide_render_finish (result, NULL);
  GList *link = find_painted (order->shelf, &order->wish);
  Painted *painted = link != NULL ? link->data : NULL;

  if (picture == NULL)
    return;
  if (painted == NULL || painted->picture != NULL)
    {
      cairo_surface_destroy (picture);
      return;
    }
  painted->picture = picture;
  g_signal_emit (order->shelf, signals[READY], 0);
}

static void
paint (GemSlideShelf *self, Painted *painted, GemSlideContent *content)
{
  const GemSlideWish *wish = &painted->wish;

  if (painted->painting)
    return;
  painted->painting = TRUE;
  gem_slide_render_async (content, wish->width, wish->height, wish->scale, &wish->look,
                          painted->cancellable, painted_cb, order_new (self, wish));
}

static void
paint_waiting (GemSlideShelf *self, Loaded *loaded)
{
  for (GList *l = self->pictures.head; l != NULL; l = l->next)
    {
      Painted *painted = l->data;

      if (painted->wish.slide == loaded->slide && painted->picture == NULL)
        paint (self, painted, loaded->content);
    }
}

/* --- loading --- */

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GemSlideShelf) self = data;
  g_autoptr (GError) error = NULL;
  GemSlideContent *content = gem_slide_load_finish (result, &error);
  GList *link = find_loaded (self, GEM_DECK_SLIDE (object));
  Loaded *loaded = link != NULL ? link->data : NULL;

  if (self->closed || loaded == NULL || loaded->content != NULL)
    {
      g_clear_pointer (&content, gem_slide_content_unref);
      return;
    }
  if (content == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        loaded->fault = g_strdup (error->message);
    }
  else
    {
      loaded->content = content;
      paint_waiting (self, loaded);
    }
  g_signal_emit (self, signals[READY], 0);
}

static Loaded *
load (GemSlideShelf *self, GemDeckSlide *slide)
{
  GList *link = find_loaded (self, slide);
  Loaded *loaded;
  const GemSlideSource source = { gem_context_get_edition (self->context),
                                  gem_context_get_sessions (self->context),
                                  gem_context_get_store (self->context), self->folder };

  if (link != NULL)
    {
      to_front (&self->contents, link);
      return link->data;
    }
  loaded = g_new0 (Loaded, 1);
  loaded->slide = g_object_ref (slide);
  loaded->cancellable = g_cancellable_new ();
  g_queue_push_head (&self->contents, loaded);
  gem_slide_load_async (slide, &source, loaded->cancellable, loaded_cb, g_object_ref (self));
  return loaded;
}

/* --- object --- */

static void
gem_slide_shelf_dispose (GObject *object)
{
  gem_slide_shelf_close (GEM_SLIDE_SHELF (object));
  G_OBJECT_CLASS (gem_slide_shelf_parent_class)->dispose (object);
}

static void
gem_slide_shelf_finalize (GObject *object)
{
  GemSlideShelf *self = GEM_SLIDE_SHELF (object);

  g_object_unref (self->context);
  g_free (self->folder);
  G_OBJECT_CLASS (gem_slide_shelf_parent_class)->finalize (object);
}

static void
gem_slide_shelf_class_init (GemSlideShelfClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = gem_slide_shelf_dispose;
  object_class->finalize = gem_slide_shelf_finalize;
  signals[READY] = g_signal_new ("ready", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  signals[CLEARED] = g_signal_new ("cleared", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
gem_slide_shelf_init (GemSlideShelf *self)
{
  g_queue_init (&self->contents);
  g_queue_init (&self->pictures);
}

/**
 * gem_slide_shelf_new:
 * @context: where the data of slides is
 * @folder: (nullable): the folder of the deck, for its pictures
 * @room: how many bytes its pictures may take
 *
 * Returns: (transfer full): an empty shelf
 */
GemSlideShelf *
gem_slide_shelf_new (GemContext *context, const char *folder, gsize room)
{
  GemSlideShelf *self;

  g_return_val_if_fail (GEM_IS_CONTEXT (context), NULL);

  self = g_object_new (GEM_TYPE_SLIDE_SHELF, NULL);
  self->context = g_object_ref (context);
  self->folder = g_strdup (folder);
  self->room = room;
  return self;
}

/**
 * gem_slide_shelf_has_content:
 * @self: a shelf
 * @slide: a slide
 *
 * Returns: whether what it shows is loaded; asking loads nothing
 */
gboolean
gem_slide_shelf_has_content (GemSlideShelf *self, GemDeckSlide *slide)
{
  GList *link;

  g_return_val_if_fail (GEM_IS_SLIDE_SHELF (self) && GEM_IS_DECK_SLIDE (slide), FALSE);

  link = find_loaded (self, slide);
  return link != NULL && ((Loaded *) link->data)->content != NULL;
}

/**
 * gem_slide_shelf_get_content:
 * @self: a shelf
 * @slide: a slide
 *
 * Returns: (transfer none) (nullable): what it shows, until the main loop is entered again; %NULL while
 *   it is loaded, which `ready` ends
 */
GemSlideContent *
gem_slide_shelf_get_content (GemSlideShelf *self, GemDeckSlide *slide)
{
  g_return_val_if_fail (GEM_IS_SLIDE_SHELF (self) && GEM_IS_DECK_SLIDE (slide), NULL);

  if (self->closed)
    return NULL;
  return load (self, slide)->content;
}

/**
 * gem_slide_shelf_get_picture:
 * @self: a shelf
 * @wish: what to paint
 *
 * Returns: (transfer none) (nullable): the slide as pixels, until the main loop is entered again; %NULL
 *   while it is painted, which `ready` ends
 */
cairo_surface_t *
gem_slide_shelf_get_picture (GemSlideShelf *self, const GemSlideWish *wish)
{
  GList *link;
  Painted *painted;
  Loaded *loaded;

  g_return_val_if_fail (GEM_IS_SLIDE_SHELF (self) && wish != NULL, NULL);

  if (self->closed || wish->width < 1 || wish->height < 1)
    return NULL;
  loaded = load (self, wish->slide);
  link = find_painted (self, wish);
  if (link != NULL)
    {
      to_front (&self->pictures, link);
      painted = link->data;
    }
  else
    {
      painted = g_new0 (Painted, 1);
      painted->wish = *wish;
      g_object_ref (painted->wish.slide);
      painted->cancellable = g_cancellable_new ();
      g_queue_push_head (&self->pictures, painted);
    }
  if (loaded->content != NULL && painted->picture == NULL)
    paint (self, painted, loaded->content);
  make_room (self);
  return painted->picture;
}

/**
 * gem_slide_shelf_get_text:
 * @self: a shelf
 * @slide: a slide
 * @step: how many of its points are shown
 *
 * Putting a figure in words takes longer than a frame: it is done once, and not before somebody asks.
 *
 * Returns: (nullable): the slide in words, until the next call; %NULL while it is loaded
 */
const char *
gem_slide_shelf_get_text (GemSlideShelf *self, GemDeckSlide *slide, guint step)
{
  Loaded *loaded;

  g_return_val_if_fail (GEM_IS_SLIDE_SHELF (self) && GEM_IS_DECK_SLIDE (slide), NULL);

  if (self->closed)
    return NULL;
  loaded = load (self, slide);
  if (loaded->content == NULL)
    return NULL;
  if (loaded->text != NULL && loaded->text_step == step)
    return loaded->text;
  g_free (loaded->text);
  loaded->text = gem_slide_dup_text (loaded->content, step);
  loaded->text_step = step;
  return loaded->text;
}

/**
 * gem_slide_shelf_dup_name:
 * @self: a shelf
 * @slide: a slide
 *
 * Returns: (transfer full): what it is called: its title where that is known already, which may come from
 *   the data, else what it is
 */
char *
gem_slide_shelf_dup_name (GemSlideShelf *self, GemDeckSlide *slide)
{
  GList *link;
  GemSlideContent *content;

  g_return_val_if_fail (GEM_IS_SLIDE_SHELF (self), NULL);

  link = find_loaded (self, slide);
  content = link != NULL ? ((Loaded *) link->data)->content : NULL;
  if (content != NULL && *gem_slide_content_get_title (content) != '\0')
    return g_strdup (gem_slide_content_get_title (content));
  return gem_deck_slide_dup_name (slide);
}

/**
 * gem_slide_shelf_get_fault:
 * @self: a shelf
 * @slide: a slide
 *
 * Returns: (nullable): why it could not be loaded
 */
const char *
gem_slide_shelf_get_fault (GemSlideShelf *self, GemDeckSlide *slide)
{
  GList *link;

  g_return_val_if_fail (GEM_IS_SLIDE_SHELF (self), NULL);

  link = find_loaded (self, slide);
  return link != NULL ? ((Loaded *) link->data)->fault : NULL;
}

/**
 * gem_slide_shelf_clear:
 * @self: a shelf
 *
 * The data is another one: what was loaded and painted goes, and is made anew when it is asked for.
 */
void
gem_slide_shelf_clear (GemSlideShelf *self)
{
  g_return_if_fail (GEM_IS_SLIDE_SHELF (self));

  if (self->closed)
    return;
  g_queue_clear_full (&self->pictures, painted_free);
  g_queue_clear_full (&self->contents, loaded_free);
  g_signal_emit (self, signals[CLEARED], 0);
}

/**
 * gem_slide_shelf_close:
 * @self: a shelf
 *
 * Stops all work on it and empties it.
 */
void
gem_slide_shelf_close (GemSlideShelf *self)
{
  g_return_if_fail (GEM_IS_SLIDE_SHELF (self));

  self->closed = TRUE;
  g_clear_handle_id (&self->trim_id, g_source_remove);
  g_queue_clear_full (&self->pictures, painted_free);
  g_queue_clear_full (&self->contents, loaded_free);
}
