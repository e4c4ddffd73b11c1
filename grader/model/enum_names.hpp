#pragma once
#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace ccgrade {

/// The names of an enum's values as users and files see them. Each enum of the model specialises
/// `enum_names<E>` with one row per value; the row's order is free.
template <class E, std::size_t N>
using EnumNames = std::array<std::pair<E, std::string_view>, N>;

template <class E>
inline constexpr auto enum_names = nullptr;

/// The name of `value`; every value has a row, so a miss is a programming error and reads "?".
template <class E>
constexpr std::string_view name_of(E value) {
  for (const auto& [candidate, name] : enum_names<E>)
    if (candidate == value) return name;
  return "?";
}

template <class E>
constexpr std::optional<E> value_of(std::string_view wanted) {
  for (const auto& [candidate, name] : enum_names<E>)
    if (name == wanted) return candidate;
  return std::nullopt;
}

}  // namespace ccgrade
