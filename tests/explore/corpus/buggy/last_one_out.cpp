// A guest signs off before taking the mutex for a last word: whoever signs off last may delete
// the party while another is still in it.
// expect: use-after-free, misuse, race
#include <atomic>
#include <mutex>
#include <thread>

struct Party {
  std::mutex mutex;
  std::atomic<int> guests = 2;
  int last_words = 0;
};

void leave(Party* party) {
  const bool last = --party->guests == 0;
  party->mutex.lock();
  ++party->last_words;
  party->mutex.unlock();
  if (last) delete party;
}

int main() {
  Party* const party = new Party;
  std::thread first([party] { leave(party); });
  std::thread second([party] { leave(party); });
  first.join();
  second.join();
}
