/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-search-row.h"

#include "gem-rows.h"
#include "gem-hit-words.h"

#include <string.h>

/* In pixels; the list decides how wide a row is. */
#define MIN_WIDTH 60
#define NATURAL_WIDTH 400
/* Of 65535: how strong the colour behind a found word is. */
#define TINT 14000

/* A label that takes the width it is given; see GemReadLabel, which has the same need. */
#define GEM_TYPE_SEARCH_LABEL (gem_search_label_get_type ())
G_DECLARE_FINAL_TYPE (GemSearchLabel, gem_search_label, GEM, SEARCH_LABEL, GtkLabel)

struct _GemSearchLabel
{
  GtkLabel parent_instance;
};

G_DEFINE_FINAL_TYPE (GemSearchLabel, gem_search_label, GTK_TYPE_LABEL)

static void
gem_search_label_get_preferred_width (GtkWidget *widget, int *minimum, int *natural)
{
  *minimum = MIN_WIDTH;
  *natural = NATURAL_WIDTH;
}

/* A box that lies asks each child how high it is at its smallest width, and has no use for the answer; but the text
 * would be shaped for it, in as many lines as there are. */
static void
gem_search_label_get_preferred_height_and_baseline_for_width (
    GtkWidget *widget, int width, int *minimum, int *natural, int *baseline, int *natural_baseline)
{
  if (width >= 0)
    {
      GTK_WIDGET_CLASS (gem_search_label_parent_class)
          ->get_preferred_height_and_baseline_for_width (widget, width, minimum, natural, baseline,
                                                         natural_baseline);
      return;
    }
  *minimum = 0;
  *natural = 0;
  if (baseline != NULL)
    *baseline = -1;
  if (natural_baseline != NULL)
    *natural_baseline = -1;
}

static void
gem_search_label_class_init (GemSearchLabelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->get_preferred_width = gem_search_label_get_preferred_width;
  widget_class->get_preferred_height_and_baseline_for_width =
      gem_search_label_get_preferred_height_and_baseline_for_width;
}

static void
gem_search_label_init (GemSearchLabel *self)
{
  GtkLabel *label = GTK_LABEL (self);

  gtk_label_set_xalign (label, 0);
  gtk_label_set_line_wrap (label, TRUE);
  gtk_label_set_line_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
}

struct _GemSearchRow
{
  GtkListBoxRow parent_instance;

  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *path;
  GtkLabel *snippet;

  char *address; /* NULL for a row that shows more of them */
  char *words;
  GArray *title_spans; /* GemHitSpan; NULL for none */
  GArray *snippet_spans;
  GdkRGBA accent; /* that the words are marked with */
};

G_DEFINE_FINAL_TYPE (GemSearchRow, gem_search_row, GTK_TYPE_LIST_BOX_ROW)

static void
insert (PangoAttrList *list, PangoAttribute *attribute, const GemHitSpan *span)
{
  attribute->start_index = (guint) span->start;
  attribute->end_index = (guint) span->end;
  pango_attr_list_insert (list, attribute);
}

/* Bold as well as a colour: neither is all there is to see. */
static void
mark (GtkLabel *label, GArray *spans, const GdkRGBA *accent)
{
  PangoAttrList *list = NULL;

  for (guint i = 0; spans != NULL && i < spans->len; i++)
    {
      const GemHitSpan *span = &g_array_index (spans, GemHitSpan, i);

      if (list == NULL)
        list = pango_attr_list_new ();
      insert (list, pango_attr_weight_new (PANGO_WEIGHT_BOLD), span);
      insert (list,
              pango_attr_background_new ((guint16) (accent->red * G_MAXUINT16),
                                         (guint16) (accent->green * G_MAXUINT16),
                                         (guint16) (accent->blue * G_MAXUINT16)),
              span);
      insert (list, pango_attr_background_alpha_new (TINT), span);
    }
  gtk_label_set_attributes (label, list);
  g_clear_pointer (&list, pango_attr_list_unref);
}

static void
find_accent (GemSearchRow *self, GdkRGBA *accent)
{
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self));

  if (!gtk_style_context_lookup_color (style, "gem_accent", accent))
    gdk_rgba_parse (accent, "gray");
}

static void
mark_all (GemSearchRow *self)
{
  GdkRGBA accent;

  find_accent (self, &accent);
  if (gdk_rgba_equal (&accent, &self->accent))
    return;
  self->accent = accent;
  mark (self->title, self->title_spans, &accent);
  mark (self->snippet, self->snippet_spans, &accent);
}

static void
gem_search_row_style_updated (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (gem_search_row_parent_class)->style_updated (widget);
  mark_all (GEM_SEARCH_ROW (widget));
}

static void
gem_search_row_finalize (GObject *object)
{
  GemSearchRow *self = GEM_SEARCH_ROW (object);

  g_free (self->address);
  g_free (self->words);
  g_clear_pointer (&self->title_spans, g_array_unref);
  g_clear_pointer (&self->snippet_spans, g_array_unref);

  G_OBJECT_CLASS (gem_search_row_parent_class)->finalize (object);
}

static void
gem_search_row_class_init (GemSearchRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gem_search_row_finalize;
  GTK_WIDGET_CLASS (klass)->style_updated = gem_search_row_style_updated;
}

static GtkLabel *
add_label (GtkWidget *box, const char *style_class)
{
  GtkWidget *label = g_object_new (GEM_TYPE_SEARCH_LABEL, NULL);

  gtk_style_context_add_class (gtk_widget_get_style_context (label), style_class);
  gtk_container_add (GTK_CONTAINER (box), label);
  return GTK_LABEL (label);
}

static void
gem_search_row_init (GemSearchRow *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *icon = gtk_image_new ();

  self->icon = GTK_IMAGE (icon);
  self->title = add_label (box, "gem-row-title");
  self->path = add_label (box, "gem-caption");
  self->snippet = add_label (box, "gem-found");
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_style_context_add_class (gtk_widget_get_style_context (icon), "dim-label");
  /* The heading of the list says what it shows. */
  atk_object_set_role (gtk_widget_get_accessible (icon), ATK_ROLE_FILLER);
  gtk_style_context_add_class (gtk_widget_get_style_context (line), "gem-row");
  gtk_container_add (GTK_CONTAINER (line), icon);
  gtk_container_add (GTK_CONTAINER (line), box);
  gtk_container_add (GTK_CONTAINER (self), line);
  gtk_widget_show_all (line);
}

/**
 * gem_search_row_new:
 * @kind: what it will show
 *
 * Returns: (transfer floating): a row that shows nothing yet
 */
GtkWidget *
gem_search_row_new (GemHitKind kind)
{
  GemSearchRow *self = g_object_new (GEM_TYPE_SEARCH_ROW, NULL);

  gtk_image_set_from_icon_name (self->icon, gem_hit_kind_icon (kind), GTK_ICON_SIZE_BUTTON);
  return GTK_WIDGET (self);
}

static void
set_text (GtkLabel *label, const char *text)
{
  gboolean any = text != NULL && *text != '\0';

  if (any && !g_str_equal (gtk_label_get_text (label), text))
    gtk_label_set_text (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), any);
}

static gboolean
same_spans (GArray *a, GArray *b)
{
  guint n = a != NULL ? a->len : 0;

  if (n != (b != NULL ? b->len : 0))
    return FALSE;
  return n == 0 || memcmp (a->data, b->data, n * sizeof (GemHitSpan)) == 0;
}

/* Whether anything is to be marked elsewhere than before. */
static gboolean
set_spans (GArray **place, GArray *spans)
{
  if (same_spans (*place, spans))
    return FALSE;
  g_clear_pointer (place, g_array_unref);
  *place = spans != NULL && spans->len > 0 ? g_array_ref (spans) : NULL;
  return TRUE;
}

/* What says the same stays as it is: to mark a label shapes its text anew. */
static void
set_marked (GemSearchRow *self, const GemHit *hit)
{
  gboolean title, snippet;
  GdkRGBA accent;

  title = set_spans (&self->title_spans, hit != NULL ? hit->title_spans : NULL);
  snippet = set_spans (&self->snippet_spans, hit != NULL ? hit->snippet_spans : NULL);
  if (!title && !snippet)
    return;
  find_accent (self, &accent);
  if (title)
    mark (self->title, self->title_spans, &accent);
  if (snippet)
    mark (self->snippet, self->snippet_spans, &accent);
}

/* What a screen reader says: all there is to read. */
static void
name (GemSearchRow *self, const char *title, const char *path, const char *snippet)
{
  g_autoptr (GString) words = g_string_new (title);

  if (path != NULL && *path != '\0')
    g_string_append_printf (words, ", %s", path);
  if (snippet != NULL && *snippet != '\0')
    g_string_append_printf (words, ", %s", snippet);
  gem_set_accessible_name (GTK_WIDGET (self), words->str);
}

/**
 * gem_search_row_show_hit:
 * @self: a row
 * @hit: what was found
 */
void
gem_search_row_show_hit (GemSearchRow *self, const GemHit *hit)
{
  g_return_if_fail (GEM_IS_SEARCH_ROW (self) && hit != NULL);

  g_free (self->address);
  self->address = g_strdup (hit->address);
  g_free (self->words);
  self->words = gem_hit_dup_words (hit);
  set_text (self->title, hit->title);
  set_text (self->path, hit->path);
  set_text (self->snippet, hit->snippet);
  set_marked (self, hit);
  name (self, hit->title, hit->path, hit->snippet);
  gtk_widget_show (GTK_WIDGET (self));
}

/**
 * gem_search_row_show_more:
 * @self: a row
 * @text: what there is more
 *
 * Makes it the row that leads to all hits of a kind.
 */
void
gem_search_row_show_more (GemSearchRow *self, const char *text)
{
  g_return_if_fail (GEM_IS_SEARCH_ROW (self) && text != NULL);

  g_clear_pointer (&self->address, g_free);
  g_clear_pointer (&self->words, g_free);
  set_text (self->title, text);
  set_text (self->path, NULL);
  set_text (self->snippet, NULL);
  set_marked (self, NULL);
  name (self, text, NULL, NULL);
  gtk_widget_show (GTK_WIDGET (self));
}

/**
 * gem_search_row_get_address:
 * @self: a row
 *
 * Returns: (nullable): where it leads; %NULL for all hits of its kind
 */
const char *
gem_search_row_get_address (GemSearchRow *self)
{
  g_return_val_if_fail (GEM_IS_SEARCH_ROW (self), NULL);

  return self->address;
}

/**
 * gem_search_row_get_words:
 * @self: a row
 *
 * Returns: (nullable): the words that were found, as gem_hit_dup_words() has them
 */
const char *
gem_search_row_get_words (GemSearchRow *self)
{
  g_return_val_if_fail (GEM_IS_SEARCH_ROW (self), NULL);

  return self->words;
}
