/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-slide-fields.h"

#include "deck/gem-slide-picture.h"
#include "gem-rows.h"
#include "gem-slide-chooser.h"

#include <glib/gi18n.h>

struct _GemSlideFields
{
  GtkBox parent_instance;

  GtkWidget *shows_group, *title_group, *picture_group, *body_group, *source_group;
  GtkWidget *steps_group, *data_group, *notes_group;
  GtkLabel *shows;
  GtkWidget *go_button;
  GtkMenuButton *change_button;
  GtkEntry *title, *picture_text, *source;
  GtkTextView *body, *notes;
  GtkLabel *body_label, *body_hint, *data_hint;
  GtkWidget *picture_button;
  GtkWidget *one_by_one, *freeze;

  GemContext *context;
  GemSlideShelf *shelf;
  GemDeck *deck;
  char *id; /* of the slide; NULL for none */
  GCancellable *cancellable;
  gboolean updating;
};

enum
{
  GO,
  TELL,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GemSlideFields, gem_slide_fields, GTK_TYPE_BOX)

static int
get_position (GemSlideFields *self)
{
  return self->deck != NULL && self->id != NULL ? gem_deck_find (self->deck, self->id) : -1;
}

static GemDeckSlide *
get_slide (GemSlideFields *self)
{
  int position = get_position (self);

  return position >= 0 ? gem_deck_get_slide (self->deck, (guint) position) : NULL;
}

static void
tell (GemSlideFields *self, const char *message)
{
  g_signal_emit (self, signals[TELL], 0, message);
}

static void
replace (GemSlideFields *self, GemDeckSlide *slide)
{
  int position = get_position (self);

  if (position >= 0)
    gem_deck_replace (self->deck, (guint) position, slide);
}

/* --- showing --- */

static void
show_entry (GtkEntry *entry, const char *text)
{
  if (g_strcmp0 (gtk_entry_get_text (entry), text != NULL ? text : "") != 0)
    gtk_entry_set_text (entry, text != NULL ? text : "");
}

static void
show_text (GtkTextView *view, const char *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  g_autofree char *now = NULL;

  g_object_get (buffer, "text", &now, NULL);
  if (g_strcmp0 (now, text != NULL ? text : "") != 0)
    gtk_text_buffer_set_text (buffer, text != NULL ? text : "", -1);
}

static char *
format_date (const char *iso)
{
  g_autofree char *with_time = g_strconcat (iso, "T00:00:00", NULL);
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GDateTime) date = g_date_time_new_from_iso8601 (with_time, zone);

  /* Translators: a date, such as 25 November 2026 */
  return date != NULL ? g_date_time_format (date, _ ("%-d %B %Y")) : g_strdup (iso);
}

static void
show_data (GemSlideFields *self, GemDeckSlide *slide)
{
  g_autofree char *date = slide->frozen_on != NULL ? format_date (slide->frozen_on) : NULL;
  g_autofree char *text =
      date != NULL
          ? g_strdup_printf (_ ("It shows what was known on %s, also when the data changes."), date)
          : g_strdup (_ ("It follows the data: it always shows what is known at that moment."));

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->freeze), slide->frozen != NULL);
  gtk_label_set_text (self->data_hint, text);
}

/* What follows from the data stands in the empty entry. */
static void
show_hints (GemSlideFields *self, GemDeckSlide *slide)
{
  g_autofree char *name = gem_slide_shelf_dup_name (self->shelf, slide);
  gboolean loaded = gem_slide_shelf_has_content (self->shelf, slide);
  gboolean follows = slide->texts[GEM_DECK_FIELD_ADDRESS] != NULL;

  gtk_entry_set_placeholder_text (self->title,
                                  follows && loaded && slide->kind != GEM_DECK_QUOTE ? name : NULL);
  gtk_widget_set_sensitive (self->freeze, loaded || slide->frozen != NULL);
}

static void
show_groups (GemSlideFields *self, GemDeckSlide *slide)
{
  GemDeckKind kind = slide->kind;
  gboolean follows = slide->texts[GEM_DECK_FIELD_ADDRESS] != NULL;
  gboolean data = kind == GEM_DECK_PROGRESS || kind == GEM_DECK_ITEMS ||
                  kind == GEM_DECK_PROVINCE || kind == GEM_DECK_COMPARISON ||
                  kind == GEM_DECK_SECTION;
  gboolean points = kind == GEM_DECK_TEXT || kind == GEM_DECK_SECTION ||
                    kind == GEM_DECK_PROVINCE || kind == GEM_DECK_ITEMS ||
                    kind == GEM_DECK_COMPARISON;

  gtk_widget_set_visible (self->shows_group, follows);
  gtk_widget_set_visible (self->picture_group, kind == GEM_DECK_PICTURE);
  gtk_widget_set_visible (self->body_group, kind != GEM_DECK_PICTURE);
  gtk_widget_set_visible (self->source_group, kind == GEM_DECK_QUOTE || kind == GEM_DECK_PICTURE);
  gtk_widget_set_visible (self->steps_group, points);
  gtk_widget_set_visible (self->data_group, data);
  gtk_label_set_text_with_mnemonic (self->body_label, kind == GEM_DECK_QUOTE
                                                          ? _ ("The words, without marks")
                                                          : _ ("Te_xt"));
  gtk_label_set_text (self->body_hint,
                      kind == GEM_DECK_TITLE || kind == GEM_DECK_QUOTE ? ""
                      : follows ? _ ("Leave it empty for what the publication or the data says.")
                                : _ ("Lines that begin with - are points; **bold** works too."));
  gtk_widget_set_visible (GTK_WIDGET (self->body_hint),
                          *gtk_label_get_text (self->body_hint) != '\0');
}

/* What it shows, as far as that is known without reading anything; else the address. */
static char *
dup_shown (GemSlideFields *self, GemDeckSlide *slide)
{
  GemEdition *edition = gem_context_get_edition (self->context);
  GemEdition *sessions = gem_context_get_sessions (self->context);
  g_autoptr (GemAddress) address = gem_deck_slide_dup_address (slide);
  const char *id = address != NULL ? gem_address_get_id (address) : NULL;
  const char *name = NULL;

  if (address == NULL)
    return g_strdup ("");
  if (gem_address_get_kind (address) == GEM_ADDRESS_SECTION)
    {
      const GemSection *section = gem_edition_find_section (edition, id);

      name = section != NULL ? section->title : NULL;
    }
  else if (gem_address_get_kind (address) == GEM_ADDRESS_PROVINCE)
    {
      const GemSession *session = gem_edition_find_session (sessions, id);

      name = session != NULL ? session->province : NULL;
    }
  else
    {
      const char *theme_id = gem_address_get_kind (address) == GEM_ADDRESS_THEME
                                 ? id
                                 : gem_address_get_param (address, "theme");
      const GemTheme *theme = theme_id != NULL ? gem_edition_find_theme (sessions, theme_id) : NULL;

      name = theme != NULL ? theme->name : NULL;
      if (name == NULL && gem_address_get_kind (address) == GEM_ADDRESS_AGENDA)
        name = id;
    }
  return name != NULL ? g_strdup_printf ("%s: %s", gem_deck_kind_label (slide->kind), name)
                      : g_strdup (gem_deck_kind_label (slide->kind));
}

static void
update (GemSlideFields *self)
{
  GemDeckSlide *slide = get_slide (self);
  g_autofree char *shown = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), slide != NULL);
  if (slide == NULL)
    return;
  self->updating = TRUE;
  show_groups (self, slide);
  show_entry (self->title, gem_deck_slide_get_text (slide, GEM_DECK_FIELD_TITLE));
  show_entry (self->source, gem_deck_slide_get_text (slide, GEM_DECK_FIELD_SOURCE));
  show_entry (self->picture_text, gem_deck_slide_get_text (slide, GEM_DECK_FIELD_PICTURE_TEXT));
  show_text (self->body, gem_deck_slide_get_text (slide, GEM_DECK_FIELD_BODY));
  show_text (self->notes, gem_deck_slide_get_text (slide, GEM_DECK_FIELD_NOTES));
  shown = dup_shown (self, slide);
  gtk_label_set_text (self->shows, shown);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->one_by_one), slide->one_by_one);
  show_data (self, slide);
  show_hints (self, slide);
  self->updating = FALSE;
}

static void
ready_cb (GemSlideFields *self)
{
  GemDeckSlide *slide = get_slide (self);

  if (slide != NULL)
    show_hints (self, slide);
}

/* --- changing --- */

static void
edit (GemSlideFields *self, GemDeckField field, const char *text)
{
  int position = get_position (self);

  if (!self->updating && position >= 0)
    gem_deck_edit (self->deck, (guint) position, field, *text != '\0' ? text : NULL);
}

static void
entry_cb (GemSlideFields *self, GtkEntry *entry)
{
  edit (self,
        entry == self->title    ? GEM_DECK_FIELD_TITLE
        : entry == self->source ? GEM_DECK_FIELD_SOURCE
                                : GEM_DECK_FIELD_PICTURE_TEXT,
        gtk_entry_get_text (entry));
}

static void
buffer_cb (GemSlideFields *self, GtkTextBuffer *buffer)
{
  g_autofree char *text = NULL;

  g_object_get (buffer, "text", &text, NULL);
  edit (self,
        buffer == gtk_text_view_get_buffer (self->body) ? GEM_DECK_FIELD_BODY
                                                        : GEM_DECK_FIELD_NOTES,
        text);
}

static gboolean
left_cb (GemSlideFields *self)
{
  if (self->deck != NULL)
    gem_deck_end_edit (self->deck);
  return GDK_EVENT_PROPAGATE;
}

static void
one_by_one_cb (GemSlideFields *self)
{
  GemDeckSlide *slide = get_slide (self);
  g_autoptr (GemDeckSlide) with = NULL;

  if (self->updating || slide == NULL)
    return;
  with = gem_deck_slide_with_one_by_one (slide, gtk_toggle_button_get_active (
                                                    GTK_TOGGLE_BUTTON (self->one_by_one)));
  replace (self, with);
}

static void
freeze_cb (GemSlideFields *self)
{
  GemDeckSlide *slide = get_slide (self);
  GemSlideContent *content;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char *frozen = NULL;
  g_autoptr (GemDeckSlide) with = NULL;

  if (self->updating || slide == NULL)
    return;
  if (!gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->freeze)))
    {
      with = gem_deck_slide_with_frozen (slide, NULL, NULL);
      replace (self, with);
      return;
    }
  content = gem_slide_shelf_get_content (self->shelf, slide);
  frozen = content != NULL ? gem_slide_content_freeze (content) : NULL;
  if (frozen == NULL)
    {
      update (self);
      return;
    }
  with = gem_deck_slide_with_frozen (slide, frozen, today);
  replace (self, with);
}

static void
go_cb (GemSlideFields *self)
{
  GemDeckSlide *slide = get_slide (self);
  g_autoptr (GemAddress) address = slide != NULL ? gem_deck_slide_dup_address (slide) : NULL;

  if (address != NULL)
    g_signal_emit (self, signals[GO], 0, address);
}

/* The words stay; what they stand with is another thing, and its data is that of today. */
static void
chosen_cb (GemSlideFields *self, GemDeckSlide *chosen)
{
  GemDeckSlide *slide = get_slide (self);
  g_autoptr (GemDeckSlide) with = NULL;

  if (slide == NULL)
    return;
  with = gem_deck_slide_copy (slide);
  with->kind = slide->kind == GEM_DECK_QUOTE && chosen->kind == GEM_DECK_SECTION ? slide->kind
                                                                                 : chosen->kind;
  g_free (with->texts[GEM_DECK_FIELD_ADDRESS]);
  with->texts[GEM_DECK_FIELD_ADDRESS] = g_strdup (chosen->texts[GEM_DECK_FIELD_ADDRESS]);
  g_clear_pointer (&with->frozen, g_free);
  g_clear_pointer (&with->frozen_on, g_free);
  replace (self, with);
}

/* --- a picture --- */

static void
load_picture (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  GBytes *bytes = gem_slide_picture_load (task_data, &error);

  if (bytes != NULL)
    g_task_return_pointer (task, bytes, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

static void
picture_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GemSlideFields *self = GEM_SLIDE_FIELDS (source);
  g_autofree char *id = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_task_propagate_pointer (G_TASK (result), &error);
  g_autoptr (GemDeckSlide) with = NULL;
  GemDeckSlide *slide = get_slide (self);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (bytes != NULL && slide != NULL && g_str_equal (slide->id, id))
    with = gem_deck_slide_with_picture (slide, bytes, &error);
  if (with != NULL)
    replace (self, with);
  else if (error != NULL)
    {
      g_autofree char *text =
          g_strdup_printf (_ ("This picture can't be shown: %s"), error->message);

      tell (self, text);
    }
}

static void
response_cb (GtkNativeDialog *dialog, int response, GemSlideFields *self)
{
  g_autofree char *path = response == GTK_RESPONSE_ACCEPT
                              ? gtk_file_chooser_get_filename (GTK_FILE_CHOOSER (dialog))
                              : NULL;
  g_autoptr (GTask) task = NULL;

  g_object_unref (dialog);
  if (response == GTK_RESPONSE_ACCEPT && path == NULL)
    tell (self, _ ("Only a file on this computer can be used. Save the picture here first."));
  if (path == NULL || self->id == NULL)
    return;
  task = g_task_new (self, self->cancellable, picture_cb, g_strdup (self->id));
  g_task_set_source_tag (task, load_picture);
  g_task_set_task_data (task, g_steal_pointer (&path), g_free);
  g_task_run_in_thread (task, load_picture);
}

static void
choose_picture_cb (GemSlideFields *self)
{
  GtkWidget *window = gtk_widget_get_toplevel (GTK_WIDGET (self));
  GtkFileFilter *filter = gtk_file_filter_new ();
  GtkFileChooserNative *dialog =
      gtk_file_chooser_native_new (_ ("Choose a picture"), GTK_WINDOW (window),
                                   GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Choose"), _ ("_Cancel"));

  gtk_file_filter_set_name (filter, _ ("Pictures (PNG, JPEG)"));
  gtk_file_filter_add_mime_type (filter, "image/png");
  gtk_file_filter_add_mime_type (filter, "image/jpeg");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* --- the widget --- */

static void
gem_slide_fields_dispose (GObject *object)
{
  GemSlideFields *self = GEM_SLIDE_FIELDS (object);

  g_cancellable_cancel (self->cancellable);
  if (self->deck != NULL)
    g_signal_handlers_disconnect_by_data (self->deck, self);
  g_clear_object (&self->deck);
  g_clear_object (&self->shelf);
  g_clear_object (&self->context);
  g_clear_pointer (&self->id, g_free);
  G_OBJECT_CLASS (gem_slide_fields_parent_class)->dispose (object);
}

static void
gem_slide_fields_finalize (GObject *object)
{
  g_object_unref (GEM_SLIDE_FIELDS (object)->cancellable);
  G_OBJECT_CLASS (gem_slide_fields_parent_class)->finalize (object);
}

static void
gem_slide_fields_class_init (GemSlideFieldsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = gem_slide_fields_dispose;
  object_class->finalize = gem_slide_fields_finalize;
  signals[GO] = g_signal_new ("go", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                              NULL, G_TYPE_NONE, 1, GEM_TYPE_ADDRESS);
  signals[TELL] = g_signal_new ("tell", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               GEM_RESOURCE_PATH "/ui/gem-slide-fields.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, GemSlideFields, name)
  BIND (shows_group);
  BIND (title_group);
  BIND (picture_group);
  BIND (body_group);
  BIND (source_group);
  BIND (steps_group);
  BIND (data_group);
  BIND (notes_group);
  BIND (shows);
  BIND (go_button);
  BIND (change_button);
  BIND (title);
  BIND (picture_text);
  BIND (source);
  BIND (body);
  BIND (notes);
  BIND (body_label);
  BIND (body_hint);
  BIND (data_hint);
  BIND (picture_button);
  BIND (one_by_one);
  BIND (freeze);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, entry_cb);
  gtk_widget_class_bind_template_callback (widget_class, left_cb);
  gtk_widget_class_bind_template_callback (widget_class, go_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_picture_cb);
  gtk_widget_class_bind_template_callback (widget_class, one_by_one_cb);
  gtk_widget_class_bind_template_callback (widget_class, freeze_cb);
}

static void
gem_slide_fields_init (GemSlideFields *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  gem_set_accessible_name (GTK_WIDGET (self->body), _ ("Text"));
  gem_set_accessible_name (GTK_WIDGET (self->notes), _ ("Notes, for the speaker alone"));
  g_signal_connect_swapped (gtk_text_view_get_buffer (self->body), "changed",
                            G_CALLBACK (buffer_cb), self);
  g_signal_connect_swapped (gtk_text_view_get_buffer (self->notes), "changed",
                            G_CALLBACK (buffer_cb), self);
}

/**
 * gem_slide_fields_new:
 * @context: where what can be shown is
 * @shelf: where what slides show is loaded
 *
 * Returns: (transfer floating): the fields, of no slide yet
 */
GtkWidget *
gem_slide_fields_new (GemContext *context, GemSlideShelf *shelf)
{
  GemSlideFields *self;
  GtkWidget *chooser;

  g_return_val_if_fail (GEM_IS_CONTEXT (context) && GEM_IS_SLIDE_SHELF (shelf), NULL);

  self = g_object_new (GEM_TYPE_SLIDE_FIELDS, NULL);
  self->context = g_object_ref (context);
  self->shelf = g_object_ref (shelf);
  chooser = gem_slide_chooser_new (context, FALSE);
  gtk_menu_button_set_popover (self->change_button, chooser);
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (shelf, "ready", G_CALLBACK (ready_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * gem_slide_fields_set_slide:
 * @self: the fields
 * @deck: a deck
 * @position: which of its slides, from 0; beyond the last for none
 */
void
gem_slide_fields_set_slide (GemSlideFields *self, GemDeck *deck, guint position)
{
  g_return_if_fail (GEM_IS_SLIDE_FIELDS (self) && GEM_IS_DECK (deck));

  if (self->deck != NULL)
    g_signal_handlers_disconnect_by_data (self->deck, self);
  g_set_object (&self->deck, deck);
  g_signal_connect_swapped (deck, "changed", G_CALLBACK (update), self);
  g_free (self->id);
  self->id = position < gem_deck_get_n_slides (deck)
                 ? g_strdup (gem_deck_get_slide (deck, position)->id)
                 : NULL;
  update (self);
}

/**
 * gem_slide_fields_focus:
 * @self: the fields
 *
 * Puts the keyboard where a person begins to write.
 */
void
gem_slide_fields_focus (GemSlideFields *self)
{
  g_return_if_fail (GEM_IS_SLIDE_FIELDS (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->title));
}
