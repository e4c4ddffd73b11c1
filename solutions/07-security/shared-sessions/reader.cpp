#include <algorithm>
#include <charconv>

#include "api.hpp"

namespace security {

namespace {

/// Wipes memory of the machine's and gives it back.
struct Return {
  Machine* machine;
  std::size_t size;
  void operator()(char* memory) const {
    std::fill_n(memory, size, '\0');
    machine->give_back(memory, size);
  }
};

/// Up to the empty line; nothing when there is none where a head must end.
std::optional<std::string> read_head(Line& line) {
  std::string head;
  while (head.size() < kMostHead) {
    const int byte = line.next();
    if (byte < 0) return std::nullopt;
    head += static_cast<char>(byte);
    if (head == "\n" || head.ends_with("\n\n")) return head;
  }
  return std::nullopt;
}

struct Field {
  std::string_view name, value;
};

/// The head's lines; nothing when one is none.
std::optional<std::vector<Field>> fields_of(std::string_view head) {
  std::vector<Field> fields;
  for (std::size_t end = head.find('\n'); end > 0; end = head.find('\n')) {
    const std::string_view line = head.substr(0, end);
    const std::size_t colon = line.find(": ");
    if (colon == std::string_view::npos) return std::nullopt;
    fields.push_back({line.substr(0, colon), line.substr(colon + 2)});
    head.remove_prefix(end + 1);
  }
  return fields;
}

/// Of the field of this name; nothing unless there is one alone.
std::optional<std::string_view> value_of(const std::vector<Field>& fields, std::string_view name) {
  const auto is_it = [&](const Field& field) { return field.name == name; };
  if (std::ranges::count_if(fields, is_it) != 1) return std::nullopt;
  return std::ranges::find_if(fields, is_it)->value;
}

/// 0 when it is not from 1 to `most`. The library knows what does not fit into a number.
std::size_t number(std::string_view digits, std::size_t most) {
  std::size_t value = 0;
  const char* const end = digits.data() + digits.size();
  const auto [stopped, error] = std::from_chars(digits.data(), end, value);
  return error == std::errc() && stopped == end && value <= most ? value : 0;
}

}  // namespace

bool read_request(Line& line, Machine& machine, const Handler& handler) {
  const auto head = read_head(line);
  const auto fields = head ? fields_of(*head) : std::nullopt;
  if (!fields) return false;
  const auto user = value_of(*fields, "user"), digits = value_of(*fields, "length");
  if (!user || !digits || user->empty() || user->size() > kMostUser) return false;
  const std::size_t length = number(*digits, kMostPassword);
  if (length == 0) return false;

  const std::unique_ptr<char, Return> password(machine.take_memory(length), {&machine, length});
  for (std::size_t i = 0; i < length; ++i) {
    const int byte = line.next();
    if (byte < 0) return false;
    password.get()[i] = static_cast<char>(byte);
  }
  handler(std::string(*user), {password.get(), length});
  return true;
}

}  // namespace security
