#pragma once
// How the model's values become JSON and come back. Each value describes its fields once, in
// json_fields.hpp; the Writer and the Reader below walk that description, so the two directions
// cannot drift apart. Private to grader/model/*.cpp.
#include <cmath>
#include <limits>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "grader/model/enum_names.hpp"

namespace ccgrade {

/// A field that is missing or does not fit. Thrown inside this folder, by the from_json functions
/// too, as the JSON library expects; record_from_json turns it into an Error.
class FieldError : public std::runtime_error {
 public:
  FieldError(const std::string& path, const std::string& complaint)
      : std::runtime_error("`" + path + "` " + complaint) {}
};

/// Seconds per step: an object in JSON, in the order of the steps.
using Seconds = std::vector<std::pair<std::string, double>>;

template <class Json>
class Writer {
 public:
  static constexpr bool reading = false;
  explicit Writer(Json& json) : json_(json) { json_ = Json::object(); }

  template <class T>
  void operator()(const char* key, const T& value) {
    put(json_[key], value);
  }

 private:
  template <class T>
  static void put(Json& json, const T& value) {
    if constexpr (std::is_enum_v<T>) {
      json = std::string(name_of(value));
    } else if constexpr (std::is_arithmetic_v<T> || std::is_same_v<T, std::string>) {
      json = value;
    } else {
      Writer nested(json);
      fields(nested, value);
    }
  }

  template <class T>
  static void put(Json& json, const std::vector<T>& items) {
    json = Json::array();
    for (const auto& item : items) put(json.emplace_back(), item);
  }

  template <class T>
  static void put(Json& json, const std::optional<T>& value) {
    json = nullptr;
    if (value) put(json, *value);
  }

  static void put(Json& json, const Seconds& seconds) {
    json = Json::object();
    for (const auto& [step, value] : seconds) json[step] = value;
  }

  static void put(Json& json, const std::map<std::string, std::string>& entries) {
    json = Json::object();
    for (const auto& [key, value] : entries) json[key] = value;
  }

  Json& json_;
};

template <class Json>
class Reader {
 public:
  static constexpr bool reading = true;
  Reader(const Json& json, std::string path) : json_(json), path_(std::move(path)) {
    expect(json_.is_object(), path_.empty() ? "(top level)" : path_, "must be an object");
  }

  /// Absent in records of before the field was known.
  template <class T>
  void operator()(const char* key, std::optional<T>& value) {
    const auto member = json_.find(key);
    value.reset();
    if (member == json_.end() || member->is_null()) return;
    get(*member, path_of(key), value.emplace());
  }

  template <class T>
  void operator()(const char* key, T& value) {
    const std::string path = path_of(key);
    const auto member = json_.find(key);
    expect(member != json_.end(), path, "is missing");
    get(*member, path, value);
  }

 private:
  std::string path_of(const char* key) const { return path_.empty() ? key : path_ + "." + key; }

  static void expect(bool holds, const std::string& path, const char* complaint) {
    if (!holds) throw FieldError(path, complaint);
  }

  template <class T>
  static void get(const Json& json, const std::string& path, T& value) {
    if constexpr (std::is_enum_v<T>) {
      get_enum(json, path, value);
    } else if constexpr (std::is_integral_v<T>) {
      get_integer(json, path, value);
    } else {
      Reader nested(json, path);
      fields(nested, value);
    }
  }

  static void get(const Json& json, const std::string& path, std::string& value) {
    expect(json.is_string(), path, "must be a string");
    value = json.template get<std::string>();
  }

  static void get(const Json& json, const std::string& path, bool& value) {
    expect(json.is_boolean(), path, "must be true or false");
    value = json.template get<bool>();
  }

  /// JSON has no way to write a number that is not finite: null stands for it.
  static void get(const Json& json, const std::string& path, double& value) {
    expect(json.is_number() || json.is_null(), path, "must be a number");
    value = json.is_null() ? std::numeric_limits<double>::quiet_NaN() : json.template get<double>();
  }

  template <class T>
  static void get(const Json& json, const std::string& path, std::vector<T>& items) {
    expect(json.is_array(), path, "must be an array");
    items.clear();
    for (const auto& element : json)
      get(element, path + "[" + std::to_string(items.size()) + "]", items.emplace_back());
  }

  static void get(const Json& json, const std::string& path, Seconds& seconds) {
    expect(json.is_object(), path, "must be an object");
    seconds.clear();
    for (const auto& [step, value] : json.items())
      get(value, path, seconds.emplace_back(step, 0).second);
  }

  static void get(const Json& json, const std::string& path,
                  std::map<std::string, std::string>& entries) {
    expect(json.is_object(), path, "must be an object");
    entries.clear();
    for (const auto& [key, value] : json.items()) get(value, path, entries[key]);
  }

  /// The library converts what does not fit in silence, so the range is checked here.
  template <class T>
  static void get_integer(const Json& json, const std::string& path, T& value) {
    expect(json.is_number_integer(), path, "must be a whole number");
    const bool fits = json.is_number_unsigned()
                          ? std::in_range<T>(json.template get<unsigned long long>())
                          : std::in_range<T>(json.template get<long long>());
    expect(fits, path, "is out of range");
    value = json.template get<T>();
  }

  template <class E>
  static void get_enum(const Json& json, const std::string& path, E& value) {
    std::string names;
    for (const auto& [_, name] : enum_names<E>)
      names += (names.empty() ? "" : ", ") + std::string(name);
    const std::string complaint = "must be one of " + names;
    expect(json.is_string(), path, complaint.c_str());
    const auto known = value_of<E>(json.template get<std::string>());
    expect(known.has_value(), path, complaint.c_str());
    value = *known;
  }

  const Json& json_;
  std::string path_;
};

template <class Json, class T>
void write_fields(Json& json, const T& value) {
  Writer<Json> writer(json);
  fields(writer, value);
}

template <class Json, class T>
void read_fields(const Json& json, T& value) {
  Reader<Json> reader(json, "");
  fields(reader, value);
}

}  // namespace ccgrade
