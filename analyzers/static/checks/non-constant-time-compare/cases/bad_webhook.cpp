// A webhook is taken for its sender's by the signature in its header.
#include <algorithm>
#include <array>
#include <cstring>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

using Digest = std::array<unsigned char, 32>;

Digest hmac_of(const std::string& key, const std::string& body);

struct Request {
  std::map<std::string, std::string> headers;
  std::string body;
};

class Webhooks {
 public:
  explicit Webhooks(std::string key) : key_(std::move(key)) {}

  bool take(const Request& request, const Digest& signature) {
    const Digest expected_signature = hmac_of(key_, request.body);
    const int difference = std::memcmp(  // FINDING non-constant-time-compare
        expected_signature.data(), signature.data(), signature.size());
    if (difference != 0) return false;
    std::lock_guard lock(mutex_);
    bodies_.push_back(request.body);
    return true;
  }

 private:
  const std::string key_;
  std::mutex mutex_;
  std::vector<std::string> bodies_;
};

class Sessions {
 public:
  /// Whose session it is; nothing where the token does not fit.
  std::optional<std::string> user_of(int session, const std::string& session_token) const {
    std::lock_guard lock(mutex_);
    const auto found = sessions_.find(session);
    if (found == sessions_.end()) return std::nullopt;
    if (found->second.session_token != session_token)  // FINDING non-constant-time-compare
      return std::nullopt;
    return found->second.user;
  }

 private:
  struct Session {
    std::string user, session_token;
  };
  mutable std::mutex mutex_;
  std::map<int, Session> sessions_;
};
