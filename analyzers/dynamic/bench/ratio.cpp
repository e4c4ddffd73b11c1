#include "analyzers/dynamic/bench/ratio.hpp"

#include <cmath>
#include <nlohmann/json.hpp>

namespace ccgrade::bench {
namespace {

/// Two-sided 95 % quantile of Student's t for `n` values, 2 ≤ n ≤ 12; above that nearly normal.
double t_quantile(std::size_t n) {
  static constexpr double kTable[] = {12.706, 4.303, 3.182, 2.776, 2.571, 2.447,
                                      2.365,  2.306, 2.262, 2.228, 2.201};
  const std::size_t degrees = n - 1;
  return degrees <= std::size(kTable) ? kTable[degrees - 1] : 2.0;
}

Speed speed_of(const std::string& benchmark, const std::vector<double>& logs) {
  const double n = static_cast<double>(logs.size());
  double mean = 0;
  for (const double value : logs) mean += value / n;
  double squares = 0;
  for (const double value : logs) squares += (value - mean) * (value - mean);
  const double half =
      logs.size() < 2 ? 0 : t_quantile(logs.size()) * std::sqrt(squares / (n - 1) / n);
  return {benchmark, std::exp(mean), std::exp(mean - half), std::exp(mean + half),
          static_cast<int>(logs.size())};
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
  std::map<std::string, std::vector<double>> logs;
  for (const auto& [reference, submission] : pairs)
    for (const auto& [name, time] : reference)
      if (const auto found = submission.find(name); found != submission.end())
        logs[name].push_back(std::log(time / found->second));
  std::vector<Speed> speeds;
  for (const auto& [name, values] : logs)
    if (values.size() > 1) speeds.push_back(speed_of(name, values));
  return speeds;
}

}  // namespace ccgrade::bench
