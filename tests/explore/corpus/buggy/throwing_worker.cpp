// An exception that leaves a thread's function ends the program; a closed line throws one.
// expect: uncaught-exception
#include <atomic>
#include <stdexcept>
#include <thread>

std::atomic<bool> line_closed = false;
std::atomic<int> sent = 0;

void send_words() {
  for (int word = 0; word < 2; ++word) {
    if (line_closed) throw std::runtime_error("line closed");
    ++sent;
  }
}

void hang_up() {
  line_closed = true;
}

int main() {
  std::thread speaker(send_words);
  std::thread operator_desk(hang_up);
  speaker.join();
  operator_desk.join();
}
