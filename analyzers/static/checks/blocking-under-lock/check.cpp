// A call that may take as long as the outside world likes, with a lock held that others need.
#include <map>
#include <tuple>

#include "analyzers/static/engine/check.hpp"
#include "analyzers/static/engine/library_calls.hpp"
#include "analyzers/static/engine/trail.hpp"

namespace ccgrade {
namespace {

Finding describe(const LibraryCall& call, const HeldLock& held) {
  const Frame& at = call.chain.back();
  const std::string lock = quoted(held.held.lock.text);
  Finding finding;
  finding.rule = "blocking-under-lock";
  finding.severity = Severity::warning;
  finding.certainty = Certainty::suspected;
  finding.where = at.site;
  finding.sites = {site_of(Role::holds, held.chain.back(), held.held.lock),
                   {Role::calls, at.site.file, at.site.line, at.function->name, call.name}};
  finding.message = call.name + " " + call.model->blocks + " while " + lock +
                    " is held, and whoever wants it waits as long";
  tell_holding(finding, "T1", held.chain, lock, call.chain,
               call.name + " " + call.model->blocks + ", with " + lock + " held");
  return finding;
}

class BlockingUnderLock : public Check {
 public:
  std::string rule() const override { return "blocking-under-lock"; }

  void run(const Program& program, Sink& sink) const override {
    using Place = std::tuple<std::string, int, int>;
    // Each call once, by the shortest way to it from where the lock was taken.
    std::map<Place, std::pair<std::size_t, Finding>> shortest;
    for (const auto& [usr, calls] : program.library_calls())
      for (const LibraryCall& call : calls) {
        if (call.model->blocks.empty()) continue;
        for (const HeldLock& held : call.held) {
          if (!held.held.certain || held.held.shared) continue;
          const Location& site = call.chain.back().site;
          const std::size_t length = call.chain.size() + held.chain.size();
          const Place place{site.file, site.line, site.column};
          const auto known = shortest.find(place);
          if (known == shortest.end() || length < known->second.first)
            shortest.insert_or_assign(place, std::pair(length, describe(call, held)));
        }
      }
    for (auto& [place, finding] : shortest) sink.report(std::move(finding.second));
  }
};

}  // namespace

std::unique_ptr<Check> make_blocking_under_lock_check() {
  return std::make_unique<BlockingUnderLock>();
}

}  // namespace ccgrade
