#pragma once
#include <poll.h>

#include <string>
#include <vector>

#include "grader/host/process.hpp"

namespace ccgrade {

/// Our ends of a command's pipes: its stdout, its stderr, and its channels. What comes over a cap
/// is read and dropped, so that a flood cannot block the child or fill our memory. Owns the
/// descriptors.
class Streams {
 public:
  Streams(const Command& command, const std::vector<int>& pipes);
  ~Streams();
  Streams(const Streams&) = delete;

  /// Waits for something to read, or for news of the descriptor `other`, or for one tick.
  void wait(int other);
  /// Bytes that came by stdout and stderr, dropped ones too.
  std::size_t printed() const { return streams_[0].received + streams_[1].received; }
  /// Bytes that came by the first channel; 0 where there is none.
  std::size_t heard() const { return streams_.size() > 2 ? streams_[2].received : 0; }
  /// Moves into the result what has come; the pipes are read dry and closed first.
  void finish(ProcessResult& result);

 private:
  struct Stream {
    int fd = -1;
    std::size_t cap = 0;
    std::size_t received = 0;
    std::string text;
  };
  static void drain(Stream& stream);

  std::vector<Stream> streams_;
};

}  // namespace ccgrade
