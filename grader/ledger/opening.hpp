#pragma once
#include <string>

#include "grader/host/host.hpp"

namespace ccgrade {

/// Held while a ledger is opened: one process at a time finds it corrupt and moves it aside, and
/// no other one begins a new ledger, or its side files, at that moment. Waits a few seconds for its
/// turn, and no longer when the user stops ccgrade. Where the folder cannot be written, or the turn
/// does not come, there is nothing to hold; opening the ledger then says itself what is wrong.
class Opening {
 public:
  Opening(Host& host, const std::string& folder);
  ~Opening();
  Opening(const Opening&) = delete;
  Opening& operator=(const Opening&) = delete;

 private:
  int fd_;
};

}  // namespace ccgrade
