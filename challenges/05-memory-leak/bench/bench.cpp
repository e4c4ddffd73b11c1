// What a call costs where there are few topics and where there are many.
#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "api.hpp"

namespace {

void write(std::string& text) {
  text = "a text that is too long to be kept within a string";
}

void publish_and_deliver(benchmark::State& state) {
  memory_leak::Pool pool(2);
  memory_leak::Broker broker(pool, 10);
  const auto subscription = broker.subscribe(
      "a", memory_leak::Kind::every, 10, [](const auto& text) { benchmark::DoNotOptimize(text); });
  for (auto _ : state) {
    broker.publish("a", write);
    subscription->deliver();
  }
}

/// Each call is for a topic that is remembered no more.
void many_topics(benchmark::State& state) {
  constexpr std::size_t kTopics = 8'000;
  memory_leak::Pool pool(2);
  memory_leak::Broker broker(pool, kTopics / 2);
  std::vector<std::string> topics;
  for (std::size_t i = 0; i < kTopics; ++i) topics.push_back("topic " + std::to_string(i));
  for (const std::string& topic : topics) broker.publish(topic, write);
  std::size_t next = 0;
  for (auto _ : state) broker.publish(topics[next++ % kTopics], write);
}

}  // namespace

BENCHMARK(publish_and_deliver);
BENCHMARK(many_topics);
