// A helper locks what its caller holds: a plain mutex of <threads.h>.
#include <threads.h>

struct account {
  mtx_t lock;
  long balance;
};

int account_init(struct account* account) {
  account->balance = 0;
  return mtx_init(&account->lock, mtx_plain) == thrd_success ? 0 : -1;
}

static long balance_of(struct account* account) {
  mtx_lock(&account->lock);  // FINDING self-deadlock
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
