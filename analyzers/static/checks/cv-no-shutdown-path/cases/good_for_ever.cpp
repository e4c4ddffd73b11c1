// Threads that are to run as long as the program does, and one that an exception ends.
#include <condition_variable>
#include <mutex>
#include <stdexcept>
#include <thread>

struct Closed : std::runtime_error {
  Closed() : std::runtime_error("closed") {}
};

class Channel {
 public:
  void put() {
    std::lock_guard lock(mutex_);
    ++items_;
    changed_.notify_one();
  }
  void close() {
    std::lock_guard lock(mutex_);
    closed_ = true;
    changed_.notify_all();
  }
  void take() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return closed_ || items_ > 0; });
    if (closed_) throw Closed();
    --items_;
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  int items_ = 0;
  bool closed_ = false;
};

void serve(Channel& channel) {
  for (;;) channel.take();
}

class Consumer {
 public:
  Consumer() : thread_([this] { run(); }) {}
  ~Consumer() {
    channel_.close();
    thread_.join();
  }

 private:
  void run() {
    try {
      serve(channel_);
    } catch (const Closed&) {
    }
  }
  Channel channel_;
  std::thread thread_;
};

void produce(Channel& channel) {
  while (true) channel.put();
}

int main() {
  Channel channel;
  std::thread producer([&] { produce(channel); });
  std::thread server([&] { serve(channel); });
  producer.join();
  server.join();
}
