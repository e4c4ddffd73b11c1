#pragma once
#include <map>
#include <set>
#include <string>
#include <vector>

#include "grader/host/host.hpp"
#include "grader/model/finding.hpp"

namespace ccgrade {

/// A source position behind an address; inlined calls give several per address, innermost first.
struct SourceFrame {
  std::string file;  ///< relative: the submission's or the challenge's; absolute: a library's
  int line = 0;
  int column = 0;
  std::string function;
};

/// Resolves return addresses of a program that was linked without PIE. Outside the program, so that
/// nothing a submission does can bend what is read. Not thread-safe.
class Symbolizer {
 public:
  Symbolizer(Host& host, std::string program) : host_(host), program_(std::move(program)) {}

  /// Resolves them all in one call of llvm-symbolizer-19; later look-ups are free.
  Status resolve(const std::set<unsigned long>& return_addresses);

  /// All frames of a stack of return addresses, innermost first, inlined calls expanded.
  std::vector<SourceFrame> frames(const std::vector<unsigned long>& stack) const;
  /// Of addresses in no order.
  std::vector<SourceFrame> frames_at(const std::set<unsigned long>& addresses) const {
    return frames(std::vector<unsigned long>(addresses.begin(), addresses.end()));
  }

 private:
  Host& host_;
  std::string program_;
  std::map<unsigned long, std::vector<SourceFrame>> known_;
};

/// Is this file the submission's own (not the harness's, the benchmark's or a library's)?
bool of_submission(const std::string& file);

/// The innermost frame of the submission; nullptr when the stack never enters it.
const SourceFrame* submission_frame(const std::vector<SourceFrame>& frames);

/// Is this in the user's own code: no library's, and none of what ccgrade links into the program?
bool of_user(const SourceFrame& frame);

/// The innermost frame in the user's own code; nullptr when there is none.
const SourceFrame* user_frame(const std::vector<SourceFrame>& frames);

/// A function's name as a person says it: no template arguments, parameters or std:: machinery.
std::string plain_function(const std::string& demangled);

}  // namespace ccgrade
