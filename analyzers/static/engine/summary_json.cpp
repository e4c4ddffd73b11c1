#include <nlohmann/json.hpp>

#include "analyzers/static/engine/summary.hpp"

namespace ccgrade {

NLOHMANN_JSON_SERIALIZE_ENUM(IndexKind, {{IndexKind::unknown, "unknown"},
                                         {IndexKind::constant, "constant"},
                                         {IndexKind::raw, "raw"},
                                         {IndexKind::ordered, "ordered"}})
NLOHMANN_JSON_SERIALIZE_ENUM(StepKind, {{StepKind::field, "field"},
                                        {StepKind::index, "index"},
                                        {StepKind::owner, "owner"},
                                        {StepKind::deref, "deref"},
                                        {StepKind::address, "address"}})
NLOHMANN_JSON_SERIALIZE_ENUM(Root, {{Root::unknown, "unknown"},
                                    {Root::global, "global"},
                                    {Root::self, "self"},
                                    {Root::parameter, "parameter"},
                                    {Root::local, "local"}})

// Every field has a default, so that a handwritten summary in a test says only what it is about.
static void to_json(nlohmann::json& json, const Location& site) {
  json = {{"file", site.file}, {"line", site.line}, {"column", site.column}};
}
static void from_json(const nlohmann::json& json, Location& site) {
  site = {json.value("file", ""), json.value("line", 0), json.value("column", 0)};
}
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(Index, kind, text, roots, plain, wraps)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(Step, kind, name, record, index)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(AccessPath, root, id, text, steps, loose)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(Held, lock, site, gate, shared, certain, via)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(Acquire, lock, site, shared, type, by_hand,
                                                if_asked, held, live)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(Release, lock, site, own, before, by_guard, adopted,
                                                type)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(LockedExit, lock, taken, exit, how)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(Access, path, site, write, atomic, building, type,
                                                held, live)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(Argument, path, value, callable)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(Call, callee, name, through, receiver, args, site,
                                                held, live, last, kept)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(Spawn, call, object)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(UnjoinedExit, exit, how, branch)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(ThreadObject, name, many, created, unjoined)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(Condition, op, left, right, early_out, computed)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(Fix, what, where, end_column, text)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(Note, rule, kind, site, other, text, path, fix)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(FunctionSummary, usr, name, site, owner, exposed,
                                                builds, waits, spins, overrides, acquires, releases,
                                                leaves, locked_exits, accesses, calls, spawns,
                                                outliving, threads, conditions, notes)

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(Input, path, digest)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(OwnName, usr, record)

std::string summary_to_json(const UnitSummary& unit) {
  const nlohmann::json json = {{"schema", kSummarySchema},
                               {"source", unit.source},
                               {"functions", unit.functions},
                               {"inputs", unit.inputs},
                               {"own", unit.own}};
  return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

Result<UnitSummary> summary_from_json(const std::string& text) {
  try {
    // Of numbers with a fraction the library would make whole ones, without a look at their size.
    bool has_fractions = false;
    const auto json = nlohmann::json::parse(text, [&](int, auto event, nlohmann::json& value) {
      has_fractions |= event == nlohmann::json::parse_event_t::value && value.is_number_float();
      return true;
    });
    if (has_fractions) return Error{"not a function summary: it has a number with a fraction"};
    if (json.value("schema", "") != kSummarySchema)
      return Error{std::string("not a function summary: expected schema ") + kSummarySchema};
    return UnitSummary{
        json.value("source", ""), json.value("functions", std::vector<FunctionSummary>{}),
        json.value("inputs", std::vector<Input>{}), json.value("own", std::vector<OwnName>{})};
  } catch (const nlohmann::json::exception& error) {
    return Error{std::string("not a function summary: ") + error.what()};
  }
}

}  // namespace ccgrade
