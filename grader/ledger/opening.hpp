#pragma once
#include <string>

namespace ccgrade {

/// Held while a ledger is opened: one process at a time finds it corrupt and moves it aside, and
/// no other one begins a new ledger, or its side files, at that moment. Where the folder cannot be
/// written there is nothing to hold; opening the ledger says so itself.
class Opening {
 public:
  explicit Opening(const std::string& folder);
  ~Opening();
  Opening(const Opening&) = delete;
  Opening& operator=(const Opening&) = delete;

 private:
  int fd_;
};

}  // namespace ccgrade
