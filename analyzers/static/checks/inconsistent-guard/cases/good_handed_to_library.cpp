// What takes whatever comes, `Args&&...`, does not change what it is handed, and std::begin and the
// like only lead to it.
#include <algorithm>
#include <functional>
#include <iterator>
#include <map>
#include <memory>
#include <mutex>
#include <numeric>
#include <optional>
#include <ranges>
#include <shared_mutex>
#include <string>
#include <thread>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

class Room {
 public:
  explicit Room(std::string name) : name_(std::move(name)) {}
  std::size_t title_length() const { return name_.size(); }
  void join() {
    std::lock_guard lock(mutex_);
    log_.emplace_back(name_);
    titles_.push_back(std::make_unique<std::string>(name_));
    ++members_;
  }
  void leave() {
    std::lock_guard lock(mutex_);
    log_.emplace_back(name_);
    --members_;
  }

 private:
  std::string name_;  // set by the constructor, never changed
  std::mutex mutex_;
  std::vector<std::string> log_;
  std::vector<std::unique_ptr<std::string>> titles_;
  int members_ = 0;
};

class Catalogue {
 public:
  void change(std::string name) {
    std::unique_lock lock(mutex_);
    name_ = std::move(name);
    prices_.push_back(1);
    ports_[name_] = 1;
    size_ = {1, 2};
    kind_ = 3;
  }
  void list_into(std::vector<std::string>& out) {
    std::shared_lock lock(mutex_);
    out.emplace_back(name_);
    std::optional<std::string> copy;
    copy = name_;
  }
  long prices() {
    std::shared_lock lock(mutex_);
    long sum = std::accumulate(std::begin(prices_), std::end(prices_), 0L);
    for (const int price : prices_ | std::views::filter([](int each) { return each > 1; }))
      sum += price;
    if (std::ranges::find(prices_, 3) != prices_.end()) ++sum;
    for (const auto& price : std::as_const(prices_)) sum += price;
    return sum + std::get<0>(size_) + std::visit([](int kind) { return kind; }, kind_);
  }
  std::vector<std::string> names() {
    std::shared_lock lock(mutex_);
    std::vector<std::string> out;
    for (auto& [name, port] : ports_) out.push_back(name);
    auto& [width, height] = size_;
    if (width > height) out.clear();
    return out;
  }

 private:
  std::shared_mutex mutex_;
  std::string name_;
  std::vector<int> prices_;
  std::unordered_map<std::string, int> ports_;
  std::tuple<int, int> size_;
  std::variant<int> kind_;
};

int main() {
  Room room("lobby");
  Catalogue catalogue;
  std::vector<std::string> out;
  std::thread a([&] {
    room.join();
    room.leave();
    catalogue.change("x");
  });
  std::thread b([&] { room.title_length(); });
  catalogue.list_into(out);
  catalogue.prices();
  catalogue.names();
  a.join();
  b.join();
}
