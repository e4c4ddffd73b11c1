// Each store locks itself, and then the one that it owns: whoever is owned owns nobody above.
#include <memory>
#include <mutex>

class Store {
 public:
  virtual ~Store() = default;
  virtual int get() = 0;
  virtual int size() = 0;
};

class SafeStore : public Store {
 public:
  explicit SafeStore(std::unique_ptr<Store> inner) : inner_(std::move(inner)) {}
  int get() override {
    std::lock_guard lock(mutex_);
    return inner_->get();
  }
  int size() override {
    std::lock_guard lock(mutex_);
    return inner_->size();
  }

 private:
  std::mutex mutex_;
  std::unique_ptr<Store> inner_;
};
