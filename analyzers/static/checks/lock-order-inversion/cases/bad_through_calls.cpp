// The second lock is taken by a function, behind an interface, by a thread that is a member.
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

class Listener {
 public:
  virtual ~Listener() = default;
  virtual void changed() = 0;
};

class Model {
 public:
  explicit Model(Listener& listener) : listener_(listener) {}
  void set(int value) {
    std::lock_guard lock(mutex_);
    value_ = value;
    listener_.changed();
  }
  int get() {
    std::lock_guard lock(mutex_);  // FINDING lock-order-inversion
    return value_;
  }

 private:
  std::mutex mutex_;
  int value_ = 0;
  Listener& listener_;
};

class View : public Listener {
 public:
  View() : model_(*this) {}
  void changed() override {
    std::lock_guard lock(mutex_);
    dirty_ = true;
  }
  void draw() {
    std::lock_guard lock(mutex_);
    shown_ = model_.get();
    dirty_ = false;
  }
  void run() {
    painter_ = std::thread([this] { draw(); });
    writer_ = std::thread(&Model::set, &model_, 1);
  }
  void stop() {
    painter_.join();
    writer_.join();
  }

 private:
  std::mutex mutex_;
  bool dirty_ = false;
  int shown_ = 0;
  Model model_;
  std::thread painter_, writer_;
};

int main() {
  View view;
  view.run();
  view.stop();
}
