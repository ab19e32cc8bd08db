/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-view.h"

#include "deck/gem-deck.h"

#include <glib/gi18n.h>

enum
{
  GO,
  MOVED,
  TELL,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_INTERFACE (GemView, gem_view, GTK_TYPE_WIDGET)

static void
gem_view_default_init (GemViewInterface *iface)
{
  /**
   * GemView::go:
   * @self: a view
   * @address: (type GemAddress): where to
   *
   * The person wants to go somewhere: it becomes a new place in the history.
   */
  signals[GO] = g_signal_new ("go", GEM_TYPE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                              G_TYPE_NONE, 1, GEM_TYPE_ADDRESS);

  /**
   * GemView::moved:
   * @self: a view
   *
   * What the view shows has another address now, in the same place of the history.
   */
  signals[MOVED] =
      g_signal_new ("moved", GEM_TYPE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * GemView::tell:
   * @self: a view
   * @text: what happened
   * @undo: (nullable): the detailed name of an action of the window that takes it back
   *
   * Something is to be said to the person.
   */
  signals[TELL] = g_signal_new ("tell", GEM_TYPE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

/**
 * gem_view_show:
 * @self: a view
 * @address: an address of one of its kinds
 */
void
gem_view_show (GemView *self, const GemAddress *address)
{
  g_return_if_fail (GEM_IS_VIEW (self) && address != NULL);

  GEM_VIEW_GET_IFACE (self)->show (self, address);
}

/**
 * gem_view_dup_address:
 * @self: a view
 *
 * Returns: (transfer full) (nullable): the address of what it shows; %NULL before it showed anything
 */
GemAddress *
gem_view_dup_address (GemView *self)
{
  g_return_val_if_fail (GEM_IS_VIEW (self), NULL);

  return GEM_VIEW_GET_IFACE (self)->dup_address (self);
}

/**
 * gem_view_toggle_side:
 * @self: a view
 */
void
gem_view_toggle_side (GemView *self)
{
  g_return_if_fail (GEM_IS_VIEW (self));

  if (GEM_VIEW_GET_IFACE (self)->toggle_side != NULL)
    GEM_VIEW_GET_IFACE (self)->toggle_side (self);
}

/**
 * gem_view_focus_main:
 * @self: a view
 */
void
gem_view_focus_main (GemView *self)
{
  g_return_if_fail (GEM_IS_VIEW (self));

  if (GEM_VIEW_GET_IFACE (self)->focus_main != NULL)
    GEM_VIEW_GET_IFACE (self)->focus_main (self);
}

/**
 * gem_view_dup_place:
 * @self: a view
 *
 * Returns: (transfer full) (nullable): the address of the very place where the person is
 */
GemAddress *
gem_view_dup_place (GemView *self)
{
  g_return_val_if_fail (GEM_IS_VIEW (self), NULL);

  if (GEM_VIEW_GET_IFACE (self)->dup_place != NULL)
    return GEM_VIEW_GET_IFACE (self)->dup_place (self);
  return gem_view_dup_address (self);
}

/**
 * gem_view_dup_slide:
 * @self: a view
 * @error: return location for %GEM_DECK_ERROR_ADDRESS
 *
 * Returns: (transfer full): what it shows, or what is selected in it, as a slide; %NULL with @error set, for
 *   people, where a slide can't show that
 */
GemDeckSlide *
gem_view_dup_slide (GemView *self, GError **error)
{
  g_autoptr (GemAddress) place = NULL;
  GemDeckSlide *slide;

  g_return_val_if_fail (GEM_IS_VIEW (self), NULL);

  if (GEM_VIEW_GET_IFACE (self)->dup_slide != NULL)
    return GEM_VIEW_GET_IFACE (self)->dup_slide (self, error);
  place = gem_view_dup_address (self);
  slide = place != NULL ? gem_deck_slide_new_for_address (place, NULL) : NULL;
  if (slide == NULL)
    g_set_error_literal (
        error, GEM_DECK_ERROR, GEM_DECK_ERROR_ADDRESS,
        _ ("This can't be a slide. Go to a section, a province, a comparison or the "
           "agenda, and add it there."));
  return slide;
}

/**
 * gem_view_get_scroll:
 * @self: a view
 *
 * Returns: how far what it shows is scrolled, in pixels; 0 where it does not say
 */
double
gem_view_get_scroll (GemView *self)
{
  g_return_val_if_fail (GEM_IS_VIEW (self), 0);

  return GEM_VIEW_GET_IFACE (self)->get_scroll != NULL
             ? GEM_VIEW_GET_IFACE (self)->get_scroll (self)
             : 0;
}

/**
 * gem_view_set_scroll:
 * @self: a view
 * @scroll: what gem_view_get_scroll() said when the person left
 *
 * To be called after gem_view_show().
 */
void
gem_view_set_scroll (GemView *self, double scroll)
{
  g_return_if_fail (GEM_IS_VIEW (self));

  if (GEM_VIEW_GET_IFACE (self)->set_scroll != NULL)
    GEM_VIEW_GET_IFACE (self)->set_scroll (self, scroll);
}

/**
 * gem_view_run:
 * @self: a view
 * @command: what a key or a menu asks
 *
 * Returns: whether the view did something
 */
gboolean
gem_view_run (GemView *self, const char *command)
{
  g_return_val_if_fail (GEM_IS_VIEW (self) && command != NULL, FALSE);

  return GEM_VIEW_GET_IFACE (self)->run != NULL && GEM_VIEW_GET_IFACE (self)->run (self, command);
}

/**
 * gem_view_go:
 * @self: a view
 * @address: where to
 *
 * For views: asks the window to go to @address.
 */
void
gem_view_go (GemView *self, const GemAddress *address)
{
  g_return_if_fail (GEM_IS_VIEW (self) && address != NULL);

  g_signal_emit (self, signals[GO], 0, address);
}

/**
 * gem_view_moved:
 * @self: a view
 *
 * For views: tells the window that the view shows another address now.
 */
void
gem_view_moved (GemView *self)
{
  g_return_if_fail (GEM_IS_VIEW (self));

  g_signal_emit (self, signals[MOVED], 0);
}

/**
 * gem_view_tell:
 * @self: a view
 * @text: what happened, and what to do
 * @undo: (nullable): the detailed name of an action of the window that takes it back, such as
 *   `win.restore-note::ID`
 *
 * For views: says something in the window, with a button that takes it back.
 */
void
gem_view_tell (GemView *self, const char *text, const char *undo)
{
  g_return_if_fail (GEM_IS_VIEW (self) && text != NULL);

  g_signal_emit (self, signals[TELL], 0, text, undo);
}

/**
 * gem_view_activate_link:
 * @self: a view
 * @uri: what a link says
 *
 * For the handlers of links in text: goes to an address of this program, and hands web and mail
 * addresses to the desktop. Anything else does nothing.
 *
 * Returns: %TRUE, so that GTK does not open the link a second time
 */
gboolean
gem_view_activate_link (GemView *self, const char *uri)
{
  g_autoptr (GemAddress) address = NULL;
  g_autofree char *scheme = NULL;

  g_return_val_if_fail (GEM_IS_VIEW (self) && uri != NULL, TRUE);

  address = gem_address_parse (uri, NULL);
  if (address != NULL)
    {
      gem_view_go (self, address);
      return TRUE;
    }

  scheme = g_uri_parse_scheme (uri);
  if (g_strcmp0 (scheme, "https") == 0 || g_strcmp0 (scheme, "http") == 0 ||
      g_strcmp0 (scheme, "mailto") == 0)
    {
      GtkWidget *window = gtk_widget_get_toplevel (GTK_WIDGET (self));

      gtk_show_uri_on_window (GTK_WINDOW (window), uri, GDK_CURRENT_TIME, NULL);
    }
  return TRUE;
}
