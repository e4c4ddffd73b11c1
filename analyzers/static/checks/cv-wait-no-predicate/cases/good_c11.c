// In a loop, with and without a time.
#include <threads.h>
#include <time.h>

struct box {
  mtx_t lock;
  cnd_t changed;
  int full;
  int value;
};

int take(struct box* box) {
  mtx_lock(&box->lock);
  while (!box->full) cnd_wait(&box->changed, &box->lock);
  box->full = 0;
  const int value = box->value;
  mtx_unlock(&box->lock);
  return value;
}

int take_until(struct box* box, const struct timespec* end, int* value) {
  mtx_lock(&box->lock);
  int result = thrd_success;
  while (!box->full && result == thrd_success)
    result = cnd_timedwait(&box->changed, &box->lock, end);
  if (box->full) *value = box->value;
  const int full = box->full;
  box->full = 0;
  mtx_unlock(&box->lock);
  return full;
}
