#include "tools/ccgrade/shell_words.hpp"

#include <string_view>

namespace ccgrade {
namespace {

class Splitter {
 public:
  explicit Splitter(std::string_view command) : rest_(command) {}

  std::vector<std::string> words() {
    while (!rest_.empty()) {
      const char next = take();
      if (next == ' ' || next == '\t' || next == '\n')
        end_word();
      else if (next == '\'' || next == '"')
        take_quoted(next);
      else
        add(next == '\\' && !rest_.empty() ? take() : next);
    }
    end_word();
    return std::move(words_);
  }

 private:
  char take() {
    const char first = rest_.front();
    rest_.remove_prefix(1);
    return first;
  }
  void add(char character) {
    word_ += character;
    in_word_ = true;
  }
  void take_quoted(char quote) {
    in_word_ = true;  // "" is a word, too
    while (!rest_.empty()) {
      const char next = take();
      if (next == quote) return;
      const bool escapes = next == '\\' && quote == '"' && !rest_.empty() &&
                           std::string_view("\"\\$`").find(rest_.front()) != std::string_view::npos;
      add(escapes ? take() : next);
    }
  }
  void end_word() {
    if (in_word_) words_.push_back(std::move(word_));
    word_.clear();
    in_word_ = false;
  }

  std::string_view rest_;
  std::string word_;
  bool in_word_ = false;
  std::vector<std::string> words_;
};

}  // namespace

std::vector<std::string> shell_words(const std::string& command) {
  return Splitter(command).words();
}

}  // namespace ccgrade
