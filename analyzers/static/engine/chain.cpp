#include "analyzers/static/engine/chain.hpp"

#include <utility>

namespace ccgrade {

Chain::Chain(std::initializer_list<Frame> frames) : Chain(std::vector<Frame>(frames)) {}

Chain::Chain(const std::vector<Frame>& frames) {
  for (auto frame = frames.rbegin(); frame != frames.rend(); ++frame) *this = behind(*frame);
}

Chain Chain::behind(Frame call) const {
  Chain longer;
  longer.first_ = std::make_shared<const Link>(
      Link{std::move(call), first_, empty() ? nullptr : &back(), size() + 1});
  return longer;
}

}  // namespace ccgrade
