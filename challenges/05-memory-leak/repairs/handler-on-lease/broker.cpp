// Idea: who calls a handler holds a pointer to it, and has promised to say when it has let go. The
// end takes the subscription's own pointer away and waits for the promise; nobody destroys a
// handler by hand.
#include <condition_variable>
#include <future>
#include <list>
#include <map>
#include <mutex>
#include <queue>
#include <thread>
#include <utility>
#include <vector>

#include "api.hpp"

namespace memory_leak {

namespace {

struct Call {
  std::thread::id by;
  std::shared_future<void> over;
};

struct Entry {
  Entry(std::string topic, Kind kind, std::size_t room, Handler handler)
      : topic(std::move(topic)),
        kind(kind),
        room(room),
        handler(std::make_shared<const Handler>(std::move(handler))) {}

  const std::string topic;
  const Kind kind;
  const std::size_t room;
  std::shared_ptr<const Handler> handler;  // null: it has ended
  std::queue<std::string, std::list<std::string>> texts;
  std::size_t dropped = 0;
  Call call;
  std::condition_variable changed;

  bool full() const { return texts.size() == room; }
};

struct Core {
  std::mutex mutex;
  std::multimap<std::string, std::shared_ptr<Entry>> entries;

  void hand_out(const std::string& topic, const std::string& text) {
    std::unique_lock lock(mutex);
    std::vector<std::shared_ptr<Entry>> to;
    const auto [begin, end] = entries.equal_range(topic);
    for (auto it = begin; it != end; ++it) to.push_back(it->second);
    for (const auto& entry : to) {
      while (entry->handler && entry->kind == Kind::every && entry->full())
        entry->changed.wait(lock);
      if (!entry->handler) continue;
      if (entry->full()) {
        entry->texts.pop();
        ++entry->dropped;
      }
      entry->texts.push(text);
      entry->changed.notify_all();
    }
  }

  bool deliver(Entry& entry) {
    std::promise<void> over;
    std::shared_ptr<const Handler> handler;
    std::string text;
    {
      std::unique_lock lock(mutex);
      while (entry.handler && entry.texts.empty()) entry.changed.wait(lock);
      if (!entry.handler) return false;
      handler = entry.handler;
      text.swap(entry.texts.front());
      entry.texts.pop();
      entry.call = {std::this_thread::get_id(), over.get_future().share()};
      entry.changed.notify_all();
    }
    std::exception_ptr thrown;
    try {
      (*handler)(text);
    } catch (...) {
      thrown = std::current_exception();
    }
    handler.reset();
    {
      std::lock_guard lock(mutex);
      entry.call = {};
    }
    over.set_value();
    if (thrown) std::rethrow_exception(thrown);
    return true;
  }

  void end(Entry& entry) {
    std::shared_ptr<const Handler> gone;
    decltype(entry.texts) dropped;
    Call call;
    {
      std::lock_guard lock(mutex);
      gone.swap(entry.handler);
      dropped.swap(entry.texts);
      call = entry.call;
      const auto [begin, end] = entries.equal_range(entry.topic);
      for (auto it = begin; it != end; ++it)
        if (it->second.get() == &entry) {
          entries.erase(it);
          break;
        }
      entry.changed.notify_all();
    }
    gone.reset();
    if (call.over.valid() && call.by != std::this_thread::get_id()) call.over.wait();
  }
};

class Ticket final : public Subscription {
 public:
  Ticket(std::shared_ptr<Core> core, std::shared_ptr<Entry> entry)
      : core_(std::move(core)), entry_(std::move(entry)) {}
  Ticket(const Ticket&) = delete;
  Ticket& operator=(const Ticket&) = delete;
  ~Ticket() override { core_->end(*entry_); }
  bool deliver() override { return core_->deliver(*entry_); }
  void unsubscribe() override { core_->end(*entry_); }
  std::size_t waiting() const override {
    std::lock_guard lock(core_->mutex);
    return entry_->texts.size();
  }
  std::size_t dropped() const override {
    std::lock_guard lock(core_->mutex);
    return entry_->dropped;
  }

 private:
  std::shared_ptr<Core> core_;
  std::shared_ptr<Entry> entry_;
};

}  // namespace

struct Broker::Impl {
  Pool& pool;
  LastTexts& last_texts;
  std::shared_ptr<Core> core = std::make_shared<Core>();
};

Broker::Broker(Pool& pool, LastTexts& last_texts) : impl_(new Impl{pool, last_texts}) {}

Broker::~Broker() {
  while (true) {
    std::shared_ptr<Entry> entry;
    {
      std::lock_guard lock(impl_->core->mutex);
      if (impl_->core->entries.empty()) return;
      entry = impl_->core->entries.begin()->second;
    }
    impl_->core->end(*entry);
  }
}

std::shared_ptr<Subscription> Broker::subscribe(const std::string& topic, Kind kind,
                                                std::size_t room, Handler handler) {
  auto entry = std::make_shared<Entry>(topic, kind, room, std::move(handler));
  {
    std::lock_guard lock(impl_->core->mutex);
    impl_->core->entries.emplace(topic, entry);
  }
  return std::make_shared<Ticket>(impl_->core, std::move(entry));
}

void Broker::publish(const std::string& topic, const Writer& write) {
  std::string text;
  impl_->pool.lend([&](std::string& buffer) {
    write(buffer);
    text = buffer;
  });
  impl_->last_texts.put(topic, text);
  impl_->core->hand_out(topic, text);
}

}  // namespace memory_leak
