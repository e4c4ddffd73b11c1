#pragma once
#include <utility>

#include "api.hpp"

namespace resource_leak {

/// Each owns something that is open, and lets go of it when its scope ends, whichever way.

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { close(); }

  bool is_open() const { return number_ != -1; }
  int number() const { return number_; }
  /// A signal may interrupt the call.
  int close() {
    int closed = close_descriptor(number_);
    while (closed == kInterrupted) closed = close_descriptor(number_);
    number_ = -1;
    return closed;
  }

 private:
  int number_;
};

class Lease {
 public:
  Lease(Pool& pool, std::size_t count)
      : pool_(pool), connections_(pool.acquire(static_cast<unsigned>(count))) {}
  Lease(const Lease&) = delete;
  Lease& operator=(const Lease&) = delete;
  ~Lease() {
    for (Connection* connection : connections_) pool_.release(connection);
  }

  Connection* operator[](std::size_t index) const { return connections_[index]; }

 private:
  Pool& pool_;
  const std::vector<Connection*> connections_;
};

class Query {
 public:
  Query(Connection* connection, const std::string& text) {
    good_ = db_prepare(connection, text, &statement_) == Code::ok;
  }
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;
  ~Query() { db_finalize(statement_); }

  /// False when there is no more, or when it failed.
  bool next() {
    const Code code = good_ ? db_step(statement_) : Code::failed;
    good_ = code == Code::row || code == Code::done;
    return code == Code::row;
  }
  bool good() const { return good_; }
  long value() const { return db_value(statement_); }

 private:
  Statement* statement_ = nullptr;
  bool good_ = false;
};

}  // namespace resource_leak
