// correct: each thread has a stream to itself, or its turn at one; std::cout is for everybody
#include <cassert>
#include <iostream>
#include <mutex>
#include <sstream>
#include <string>
#include <thread>

std::mutex mutex;
std::ostringstream shared;

void report(int number) {
  std::ostringstream own;
  own << "thread " << number << ", " << 0.5 << '\n';
  std::cout << own.str() << number << '\n';
  std::lock_guard lock(mutex);
  shared << own.str();
}

int read_back(const std::string& text) {
  std::istringstream in(text);
  std::string word;
  int number = 0;
  in >> word >> number;
  return number;
}

int main() {
  std::thread first(report, 1), second(report, 2);
  first.join();
  second.join();
  const int number = read_back(shared.str());
  assert(number == 1 || number == 2);
}
