/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Addresses in a text become links; everything else stays text, whatever it holds. */

#include "feed/gem-feed-links.h"

#include <locale.h>
#include <string.h>

#define LINK(address) "<a href=\"" address "\">" address "</a>"

static const struct
{
  const char *name, *text, *markup;
} cases[] = {
  { "plain", "Niets bijzonders.", "Niets bijzonders." },
  { "empty", "", "" },
  { "https", "Zie https://example.org/a nu", "Zie " LINK ("https://example.org/a") " nu" },
  { "http", "http://example.org", LINK ("http://example.org") },
  { "mailto", "mail mailto:a@example.org", "mail " LINK ("mailto:a@example.org") },
  { "capitals", "HTTPS://Example.org", LINK ("HTTPS://Example.org") },
  { "full-stop", "https://example.org/a.", LINK ("https://example.org/a") "." },
  { "marks", "https://example.org/?!,", LINK ("https://example.org/") "?!," },
  { "in-brackets", "(https://example.org/a)", "(" LINK ("https://example.org/a") ")" },
  { "own-brackets", "https://example.org/a_(b)", LINK ("https://example.org/a_(b)") },
  { "ampersand", "https://example.org/?a=1&b=2", LINK ("https://example.org/?a=1&amp;b=2") },
  { "markup-is-text", "<b>x</b> & <a href=\"gem:y\">z</a>",
    "&lt;b&gt;x&lt;/b&gt; &amp; &lt;a href=&quot;gem:y&quot;&gt;z&lt;/a&gt;" },
  { "quote-ends", "https://example.org/\" onclick=\"x",
    LINK ("https://example.org/") "&quot; onclick=&quot;x" },
  { "other-schemes", "javascript:alert(1) file:///etc/passwd gem:section/x ftp://a",
    "javascript:alert(1) file:///etc/passwd gem:section/x ftp://a" },
  { "no-host", "https:// en http://. en mailto:x", "https:// en http://. en mailto:x" },
  { "within-a-word", "xhttps://example.org", "xhttps://example.org" },
  { "letters-beyond-ascii", "https://ex\xd0\xb0mple.org", "https://ex\xd0\xb0mple.org" },
  { "quotes-beyond-ascii", "\u201chttps://example.org/\u201d",
    "\u201c" LINK ("https://example.org/") "\u201d" },
  { "right-to-left", "\xd7\xa9\xd7\x9c https://example.org/ \xd7\xa9",
    "\xd7\xa9\xd7\x9c " LINK ("https://example.org/") " \xd7\xa9" },
};

static void
test_case (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *markup = gem_feed_text_to_markup (cases[i].text);

  g_assert_cmpstr (markup, ==, cases[i].markup);
}

static void
test_many (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *markup = NULL;
  g_auto (GStrv) pieces = NULL;

  for (guint i = 0; i < GEM_FEED_MAX_LINKS + 50; i++)
    g_string_append (text, "https://example.org/ ");
  markup = gem_feed_text_to_markup (text->str);
  pieces = g_strsplit (markup, "<a ", -1);
  g_assert_cmpuint (g_strv_length (pieces) - 1, ==, GEM_FEED_MAX_LINKS);
  g_assert_true (g_str_has_suffix (markup, " https://example.org/ https://example.org/ "));
}

/* What is longer than any address stays text, and is not looked at again and again. */
static void
test_long (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *markup = NULL;
  gint64 begin = g_get_monotonic_time ();

  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "-mailto:a)");
  markup = gem_feed_text_to_markup (text->str);
  g_assert_cmpstr (markup, ==, text->str);
  g_assert_cmpint (g_get_monotonic_time () - begin, <, 5 * G_USEC_PER_SEC);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/feed/links/%s", cases[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/feed/links/many", test_many);
  g_test_add_func ("/feed/links/long", test_long);
  return g_test_run ();
}
