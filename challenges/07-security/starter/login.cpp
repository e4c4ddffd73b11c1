#include <map>
#include <mutex>

#include "api.hpp"

namespace security {

struct Login::Impl {
  Machine& machine;
  std::mutex mutex;
  std::map<std::string, Account> accounts;
  std::vector<std::string> alarms;

  Account* find(const std::string& user) {
    std::lock_guard lock(mutex);
    const auto found = accounts.find(user);
    return found == accounts.end() ? nullptr : &found->second;
  }
  bool failed(const std::string& user) {
    std::lock_guard lock(mutex);
    alarms.push_back(user);
    return false;
  }
};

Login::Login(const Folder& folder, const std::string& name, Machine& machine)
    : impl_(new Impl{machine, {}, {}, {}}) {
  if (folder.owner(name) != kAdmin) throw NotTrusted();
  const std::unique_ptr<File> file = folder.open(name);
  if (!file) throw NotTrusted();
  for (const Account& account : file->accounts()) impl_->accounts[account.user] = account;
}

Login::~Login() = default;

bool Login::check(const std::string& user, std::string_view password) {
  const Account* account = impl_->find(user);
  if (!account) return impl_->failed(user);
  if (impl_->machine.stretch(password, account->salt) != account->digest)
    return impl_->failed(user);
  return true;
}

bool Login::change(const std::string& user, std::string_view old_password,
                   std::string_view new_password) {
  if (!check(user, old_password)) return false;
  Account* account = impl_->find(user);
  account->digest = impl_->machine.stretch(new_password, account->salt);
  return true;
}

std::vector<std::string> Login::take_alarms() {
  std::lock_guard lock(impl_->mutex);
  std::vector<std::string> taken = impl_->alarms;
  impl_->alarms.clear();
  return taken;
}

}  // namespace security
