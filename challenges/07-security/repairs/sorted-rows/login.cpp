// Accounts carry a version: who wants to change one says which he has looked at.
#include <deque>
#include <mutex>
#include <shared_mutex>
#include <unordered_map>

#include "api.hpp"

namespace security {

namespace {

struct Versioned {
  Account account;
  std::uint64_t version = 0;
};

bool differ(const Secret& one, const Secret& other) {
  unsigned sum = 0;
  for (std::size_t i = 0; i < one.size(); ++i) sum += static_cast<unsigned>(one[i] ^ other[i]);
  return sum != 0;
}

}  // namespace

struct Login::Impl {
  Machine& machine;
  const Versioned unknown;  // of version 0, which no account has
  std::shared_mutex mutex;
  std::unordered_map<std::string, Versioned> accounts;
  std::deque<std::string> alarms;

  /// A copy.
  Versioned look(const std::string& user) {
    std::shared_lock lock(mutex);
    const auto found = accounts.find(user);
    return found == accounts.end() ? unknown : found->second;
  }
  bool fits(const Versioned& seen, const Secret& digest) {
    const bool wrong = differ(seen.account.digest, digest);
    return !machine.decided(wrong) && seen.version > 0;
  }
  bool failed(const std::string& user) {
    std::lock_guard lock(mutex);
    alarms.push_back(user);
    while (alarms.size() > kMostAlarms) alarms.pop_front();
    return false;
  }
};

Login::Login(const Folder& folder, const std::string& name, Machine& machine)
    : impl_(new Impl{machine, {{"", 0, machine.random_key()}, 0}, {}, {}, {}}) {
  const auto file = folder.open(name);
  if (file == nullptr) throw NotTrusted();
  if (file->owner() != kAdmin) throw NotTrusted();
  for (Account& account : file->accounts()) {
    const std::string user = account.user;
    impl_->accounts[user] = {std::move(account), 1};
  }
}

Login::~Login() = default;

bool Login::check(const std::string& user, std::string_view password) {
  const Versioned seen = impl_->look(user);
  if (impl_->fits(seen, impl_->machine.stretch(password, seen.account.salt))) return true;
  return impl_->failed(user);
}

bool Login::change(const std::string& user, std::string_view old_password,
                   std::string_view new_password) {
  const Versioned seen = impl_->look(user);
  const Secret next = impl_->machine.stretch(new_password, seen.account.salt);
  if (!impl_->fits(seen, impl_->machine.stretch(old_password, seen.account.salt)))
    return impl_->failed(user);
  {
    std::unique_lock lock(impl_->mutex);
    Versioned& now = impl_->accounts[user];
    if (now.version == seen.version) {
      now.account.digest = next;
      ++now.version;
      return true;
    }
  }
  return impl_->failed(user);
}

std::vector<std::string> Login::take_alarms() {
  std::unique_lock lock(impl_->mutex);
  std::vector<std::string> taken(impl_->alarms.begin(), impl_->alarms.end());
  impl_->alarms.clear();
  return taken;
}

}  // namespace security
