/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "deck/gem-slide-private.h"

#include <glib/gi18n-lib.h>

G_DEFINE_BOXED_TYPE (GemSlideContent,
                     gem_slide_content,
                     gem_slide_content_ref,
                     gem_slide_content_unref)

/**
 * gem_slide_content_ref:
 * @self: what a slide shows
 *
 * Returns: (transfer full): @self
 */
GemSlideContent *
gem_slide_content_ref (GemSlideContent *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

static void
clear_figure (GemSlideFigure *figure)
{
  g_clear_pointer (&figure->compare, gem_compare_unref);
  g_clear_pointer (&figure->measure, gem_measure_unref);
  g_clear_pointer (&figure->chosen, g_array_unref);
  g_clear_pointer (&figure->progress, gem_progress_unref);
}

/**
 * gem_slide_content_unref:
 * @self: (transfer full): what a slide shows
 */
void
gem_slide_content_unref (GemSlideContent *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_object_unref (self->slide);
  g_free (self->title);
  g_free (self->caption);
  g_ptr_array_unref (self->lines);
  g_free (self->source);
  g_free (self->trouble);
  g_free (self->language);
  g_free (self->iso);
  clear_figure (&self->figure);
  g_clear_pointer (&self->picture, cairo_surface_destroy);
  g_clear_pointer (&self->counts, g_ptr_array_unref);
  g_clear_pointer (&self->progress_counts, g_ptr_array_unref);
  g_free (self->themes);
  g_free (self);
}

/**
 * gem_slide_content_get_slide:
 * @self: what a slide shows
 *
 * Returns: (transfer none): the slide
 */
GemDeckSlide *
gem_slide_content_get_slide (GemSlideContent *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->slide;
}

/**
 * gem_slide_content_get_title:
 * @self: what a slide shows
 *
 * Returns: its title, written or from the data; may be empty
 */
const char *
gem_slide_content_get_title (GemSlideContent *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->title;
}

/**
 * gem_slide_content_get_trouble:
 * @self: what a slide shows
 *
 * Returns: (nullable): what it can't show, for people; %NULL where all is there
 */
const char *
gem_slide_content_get_trouble (GemSlideContent *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->trouble;
}

/**
 * gem_slide_content_get_n_steps:
 * @self: what a slide shows
 *
 * Returns: how many steps it takes to show all of it, one more at each; 0 for a slide that shows all at
 *   once
 */
guint
gem_slide_content_get_n_steps (GemSlideContent *self)
{
  g_return_val_if_fail (self != NULL, 0);

  if (!self->slide->one_by_one)
    return 0;
  if (self->figure.there)
    return self->figure.chosen != NULL ? self->figure.chosen->len : 0;
  return self->lines->len;
}

/* --- in words --- */

static void
add_part (GString *text, const char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", part);
}

/* Whether there is anything on it that is not text. */
gboolean
gem_slide_has_seen (const GemSlideContent *self)
{
  return self->figure.there || self->iso != NULL || self->picture != NULL;
}

/* What is not text, in words. */
char *
gem_slide_dup_seen (const GemSlideContent *self)
{
  const char *picture = self->slide->texts[GEM_DECK_FIELD_PICTURE_TEXT];

  if (self->figure.there)
    {
      g_autoptr (GemFigure) figure = gem_slide_figure_new (&self->figure);

      return gem_figure_dup_description (figure);
    }
  if (self->iso != NULL)
    return g_strdup (_ ("Where the province lies, on a map"));
  return g_strdup (picture != NULL && *picture != '\0' ? picture : _ ("A picture"));
}

/**
 * gem_slide_dup_text:
 * @self: what a slide shows
 * @step: as in #GemSlideLook
 *
 * Returns: (transfer full): all that is to be seen on it, in words, for who hears it
 */
char *
gem_slide_dup_text (GemSlideContent *self, guint step)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint shown;

  g_return_val_if_fail (self != NULL, NULL);

  shown = self->slide->one_by_one && !self->figure.there ? step : GEM_SLIDE_ALL_STEPS;
  add_part (text, self->title);
  add_part (text, self->caption);
  for (guint i = 0; i < MIN (self->lines->len, shown); i++)
    add_part (text, ((GemSlideLine *) self->lines->pdata[i])->text);
  if (self->figure.there)
    {
      g_autoptr (GemFigure) figure = gem_slide_figure_new (&self->figure);
      g_autofree char *description = gem_figure_dup_description (figure);

      add_part (text, description);
    }
  add_part (text, self->slide->texts[GEM_DECK_FIELD_PICTURE_TEXT]);
  add_part (text, self->trouble);
  add_part (text, self->source);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* --- in a worker --- */

typedef struct
{
  GemDeckSlide *slide;
  GemSlideSource source;
} LoadData;

static void
load_data_free (gpointer data)
{
  LoadData *load = data;

  g_object_unref (load->slide);
  g_object_unref (load->source.edition);
  g_object_unref (load->source.sessions);
  g_clear_object (&load->source.store);
  g_free ((char *) load->source.folder);
  g_free (load);
}

static void
load_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  LoadData *load = task_data;
  GError *error = NULL;
  GemSlideContent *content = gem_slide_load (load->slide, &load->source, cancellable, &error);

  if (content != NULL)
    g_task_return_pointer (task, content, (GDestroyNotify) gem_slide_content_unref);
  else
    g_task_return_error (task, error);
}

/**
 * gem_slide_load_async:
 * @slide: a slide
 * @source: where its data is; held as long as it is needed
 * @cancellable: (nullable): a cancellable
 * @callback: called in the thread-default main context
 * @user_data: for @callback
 *
 * As gem_slide_load(), in a worker.
 */
void
gem_slide_load_async (GemDeckSlide *slide,
                      const GemSlideSource *source,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  LoadData *load;

  g_return_if_fail (GEM_IS_DECK_SLIDE (slide) && source != NULL);

  load = g_new0 (LoadData, 1);
  load->slide = g_object_ref (slide);
  load->source.edition = g_object_ref (source->edition);
  load->source.sessions = g_object_ref (source->sessions);
  load->source.store = source->store != NULL ? g_object_ref (source->store) : NULL;
  load->source.folder = g_strdup (source->folder);
  task = g_task_new (slide, cancellable, callback, user_data);
  g_task_set_source_tag (task, gem_slide_load_async);
  g_task_set_task_data (task, load, load_data_free);
  g_task_run_in_thread (task, load_in_thread);
}

/**
 * gem_slide_load_finish:
 * @result: what the callback got
 * @error: return location for the error of gem_slide_load()
 *
 * Returns: (transfer full): what the slide shows
 */
GemSlideContent *
gem_slide_load_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- as pixels --- */

/**
 * gem_slide_render:
 * @self: what a slide shows
 * @width: in units of the window
 * @height: in units of the window
 * @scale: pixels in a unit, as of a screen with fine ones
 * @look: (nullable): how, as for gem_slide_draw()
 *
 * Returns: (transfer full): the slide as pixels, which a window only has to copy
 */
cairo_surface_t *
gem_slide_render (GemSlideContent *self, int width, int height, int scale, const GemSlideLook *look)
{
  cairo_surface_t *surface;
  cairo_t *cr;

  g_return_val_if_fail (self != NULL && width > 0 && height > 0 && scale > 0, NULL);

  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width * scale, height * scale);
  cairo_surface_set_device_scale (surface, scale, scale);
  cr = cairo_create (surface);
  gem_slide_draw (self, cr, width, height, look);
  cairo_destroy (cr);
  return surface;
}

typedef struct
{
  GemSlideContent *content;
  int width, height, scale;
  GemSlideLook look;
} RenderData;

static void
render_data_free (gpointer data)
{
  RenderData *render = data;

  gem_slide_content_unref (render->content);
  g_free (render);
}

static void
render_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  RenderData *render = task_data;

  if (g_task_return_error_if_cancelled (task))
    return;
  g_task_return_pointer (task,
                         gem_slide_render (render->content, render->width, render->height,
                                           render->scale, &render->look),
                         (GDestroyNotify) cairo_surface_destroy);
}

/**
 * gem_slide_render_async:
 * @self: what a slide shows
 * @width: in units of the window
 * @height: in units of the window
 * @scale: pixels in a unit
 * @look: (nullable): how, as for gem_slide_draw()
 * @cancellable: (nullable): a cancellable
 * @callback: called in the thread-default main context
 * @user_data: for @callback
 *
 * As gem_slide_render(), in a worker: for the next slide, while this one is seen, and for overviews.
 */
void
gem_slide_render_async (GemSlideContent *self,
                        int width,
                        int height,
                        int scale,
                        const GemSlideLook *look,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  RenderData *render;

  g_return_if_fail (self != NULL && width > 0 && height > 0 && scale > 0);

  render = g_new0 (RenderData, 1);
  render->content = gem_slide_content_ref (self);
  render->width = width;
  render->height = height;
  render->scale = scale;
  render->look = look != NULL ? *look : (GemSlideLook){ .step = GEM_SLIDE_ALL_STEPS };
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, gem_slide_render_async);
  g_task_set_task_data (task, render, render_data_free);
  g_task_run_in_thread (task, render_in_thread);
}

/**
 * gem_slide_render_finish:
 * @result: what the callback got
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): the slide as pixels
 */
cairo_surface_t *
gem_slide_render_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
