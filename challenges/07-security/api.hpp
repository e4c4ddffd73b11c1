#pragma once
// What the harness calls and a submission implements. This file is fixed: a submission consists of
// reader.cpp, login.cpp, sessions.cpp and any further files of its own.
#include <chrono>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace security {

using Time = std::chrono::nanoseconds;

/// A secret until decided() is asked: nothing that a submission does may depend on its bytes,
/// neither which way a branch goes nor which address is read or written. It may be copied. All
/// secrets, and all that is given out as one, have the same size.
using Secret = std::vector<unsigned char>;

/// What the service has from the machine that it runs on. All members may be called from any number
/// of threads at the same time.
class Machine {
 public:
  virtual ~Machine() = default;

  /// Since some moment in the past. It never goes back.
  virtual Time now() const = 0;

  /// Bytes that nobody can guess.
  virtual Secret random_key() = 0;

  /// A number that nobody can guess; for Device::hash().
  virtual std::uint64_t random_seed() = 0;

  /// What may be kept of a password: the same for the same two, and no way leads back. It takes
  /// long, so that nobody can try many.
  virtual Secret stretch(std::string_view password, std::uint64_t salt) = 0;

  /// Returns `outcome`, which is no secret any more: what a comparison came to. Each call of one of
  /// the functions that you write asks this once at most.
  virtual bool decided(bool outcome) = 0;

  /// Memory for a password, which is never written to a disk. It holds zeros when it is taken, and
  /// must hold zeros when it is given back, whole.
  virtual char* take_memory(std::size_t size) = 0;
  virtual void give_back(char* memory, std::size_t size) = 0;
};

// Part 1: the reader.

/// What a client sends. Used by one thread.
class Line {
 public:
  virtual ~Line() = default;
  /// The next byte, 0 to 255; -1 when the client has hung up.
  virtual int next() = 0;
};

inline constexpr std::size_t kMostHead = 1'024;
inline constexpr std::size_t kMostUser = 32;
inline constexpr std::size_t kMostPassword = 256;

/// Called with a request. May throw.
using Handler = std::function<void(const std::string& user, std::string_view password)>;

/// Reads one request, calls `handler` with it, and returns true; or refuses it, and returns false.
///
/// A request is a head and a password. The head is made of lines "name: value", where a name ends
/// at the first ": ", and of an empty line; each line ends with '\n'. It has at most kMostHead
/// bytes, the empty line's included. "user" stands in it once, with 1 to kMostUser bytes; "length"
/// once, with a number from 1 to kMostPassword in decimal digits alone; other names mean nothing.
/// Then come the password's bytes, which may be any, as many as "length" says. What is not like
/// that, or ends too early, is refused.
///
/// Takes no byte from the line that is not the request's, for the next request follows; of a head
/// that is too long at most kMostHead, and nothing behind a head that is refused. The password is
/// kept in memory from take_memory() alone; all such memory has been given back when this returns,
/// or throws what the handler has thrown.
bool read_request(Line& line, Machine& machine, const Handler& handler);

// Part 2: the login.

struct Account {
  std::string user;
  std::uint64_t salt = 0;
  Secret digest;  ///< stretch() of the password and the salt
};

class File {
 public:
  virtual ~File() = default;
  virtual unsigned owner() const = 0;
  virtual std::vector<Account> accounts() const = 0;
};

/// Others may use it at the same time: a name may mean another file each time that it is used.
class Folder {
 public:
  virtual ~Folder() = default;
  /// Who owns the file that has the name now; nothing when none has.
  virtual std::optional<unsigned> owner(const std::string& name) const = 0;
  /// Opens the file that has the name now; null when none has. What is open stays the same file.
  virtual std::unique_ptr<File> open(const std::string& name) const = 0;
};

inline constexpr unsigned kAdmin = 0;
struct NotTrusted {};

/// How many failures are kept.
inline constexpr std::size_t kMostAlarms = 100;

/// All members but the constructor and the destructor may be called from any number of threads at
/// the same time. No call waits while another one is in stretch().
class Login {
 public:
  /// Reads the accounts from the file of this name. Throws NotTrusted unless the file that they
  /// were read from is kAdmin's. The machine outlives this object.
  Login(const Folder& folder, const std::string& name, Machine& machine);
  ~Login();

  /// Is this the user's password? Calls stretch() once, with this password, whether there is such a
  /// user or not.
  bool check(const std::string& user, std::string_view password);

  /// Changes the password and returns true if `old_password` is right. One step: of several that
  /// know the same old password one alone succeeds. Calls stretch() once with each of the two,
  /// whether there is such a user or not, and whatever comes of it.
  bool change(const std::string& user, std::string_view old_password,
              std::string_view new_password);

  /// The users, known or not, of the calls that returned false since this was called last, the
  /// oldest first. Of more than kMostAlarms only the newest are kept.
  std::vector<std::string> take_alarms();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// Part 3: the sessions.

/// What a device calls itself: anything that it likes. Each comparison and each hash is one look.
class Device {
 public:
  explicit Device(std::uint64_t name) : name_(name) {}
  bool operator==(const Device& other) const;
  std::strong_ordering operator<=>(const Device& other) const;
  /// Everybody can compute it, and find as many devices as he likes that have the same.
  std::size_t hash() const;
  /// With a seed from Machine::random_seed() nobody else can compute it. Any other seed can be
  /// guessed or read in the source: then it is as bad as hash().
  std::size_t hash(std::uint64_t seed) const;

 private:
  std::uint64_t name_;
};

/// On average a call may look at devices so often, whichever devices come and however many.
inline constexpr long kMostLooks = 64;

/// All members but the constructor and the destructor may be called from any number of threads at
/// the same time.
class Sessions {
 public:
  /// At most `most` sessions (1 to 100,000) are open at a time. Each ends when it is `life` old,
  /// and allows `quota` requests. The machine outlives this object.
  Sessions(std::size_t most, Time life, unsigned quota, Machine& machine);
  ~Sessions();

  /// Opens a session for the device and returns its key, from random_key(). One that the device had
  /// ends. Nothing when `most` sessions of other devices are open.
  std::optional<Secret> open(const Device& device);

  /// Allows one request: if the device has an open session with this key, of whose quota something
  /// is left. What is refused takes nothing from the quota.
  bool use(const Device& device, const Secret& key);

  /// Ends the device's session if this is its key, and says whether it did.
  bool close(const Device& device, const Secret& key);

  /// How many are open. Those that have ended are not kept: memory does not grow with the calls.
  std::size_t open_now() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace security
