#include "analyzers/dynamic/bench/ratio.hpp"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

namespace ccgrade::bench {
namespace {

/// How many of `n` sorted values may be left out at either end, so that the rest spans their true
/// median but for once in a thousand: each value is below it as a coin falls.
std::size_t left_out_at_an_end(std::size_t n) {
  double exactly = std::pow(0.5, static_cast<double>(n));  // the chance that just `out` are below
  double at_most = exactly;
  std::size_t out = 0;
  while (2 * at_most <= 0.001) {
    exactly *= static_cast<double>(n - out) / static_cast<double>(out + 1);
    at_most += exactly;
    ++out;
  }
  return out == 0 ? 0 : out - 1;
}

Speed speed_of(const std::string& benchmark, std::vector<double> ratios) {
  std::ranges::sort(ratios);
  const std::size_t n = ratios.size();
  const std::size_t out = left_out_at_an_end(n);
  const double median = std::sqrt(ratios[(n - 1) / 2] * ratios[n / 2]);
  return {benchmark, median, ratios[out], ratios[n - 1 - out], static_cast<int>(n)};
}

}  // namespace

Times parse_times(const std::string& text) {
  // A process that the submission lives in wrote this: anything may stand in it.
  const nlohmann::json report = nlohmann::json::parse(text, nullptr, false);
  Times times;
  try {
    for (const nlohmann::json& row : report.at("benchmarks")) {
      const double time = row.value("real_time", 0.0);
      if (time > 0 && !row.value("error_occurred", false)) times[row.value("name", "")] = time;
    }
  } catch (const nlohmann::json::exception&) {
    return {};
  }
  return times;
}

std::vector<Speed> speeds_of(const std::vector<std::pair<Times, Times>>& pairs) {
  std::map<std::string, std::vector<double>> ratios;
  for (const auto& [reference, submission] : pairs)
    for (const auto& [name, time] : reference)
      if (const auto found = submission.find(name); found != submission.end())
        ratios[name].push_back(time / found->second);
  std::vector<Speed> speeds;
  for (const auto& [name, values] : ratios)
    if (values.size() > 1) speeds.push_back(speed_of(name, values));
  return speeds;
}

}  // namespace ccgrade::bench
