#pragma once
#include <string>
#include <vector>

namespace ccgrade {

/// A part of a tool's log that belongs to one scenario; empty before the first mark.
struct MarkedPart {
  std::string scenario;
  std::string text;
};

/// Splits a log at the "scenario NAME" lines that the harness writes into it.
std::vector<MarkedPart> split_at_marks(const std::string& log);

}  // namespace ccgrade
