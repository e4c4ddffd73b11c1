#pragma once
// A chain of calls that grows at its outer end only. Chains share what they have in common, so that
// a caller's chain costs one link, however long it is and however many share its rest.
#include <initializer_list>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "analyzers/static/engine/summary.hpp"

namespace ccgrade {

/// One line of a call chain: "in `function`, at `site`".
struct Frame {
  const FunctionSummary* function = nullptr;
  Location site;
  std::string callee;  ///< who is called there; empty at what the chain leads to
};

/// Longer ones are beyond what a reader could follow: what is cut is missed, never accused.
inline constexpr std::size_t kLongestChain = 12;

/// Outermost call first. A value: copies are cheap, and no frame ever changes.
class Chain {
  struct Link {
    Frame frame;
    std::shared_ptr<const Link> next;
    const Frame* last = nullptr;  ///< null: it is this one
    std::size_t length = 1;
  };

 public:
  class Iterator {
   public:
    using iterator_category = std::forward_iterator_tag;
    using value_type = Frame;
    using difference_type = std::ptrdiff_t;
    using pointer = const Frame*;
    using reference = const Frame&;

    Iterator() = default;
    explicit Iterator(const Link* link) : link_(link) {}
    reference operator*() const { return link_->frame; }
    pointer operator->() const { return &link_->frame; }
    Iterator& operator++() {
      link_ = link_->next.get();
      return *this;
    }
    Iterator operator++(int) {
      const Iterator before = *this;
      ++*this;
      return before;
    }
    bool operator==(const Iterator&) const = default;

   private:
    const Link* link_ = nullptr;
  };

  Chain() = default;
  Chain(std::initializer_list<Frame> frames);
  explicit Chain(const std::vector<Frame>& frames);

  /// The same, reached by one more call.
  Chain behind(Frame call) const;

  bool empty() const { return !first_; }
  std::size_t size() const { return first_ ? first_->length : 0; }
  const Frame& front() const { return first_->frame; }
  const Frame& back() const { return first_->last ? *first_->last : first_->frame; }
  Iterator begin() const { return Iterator(first_.get()); }
  Iterator end() const { return Iterator(); }

 private:
  std::shared_ptr<const Link> first_;
};

}  // namespace ccgrade
