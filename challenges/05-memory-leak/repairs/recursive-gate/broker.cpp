// Idea: a recursive mutex per subscription is held while its handler runs. Who ends the
// subscription passes through it: another thread waits there, and the handler itself does not.
#include <condition_variable>
#include <mutex>
#include <set>
#include <utility>
#include <vector>

#include "api.hpp"

namespace memory_leak {

namespace {

class Desk {
 public:
  Desk(Kind kind, std::size_t room, Handler handler)
      : kind_(kind), places_(room), handler_(std::move(handler)) {}

  void put(const std::string& text) {
    std::unique_lock lock(mutex_);
    while (kind_ == Kind::every && !over_ && used_ == places_.size()) changed_.wait(lock);
    if (over_) return;
    if (used_ == places_.size()) {
      take();
      ++dropped_;
    }
    places_[(first_ + used_++) % places_.size()] = text;
    changed_.notify_all();
  }

  bool deliver() {
    Handler gone;  // without a lock
    std::unique_lock in(gate_, std::defer_lock);
    std::string text;
    {
      std::unique_lock lock(mutex_);
      while (!over_ && used_ == 0) changed_.wait(lock);
    }
    in.lock();
    {
      std::lock_guard lock(mutex_);
      if (over_) return false;
      text = take();  // nobody else takes any
      changed_.notify_all();
    }
    runs_ = true;
    try {
      handler_(text);
    } catch (...) {
      after_call(gone);
      throw;
    }
    after_call(gone);
    return true;
  }

  void end() {
    {
      std::lock_guard lock(mutex_);
      over_ = true;
      first_ = used_ = 0;
      places_ = std::vector<std::string>(1);
      changed_.notify_all();
    }
    Handler gone;
    std::lock_guard in(gate_);
    if (runs_) {
      ended_inside_ = true;
    } else {
      gone.swap(handler_);
    }
  }

  std::size_t waiting() {
    std::lock_guard lock(mutex_);
    return used_;
  }
  std::size_t dropped() {
    std::lock_guard lock(mutex_);
    return dropped_;
  }

 private:
  void after_call(Handler& gone) {
    runs_ = false;
    if (ended_inside_) gone.swap(handler_);
  }
  std::string take() {
    --used_;
    return std::exchange(places_[std::exchange(first_, (first_ + 1) % places_.size())], {});
  }

  const Kind kind_;
  std::mutex mutex_;  // for the messages
  std::condition_variable changed_;
  std::vector<std::string> places_;
  std::size_t first_ = 0, used_ = 0, dropped_ = 0;
  bool over_ = false;
  std::recursive_mutex gate_;  // for the handler
  Handler handler_;
  bool runs_ = false, ended_inside_ = false;
};

class Hall {
 public:
  using Key = std::pair<std::string, std::shared_ptr<Desk>>;

  void add(const Key& key) {
    std::lock_guard lock(mutex_);
    desks_.insert(key);
  }
  void end(const Key& key) {
    {
      std::lock_guard lock(mutex_);
      desks_.erase(key);
    }
    key.second->end();
  }
  std::vector<std::shared_ptr<Desk>> at(const std::string& topic) {
    std::lock_guard lock(mutex_);
    std::vector<std::shared_ptr<Desk>> found;
    for (auto it = desks_.lower_bound({topic, nullptr}); it != desks_.end() && it->first == topic;
         ++it)
      found.push_back(it->second);
    return found;
  }
  void end_all() {
    std::set<Key> all;
    {
      std::lock_guard lock(mutex_);
      all.swap(desks_);
    }
    for (const auto& [topic, desk] : all) desk->end();
  }

 private:
  std::mutex mutex_;
  std::set<Key> desks_;
};

class Card final : public Subscription {
 public:
  Card(std::shared_ptr<Hall> hall, Hall::Key key) : hall_(std::move(hall)), key_(std::move(key)) {}
  Card(const Card&) = delete;
  Card& operator=(const Card&) = delete;
  ~Card() override { hall_->end(key_); }
  bool deliver() override { return key_.second->deliver(); }
  void unsubscribe() override { hall_->end(key_); }
  std::size_t waiting() const override { return key_.second->waiting(); }
  std::size_t dropped() const override { return key_.second->dropped(); }

 private:
  const std::shared_ptr<Hall> hall_;
  const Hall::Key key_;
};

}  // namespace

struct Broker::Impl {
  Pool& pool;
  LastTexts& last_texts;
  std::shared_ptr<Hall> hall = std::make_shared<Hall>();
};

Broker::Broker(Pool& pool, LastTexts& last_texts) : impl_(new Impl{pool, last_texts}) {}

Broker::~Broker() {
  impl_->hall->end_all();
}

std::shared_ptr<Subscription> Broker::subscribe(const std::string& topic, Kind kind,
                                                std::size_t room, Handler handler) {
  const Hall::Key key(topic, std::make_shared<Desk>(kind, room, std::move(handler)));
  impl_->hall->add(key);
  return std::make_shared<Card>(impl_->hall, key);
}

void Broker::publish(const std::string& topic, const Writer& write) {
  std::string text;
  impl_->pool.lend([&](std::string& buffer) {
    write(buffer);
    text.assign(buffer);
  });
  impl_->last_texts.put(topic, text);
  for (const auto& desk : impl_->hall->at(topic)) desk->put(text);
}

}  // namespace memory_leak
