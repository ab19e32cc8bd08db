/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Walking a text with a caret. */

#include "gem-read-text-private.h"

#include <string.h>

/* In caret mode, the arrows walk from one paragraph to the next. */
static gboolean
key_press_cb (GtkWidget *label, GdkEventKey *event, gpointer data)
{
  GemReadText *self = data;
  guint i;
  int position, start, end, step = 0;
  glong length;
  GtkLabel *next;

  if (!self->caret || (event->state & gtk_accelerator_get_default_mod_mask ()) != 0 ||
      !g_ptr_array_find (self->labels, label, &i))
    return GDK_EVENT_PROPAGATE;
  g_object_get (label, "cursor-position", &position, NULL);
  gtk_label_get_selection_bounds (GTK_LABEL (label), &start, &end);
  length = g_utf8_strlen (gtk_label_get_text (GTK_LABEL (label)), -1);
  {
    PangoLayout *layout = gtk_label_get_layout (GTK_LABEL (label));
    const char *text = pango_layout_get_text (layout);
    int line, x, last = pango_layout_get_line_count (layout) - 1;

    pango_layout_index_to_line_x (layout, (int) (g_utf8_offset_to_pointer (text, position) - text),
                                  FALSE, &line, &x);
    if ((event->keyval == GDK_KEY_Down && line == last) ||
        (event->keyval == GDK_KEY_Right && position >= length))
      step = 1;
    else if ((event->keyval == GDK_KEY_Up && line == 0) ||
             (event->keyval == GDK_KEY_Left && position == 0))
      step = -1;
  }
  if (step == 0 || (step < 0 && i == 0) || (step > 0 && i + 1 >= self->labels->len))
    return GDK_EVENT_PROPAGATE;
  next = g_ptr_array_index (self->labels, i + (guint) step);
  gtk_widget_grab_focus (GTK_WIDGET (next));
  position = step > 0 ? 0 : (int) g_utf8_strlen (gtk_label_get_text (next), -1);
  gtk_label_select_region (next, position, position);
  return GDK_EVENT_STOP;
}

static void
apply_caret (GemReadText *self, GtkLabel *label)
{
  gboolean links = strstr (gtk_label_get_label (label), "<a href") != NULL;

  gtk_label_set_selectable (label, self->caret);
  gtk_widget_set_can_focus (GTK_WIDGET (label), self->caret || links);
}

void
gem_read_text_watch_caret (GemReadText *self, GtkLabel *label)
{
  apply_caret (self, label);
  g_signal_connect (label, "key-press-event", G_CALLBACK (key_press_cb), self);
}

/**
 * gem_read_text_set_caret:
 * @self: a text
 * @caret: whether the text is walked with a caret
 *
 * With a caret, each paragraph takes the focus and has GTK's own caret, which screen readers follow.
 */
void
gem_read_text_set_caret (GemReadText *self, gboolean caret)
{
  g_return_if_fail (GEM_IS_READ_TEXT (self));

  self->caret = caret;
  for (guint i = 0; i < self->labels->len; i++)
    apply_caret (self, g_ptr_array_index (self->labels, i));
  if (caret && self->labels->len > 0)
    {
      GtkLabel *first = g_ptr_array_index (self->labels, 0);

      gtk_widget_grab_focus (GTK_WIDGET (first));
      gtk_label_select_region (first, 0, 0);
    }
}
