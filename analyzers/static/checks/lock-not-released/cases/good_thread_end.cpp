#include <mutex>
#include <thread>

std::mutex mutex;
int written = 0;

/// Called by threads that go on to write.
void begin_writing() {
  mutex.lock();
}
void end_writing() {
  mutex.unlock();
}

void write_all() {
  begin_writing();
  ++written;
  end_writing();
}

void write_if_free() {
  if (!mutex.try_lock()) return;
  ++written;
  mutex.unlock();
}

int main() {
  std::thread writer(write_all);
  std::thread another(write_if_free);
  writer.join();
  another.join();
}
