// The last guest deletes the party after giving its mutex back; nobody else is left to want it.
// correct: mutex deleted after its last unlock, counted owners
#include <mutex>
#include <thread>

struct Party {
  std::mutex mutex;
  int guests = 2;
  int last_words = 0;
};

void leave(Party* party) {
  party->mutex.lock();
  ++party->last_words;
  const bool last = --party->guests == 0;
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
