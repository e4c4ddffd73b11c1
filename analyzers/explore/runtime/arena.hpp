#pragma once
#include <cstddef>
#include <cstdint>
#include <type_traits>

namespace ccgrade::explore {

/// Memory of the runtime's own. Apart from the program's heap, which is undone after each
/// execution; shared with child processes, so that what an execution learned outlives it. Given
/// back only all at once, by reset().
class Arena {
 public:
  /// Reserves address space; pages cost memory when they are first touched. Null when refused.
  static Arena* create(std::size_t bytes);

  /// 16-byte aligned, zeroed once after create() but not after reset(). Null when exhausted.
  void* allocate(std::size_t bytes);

  void reset() { used_ = first_; }
  std::size_t used() const { return used_; }

 private:
  std::size_t first_ = 0;
  std::size_t used_ = 0;
  std::size_t size_ = 0;
};

/// Ends the execution as inconclusive; called where an arena is exhausted.
[[noreturn]] void out_of_runtime_memory();

template <class T>
T* allocate(Arena& arena, std::size_t count) {
  static_assert(std::is_trivially_copyable_v<T>);
  void* memory = arena.allocate(sizeof(T) * count);
  if (!memory) out_of_runtime_memory();
  return static_cast<T*>(memory);
}

/// A growing array in an arena. What it outgrows stays there until the arena's reset.
template <class T>
class Vec {
 public:
  explicit Vec(Arena& arena) : arena_(&arena) {}

  void push(const T& value) {
    if (size_ == capacity_) grow(size_ + 1);
    data_[size_++] = value;
  }
  /// At least `size` long; what is new is T{}.
  void extend(std::size_t size) {
    if (size > capacity_) grow(size);
    while (size_ < size) data_[size_++] = T{};
  }
  void clear() { size_ = 0; }
  void remove_unordered(std::size_t index) { data_[index] = data_[--size_]; }
  void truncate(std::size_t size) { size_ = size < size_ ? size : size_; }
  /// Forgets its memory too: to be called after the arena's reset.
  void forget() { data_ = nullptr, size_ = capacity_ = 0; }

  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  Arena& arena() { return *arena_; }
  T& operator[](std::size_t i) { return data_[i]; }
  const T& operator[](std::size_t i) const { return data_[i]; }
  T& back() { return data_[size_ - 1]; }
  const T& back() const { return data_[size_ - 1]; }
  T* begin() { return data_; }
  T* end() { return data_ + size_; }
  const T* begin() const { return data_; }
  const T* end() const { return data_ + size_; }

 private:
  void grow(std::size_t wanted) {
    std::size_t capacity = capacity_ ? capacity_ * 2 : 8;
    while (capacity < wanted) capacity *= 2;
    T* data = allocate<T>(*arena_, capacity);
    for (std::size_t i = 0; i < size_; ++i) data[i] = data_[i];
    data_ = data;
    capacity_ = static_cast<std::uint32_t>(capacity);
  }

  Arena* arena_;
  T* data_ = nullptr;
  std::uint32_t size_ = 0;
  std::uint32_t capacity_ = 0;
};

/// Address → value, emptied in constant time: an entry of an earlier generation counts as absent.
template <class Value>
class AddressMap {
 public:
  explicit AddressMap(Arena& arena) : arena_(&arena) { resize(1 << 12); }

  /// Null when absent.
  Value* find(std::uintptr_t key) {
    for (std::size_t i = slot_of(key);; i = (i + 1) & mask_) {
      Entry& entry = entries_[i];
      if (entry.generation != generation_) return nullptr;
      if (entry.key == key) return &entry.value;
    }
  }
  /// The value of the key, Value{} when it is new. Valid until the next call.
  Value& operator[](std::uintptr_t key) {
    if (count_ * 2 > mask_) resize((mask_ + 1) * 2);
    for (std::size_t i = slot_of(key);; i = (i + 1) & mask_) {
      Entry& entry = entries_[i];
      if (entry.generation != generation_) {
        entry = {key, generation_, Value{}};
        ++count_;
        return entry.value;
      }
      if (entry.key == key) return entry.value;
    }
  }
  void clear() { ++generation_, count_ = 0; }

 private:
  struct Entry {
    std::uintptr_t key;
    std::uint64_t generation;
    Value value;
  };

  /// Eight neighbours lie together: ranges are walked through.
  std::size_t slot_of(std::uintptr_t key) const {
    const std::uintptr_t block = (key >> 3) * 0x9e3779b97f4a7c15ULL;
    return (static_cast<std::size_t>(block >> 20 << 3) | ((key ^ key >> 3) & 7)) & mask_;
  }
  void resize(std::size_t size) {
    Entry* old = entries_;
    const std::size_t old_size = old ? mask_ + 1 : 0;
    entries_ = allocate<Entry>(*arena_, size);
    mask_ = size - 1;
    for (std::size_t i = 0; i < old_size; ++i) {
      if (old[i].generation != generation_) continue;
      std::size_t to = slot_of(old[i].key);
      while (entries_[to].generation == generation_) to = (to + 1) & mask_;
      entries_[to] = old[i];
    }
  }

  Arena* arena_;
  Entry* entries_ = nullptr;
  std::size_t mask_ = 0;
  std::size_t count_ = 0;
  std::uint64_t generation_ = 1;
};

}  // namespace ccgrade::explore
