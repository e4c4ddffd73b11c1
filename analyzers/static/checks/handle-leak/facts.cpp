// Theory of operation. A local variable that a library call gives a handle to (the models say which
// calls) is, on the paths to a point, a set of states: nothing, open, closed, taken by a library
// that keeps what it gets. A way out of the function on which it is open, whatever path leads
// there, is noted, and so is an assignment that loses an open one. A handle that is used for
// anything but calls of libraries and tests may live on elsewhere, and is not followed.
//
// A note per such way out or loss: `text` is the variable, `kind` the kind of handle, `site` where
// it was opened, `other` the way out or the assignment. Of an assignment `path` has what is there.
#include "analyzers/static/checks/handle-leak/facts/handle_domain.hpp"
#include "analyzers/static/frontend/dataflow.hpp"

namespace ccgrade {
namespace frontend {
namespace {

class HandleLeak : public FactFinder {
 public:
  void look_at(const FunctionView& view, FunctionSummary& summary) const override {
    if (view.function.isMain()) return;  // the process ends, and the system closes all
    const Handles handles(view);
    if (handles.empty()) return;
    HandleDomain domain(view, handles);
    const auto entry = fixpoint(view.cfg, domain);
    summary.abandoned |= entry.empty();
    const clang::PostOrderCFGView order(&view.cfg);
    for (const clang::CFGBlock* block : order)
      if (const auto found = entry.find(block); found != entry.end())
        Block{view, handles, domain, *block, summary}.go_through(found->second);
  }

 private:
  /// One block, at last: the states at its entry are known.
  struct Block {
    const FunctionView& view;
    const Handles& handles;
    HandleDomain& domain;
    const clang::CFGBlock& block;
    FunctionSummary& summary;

    void go_through(HandleState state) const {
      for (const clang::CFGElement& element : block) {
        if (const auto statement = element.getAs<clang::CFGStmt>())
          note_loss(*statement->getStmt(), state);
        domain.element(element, state);
      }
      const clang::Stmt* last = last_statement(block);
      const auto where = last ? last->getBeginLoc() : view.body().getEndLoc();
      each_way_out(block, view.cfg, domain, state, [&](const HandleState& left) {
        for (const auto& [variable, fate] : left.fates)
          if (fate.is_open()) note(*variable, *fate.opening, where);
      });
    }

    void note_loss(const clang::Stmt& statement, const HandleState& state) const {
      const auto lost = state.fates.find(set_anew_by(statement));
      if (lost == state.fates.end() || !lost->second.is_open()) return;
      note(*lost->first, *lost->second.opening, statement.getBeginLoc());
      const auto& value = *llvm::cast<clang::BinaryOperator>(statement).getRHS();
      summary.notes.back().path.text = shown_text(view.function.getASTContext(), value);
    }

    void note(const clang::VarDecl& variable, const clang::Stmt& opening,
              clang::SourceLocation where) const {
      Note& note = summary.notes.emplace_back();
      note.rule = "handle-leak";
      note.kind = handles.kind_of(opening);
      note.site = view.location(opening.getBeginLoc());
      note.other = view.location(where);
      note.text = variable.getNameAsString();
    }
  };
};

}  // namespace
}  // namespace frontend

std::unique_ptr<frontend::FactFinder> make_handle_leak_facts() {
  return std::make_unique<frontend::HandleLeak>();
}

}  // namespace ccgrade
