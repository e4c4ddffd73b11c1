/* A logger in C: its handler asks the writing thread to open its file anew. */
#include <pthread.h>
#include <signal.h>
#include <stdio.h>

struct logger {
  pthread_t writer;
  const char* path;
  volatile sig_atomic_t ended;
};

static volatile sig_atomic_t reopen_asked;

static void on_hangup(int number) {
  (void)number;
  reopen_asked = 1;
}

static void* write_lines(void* argument) {
  struct logger* logger = argument;
  FILE* file = fopen(logger->path, "a");
  while (file && !logger->ended) {
    if (reopen_asked) {
      reopen_asked = 0;
      file = freopen(logger->path, "a", file);
      continue;
    }
    fputs("alive\n", file);
  }
  if (file) fclose(file);
  return NULL;
}

int logger_start(struct logger* logger, const char* path) {
  logger->path = path;
  logger->ended = 0;
  signal(SIGHUP, on_hangup);  // FINDING signal-in-multithreaded
  return pthread_create(&logger->writer, NULL, write_lines, logger);
}

void logger_stop(struct logger* logger) {
  logger->ended = 1;
  pthread_join(logger->writer, NULL);
}
