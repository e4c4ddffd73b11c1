#include <deque>
#include <map>
#include <mutex>

#include "api.hpp"

namespace security {

struct Login::Impl {
  explicit Impl(Machine& machine) : machine(machine) { nobody.digest = machine.random_key(); }

  Machine& machine;
  std::mutex mutex;
  std::map<std::string, Account> accounts;
  Account nobody;  // stands for whoever is unknown; nobody knows a password that opens it
  std::deque<std::string> alarms;

  /// With the mutex held.
  Account& account_of(const std::string& user) {
    const auto found = accounts.find(user);
    return found == accounts.end() ? nobody : found->second;
  }
  std::uint64_t salt_of(const std::string& user) {
    std::lock_guard lock(mutex);
    return account_of(user).salt;
  }
  /// With the mutex held.
  bool is_right(const Account& account, const Secret& digest) {
    for (std::size_t i = 0; i < digest.size(); ++i)
      if (!machine.decided(account.digest[i] == digest[i])) return false;
    return &account != &nobody;
  }
  /// With the mutex held. False, for the caller to return.
  bool alarm(const std::string& user) {
    if (alarms.size() == kMostAlarms) alarms.pop_front();
    alarms.push_back(user);
    return false;
  }
};

Login::Login(const Folder& folder, const std::string& name, Machine& machine)
    : impl_(std::make_unique<Impl>(machine)) {
  const std::unique_ptr<File> file = folder.open(name);
  if (!file || file->owner() != kAdmin) throw NotTrusted();
  for (const Account& account : file->accounts()) impl_->accounts[account.user] = account;
}

Login::~Login() = default;

bool Login::check(const std::string& user, std::string_view password) {
  const Secret digest = impl_->machine.stretch(password, impl_->salt_of(user));
  std::lock_guard lock(impl_->mutex);
  return impl_->is_right(impl_->account_of(user), digest) || impl_->alarm(user);
}

bool Login::change(const std::string& user, std::string_view old_password,
                   std::string_view new_password) {
  const std::uint64_t salt = impl_->salt_of(user);
  const Secret old_digest = impl_->machine.stretch(old_password, salt);
  const Secret new_digest = impl_->machine.stretch(new_password, salt);
  std::lock_guard lock(impl_->mutex);
  if (!impl_->is_right(impl_->account_of(user), old_digest)) return impl_->alarm(user);
  impl_->account_of(user).digest = new_digest;
  return true;
}

std::vector<std::string> Login::take_alarms() {
  std::deque<std::string> taken;
  {
    std::lock_guard lock(impl_->mutex);
    taken.swap(impl_->alarms);
  }
  return {taken.begin(), taken.end()};
}

}  // namespace security
