#include <mutex>
#include <string>
#include <thread>

std::mutex mutex;
int written = 0;

void write_all() {
  mutex.lock();  // FINDING lock-not-released
  try {
    ++written;
  } catch (...) {
    mutex.unlock();
    throw;
  }
}

std::mutex of_log;
std::string log_text;

void log_line(const std::string& line) {
  of_log.lock();  // FINDING lock-not-released
  log_text += line;
}

int main() {
  std::thread writer(write_all);
  std::thread logger(log_line, "started");
  writer.join();
  logger.join();
}
