// What a call costs: of the broker, and of the last texts where there are many topics.
#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "api.hpp"

namespace {

const std::string kText = "a text that is too long to be kept within a string";

void publish_and_deliver(benchmark::State& state) {
  memory_leak::Pool pool(2);
  memory_leak::LastTexts last_texts(10);
  memory_leak::Broker broker(pool, last_texts);
  const auto subscription =
      broker.subscribe("a", memory_leak::Kind::every, 10,
                       [](const auto& text) { benchmark::DoNotOptimize(text.data()); });
  for (auto _ : state) {
    broker.publish("a", [](std::string& text) { text = kText; });
    subscription->deliver();
  }
}

/// Each call is for a topic that is remembered no more.
void many_topics(benchmark::State& state) {
  constexpr std::size_t kTopics = 8'000;
  memory_leak::LastTexts last_texts(kTopics / 2);
  std::vector<std::string> topics;
  for (std::size_t i = 0; i < kTopics; ++i) topics.push_back("topic " + std::to_string(i));
  for (const std::string& topic : topics) last_texts.put(topic, kText);
  std::size_t next = 0;
  for (auto _ : state) last_texts.put(topics[next++ % kTopics], kText);
}

}  // namespace

BENCHMARK(publish_and_deliver);
BENCHMARK(many_topics);
