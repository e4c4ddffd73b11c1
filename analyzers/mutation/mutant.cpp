#include "analyzers/mutation/mutant.hpp"

#include <nlohmann/json.hpp>

namespace ccgrade::mutation {

using nlohmann::json;

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Mutant, kind, file, line, offset, length, replacement)

Result<std::string> apply(const Mutant& mutant, const std::string& text) {
  if (mutant.offset > text.size() || mutant.length > text.size() - mutant.offset)
    return Error{mutant.file + " is shorter than the edit in line " + std::to_string(mutant.line) +
                 " assumes: was it changed meanwhile?"};
  return std::string(text).replace(mutant.offset, mutant.length, mutant.replacement);
}

std::string to_text(const std::vector<Mutant>& mutants) {
  return json(mutants).dump(-1, ' ', false, json::error_handler_t::replace);
}

Result<std::vector<Mutant>> mutants_from(const std::string& text) {
  const json rows = json::parse(text, nullptr, false);
  try {
    return rows.get<std::vector<Mutant>>();
  } catch (const json::exception&) {
    return Error{"ccgrade-static's list of mutants cannot be read"};
  }
}

}  // namespace ccgrade::mutation
