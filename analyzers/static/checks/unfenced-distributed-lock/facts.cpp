// What a function asks of Redis about keys: the first two words of each command that is a literal.
//
// Notes, by `kind`; `text` is the key as it is told apart from others, `path` has the text to show:
//   lease   SET … NX with PX or EX: the key is taken until some time
//   take    SETNX, or SET … NX with no time
//   expire  a time is given to a key
//   look    GET, TTL or a script: who holds the key is asked, or decided by the server
//   delete  DEL or UNLINK of one key
#include <algorithm>

#include "analyzers/static/engine/access_path.hpp"
#include "analyzers/static/frontend/fact_finder.hpp"

namespace ccgrade {
namespace frontend {
namespace {

using clang::Expr;
using llvm::dyn_cast;

constexpr const char* kGiven = "given to ";

std::string upper(std::string text) {
  std::ranges::transform(text, text.begin(), [](unsigned char c) { return std::toupper(c); });
  return text;
}

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words;
  for (std::size_t at = 0; (at = text.find_first_not_of(' ', at)) != std::string::npos;) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    words.push_back(text.substr(at, end - at));
    at = end;
  }
  return words;
}

/// A command that is sent, its arguments apart.
struct Command {
  std::vector<std::string> words;
  std::vector<const Expr*> args;

  bool has(const char* word) const {
    return std::ranges::any_of(words, [&](const std::string& each) { return upper(each) == word; });
  }
};

std::string kind_of(const Command& command) {
  const std::string verb = upper(command.words[0]);
  const bool timed =
      command.has("PX") || command.has("EX") || command.has("PXAT") || command.has("EXAT");
  if (verb == "SET" && command.has("NX")) return timed ? "lease" : "take";
  if (verb == "SETNX") return "take";
  if (verb == "EXPIRE" || verb == "PEXPIRE" || verb == "EXPIREAT") return "expire";
  if (verb == "DEL" || verb == "UNLINK") return "delete";
  if (verb == "GET" || verb == "TTL" || verb == "PTTL") return "look";
  return "";
}

class Visitor : public OwnStatements {
 public:
  Visitor(const FunctionView& view, FunctionSummary& summary) : view_(view), summary_(summary) {}

  bool VisitCallExpr(clang::CallExpr* call) override {
    const std::string name = qualified_name(call->getDirectCallee());
    if ((name != "redisCommand" && name != "redisAppendCommand") || call->getNumArgs() < 2)
      return true;
    const auto* format = dyn_cast<clang::StringLiteral>(plain(call->getArg(1)));
    if (!format || format->getCharByteWidth() != 1) return true;
    Command command{words_of(format->getString().str()), {}};
    for (unsigned i = 2; i < call->getNumArgs(); ++i) command.args.push_back(call->getArg(i));
    if (command.words.size() > 1) note(command, *call);
    return true;
  }

 private:
  void note(const Command& command, const clang::CallExpr& call) {
    const std::string kind = kind_of(command);
    const bool one_key = kind != "delete" || command.words.size() == 2;
    if (kind.empty() || !one_key) return;
    AccessPath shown;
    const std::string key = key_of(command, shown);
    if (!key.empty())
      summary_.notes.push_back({"unfenced-distributed-lock",
                                kind,
                                view_.location(call.getExprLoc()),
                                {},
                                key,
                                std::move(shown)});
  }

  /// The second word. Of "lock:%s" the fixed part tells it from other kinds of keys; "%s" alone is
  /// a global, a member, or what the methods of one class are given.
  std::string key_of(const Command& command, AccessPath& shown) const {
    const std::string& word = command.words[1];
    shown.text = word;
    if (word != "%s") return word.find_first_not_of("%sbdu:") == std::string::npos ? "" : word;
    if (command.args.empty()) return "";
    const Expr* key = unconverted(command.args[0]);
    if (const auto* literal = dyn_cast<clang::StringLiteral>(key))
      return shown.text = literal->getString().str();
    const AccessPath path = view_.paths.path_of(key);
    shown.text = path.text;
    if (path.root == Root::parameter && path.steps.empty())
      return summary_.owner.empty() ? "" : kGiven + summary_.owner;
    return path.root == Root::global || path.root == Root::self ? family(path) : "";
  }
  static const Expr* unconverted(const Expr* key) {
    key = plain(key);
    const auto* call = dyn_cast<clang::CXXMemberCallExpr>(key);
    const auto* method = call ? call->getMethodDecl() : nullptr;
    return method && (method->getNameAsString() == "c_str" || method->getNameAsString() == "data")
               ? plain(call->getImplicitObjectArgument())
               : key;
  }

  const FunctionView& view_;
  FunctionSummary& summary_;
};

}  // namespace
}  // namespace frontend

std::unique_ptr<frontend::FactFinder> make_unfenced_distributed_lock_facts() {
  return std::make_unique<frontend::VisitingFinder<frontend::Visitor>>();
}

}  // namespace ccgrade
