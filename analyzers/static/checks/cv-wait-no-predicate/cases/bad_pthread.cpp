#include <pthread.h>

struct box {
  pthread_mutex_t mutex;
  pthread_cond_t filled;
  int content;
};

int take(struct box* box) {
  pthread_mutex_lock(&box->mutex);
  if (box->content == 0)
    pthread_cond_wait(&box->filled, &box->mutex);  // FINDING cv-wait-no-predicate
  const int content = box->content;
  box->content = 0;
  pthread_mutex_unlock(&box->mutex);
  return content;
}
