#include "grader/host/streams.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace ccgrade {
namespace {

constexpr int kTickMillis = 20;

}  // namespace

Streams::Streams(const Command& command, const std::vector<int>& pipes) {
  for (std::size_t i = 0; i < pipes.size(); ++i) {
    fcntl(pipes[i], F_SETFL, O_NONBLOCK);
    const bool channel = i >= 2;
    streams_.push_back(
        {pipes[i], channel ? command.channels[i - 2].cap_bytes : command.limits.output_bytes, {}});
  }
}

Streams::~Streams() {
  for (const Stream& stream : streams_)
    if (stream.fd >= 0) close(stream.fd);
}

/// Reads what is there now; closes the stream at its end.
void Streams::drain(Stream& stream) {
  char buffer[1 << 16];
  for (int rounds = 0; rounds < 16; ++rounds) {
    const ssize_t got = read(stream.fd, buffer, sizeof buffer);
    if (got > 0) {
      stream.received += static_cast<std::size_t>(got);
      const std::size_t room = stream.cap - std::min(stream.cap, stream.text.size());
      stream.text.append(buffer, std::min(room, static_cast<std::size_t>(got)));
      continue;
    }
    if (got < 0 && (errno == EAGAIN || errno == EINTR)) return;
    close(stream.fd);
    stream.fd = -1;
    return;
  }
}

void Streams::wait(int other) {
  std::vector<pollfd> set{{other, POLLIN, 0}};
  for (const Stream& stream : streams_) set.push_back({stream.fd, POLLIN, 0});
  poll(set.data(), set.size(), kTickMillis);
  for (Stream& stream : streams_)
    if (stream.fd >= 0) drain(stream);
}

void Streams::finish(ProcessResult& result) {
  for (Stream& stream : streams_) {
    if (stream.fd >= 0) drain(stream);
    if (stream.fd >= 0) close(stream.fd);
    stream.fd = -1;
  }
  result.out = std::move(streams_[0].text);
  result.err = std::move(streams_[1].text);
  for (std::size_t i = 2; i < streams_.size(); ++i)
    result.channels.push_back(std::move(streams_[i].text));
}

}  // namespace ccgrade
