// Two accounts in a file, and a login that was opened on it.
#pragma once
#include <memory>

#include "machine.hpp"
#include "scenario.hpp"

inline constexpr std::uint64_t kSaltOfAlice = 1'001, kSaltOfBob = 1'002;

class AccountsFile final : public security::File {
 public:
  AccountsFile(unsigned owner, std::vector<security::Account> accounts)
      : owner_(owner), accounts_(std::move(accounts)) {}
  unsigned owner() const override { return owner_; }
  std::vector<security::Account> accounts() const override { return accounts_; }

 private:
  unsigned owner_;
  std::vector<security::Account> accounts_;
};

inline AccountsFile file_of_admin() {
  return {security::kAdmin,
          {{"alice", kSaltOfAlice, digest_of("wonderland", kSaltOfAlice)},
           {"bob", kSaltOfBob, digest_of("builder", kSaltOfBob)}}};
}

class OneFile final : public security::Folder {
 public:
  std::optional<unsigned> owner(const std::string&) const override { return security::kAdmin; }
  std::unique_ptr<security::File> open(const std::string&) const override {
    return std::make_unique<AccountsFile>(file_of_admin());
  }
};

/// Shared, so that a thread that stays behind finds what it may still use.
struct Office {
  TestMachine machine;
  OneFile folder;
  security::Login login{folder, "accounts", machine};
};

inline std::shared_ptr<Office> open_office(ccgrade::Scenario& s) {
  auto office = std::make_shared<Office>();
  s.keep_until_exit(office);
  return office;
}
