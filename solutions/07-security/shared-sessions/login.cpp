#include <map>
#include <mutex>
#include <queue>
#include <shared_mutex>

#include "api.hpp"
#include "same.hpp"

namespace security {

namespace {

/// Never changed: a new password makes a new account of the same name.
using Known = std::shared_ptr<const Account>;

}  // namespace

struct Login::Impl {
  explicit Impl(Machine& machine)
      : machine(machine), nobody(std::make_shared<Account>("", 0, machine.random_key())) {}

  Machine& machine;
  const Known nobody;
  std::shared_mutex mutex;
  std::map<std::string, Known> accounts;
  std::mutex of_alarms;
  std::queue<std::string> alarms;

  Known find(const std::string& user) {
    std::shared_lock lock(mutex);
    const auto found = accounts.find(user);
    return found == accounts.end() ? nobody : found->second;
  }
  bool is_right(const Known& account, const Secret& digest) {
    const bool is_known = account != nobody;
    return machine.decided(same(account->digest, digest)) && is_known;
  }
  /// False when another one was faster.
  bool replace(const Known& before, const Known& after) {
    std::lock_guard lock(mutex);
    Known& now = accounts[before->user];
    if (now != before) return false;
    now = after;
    return true;
  }
  bool told(bool succeeded, const std::string& user) {
    if (succeeded) return true;
    std::lock_guard lock(of_alarms);
    alarms.push(user);
    if (alarms.size() > kMostAlarms) alarms.pop();
    return false;
  }
};

Login::Login(const Folder& folder, const std::string& name, Machine& machine)
    : impl_(std::make_unique<Impl>(machine)) {
  const std::unique_ptr<File> file = folder.open(name);
  if (!file || file->owner() != kAdmin) throw NotTrusted();
  for (const Account& account : file->accounts())
    impl_->accounts[account.user] = std::make_shared<Account>(account);
}

Login::~Login() = default;

bool Login::check(const std::string& user, std::string_view password) {
  const Known account = impl_->find(user);
  const Secret digest = impl_->machine.stretch(password, account->salt);
  return impl_->told(impl_->is_right(account, digest), user);
}

bool Login::change(const std::string& user, std::string_view old_password,
                   std::string_view new_password) {
  const Known account = impl_->find(user);
  const Secret old_digest = impl_->machine.stretch(old_password, account->salt);
  const Secret new_digest = impl_->machine.stretch(new_password, account->salt);
  const auto after = std::make_shared<Account>(account->user, account->salt, new_digest);
  const bool changed = impl_->is_right(account, old_digest) && impl_->replace(account, after);
  return impl_->told(changed, user);
}

std::vector<std::string> Login::take_alarms() {
  std::lock_guard lock(impl_->of_alarms);
  std::vector<std::string> taken;
  for (; !impl_->alarms.empty(); impl_->alarms.pop()) taken.push_back(impl_->alarms.front());
  return taken;
}

}  // namespace security
