#include "tools/ccgrade/mutation_table.hpp"

#include <iomanip>
#include <ostream>
#include <set>

namespace ccgrade {
namespace {

constexpr int kKindWidth = 20;
constexpr int kCellWidth = 9;

}  // namespace

void MutationTable::add(const std::string& kind, const std::string& challenge, Fate fate) {
  ++counts_[kind][challenge][fate];
}

int MutationTable::in(const Counts& counts, Fate fate) {
  const auto found = counts.find(fate);
  return found == counts.end() ? 0 : found->second;
}

/// Empty names stand for all.
MutationTable::Counts MutationTable::sum(const std::string& kind,
                                         const std::string& challenge) const {
  Counts all;
  for (const auto& [each_kind, row] : counts_)
    for (const auto& [each_challenge, counts] : row)
      if ((kind.empty() || kind == each_kind) && (challenge.empty() || challenge == each_challenge))
        for (const auto& [fate, count] : counts) all[fate] += count;
  return all;
}

int MutationTable::count(Fate fate) const {
  return in(sum("", ""), fate);
}

double MutationTable::share_caught() const {
  const int bugs = count(Fate::caught) + count(Fate::missed);
  return bugs == 0 ? 1 : static_cast<double>(count(Fate::caught)) / bugs;
}

std::string MutationTable::cell(const Counts& counts) {
  const int bugs = in(counts, Fate::caught) + in(counts, Fate::missed);
  if (bugs == 0) return "-";
  return std::to_string(in(counts, Fate::caught)) + "/" + std::to_string(bugs);
}

void MutationTable::print(std::ostream& out) const {
  std::set<std::string> challenges;
  for (const auto& [kind, row] : counts_)
    for (const auto& [challenge, counts] : row) challenges.insert(challenge);
  const auto row = [&](const std::string& name, const std::string& kind) {
    out << std::left << std::setw(kKindWidth) << name << std::right;
    for (const std::string& challenge : challenges)
      out << std::setw(kCellWidth) << cell(sum(kind, challenge));
    out << std::setw(kCellWidth) << cell(sum(kind, "")) << '\n';
  };
  out << std::left << std::setw(kKindWidth) << "caught/bugs" << std::right;
  for (const std::string& challenge : challenges)
    out << std::setw(kCellWidth) << challenge.substr(0, 2);
  out << std::setw(kCellWidth) << "all" << '\n';
  for (const auto& [kind, counts] : counts_) row(kind, kind);
  row("all", "");
}

}  // namespace ccgrade
