/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The provincial sessions: motto, date and subjects, out of the text of their sections. */

#include "import/gem-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static GemDraftSession *
known_session (GemImport *self, const char *iso)
{
  for (guint i = 0; i < self->model->sessions->len; i++)
    {
      GemDraftSession *session = g_ptr_array_index (self->model->sessions, i);

      if (g_strcmp0 (session->iso, iso) == 0)
        return session;
    }
  return NULL;
}

/* The first line of @text that starts with @label, without it. */
static char *
after_label (const char *text, const char *label)
{
  g_autofree char *pattern = g_strdup_printf ("^%s\\s*:\\s*(.+)$", label);
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_MULTILINE | G_REGEX_CASELESS, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  return g_regex_match (regex, text, 0, &match) ? g_strstrip (g_match_info_fetch (match, 1)) : NULL;
}

/* "13 november", with a year or without; then the model's year where the rest is the same. */
static char *
read_date (GemImport *self, const GemDraftSection *section, const char *text, const char *known)
{
  static const char *const months[] = { "januari",   "februari", "maart",    "april",
                                        "mei",       "juni",     "juli",     "augustus",
                                        "september", "oktober",  "november", "december" };
  g_autoptr (GRegex) regex = g_regex_new ("(\\d{1,2})\\s+(\\p{L}+)(?:\\s+(\\d{4}))?", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *day = NULL;
  g_autofree char *month = NULL;
  g_autofree char *year = NULL;
  g_autofree char *folded = NULL;
  g_autofree char *tail = NULL;

  if (text == NULL || !g_regex_match (regex, text, 0, &match))
    {
      gem_import_doubt (self, section->line, _ ("This session has no date"), section->title);
      return g_strdup (known);
    }
  day = g_match_info_fetch (match, 1);
  month = g_match_info_fetch (match, 2);
  year = g_match_info_fetch (match, 3);
  folded = gem_import_fold (month);
  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    if (g_str_equal (months[i], folded))
      tail = g_strdup_printf ("-%02u-%02u", i + 1, (guint) g_ascii_strtoull (day, NULL, 10));
  if (tail != NULL && year != NULL && *year != '\0')
    return g_strconcat (year, tail, NULL);
  if (tail != NULL && known != NULL && g_str_has_suffix (known, tail))
    return g_strdup (known);
  gem_import_doubt (self, section->line, _ ("In which year was this session?"), text);
  return tail != NULL ? g_strconcat ("2019", tail, NULL) : g_strdup (known);
}

static char *
read_motto (const GemDraftSection *section)
{
  for (guint i = 0; i < section->blocks->len; i++)
    {
      GemDraftBlock *block = g_ptr_array_index (section->blocks, i);
      g_autoptr (GRegex) regex = g_regex_new ("^['‘\"“](.+)['’\"”]$", 0, 0, NULL);
      g_autoptr (GMatchInfo) match = NULL;

      if (g_regex_match (regex, block->text, 0, &match))
        return g_match_info_fetch (match, 1);
    }
  return NULL;
}

static const GemDraftSubject *
known_subject (const GemDraftSession *known, const char *wording)
{
  g_autofree char *folded = gem_import_fold (wording);

  for (guint i = 0; known != NULL && i < known->subjects->len; i++)
    {
      const GemDraftSubject *subject = g_ptr_array_index (known->subjects, i);
      g_autofree char *plain = gem_import_fold (subject->wording);
      g_autofree char *printed = gem_import_fold (subject->printed != NULL ? subject->printed : "");

      if (g_str_equal (plain, folded) || g_str_equal (printed, folded))
        return subject;
    }
  return NULL;
}

static void
mend_slip (GemDraftSection *section, const char *slip, const char *with)
{
  for (guint i = 0; i < section->blocks->len; i++)
    {
      GemDraftBlock *block = g_ptr_array_index (section->blocks, i);
      char **texts[] = { &block->text, &block->markup };

      for (guint j = 0; j < G_N_ELEMENTS (texts); j++)
        {
          g_autoptr (GString) text = g_string_new (*texts[j]);

          g_string_replace (text, slip, with, 0);
          g_free (*texts[j]);
          *texts[j] = g_string_free (g_steal_pointer (&text), FALSE);
        }
    }
}

/* A subject that the model knows was printed or scanned with a slip. */
static void
mend_subject (GemImport *self,
              GemDraftSection *section,
              const GemDraftSubject *known,
              const char *wording)
{
  g_auto (GStrv) slips = gem_import_tokens (wording);
  g_auto (GStrv) words = gem_import_tokens (known->wording);

  for (guint i = 0; slips[i] != NULL && words[i] != NULL; i++)
    {
      g_autofree char *slip = gem_import_fold (slips[i]);
      g_autofree char *word = gem_import_fold (words[i]);

      if (g_str_equal (slip, word))
        continue;
      gem_import_repair (self, "slip", section->line, slips[i], words[i]);
      mend_slip (section, slips[i], words[i]);
    }
}

static void
add_subject (GemImport *self,
             GemDraftSection *section,
             GemDraftSession *session,
             const GemDraftSession *model,
             const char *wording)
{
  static const char *const none[] = { NULL };
  const GemDraftSubject *known = known_subject (model, wording);
  GemDraftSubject *subject = gem_draft_session_add_subject (session);

  subject->wording = g_strdup (known != NULL ? known->wording : wording);
  subject->printed = g_strdup (known != NULL ? known->printed : NULL);
  subject->note = g_strdup (known != NULL ? known->note : NULL);
  subject->doubtful = known == NULL || known->doubtful;
  subject->themes = g_strdupv (known != NULL ? known->themes : (char **) none);
  if (known != NULL)
    mend_subject (self, section, known, wording);
  else
    gem_import_doubt (self, section->line, _ ("This subject has no theme yet"), wording);
}

/* "Veranderende samenleving en democratie" is one subject, "… samenwerking en arbeidsmarkt" are two: the
 * model knows, and where it does not, a list ends in "en". */
static void
read_subjects (GemImport *self,
               GemDraftSection *section,
               GemDraftSession *session,
               const GemDraftSession *model,
               const char *text)
{
  g_autoptr (GRegex) commas = g_regex_new ("\\s*[,;]\\s*", 0, 0, NULL);
  g_auto (GStrv) parts = g_regex_split (commas, text, 0);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *and = parts[i + 1] == NULL ? strstr (parts[i], " en ") : NULL;

      if (and != NULL && known_subject (model, parts[i]) == NULL)
        {
          g_autofree char *first = g_strndup (parts[i], (gsize) (and-parts[i]));

          if (known_subject (model, first) != NULL || known_subject (model, and+4) != NULL)
            {
              add_subject (self, section, session, model, first);
              add_subject (self, section, session, model, and+4);
              continue;
            }
        }
      if (*parts[i] != '\0')
        add_subject (self, section, session, model, parts[i]);
    }
}

/**
 * gem_import_make_sessions:
 * @self: an import with its sections
 */
void
gem_import_make_sessions (GemImport *self)
{
  for (guint i = 0; i < self->draft->sections->len; i++)
    {
      GemDraftSection *section = g_ptr_array_index (self->draft->sections, i);
      GemDraftSession *model, *session;
      g_autofree char *text = NULL;
      g_autofree char *date = NULL;
      g_autofree char *subjects = NULL;

      if (!g_str_equal (section->kind, "session"))
        continue;
      model = known_session (self, section->iso);
      text = gem_draft_section_dup_text (section);
      date = after_label (text, "datum");
      subjects = after_label (text, "onderwerpen");
      session = gem_edition_draft_add_session (self->draft);
      session->iso = g_strdup (section->iso);
      session->province = g_strdup (model != NULL ? model->province : section->title);
      session->motto = read_motto (section);
      if (session->motto == NULL)
        {
          gem_import_doubt (self, section->line, _ ("This session has no motto"), section->title);
          session->motto = g_strdup ("");
        }
      session->date = read_date (self, section, date, model != NULL ? model->date : NULL);
      if (session->date == NULL)
        session->date = g_strdup ("");
      if (subjects != NULL)
        read_subjects (self, section, session, model, subjects);
      else
        gem_import_doubt (self, section->line, _ ("This session has no subjects"), section->title);
    }
}
