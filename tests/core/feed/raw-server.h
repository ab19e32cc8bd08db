/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* A server on this machine that says exactly what it is told, byte by byte, right or wrong. */

#pragma once

#include "feed/gem-feed-reader-private.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct _RawServer RawServer;

/* Writes an answer to a request; @request is all of its head. */
typedef void (*RawAnswer) (
    RawServer *self, GOutputStream *out, const char *path, const char *request, gconstpointer data);

struct _RawServer
{
  char *directory;
  GemStore *store;
  GSocketService *service;
  GThread *thread;
  GMainContext *context;
  GMainLoop *loop;
  char *base;
  char *url; /* of feed.json */
  GMutex lock;
  GPtrArray *requests; /* their heads */
  RawAnswer answer;
  gconstpointer data;
  GemFeedLimits limits; /* the usual ones where they are 0 */
};

#define HEAD(issue)                                                                                \
  "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"Voorbeeld\","                  \
  " \"_uitvoeringsagenda\": {\"versie\": 1, \"uitgave\": " issue "}"
#define ITEM(id)                                                                                   \
  "{\"id\": \"" id "\", \"title\": \"Voorbeeld " id "\","                                          \
  " \"_uitvoeringsagenda\": {\"jaar\": 2020}}"
#define PAGE(issue, items) HEAD (issue) ", \"items\": [" items "]}"
#define PAGE_NEXT(issue, items, next)                                                              \
  HEAD (issue) ", \"next_url\": \"" next "\", \"items\": [" items "]}"
#define CLOSE "Connection: close\r\n"
#define OK(headers, body) "HTTP/1.1 200 OK\r\n" CLOSE headers "\r\n" body

static inline gboolean
raw_write (GOutputStream *out, const void *bytes, gsize length)
{
  return g_output_stream_write_all (out, bytes, length, NULL, NULL, NULL);
}

static inline gboolean
raw_say (GOutputStream *out, const char *text)
{
  return raw_write (out, text, strlen (text));
}

/* Says nothing more until the other side has hung up. */
static inline void
raw_wait (GOutputStream *out)
{
  char c;

  g_input_stream_read (g_object_get_data (G_OBJECT (out), "in"), &c, 1, NULL, NULL);
}

static gboolean
raw_run_cb (GThreadedSocketService *service,
            GSocketConnection *connection,
            GObject *source,
            gpointer data)
{
  RawServer *self = data;
  GInputStream *in = g_io_stream_get_input_stream (G_IO_STREAM (connection));
  g_autoptr (GString) request = g_string_new (NULL);
  g_auto (GStrv) words = NULL;
  RawAnswer answer;
  gconstpointer what;
  char c;

  while (strstr (request->str, "\r\n\r\n") == NULL)
    {
      if (g_input_stream_read (in, &c, 1, NULL, NULL) != 1)
        return TRUE;
      g_string_append_c (request, c);
    }
  g_mutex_lock (&self->lock);
  g_ptr_array_add (self->requests, g_strdup (request->str));
  answer = self->answer;
  what = self->data;
  g_mutex_unlock (&self->lock);
  words = g_strsplit (request->str, " ", 3);
  g_object_set_data (G_OBJECT (g_io_stream_get_output_stream (G_IO_STREAM (connection))), "in", in);
  answer (self, g_io_stream_get_output_stream (G_IO_STREAM (connection)), words[1], request->str,
          what);
  g_io_stream_close (G_IO_STREAM (connection), NULL, NULL);
  return TRUE;
}

static gpointer
raw_serve (gpointer data)
{
  RawServer *self = data;

  g_main_context_push_thread_default (self->context);
  g_socket_service_start (self->service);
  g_main_loop_run (self->loop);
  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
  g_main_context_pop_thread_default (self->context);
  return NULL;
}

static void
raw_set_up (RawServer *self, gconstpointer data)
{
  g_autoptr (GSocketAddress) any = g_inet_socket_address_new_from_string ("127.0.0.1", 0);
  g_autoptr (GSocketAddress) address = NULL;
  g_autofree char *path = NULL;

  self->directory = g_dir_make_tmp ("gem-raw-XXXXXX", NULL);
  path = g_build_filename (self->directory, "library.db", NULL);
  self->store = gem_store_open (path);
  self->requests = g_ptr_array_new_with_free_func (g_free);
  g_mutex_init (&self->lock);
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  g_main_context_push_thread_default (self->context);
  self->service = g_threaded_socket_service_new (8);
  g_socket_service_stop (self->service);
  g_assert_true (g_socket_listener_add_address (G_SOCKET_LISTENER (self->service), any,
                                                G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL,
                                                &address, NULL));
  g_main_context_pop_thread_default (self->context);
  self->base = g_strdup_printf ("http://127.0.0.1:%u",
                                g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (address)));
  self->url = g_strconcat (self->base, "/feed.json", NULL);
  g_signal_connect (self->service, "run", G_CALLBACK (raw_run_cb), self);
  self->thread = g_thread_new ("server", raw_serve, self);
}

static gboolean
raw_quit_cb (gpointer loop)
{
  g_main_loop_quit (loop);
  return G_SOURCE_REMOVE;
}

static void
raw_tear_down (RawServer *self, gconstpointer data)
{
  g_autoptr (GSource) quit = g_idle_source_new ();
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_source_set_callback (quit, raw_quit_cb, self->loop, NULL);
  g_source_attach (quit, self->context);
  g_thread_join (self->thread);
  g_clear_object (&self->store);
  g_object_unref (self->service);
  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
  dir = g_dir_open (self->directory, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->directory, name, NULL);

      g_unlink (path);
    }
  g_rmdir (self->directory);
  g_free (self->directory);
  g_free (self->base);
  g_free (self->url);
  g_ptr_array_unref (self->requests);
  g_mutex_clear (&self->lock);
}

static GemSyncResult *
raw_sync (RawServer *self, RawAnswer answer, gconstpointer data)
{
  GemSyncResult *result;

  g_mutex_lock (&self->lock);
  g_ptr_array_set_size (self->requests, 0);
  self->answer = answer;
  self->data = data;
  g_mutex_unlock (&self->lock);
  result = gem_feed_reader_sync_within (self->store, self->url, &self->limits, NULL);
  if (result->fault != NULL)
    g_test_message ("%s, page %u, %s: %s", gem_feed_fault_code_to_string (result->fault->code),
                    result->fault->page, result->fault->place, result->fault->message);
  return result;
}

static GemFeedState *
raw_load_state (RawServer *self)
{
  g_autoptr (GPtrArray) feeds = gem_store_load_feeds (self->store, NULL, NULL);

  g_assert_cmpuint (feeds->len, ==, 1);
  return g_ptr_array_steal_index (feeds, 0);
}
