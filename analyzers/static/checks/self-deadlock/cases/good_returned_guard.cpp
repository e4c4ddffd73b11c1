// A guard that a function has made and returned is moved on, or unlocked by who is lent it.
#include <mutex>

std::mutex mutex;

std::unique_lock<std::mutex> grab() {
  return std::unique_lock(mutex);
}

void consume(std::unique_lock<std::mutex>) {}

void let_go(std::unique_lock<std::mutex>& lock) {
  lock.unlock();
}

int moved_on() {
  auto first = grab();
  consume(std::move(first));
  auto second = grab();
  return second.owns_lock();
}

int released() {
  auto first = grab();
  first.release()->unlock();
  auto second = grab();
  return second.owns_lock();
}

int perhaps(bool early) {
  auto first = grab();
  if (early) first.unlock();
  if (first.owns_lock()) return 1;
  auto second = grab();
  return second.owns_lock();
}

int swapped() {
  auto first = grab();
  {
    std::unique_lock<std::mutex> other;
    std::swap(first, other);
  }
  auto second = grab();
  return second.owns_lock();
}

int lent() {
  auto first = grab();
  let_go(first);
  auto second = grab();
  return second.owns_lock();
}
