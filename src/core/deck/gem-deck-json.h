/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* A deck as a file, docs/presenting.md: writing it, and reading whatever is in it. What is wrong is left
 * out and named. */

#pragma once

#include "deck/gem-deck.h"
#include "edition/gem-edition.h"

G_BEGIN_DECLS

#define GEM_DECK_SUFFIX ".gemdeck"
#define GEM_DECK_VERSION 1

/**
 * GemDeckFaultCode:
 * @GEM_DECK_FAULT_NEWER: "newer": of a newer program; some things may be missing
 * @GEM_DECK_FAULT_ENCODING: "encoding": signs that are no text; they are shown as �
 * @GEM_DECK_FAULT_TYPE: "type": a key of the wrong type
 * @GEM_DECK_FAULT_KIND: "kind": a kind of slide that this program does not know
 * @GEM_DECK_FAULT_ADDRESS: "address": an address that can't be, or that the kind can't show
 * @GEM_DECK_FAULT_NOT_FOUND: "not-found": an address of something that this edition does not have
 * @GEM_DECK_FAULT_PICTURE: "picture": a picture that is not there, is none, or lies outside the folder
 * @GEM_DECK_FAULT_SIZE: "size": a text, picture or number of slides beyond what a deck may hold
 * @GEM_DECK_FAULT_DUPLICATE: "duplicate": an id that comes twice
 * @GEM_DECK_FAULT_DATE: "date": a date that does not exist
 * @GEM_DECK_FAULT_FROZEN: "frozen": kept data that can't be read
 */
typedef enum
{
  GEM_DECK_FAULT_NEWER,
  GEM_DECK_FAULT_ENCODING,
  GEM_DECK_FAULT_TYPE,
  GEM_DECK_FAULT_KIND,
  GEM_DECK_FAULT_ADDRESS,
  GEM_DECK_FAULT_NOT_FOUND,
  GEM_DECK_FAULT_PICTURE,
  GEM_DECK_FAULT_SIZE,
  GEM_DECK_FAULT_DUPLICATE,
  GEM_DECK_FAULT_DATE,
  GEM_DECK_FAULT_FROZEN
} GemDeckFaultCode;

/**
 * GemDeckFault:
 * @code: the cause
 * @place: the key, such as `slides[3].address`
 * @message: a sentence that says what it means, translated
 */
typedef struct
{
  GemDeckFaultCode code;
  char *place;
  char *message;
} GemDeckFault;

void gem_deck_fault_free (GemDeckFault *fault);
const char *gem_deck_fault_code_to_string (GemDeckFaultCode code);
char *gem_deck_describe_faults (GPtrArray *faults);

GBytes *gem_deck_to_json (GemDeck *self);
GemDeck *gem_deck_parse (GBytes *bytes, GPtrArray *faults, GError **error);
void gem_deck_check (GemDeck *self,
                     GemEdition *edition,
                     GemEdition *sessions,
                     const char *folder,
                     GPtrArray *faults);

GemDeck *gem_deck_load (const char *path, GPtrArray *faults, GError **error);
gboolean gem_deck_save (GemDeck *self, const char *path, GError **error);
char *gem_deck_resolve_picture (const char *folder, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GemDeckFault, gem_deck_fault_free)

G_END_DECLS
