// The accounts are a book that is never written in: a new password makes a new book.
#include <algorithm>
#include <list>
#include <mutex>

#include "api.hpp"

namespace security {

namespace {

using Book = std::vector<Account>;

bool same(const Secret& one, const Secret& other) {
  int different = 0;
  for (std::size_t i = 0; i < one.size(); ++i) different += one[i] != other[i];
  return different == 0;
}

}  // namespace

struct Login::Impl {
  Machine& machine;
  std::mutex mutex;
  std::shared_ptr<const Book> book;
  std::list<std::string> alarms;

  std::shared_ptr<const Book> open_book() {
    std::lock_guard lock(mutex);
    return book;
  }
  /// The last row stands for whoever is not in the book.
  static std::size_t row_of(const Book& book, const std::string& user) {
    const auto end = book.end() - 1;
    return static_cast<std::size_t>(
        std::find_if(book.begin(), end, [&](const Account& each) { return each.user == user; }) -
        book.begin());
  }
  bool alarm(const std::string& user) {
    std::lock_guard lock(mutex);
    alarms.push_back(user);
    if (alarms.size() > kMostAlarms) alarms.pop_front();
    return false;
  }
};

Login::Login(const Folder& folder, const std::string& name, Machine& machine)
    : impl_(new Impl{machine, {}, {}, {}}) {
  const auto file = folder.open(name);
  if (!file || file->owner() != kAdmin) throw NotTrusted();
  Book book = file->accounts();
  book.push_back({"", 0, machine.random_key()});
  impl_->book = std::make_shared<const Book>(std::move(book));
}

Login::~Login() = default;

bool Login::check(const std::string& user, std::string_view password) {
  const auto book = impl_->open_book();
  const std::size_t row = Impl::row_of(*book, user);
  const Secret digest = impl_->machine.stretch(password, (*book)[row].salt);
  const bool right = impl_->machine.decided(same(digest, (*book)[row].digest));
  return (right && row + 1 < book->size()) || impl_->alarm(user);
}

bool Login::change(const std::string& user, std::string_view old_password,
                   std::string_view new_password) {
  const auto seen = impl_->open_book();
  const std::size_t row = Impl::row_of(*seen, user);
  const Secret old_digest = impl_->machine.stretch(old_password, (*seen)[row].salt);
  const Secret new_digest = impl_->machine.stretch(new_password, (*seen)[row].salt);
  std::unique_lock lock(impl_->mutex);
  const bool right = impl_->machine.decided(same((*impl_->book)[row].digest, old_digest));
  if (!right || row + 1 == seen->size()) {
    lock.unlock();
    return impl_->alarm(user);
  }
  Book next = *impl_->book;
  next[row].digest = new_digest;
  impl_->book = std::make_shared<const Book>(std::move(next));
  return true;
}

std::vector<std::string> Login::take_alarms() {
  std::lock_guard lock(impl_->mutex);
  std::vector<std::string> taken(impl_->alarms.begin(), impl_->alarms.end());
  impl_->alarms.clear();
  return taken;
}

}  // namespace security
