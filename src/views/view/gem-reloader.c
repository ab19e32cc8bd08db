/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-reloader.h"

struct _GemReloader
{
  GObject parent_instance;

  GtkWidget *widget;
  GemReloadFunc reload;
  gboolean asked; /* once, so that there is something to ask anew */
  gboolean stale;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (GemReloader, gem_reloader, G_TYPE_OBJECT)

static void
changed_cb (GemReloader *self)
{
  self->stale = TRUE;
  if (self->asked && gtk_widget_get_mapped (self->widget))
    self->reload (self->widget);
}

static void
mapped_cb (GemReloader *self)
{
  if (self->asked && self->stale)
    self->reload (self->widget);
}

static void
destroyed_cb (GemReloader *self)
{
  g_cancellable_cancel (self->cancellable);
  self->asked = FALSE;
}

static void
gem_reloader_finalize (GObject *object)
{
  GemReloader *self = GEM_RELOADER (object);

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);

  G_OBJECT_CLASS (gem_reloader_parent_class)->finalize (object);
}

static void
gem_reloader_class_init (GemReloaderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gem_reloader_finalize;
}

static void
gem_reloader_init (GemReloader *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * gem_reloader_new:
 * @widget: what shows it
 * @source: (type GObject): what has a signal `changed`, such as the store
 * @reload: called when @source has changed, as soon as the widget is seen, and never before
 *   gem_reloader_begin() was called once
 *
 * Returns: (transfer full): a reloader, that @widget keeps
 */
GemReloader *
gem_reloader_new (GtkWidget *widget, gpointer source, GemReloadFunc reload)
{
  GemReloader *self;

  g_return_val_if_fail (GTK_IS_WIDGET (widget) && G_IS_OBJECT (source) && reload != NULL, NULL);

  self = g_object_new (GEM_TYPE_RELOADER, NULL);
  self->widget = widget;
  self->reload = reload;
  g_signal_connect_object (source, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (widget, "map", G_CALLBACK (mapped_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (widget, "destroy", G_CALLBACK (destroyed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * gem_reloader_begin:
 * @self: a reloader
 *
 * Begins to ask: what was asked before is not wanted any more, and is cancelled.
 *
 * Returns: (transfer none): what cancels the new questions; also when the widget goes
 */
GCancellable *
gem_reloader_begin (GemReloader *self)
{
  g_return_val_if_fail (GEM_IS_RELOADER (self), NULL);

  self->asked = TRUE;
  self->stale = FALSE;
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  return self->cancellable;
}

/**
 * gem_reloader_get_cancellable:
 * @self: a reloader
 *
 * Returns: (transfer none): what cancels the questions that were begun last
 */
GCancellable *
gem_reloader_get_cancellable (GemReloader *self)
{
  g_return_val_if_fail (GEM_IS_RELOADER (self), NULL);

  return self->cancellable;
}
