#include "analyzers/explore/driver/call_sites.hpp"

#include <algorithm>
#include <cctype>
#include <sstream>

#include "analyzers/dynamic/symbols/object_tool.hpp"
#include "analyzers/dynamic/symbols/symbolizer.hpp"

namespace ccgrade::explore {
namespace {

std::string trimmed(const std::string& line) {
  const std::size_t from = line.find_first_not_of(" \t");
  if (from == std::string::npos) return "";
  return line.substr(from, line.find_last_not_of(" \t\r") - from + 1);
}

/// Lines of source files, each file read once.
class Sources {
 public:
  explicit Sources(Host& host) : host_(host) {}

  std::string line(const std::string& file, int number) {
    const auto [found, added] = files_.try_emplace(file);
    if (added) read(file, found->second);
    const auto index = static_cast<std::size_t>(number - 1);
    return number > 0 && index < found->second.size() ? found->second[index] : "";
  }

 private:
  void read(const std::string& file, std::vector<std::string>& lines) {
    const Result<std::string> text = host_.read_file(file, 16 << 20);
    if (!text) return;
    std::istringstream stream(*text);
    for (std::string line; std::getline(stream, line);) lines.push_back(trimmed(line));
  }

  Host& host_;
  std::map<std::string, std::vector<std::string>> files_;
};

/// Of the calls that were inlined into each other, the innermost in the user's own code.
const SourceFrame* telling(const std::vector<SourceFrame>& frames) {
  if (const SourceFrame* own = user_frame(frames)) return own;
  return frames.empty() ? nullptr : &frames.front();
}

/// "  401136: callq 0x401030 <f>": the address; 0 where the line is no instruction.
unsigned long address_of(const std::string& line) {
  std::istringstream text(line);
  unsigned long address = 0;
  char colon = 0;
  text >> std::hex >> address >> colon;
  return colon == ':' ? address : 0;
}

std::vector<CallSite> sites_of(const std::vector<unsigned long>& calls, const Symbolizer& symbols,
                               Sources& sources) {
  std::vector<CallSite> sites;
  std::map<std::string, int> seen;
  for (const unsigned long pc : calls) {
    const std::vector<SourceFrame> frames = symbols.frames({pc + 1});
    const SourceFrame* frame = telling(frames);
    if (!frame) continue;
    const std::string text = sources.line(frame->file, frame->line);
    sites.push_back({pc, frame->file, frame->line, text, ++seen[text]});
  }
  return sites;
}

}  // namespace

Result<FunctionStarts> function_starts(Host& host, const std::string& program) {
  const Result<std::string> listing =
      run_object_tool(host, {"llvm-nm-19", "--defined-only"}, {program});
  if (!listing) return listing.error();
  FunctionStarts starts;
  std::istringstream lines(*listing);
  std::string kind, name;
  for (unsigned long address = 0; lines >> std::hex >> address >> kind >> name;)
    if (kind == "T" || kind == "t" || kind == "W") starts[address] = name;
  return starts;
}

std::string function_at(const FunctionStarts& starts, unsigned long pc) {
  const auto after = starts.upper_bound(pc);
  return after == starts.begin() ? "" : std::prev(after)->second;
}

std::string without_lambda_numbers(const std::string& symbol) {
  std::string plain;
  for (std::size_t i = 0; i < symbol.size(); ++i) {
    plain += symbol[i];
    if (!plain.ends_with("$_")) continue;
    while (i + 1 < symbol.size() && std::isdigit(static_cast<unsigned char>(symbol[i + 1]))) ++i;
  }
  return plain;
}

std::map<std::string, std::vector<unsigned long>> calls_in(const std::string& listing) {
  std::map<std::string, std::vector<unsigned long>> calls;
  std::istringstream lines(listing);
  std::string symbol;
  bool after_call = false;
  for (std::string line; std::getline(lines, line);) {
    const std::size_t name = line.find(" <");
    if (line.ends_with(">:") && name != std::string::npos) {
      symbol = line.substr(name + 2, line.size() - name - 4);
      after_call = false;
    } else if (const unsigned long address = address_of(line)) {
      if (after_call) calls[symbol].push_back(address - 1);
      after_call = line.find("\tcall") != std::string::npos;
    }
  }
  return calls;
}

Result<std::map<std::string, std::vector<CallSite>>> call_sites(
    Host& host, const std::string& program, const std::set<std::string>& symbols) {
  std::map<std::string, std::vector<CallSite>> sites;
  if (symbols.empty()) return sites;  // objdump would print its usage
  std::string wanted = "--disassemble-symbols=";
  for (const std::string& symbol : symbols) wanted += symbol + ",";
  wanted.pop_back();
  const Result<std::string> listing =
      run_object_tool(host, {"llvm-objdump-19", "--no-show-raw-insn", wanted}, {program});
  if (!listing) return listing.error();
  const auto calls = calls_in(*listing);
  std::set<unsigned long> returns;
  for (const auto& [symbol, addresses] : calls)
    for (const unsigned long pc : addresses) returns.insert(pc + 1);
  Symbolizer names(host, program);
  if (const Status known = names.resolve(returns); !known) return known.error();
  Sources sources(host);
  for (const auto& [symbol, addresses] : calls) sites[symbol] = sites_of(addresses, names, sources);
  return sites;
}

}  // namespace ccgrade::explore
