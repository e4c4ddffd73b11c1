#include <deque>
#include <map>
#include <mutex>

#include "api.hpp"
#include "same.hpp"

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
  /// With the mutex held.
  bool is_right(const Account& account, const Secret& digest) {
    return machine.decided(same(account.digest, digest)) && &account != &nobody;
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
  std::lock_guard lock(impl_->mutex);
  const Account& account = impl_->account_of(user);
  return impl_->is_right(account, impl_->machine.stretch(password, account.salt)) ||
         impl_->alarm(user);
}

bool Login::change(const std::string& user, std::string_view old_password,
                   std::string_view new_password) {
  std::lock_guard lock(impl_->mutex);
  Account& account = impl_->account_of(user);
  const Secret old_digest = impl_->machine.stretch(old_password, account.salt);
  const Secret new_digest = impl_->machine.stretch(new_password, account.salt);
  if (!impl_->is_right(account, old_digest)) return impl_->alarm(user);
  account.digest = new_digest;
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
