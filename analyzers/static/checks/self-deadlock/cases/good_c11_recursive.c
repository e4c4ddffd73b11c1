// The same helper, with a mutex that its owner may lock again; and one that is tried.
#include <threads.h>

struct account {
  mtx_t lock;
  long balance;
};

int account_init(struct account* account) {
  account->balance = 0;
  return mtx_init(&account->lock, mtx_plain | mtx_recursive) == thrd_success ? 0 : -1;
}

static long balance_of(struct account* account) {
  mtx_lock(&account->lock);
  long balance = account->balance;
  mtx_unlock(&account->lock);
  return balance;
}

int withdraw(struct account* account, long amount) {
  int done = -1;
  mtx_lock(&account->lock);
  if (balance_of(account) >= amount) {
    account->balance -= amount;
    done = 0;
  }
  mtx_unlock(&account->lock);
  return done;
}
