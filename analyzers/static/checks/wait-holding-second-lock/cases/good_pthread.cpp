#include <pthread.h>

struct Box {
  pthread_mutex_t mutex;
  pthread_cond_t filled;
  int content;
};

int take(struct Box* box) {
  pthread_mutex_lock(&box->mutex);
  while (box->content == 0) pthread_cond_wait(&box->filled, &box->mutex);
  const int content = box->content;
  box->content = 0;
  pthread_mutex_unlock(&box->mutex);
  return content;
}
