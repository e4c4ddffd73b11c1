// The mutex is destroyed before it is unlocked.
#include <pthread.h>
#include <stdlib.h>

struct buffer {
  pthread_mutex_t lock;
  char* data;
};

void buffer_free(struct buffer* buffer) {
  pthread_mutex_lock(&buffer->lock);
  free(buffer->data);
  buffer->data = NULL;
  pthread_mutex_destroy(&buffer->lock);  // FINDING mutex-destroyed-locked
  pthread_mutex_unlock(&buffer->lock);
}
