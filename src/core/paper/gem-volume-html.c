/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* A volume as one HTML file that needs nothing else, and asks nothing of the web. */

#include "paper/gem-xhtml.h"

#include <glib/gi18n-lib.h>

/* Even if something got through that should not have: it runs nothing and fetches nothing. */
#define POLICY                                                                                     \
  "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"                    \
  "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "          \
  "'unsafe-inline'\"/>\n"

static void
append_head (GemXhtml *self)
{
  GemEdition *edition = gem_volume_get_edition (self->volume);
  const char *whole = gem_edition_get_meta (edition, "title");
  const char *title = gem_volume_get_title (self->volume);
  g_autofree char *both =
      g_strcmp0 (whole, title) != 0 ? g_strdup_printf ("%s – %s", title, whole) : g_strdup (whole);
  g_autofree char *style = g_strdup_printf (POLICY "<style>\n%s</style>\n", gem_xhtml_get_style ());

  gem_xhtml_append_head (self, both, style);
  g_string_append_printf (self->out,
                          "<body>\n<p lang=\"%s\"><a class=\"skip\" href=\"#text\">%s</a></p>\n",
                          gem_xhtml_get_program_language (), _ ("Skip to the text"));
}

static void
append_banner (GemXhtml *self)
{
  GemEdition *edition = gem_volume_get_edition (self->volume);
  const char *subtitle = gem_edition_get_meta (edition, "subtitle");
  const char *publisher = gem_edition_get_meta (edition, "publisher");
  const char *tag = gem_volume_get_scope (self->volume) == GEM_VOLUME_EDITION ? "h1" : "p";

  g_string_append_printf (self->out, "<header>\n<%s>", tag);
  gem_xhtml_append_text (self->out, gem_edition_get_meta (edition, "title"));
  g_string_append_printf (self->out, "</%s>\n<p class=\"muted\">", tag);
  gem_xhtml_append_text (self->out, subtitle != NULL ? subtitle : "");
  g_string_append (self->out, subtitle != NULL && publisher != NULL ? "<br/>" : "");
  gem_xhtml_append_text (self->out, publisher != NULL ? publisher : "");
  g_string_append (self->out, "</p>\n</header>\n");
}

static void
append_nav (GemXhtml *self)
{
  gboolean whole = gem_volume_get_scope (self->volume) == GEM_VOLUME_EDITION;
  const char *tag = whole ? "h2" : "p";

  if (gem_volume_get_scope (self->volume) == GEM_VOLUME_SECTION)
    return;
  g_string_append_printf (
      self->out, "<nav aria-labelledby=\"contents\">\n<%s id=\"contents\" lang=\"%s\">%s</%s>\n",
      tag, gem_xhtml_get_program_language (), _ ("Contents"), tag);
  gem_xhtml_append_contents (self);
  g_string_append (self->out, "</nav>\n");
}

/**
 * gem_volume_make_html:
 * @volume: a volume
 * @options: circumstances
 * @cancellable: (nullable): a cancellable
 * @error: return location for %G_IO_ERROR_CANCELLED, or what gem_volume_load_blocks() says
 *
 * Returns: (transfer full): the file, which is XHTML as well, or %NULL with @error set
 */
GBytes *
gem_volume_make_html (GemVolume *volume,
                      const GemPaperOptions *options,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (GString) out = g_string_new (NULL);
  gboolean whole = gem_volume_get_scope (volume) == GEM_VOLUME_EDITION;
  GemXhtml xhtml = { out, volume, NULL, NULL, whole ? 1 : 0 };
  GPtrArray *parts = gem_volume_get_parts (volume);
  GPtrArray *lists = gem_volume_get_lists (volume);

  append_head (&xhtml);
  append_banner (&xhtml);
  append_nav (&xhtml);
  g_string_append (out, "<main id=\"text\" tabindex=\"-1\">\n");
  for (guint i = 0; i < parts->len; i++)
    {
      g_autoptr (GPtrArray) blocks = gem_volume_load_blocks (volume, i, cancellable, error);

      if (blocks == NULL)
        return NULL;
      gem_xhtml_append_part (&xhtml, g_ptr_array_index (parts, i), blocks);
      if (options->progress != NULL)
        options->progress (i + 1, parts->len, options->data);
    }
  for (guint i = 0; i < lists->len; i++)
    gem_xhtml_append_list (&xhtml, g_ptr_array_index (lists, i), 2);
  g_string_append (out, "</main>\n<footer>\n");
  gem_xhtml_append_source (&xhtml, options);
  g_string_append (out, "</footer>\n</body>\n</html>\n");
  return g_string_free_to_bytes (g_steal_pointer (&out));
}
