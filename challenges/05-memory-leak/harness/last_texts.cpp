// What must hold of the texts that are remembered.
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "api.hpp"
#include "office.hpp"
#include "scenario.hpp"

using namespace memory_leak;
using ccgrade::Scenario;

namespace {

/// The last texts by the book: those of the topics that were used last, in that order.
class Book {
 public:
  explicit Book(std::size_t most) : most_(most) {}
  void put(const std::string& topic, const std::string& text) {
    std::erase_if(entries_, [&](const auto& entry) { return entry.first == topic; });
    entries_.emplace_back(topic, text);
    if (entries_.size() > most_) entries_.erase(entries_.begin());
  }
  std::optional<std::string> last(const std::string& topic) const {
    for (const auto& [each, text] : entries_)
      if (each == topic) return text;
    return std::nullopt;
  }

 private:
  std::size_t most_;
  std::vector<std::pair<std::string, std::string>> entries_;
};

constexpr const char* kLast =
    "the last texts of those topics are remembered that were published with last";

}  // namespace

void last_of_each_topic(Scenario& s) {
  Office office(1, 3);
  Book book(3);
  const std::vector<std::string> topics{"a", "b", "c", "d", "e"};
  bool same = true;
  for (int i = 0; i < 100 * s.scale(); ++i) {
    const std::string& topic = topics[s.rng().below(topics.size())];
    const std::string text = topic + " " + std::to_string(i);
    office.publish(topic, text);
    book.put(topic, text);
    for (const std::string& each : topics) same &= office.last_texts.of(each) == book.last(each);
  }
  s.check(same, kLast);
}

void last_meanwhile(Scenario& s) {
  Office office;
  std::jthread publisher([&] {
    office.publish("a", "1");
    office.publish("b", "2");
  });
  const auto last = office.last_texts.of("b");
  s.check(!last || last == "2", "last() returns a text that was published");
  publisher.join();
  s.check(office.last_texts.of("a") == "1" && office.last_texts.of("b") == "2", kLast);
}
