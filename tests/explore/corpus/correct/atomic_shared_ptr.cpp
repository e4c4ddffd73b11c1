// A mailbox of one letter: each exchange takes what lies there and leaves something else.
// correct: atomic<shared_ptr> exchange (exchange only: see README)
#include <atomic>
#include <cassert>
#include <memory>
#include <thread>

using Letter = std::shared_ptr<const int>;

std::atomic<Letter> mailbox;
std::atomic<int> read_in_total = 0;

void read_letter(const Letter& letter) {
  if (letter != nullptr) read_in_total += *letter;
}

void write_letter(int text) {
  read_letter(mailbox.exchange(std::make_shared<const int>(text)));
}

void empty_mailbox() {
  read_letter(mailbox.exchange(nullptr));
}

int main() {
  std::thread first([] { write_letter(1); });
  std::thread second([] { write_letter(2); });
  std::thread reader(empty_mailbox);
  first.join();
  second.join();
  reader.join();
  empty_mailbox();
  assert(read_in_total == 3);
}
