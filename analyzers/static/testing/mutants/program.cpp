// Each line says which mutants are made of it; what says none has none.
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <semaphore>
#include <shared_mutex>
#include <stop_token>
#include <thread>
#include <vector>

class Queue {
 public:
  void put(int number) {
    std::unique_lock lock(mutex_);      // MUTANTS drop-lock unlock-early
    while (numbers_.size() == room_) {  // MUTANTS while-to-if invert-predicate off-by-one
      room_left_.wait(lock);
    }
    numbers_.push_back(number);
    ++count_;              // MUTANTS split-atomic
    lock.unlock();         // MUTANTS skip-release
    filled_.notify_all();  // MUTANTS drop-notify notify-one
  }
  int get() {
    std::unique_lock lock(mutex_);                          // MUTANTS drop-lock unlock-early
    filled_.wait(lock, [&] { return !numbers_.empty(); });  // MUTANTS while-to-if invert-predicate
    const int number = numbers_.back();
    numbers_.pop_back();
    room_left_.notify_one();  // MUTANTS drop-notify
    return number;
  }
  std::size_t size() const {
    std::lock_guard lock(mutex_);  // MUTANTS drop-lock
    return numbers_.size();
  }

 private:
  mutable std::mutex mutex_;
  std::condition_variable room_left_, filled_;
  std::vector<int> numbers_;
  const std::size_t room_ = 3;
  std::atomic<int> count_ = 0;  // MUTANTS atomic-made-plain
};

std::mutex left, right;
int money = 0;

void pay(int much) {
  std::lock_guard of_left(left);    // MUTANTS drop-lock swap-locks unlock-early
  std::lock_guard of_right(right);  // MUTANTS drop-lock lock-late unlock-early
  money += much;
  money *= 2;
  money -= much;
}

std::atomic<int> tickets{0};    // MUTANTS atomic-made-plain
std::atomic<bool> open{false};  // MUTANTS atomic-made-plain
std::counting_semaphore<4> seats(4);

bool admit() {
  if (!open.load(std::memory_order_acquire)) return false;  // MUTANTS weaken-order
  seats.acquire();
  const int ticket = tickets.fetch_add(1, std::memory_order_relaxed);  // MUTANTS split-atomic
  int seen = ticket;
  tickets.compare_exchange_strong(seen, ticket + 2);  // MUTANTS split-atomic weaken-order
  tickets += 2;                                       // MUTANTS split-atomic
  seats.release();                                    // MUTANTS skip-release
  return tickets++ > 3;                               // MUTANTS split-atomic
}

void run(Queue& queue, std::vector<std::shared_mutex>& all) {
  std::vector<std::shared_lock<std::shared_mutex>> locks;
  for (std::shared_mutex& each : all) locks.emplace_back(each);  // MUTANTS drop-lock
  std::thread worker([&] { queue.put(1); });
  std::jthread polite([](std::stop_token stop) {
    while (!stop.stop_requested()) admit();
  });
  open.store(true, std::memory_order_release);  // MUTANTS weaken-order
  if (locks.size() < all.size()) money = 1;     // MUTANTS off-by-one
  polite.request_stop();                        // MUTANTS drop-stop
  worker.join();                                // MUTANTS drop-join detach
}
