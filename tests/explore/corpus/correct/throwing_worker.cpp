// What the worker throws is caught in its function and thrown again in main after the join.
// correct: exceptions in threads, current_exception, rethrow_exception
#include <atomic>
#include <cassert>
#include <exception>
#include <stdexcept>
#include <thread>

std::atomic<bool> line_closed = false;
int sent = 0;
std::exception_ptr failure;

void send_words() {
  try {
    for (int word = 0; word < 2; ++word) {
      if (line_closed) throw std::runtime_error("line closed");
      ++sent;
    }
  } catch (...) {
    failure = std::current_exception();
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
  if (failure == nullptr) assert(sent == 2);
  try {
    if (failure != nullptr) std::rethrow_exception(failure);
  } catch (const std::runtime_error&) {
    assert(sent < 2);
  }
}
