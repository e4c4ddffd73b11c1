#include "analyzers/dynamic/symbols/symbolizer.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

namespace ccgrade {
namespace {

std::string hex(unsigned long value) {
  std::ostringstream text;
  text << "0x" << std::hex << value;
  return text.str();
}

std::string without_dot_slash(std::string file) {
  while (file.starts_with("./")) file.erase(0, 2);
  return file;
}

std::vector<SourceFrame> read_frames(const nlohmann::json& symbols) {
  std::vector<SourceFrame> frames;
  for (const auto& symbol : symbols) {
    SourceFrame frame;
    frame.file = without_dot_slash(symbol.value("FileName", ""));
    frame.line = symbol.value("Line", 0);
    frame.column = symbol.value("Column", 0);
    frame.function = plain_function(symbol.value("FunctionName", ""));
    frames.push_back(frame);
  }
  return frames;
}

}  // namespace

Status Symbolizer::resolve(const std::set<unsigned long>& return_addresses) {
  Command command;
  command.argv = {"llvm-symbolizer-19", "--obj=" + program_, "--output-style=JSON"};
  std::vector<unsigned long> asked;
  for (const unsigned long address : return_addresses) {
    if (known_.count(address) || address == 0) continue;
    asked.push_back(address);
    command.argv.push_back(hex(address - 1));  // the call, not what follows it
  }
  if (asked.empty()) return Done{};
  command.limits.output_bytes = 16 << 20;
  command.confinement = {{program_}, {}, {}};
  const ProcessResult done = host_.run(command);
  if (!done.succeeded())
    return Error{"llvm-symbolizer-19 cannot read addresses: " + done.outcome.detail + done.err};
  const nlohmann::json answers = nlohmann::json::parse(done.out, nullptr, false);
  const Error unknown{"llvm-symbolizer-19 answered in a form that ccgrade does not know"};
  if (!answers.is_array() || answers.size() != asked.size()) return unknown;
  try {
    for (std::size_t i = 0; i < asked.size(); ++i)
      known_[asked[i]] = read_frames(answers[i].value("Symbol", nlohmann::json::array()));
  } catch (const nlohmann::json::exception&) {
    return unknown;
  }
  return Done{};
}

std::vector<SourceFrame> Symbolizer::frames(const std::vector<unsigned long>& stack) const {
  std::vector<SourceFrame> all;
  for (const unsigned long address : stack)
    if (const auto found = known_.find(address); found != known_.end())
      all.insert(all.end(), found->second.begin(), found->second.end());
  return all;
}

bool of_submission(const std::string& file) {
  return !file.empty() && file[0] != '/' && file[0] != '?' && file != "api.hpp" &&
         !file.starts_with("harness/") && !file.starts_with("bench/") &&
         file != "scenario_table.cpp" && file != "canary.cpp";
}

const SourceFrame* submission_frame(const std::vector<SourceFrame>& frames) {
  for (const SourceFrame& frame : frames)
    if (of_submission(frame.file)) return &frame;
  return nullptr;
}

bool of_user(const SourceFrame& frame) {
  return !frame.file.empty() && frame.line > 0 && !frame.file.starts_with("/usr/") &&
         frame.file.find("analyzers/explore/") == std::string::npos &&
         frame.file.find("grader/harness/") == std::string::npos;
}

const SourceFrame* user_frame(const std::vector<SourceFrame>& frames) {
  const auto found = std::ranges::find_if(frames, &of_user);
  return found == frames.end() ? nullptr : &*found;
}

std::string plain_function(const std::string& demangled) {
  // "ns::f(int)::$_0::operator()(int) const" is the lambda in ns::f.
  std::string name;
  int depth = 0;
  for (std::size_t i = 0; i < demangled.size(); ++i) {
    const char c = demangled[i];
    const bool call_operator = c == '(' && name.ends_with("operator");
    if (call_operator) {
      name += "()";
      ++i;
      continue;
    }
    if (c == '(' || c == '<') ++depth;
    if (depth == 0) name += c;
    if ((c == ')' || c == '>') && depth > 0) --depth;
  }
  if (name.ends_with(" const")) name.erase(name.size() - 6);
  const std::size_t lambda = name.find("::$_");
  if (lambda != std::string::npos) return name.substr(0, lambda) + " (lambda)";
  return name;
}

}  // namespace ccgrade
