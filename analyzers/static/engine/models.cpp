#include "analyzers/static/engine/models.hpp"

#define TOML_EXCEPTIONS 0
#include "grader/model/toml.hpp"

#include <functional>
#include <string_view>

namespace ccgrade {
namespace {

template <class Value>
using Words = std::vector<std::pair<std::string_view, Value>>;

const Words<TypeKind>& kinds() {
  static const Words<TypeKind> words = {
      {"mutex", TypeKind::mutex},
      {"guard", TypeKind::guard},
      {"semaphore", TypeKind::semaphore},
      {"thread", TypeKind::thread},
      {"jthread", TypeKind::jthread},
      {"thread-number", TypeKind::thread_number},
      {"future", TypeKind::future},
      {"promise", TypeKind::promise},
      {"once", TypeKind::once},
      {"condition", TypeKind::condition},
      {"atomic", TypeKind::atomic},
      {"unique-owner", TypeKind::unique_owner},
      {"shared-owner", TypeKind::shared_owner},
      {"container", TypeKind::container},
      {"function", TypeKind::function},
      {"duration", TypeKind::duration},
      {"adopt-tag", TypeKind::adopt_tag},
      {"defer-tag", TypeKind::defer_tag},
      {"try-tag", TypeKind::try_tag},
  };
  return words;
}

const Words<LockAction>& actions() {
  static const Words<LockAction> words = {
      {"lock", LockAction::lock},
      {"lock-shared", LockAction::lock_shared},
      {"attempt", LockAction::attempt},
      {"attempt-shared", LockAction::attempt_shared},
      {"unlock", LockAction::unlock},
      {"gate-in", LockAction::gate_in},
      {"gate-attempt", LockAction::gate_attempt},
      {"gate-out", LockAction::gate_out},
      {"lock-all", LockAction::lock_all},
  };
  return words;
}

const Words<Ordering>& orderings() {
  static const Words<Ordering> words = {{"picks", Ordering::picks}, {"moves", Ordering::moves}};
  return words;
}

const Words<Destroys>& destructions() {
  static const Words<Destroys> words = {{"argument", Destroys::argument},
                                        {"owned", Destroys::owned}};
  return words;
}

/// Reads one file; the first thing that is wrong in it is kept.
class Reader {
 public:
  explicit Reader(std::string file) : file_(std::move(file)) {}

  Status status() const { return wrong_.empty() ? Status(Done{}) : Status(Error{wrong_}); }

  /// Hands each row of a section to `take`, under its name.
  void section(const toml::table& document, std::string_view name,
               const std::function<void(const std::string&, const toml::table&)>& take) {
    const toml::node* node = document.get(name);
    if (!node) return;
    const toml::table* rows = node->as_table();
    if (!rows) return complain(*node, "[" + std::string(name) + "] must be a table");
    for (const auto& [key, row] : *rows) {
      if (const toml::table* fields = row.as_table())
        take(std::string(key.str()), *fields);
      else
        complain(row, "`" + std::string(key.str()) + "` must be a table: { … }");
    }
  }

  template <class Value>
  void word(const toml::node& node, const Words<Value>& words, Value& value) {
    const auto text = node.value<std::string>();
    for (const auto& [name, meaning] : words)
      if (text && *text == name) {
        value = meaning;
        return;
      }
    std::string known;
    for (const auto& [name, meaning] : words)
      known += (known.empty() ? "" : ", ") + std::string(name);
    complain(node, "expected one of " + known);
  }
  template <class Value>
  void plain(const toml::node& node, Value& value) {
    if (const auto found = node.value_exact<Value>())
      value = *found;
    else
      complain(node, "expected another type of value");
  }
  void argument(const toml::node& node, std::optional<int>& value) {
    const auto number = node.value_exact<int64_t>();
    if (number && *number >= 0 && *number < 64)
      value = static_cast<int>(*number);
    else
      complain(node, "expected the number of an argument, from 0");
  }
  void complain(const toml::node& node, const std::string& what) {
    if (wrong_.empty())
      wrong_ = file_ + ", line " + std::to_string(node.source().begin.line) + ": " + what;
  }

 private:
  std::string file_;
  std::string wrong_;
};

void read_members(Reader& reader, const toml::node& node,
                  std::map<std::string, LockAction>& members) {
  const toml::table* rows = node.as_table();
  if (!rows) return reader.complain(node, "members must be a table");
  for (const auto& [name, action] : *rows)
    reader.word(action, actions(), members[std::string(name.str())]);
}

TypeModel read_type(Reader& reader, const toml::table& row) {
  TypeModel type;
  for (const auto& [key, node] : row) {
    if (key == "kind")
      reader.word(node, kinds(), type.kind);
    else if (key == "recursive")
      reader.plain(node, type.recursive);
    else if (key == "of-c")
      reader.plain(node, type.of_c);
    else if (key == "shared")
      reader.plain(node, type.shared);
    else if (key == "members")
      read_members(reader, node, type.members);
    else
      reader.complain(node, "a type has no `" + std::string(key.str()) + "`");
  }
  return type;
}

FunctionModel read_function(Reader& reader, const toml::table& row) {
  FunctionModel function;
  for (const auto& [key, node] : row) {
    if (key == "does")
      reader.word(node, actions(), function.action);
    else if (key == "ordering")
      reader.word(node, orderings(), function.ordering);
    else if (key == "destroys")
      reader.word(node, destructions(), function.destroys);
    else if (key == "waits")
      reader.plain(node, function.waits);
    else if (key == "meets")
      reader.plain(node, function.meets);
    else if (key == "runs-once")
      reader.plain(node, function.runs_once);
    else if (key == "joins")
      reader.plain(node, function.joins);
    else if (key == "timed")
      reader.plain(node, function.timed);
    else if (key == "condition")
      reader.argument(node, function.condition);
    else if (key == "lock")
      reader.argument(node, function.lock);
    else if (key == "starts")
      reader.argument(node, function.starts);
    else if (key == "thread")
      reader.argument(node, function.thread);
    else if (key == "sets-handler")
      reader.plain(node, function.sets_handler);
    else if (key == "notifies-one")
      reader.plain(node, function.notifies_one);
    else if (key == "notifies-all")
      reader.plain(node, function.notifies_all);
    else if (key == "detaches")
      reader.plain(node, function.detaches);
    else if (key == "keeps-callable")
      reader.plain(node, function.keeps_callable);
    else if (key == "receives")
      reader.plain(node, function.receives);
    else if (key == "signal-safe")
      reader.plain(node, function.signal_safe);
    else if (key == "ends-process")
      reader.plain(node, function.ends_process);
    else if (key == "makes-recursive")
      reader.argument(node, function.makes_recursive);
    else if (key == "blocks")
      reader.plain(node, function.blocks);
    else if (key == "mt-unsafe")
      reader.plain(node, function.mt_unsafe);
    else if (key == "opens")
      reader.plain(node, function.opens);
    else if (key == "opens-in")
      reader.argument(node, function.opens_in);
    else if (key == "closes")
      reader.argument(node, function.closes);
    else if (key == "signal-unsafe")
      reader.plain(node, function.signal_unsafe);
    else if (key == "asks-path")
      reader.argument(node, function.asks_path);
    else if (key == "asks-rights")
      reader.plain(node, function.asks_rights);
    else if (key == "uses-path")
      reader.argument(node, function.uses_path);
    else if (key == "only-reads")
      reader.plain(node, function.only_reads);
    else
      reader.complain(node, "a function has no `" + std::string(key.str()) + "`");
  }
  return function;
}

}  // namespace

Result<Models> Models::read(const std::vector<std::pair<std::string, std::string>>& files) {
  Models models;
  for (const auto& [name, text] : files) {
    const toml::parse_result parsed = toml::parse(text, name);
    if (!parsed)
      return Error{name + ", line " + std::to_string(parsed.error().source().begin.line) + ": " +
                   std::string(parsed.error().description())};
    Reader reader(name);
    for (const auto& [key, node] : parsed.table())
      if (key != "types" && key != "functions" && key != "members")
        reader.complain(node, "a model has [types], [functions] and [members], and no `" +
                                  std::string(key.str()) + "`");
    reader.section(parsed.table(), "types", [&](const std::string& type, const toml::table& row) {
      models.types_.insert_or_assign(type, read_type(reader, row));
    });
    reader.section(parsed.table(), "functions",
                   [&](const std::string& function, const toml::table& row) {
                     models.functions_.insert_or_assign(function, read_function(reader, row));
                   });
    if (const toml::node* members = parsed.table().get("members"))
      read_members(reader, *members, models.members_);
    if (const Status good = reader.status(); !good) return good.error();
  }
  return models;
}

const TypeModel* Models::type(const std::string& name) const {
  const auto found = types_.find(name);
  return found == types_.end() ? nullptr : &found->second;
}

const FunctionModel* Models::function(const std::string& name) const {
  const auto found = functions_.find(name);
  return found == functions_.end() ? nullptr : &found->second;
}

LockAction Models::member(const TypeModel& type, const std::string& name) const {
  if (const auto own = type.members.find(name); own != type.members.end()) return own->second;
  const auto usual = members_.find(name);
  return usual == members_.end() ? LockAction::none : usual->second;
}

}  // namespace ccgrade
