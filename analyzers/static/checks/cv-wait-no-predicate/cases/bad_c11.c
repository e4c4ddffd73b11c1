// A consumer of <threads.h> that looks once, and one that does not look.
#include <threads.h>

struct box {
  mtx_t lock;
  cnd_t changed;
  int full;
  int value;
};

int take(struct box* box) {
  mtx_lock(&box->lock);
  if (!box->full) cnd_wait(&box->changed, &box->lock);  // FINDING cv-wait-no-predicate
  box->full = 0;
  const int value = box->value;
  mtx_unlock(&box->lock);
  return value;
}

void wait_for_change(struct box* box, int* value) {
  mtx_lock(&box->lock);
  if (1) {
    cnd_wait(&box->changed, &box->lock);  // FINDING cv-wait-no-predicate
  }
  *value = box->value;
  mtx_unlock(&box->lock);
}
