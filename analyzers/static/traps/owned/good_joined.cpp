// Filled before the threads start and read when they have been joined: no lock is needed there.
#include <mutex>
#include <thread>
#include <vector>

class Ballot {
 public:
  void prepare(int candidates) { votes_.assign(static_cast<std::size_t>(candidates), 0); }
  void vote(std::size_t candidate) {
    std::lock_guard lock(mutex_);
    ++votes_[candidate];
    ++total_;
  }
  int total() const { return total_; }

 private:
  std::mutex mutex_;
  std::vector<int> votes_;
  int total_ = 0;
};

int main() {
  Ballot ballot;
  ballot.prepare(3);
  std::vector<std::thread> voters;
  for (std::size_t i = 0; i < 6; ++i) voters.emplace_back([&ballot, i] { ballot.vote(i % 3); });
  for (std::thread& voter : voters) voter.join();
  return ballot.total() == 6 ? 0 : 1;
}
