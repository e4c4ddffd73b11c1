#include <algorithm>
#include <array>
#include <mutex>
#include <utility>

#include "api.hpp"
#include "same.hpp"

namespace security {

namespace {

struct Row {
  std::string user;
  std::uint64_t salt = 0;
  bool exists = false;
  std::mutex mutex;  // of what follows; the rest never changes
  Secret digest;
};

/// The newest failures, each in the place of the oldest.
class Alarms {
 public:
  void add(const std::string& user) {
    std::lock_guard lock(mutex_);
    places_[next_] = user;
    next_ = (next_ + 1) % kMostAlarms;
    size_ = std::min(size_ + 1, kMostAlarms);
  }
  std::vector<std::string> take() {
    std::lock_guard lock(mutex_);
    std::vector<std::string> taken;
    for (; size_ > 0; --size_)
      taken.push_back(std::move(places_[(next_ + kMostAlarms - size_) % kMostAlarms]));
    return taken;
  }

 private:
  std::mutex mutex_;
  std::array<std::string, kMostAlarms> places_;
  std::size_t next_ = 0, size_ = 0;
};

}  // namespace

struct Login::Impl {
  Impl(std::vector<Account> accounts, Machine& machine)
      : machine(machine), size(accounts.size()), rows(std::make_unique<Row[]>(size)) {
    std::ranges::sort(accounts, {}, &Account::user);
    for (std::size_t i = 0; i < size; ++i) {
      rows[i].user = accounts[i].user;
      rows[i].salt = accounts[i].salt;
      rows[i].exists = true;
      rows[i].digest = accounts[i].digest;
    }
    nobody.digest = machine.random_key();
  }

  Machine& machine;
  const std::size_t size;
  const std::unique_ptr<Row[]> rows;  // sorted by user; none comes, none goes
  Row nobody;
  Alarms alarms;

  Row& row_of(const std::string& user) {
    Row* const end = rows.get() + size;
    Row* const found = std::ranges::lower_bound(rows.get(), end, user, {}, &Row::user);
    return found == end || found->user != user ? nobody : *found;
  }
  bool told(bool succeeded, const std::string& user) {
    if (!succeeded) alarms.add(user);
    return succeeded;
  }
};

namespace {

std::vector<Account> trusted_accounts(const Folder& folder, const std::string& name) {
  const std::unique_ptr<File> file = folder.open(name);
  if (!file || file->owner() != kAdmin) throw NotTrusted();
  return file->accounts();
}

}  // namespace

Login::Login(const Folder& folder, const std::string& name, Machine& machine)
    : impl_(std::make_unique<Impl>(trusted_accounts(folder, name), machine)) {}

Login::~Login() = default;

bool Login::check(const std::string& user, std::string_view password) {
  Row& row = impl_->row_of(user);
  const Secret digest = impl_->machine.stretch(password, row.salt);
  bool right = false;
  {
    std::lock_guard lock(row.mutex);
    right = same(row.digest, digest);
  }
  return impl_->told(impl_->machine.decided(right) && row.exists, user);
}

bool Login::change(const std::string& user, std::string_view old_password,
                   std::string_view new_password) {
  Row& row = impl_->row_of(user);
  const Secret old_digest = impl_->machine.stretch(old_password, row.salt);
  const Secret new_digest = impl_->machine.stretch(new_password, row.salt);
  bool right = false;
  {
    std::lock_guard lock(row.mutex);
    right = impl_->machine.decided(same(row.digest, old_digest)) && row.exists;
    if (right) row.digest = new_digest;
  }
  return impl_->told(right, user);
}

std::vector<std::string> Login::take_alarms() {
  return impl_->alarms.take();
}

}  // namespace security
