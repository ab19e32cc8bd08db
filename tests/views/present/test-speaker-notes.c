/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "present/gem-speaker-notes.h"

static void
assert_markup (const char *markdown, const char *wanted)
{
  g_autofree char *markup = gem_speaker_notes_to_markup (markdown);

  g_assert_cmpstr (markup, ==, wanted);
}

static void
test_markdown_is_shown_simply (void)
{
  assert_markup (NULL, "");
  assert_markup ("Zeg **dit** en *dat*.", "Zeg <b>dit</b> en <i>dat</i>.");
  assert_markup ("# Begin\n\nRustig", "<b>Begin</b>\nRustig");
  assert_markup ("- een\n- twee\n\nKlaar", "• een\n• twee\n\nKlaar");
  assert_markup ("3. drie\n4. vier", "3. drie\n4. vier");
  assert_markup ("regel\nregel", "regel\nregel");
}

static void
test_nothing_becomes_markup_by_itself (void)
{
  assert_markup ("a < b & <b>c</b>", "a &lt; b &amp; &lt;b&gt;c&lt;/b&gt;");
  assert_markup ("`<span>`", "&lt;span&gt;");
}

static void
test_only_own_addresses_are_links (void)
{
  assert_markup ("[Zeeland](gem:province/NL-ZE)", "<a href=\"gem:province/NL-ZE\">Zeeland</a>");
  assert_markup ("[weg](https://example.org/)", "weg");
  assert_markup ("[weg](javascript:x)", "weg");
}

static void
test_links_are_listed_in_order (void)
{
  g_autoptr (GPtrArray) links = gem_speaker_notes_list_links (
      "[een **twee**](gem:province/NL-FR) [weg](https://example.org/) [drie](gem:agenda/2020)");

  g_assert_cmpuint (links->len, ==, 2);
  g_assert_cmpstr (((GemNoteLink *) links->pdata[0])->label, ==, "een twee");
  g_assert_cmpstr (((GemNoteLink *) links->pdata[1])->uri, ==, "gem:agenda/2020");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/speaker-notes/markdown-is-shown-simply", test_markdown_is_shown_simply);
  g_test_add_func ("/speaker-notes/nothing-becomes-markup-by-itself",
                   test_nothing_becomes_markup_by_itself);
  g_test_add_func ("/speaker-notes/only-own-addresses-are-links",
                   test_only_own_addresses_are_links);
  g_test_add_func ("/speaker-notes/links-are-listed-in-order", test_links_are_listed_in_order);
  return g_test_run ();
}
