// The same, every byte looked at whatever the ones before were; and what is no secret as usual.
#include <array>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

using Digest = std::array<unsigned char, 32>;

Digest hmac_of(const std::string& key, const std::string& body);

bool same_bytes(const unsigned char* a, const unsigned char* b, std::size_t size) {
  unsigned char difference = 0;
  for (std::size_t i = 0; i < size; ++i) difference |= static_cast<unsigned char>(a[i] ^ b[i]);
  return difference == 0;
}

class Webhooks {
 public:
  explicit Webhooks(std::string key) : key_(std::move(key)) {}

  bool take(const std::string& sender, const std::string& body, const Digest& signature) {
    const Digest expected_signature = hmac_of(key_, body);
    if (!same_bytes(expected_signature.data(), signature.data(), signature.size())) return false;
    std::lock_guard lock(mutex_);
    if (last_sender_ == sender) ++repeated_;
    last_sender_ = sender;
    return true;
  }
  bool has_key() const { return key_ != ""; }

 private:
  const std::string key_;
  std::mutex mutex_;
  std::string last_sender_;
  int repeated_ = 0;
};

class Passwords {
 public:
  /// Whether the user chose anew, and not what the form said twice.
  static bool is_filled(const std::string& password, const std::string& repeated) {
    return !password.empty() && password.size() == repeated.size();
  }
};
