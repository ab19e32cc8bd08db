/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What a person can do with the text that is read: copy it with its source, find in it, walk it. */

#include "gem-note-words.h"
#include "gem-qr-dialog.h"
#include "gem-read-print.h"
#include "gem-read-save.h"
#include "gem-read-view-private.h"
#include "gem-view.h"

#include "deck/gem-deck.h"

#include <glib/gi18n.h>
#include <string.h>

static void
set_clipboard (GemReadView *self, const char *text)
{
  gtk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self), GDK_SELECTION_CLIPBOARD),
                          text, -1);
}

/* The address of a paragraph, or of the page. */
static GemAddress *
address_of (GemReadView *self, GtkLabel *label)
{
  const char *anchor = label != NULL ? gem_read_page_find_anchor (self->page, label) : NULL;
  const char *slash = anchor != NULL ? strchr (anchor, '/') : NULL;
  g_autofree char *id = NULL;
  g_autoptr (GemAddress) section = NULL;

  if (self->section == NULL || anchor == NULL)
    return gem_address_ref (self->address);
  id = slash != NULL ? g_strndup (anchor, (gsize) (slash - anchor)) : g_strdup (self->section->id);
  section = gem_address_new (GEM_ADDRESS_SECTION, id);
  return gem_address_with_fragment (section, slash != NULL ? slash + 1 : anchor);
}

/* What is selected with its source below it, or the source alone. */
static gboolean
copy (GemReadView *self, gboolean with_text, GemCitation form)
{
  GtkLabel *first = NULL;
  g_autofree char *text = gem_read_text_dup_selection (gem_read_page_get_text (self->page), &first);
  g_autoptr (GemAddress) address = address_of (self, first);
  g_autofree char *citation =
      gem_edition_cite (gem_context_get_edition (self->context), address, form);
  g_autofree char *both = NULL;

  if (!with_text || text == NULL)
    {
      set_clipboard (self, citation);
      return TRUE;
    }
  both = g_strdup_printf ("%s\n\n%s", text, citation);
  set_clipboard (self, both);
  return TRUE;
}

/* What is selected is a quotation; otherwise the section is shown by its points. */
GemDeckSlide *
gem_read_view_dup_slide (GemView *view, GError **error)
{
  GemReadView *self = GEM_READ_VIEW (view);
  GtkLabel *first = NULL;
  g_autofree char *text = gem_read_text_dup_selection (gem_read_page_get_text (self->page), &first);
  g_autoptr (GemAddress) address = NULL;
  GemDeckSlide *slide;

  if (self->section == NULL)
    {
      g_set_error_literal (error, GEM_DECK_ERROR, GEM_DECK_ERROR_ADDRESS,
                           _ ("A list can't be a slide. Open a section, and add that one."));
      return NULL;
    }
  if (text == NULL)
    {
      address = gem_address_new (GEM_ADDRESS_SECTION, self->section->id);
      return gem_deck_slide_new_for_address (address, error);
    }
  address = address_of (self, first);
  slide = gem_deck_slide_new (GEM_DECK_QUOTE);
  slide->texts[GEM_DECK_FIELD_BODY] = g_strdup (text);
  slide->texts[GEM_DECK_FIELD_SOURCE] =
      gem_edition_cite (gem_context_get_edition (self->context), address, GEM_CITATION_PLAIN);
  slide->texts[GEM_DECK_FIELD_ADDRESS] = gem_address_to_string (address);
  return slide;
}

static gboolean
copy_address (GemReadView *self)
{
  GtkLabel *first = NULL;
  g_autofree char *text = gem_read_text_dup_selection (gem_read_page_get_text (self->page), &first);
  g_autoptr (GemAddress) address = address_of (self, first);
  g_autofree char *uri = gem_address_to_string (address);

  set_clipboard (self, uri);
  return TRUE;
}

static gboolean
show_qr (GemReadView *self)
{
  g_autofree char *uri = gem_address_to_string (self->address);

  gem_qr_dialog_show (GTK_WINDOW (gtk_widget_get_toplevel (GTK_WIDGET (self))), uri,
                      self->section != NULL ? self->section->title : uri);
  return TRUE;
}

static gboolean
toggle_place (GemReadView *self)
{
  gboolean shown = hdy_flap_get_reveal_flap (self->place_flap);

  hdy_flap_set_reveal_flap (self->place_flap, !shown);
  if (!shown && hdy_flap_get_folded (self->place_flap))
    gtk_widget_child_focus (GTK_WIDGET (self->place), GTK_DIR_TAB_FORWARD);
  return TRUE;
}

static gboolean
toggle_caret (GemReadView *self)
{
  self->caret = !self->caret;
  gem_read_text_set_caret (gem_read_page_get_text (self->page), self->caret);
  return TRUE;
}

/* Nothing beside the text; the window hides its own parts. */
static gboolean
toggle_focus (GemReadView *self)
{
  self->focus = !self->focus;
  hdy_flap_set_reveal_flap (self->flap, !self->focus && !hdy_flap_get_folded (self->flap));
  hdy_flap_set_reveal_flap (self->place_flap, !self->focus && self->wide);
  gtk_widget_set_visible (self->place_button, !self->focus && !self->wide);
  return TRUE;
}

static gboolean
escape (GemReadView *self)
{
  GtkSearchBar *bar = GTK_SEARCH_BAR (self->find_bar);

  if (gem_preview_dismiss (self->preview) || gem_read_notes_dismiss (self->notes))
    return TRUE;
  if (gtk_search_bar_get_search_mode (bar))
    {
      gtk_search_bar_set_search_mode (bar, FALSE);
      return TRUE;
    }
  if (hdy_flap_get_folded (self->place_flap) && hdy_flap_get_reveal_flap (self->place_flap))
    {
      hdy_flap_set_reveal_flap (self->place_flap, FALSE);
      return TRUE;
    }
  if (gem_read_text_has_selection (gem_read_page_get_text (self->page)))
    {
      gem_read_text_unselect (gem_read_page_get_text (self->page));
      return TRUE;
    }
  if (self->marks != NULL)
    {
      g_clear_pointer (&self->marks, g_strfreev);
      gem_read_text_find (gem_read_page_get_text (self->page), "");
      return TRUE;
    }
  return self->focus && toggle_focus (self);
}

static gboolean
print_or_save (GemReadView *self, const char *command)
{
  GemVolumeFormat format;

  if (g_str_equal (command, "print"))
    gem_read_print (GTK_WIDGET (self), self->context, self->section);
  else if (g_str_has_prefix (command, "save-") &&
           gem_volume_format_from_name (command + strlen ("save-"), &format))
    gem_read_save (GTK_WIDGET (self), self->context, self->section, format);
  else
    return FALSE;
  return TRUE;
}

/**
 * gem_read_view_run:
 * @self: a view
 * @command: as gem_view_run() has it
 *
 * Returns: whether it did something
 */
gboolean
gem_read_view_run (GemReadView *self, const char *command)
{
  GemReadText *text = gem_read_page_get_text (self->page);

  if (self->address == NULL)
    return FALSE;
  if (g_str_equal (command, "find"))
    gem_find_bar_open (self->find_bar);
  else if (g_str_equal (command, "find-next"))
    gem_find_bar_step (self->find_bar, 1);
  else if (g_str_equal (command, "find-previous"))
    gem_find_bar_step (self->find_bar, -1);
  else if (g_str_equal (command, "copy"))
    return copy (self, TRUE, GEM_CITATION_PLAIN);
  else if (g_str_equal (command, "copy-plain"))
    return copy (self, FALSE, GEM_CITATION_PLAIN);
  else if (g_str_equal (command, "copy-apa"))
    return copy (self, FALSE, GEM_CITATION_APA);
  else if (g_str_equal (command, "copy-address"))
    return copy_address (self);
  else if (g_str_equal (command, "select-all"))
    gem_read_text_select_all (text);
  else if (g_str_equal (command, "caret"))
    return toggle_caret (self);
  else if (g_str_equal (command, "place"))
    return toggle_place (self);
  else if (g_str_equal (command, "qr"))
    return show_qr (self);
  else if (g_str_equal (command, "focus"))
    return toggle_focus (self);
  else if (g_str_equal (command, "escape"))
    return escape (self);
  else
    return print_or_save (self, command) || gem_read_notes_run (self->notes, command);
  return TRUE;
}

static void
append_section (GMenu *menu, GMenu *section)
{
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  g_object_unref (section);
}

/* What can be written here: a mark needs words that are selected. */
static GMenu *
make_notes (GemReadView *self)
{
  GMenu *notes = g_menu_new ();
  GdkRectangle area;

  if (!gem_store_can_write (gem_context_get_store (self->context)))
    return notes;
  if (self->section != NULL &&
      gem_read_text_get_selection_area (gem_read_page_get_text (self->page), &area))
    {
      g_autoptr (GMenu) colours = g_menu_new ();

      for (int i = 0; i < GEM_NOTE_N_COLOURS; i++)
        {
          g_autofree char *label = gem_note_words_colour (i);
          g_autofree char *action = g_strconcat ("win.run::mark-", gem_note_colour_key (i), NULL);

          g_menu_append (colours, label, action);
        }
      g_menu_append_submenu (notes, _ ("_Mark"), G_MENU_MODEL (colours));
    }
  g_menu_append (notes, _ ("_Note…"), "win.run::note");
  g_menu_append (notes, _ ("_Bookmark"), "win.bookmark");
  g_menu_append (notes, _ ("_Add as slide…"), "win.add-slide");
  if (self->section != NULL)
    g_menu_append (notes,
                   gem_contents_is_read (self->contents, self->section->id)
                       ? _ ("Count as not _read")
                       : _ ("Count as _read"),
                   "win.run::toggle-read");
  return notes;
}

static GMenuModel *
make_menu (GemReadView *self)
{
  GMenu *menu = g_menu_new ();
  GMenu *copies = g_menu_new ();
  GMenu *others = g_menu_new ();

  g_menu_append (copies, _ ("_Copy with source"), "win.run::copy");
  g_menu_append (copies, _ ("Copy a citation in _words"), "win.run::copy-plain");
  g_menu_append (copies, _ ("Copy a citation in A_PA form"), "win.run::copy-apa");
  g_menu_append (copies, _ ("Copy a_ddress"), "win.run::copy-address");
  g_menu_append (others, _ ("Select _all"), "win.run::select-all");
  g_menu_append (others, _ ("_Find on this page…"), "win.run::find");
  g_menu_append (others, _ ("_QR code…"), "win.run::qr");
  g_menu_append (others, _ ("_Print…"), "win.run::print");
  append_section (menu, copies);
  append_section (menu, make_notes (self));
  append_section (menu, others);
  return G_MENU_MODEL (menu);
}

/**
 * gem_read_view_popup_menu:
 * @self: a view
 * @event: (nullable): the press of a button; %NULL for a key
 */
void
gem_read_view_popup_menu (GemReadView *self, const GdkEvent *event)
{
  g_autoptr (GMenuModel) model = make_menu (self);
  GtkWidget *menu = gtk_menu_new_from_model (model);

  gtk_menu_attach_to_widget (GTK_MENU (menu), GTK_WIDGET (self), NULL);
  g_signal_connect (menu, "selection-done", G_CALLBACK (gtk_widget_destroy), NULL);
  if (event != NULL)
    gtk_menu_popup_at_pointer (GTK_MENU (menu), event);
  else
    gtk_menu_popup_at_widget (GTK_MENU (menu), GTK_WIDGET (self->page), GDK_GRAVITY_NORTH,
                              GDK_GRAVITY_NORTH, NULL);
}
