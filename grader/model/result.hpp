#pragma once
#include <string>
#include <utility>
#include <variant>

namespace ccgrade {

/// Whose fault something is: the submission's (or what else ccgrade was given to look at), or ours,
/// which is also what nobody is known to be at fault for.
enum class Blame { ours, submission };

/// Why something could not be done: one sentence for a person, saying what, where and the remedy.
struct Error {
  std::string message;
  Blame blame = Blame::ours;
};

/// A value or the reason why there is none. No exceptions cross a component's boundary.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::move(value)) {}
  Result(Error error) : state_(std::move(error)) {}

  explicit operator bool() const { return state_.index() == 0; }
  T& operator*() { return std::get<0>(state_); }
  const T& operator*() const { return std::get<0>(state_); }
  T* operator->() { return &std::get<0>(state_); }
  const T* operator->() const { return &std::get<0>(state_); }
  const Error& error() const { return std::get<1>(state_); }

 private:
  std::variant<T, Error> state_;
};

/// The result of an action that yields nothing but success.
struct Done {};
using Status = Result<Done>;

}  // namespace ccgrade
