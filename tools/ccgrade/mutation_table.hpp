#pragma once
#include <iosfwd>
#include <map>
#include <string>

namespace ccgrade {

/// What became of a mutant.
enum class Fate {
  caught,      ///< it lost points
  missed,      ///< it got full marks
  equivalent,  ///< full marks, and it is no bug
  stillborn,   ///< it does not compile
  not_judged,  ///< no verdict
};

/// Counts fates by kind of mutant and challenge.
class MutationTable {
 public:
  void add(const std::string& kind, const std::string& challenge, Fate fate);
  /// Of those that are bugs, how many lost points, from 0 to 1; 1 where there are none.
  double share_caught() const;
  int count(Fate fate) const;
  /// A row for each kind, a column for each challenge: "caught/bugs".
  void print(std::ostream& out) const;

 private:
  using Counts = std::map<Fate, int>;
  static int in(const Counts& counts, Fate fate);
  static std::string cell(const Counts& counts);
  Counts sum(const std::string& kind, const std::string& challenge) const;

  std::map<std::string, std::map<std::string, Counts>> counts_;  ///< by kind, then challenge
};

}  // namespace ccgrade
