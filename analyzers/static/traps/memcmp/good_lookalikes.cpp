// Tokens of a parser and the parameters of a method: nobody gains by knowing how far they agree.
#include <string>
#include <vector>

struct Token {
  std::string text;
  int line = 0;
};

struct Method {
  std::string name;
  std::vector<std::string> parameter_types;
};

bool is_same_token(const Token& token, const Token& next_token) {
  return token.text == next_token.text;
}

bool overrides(const Method& method, const Method& base) {
  return method.name == base.name && method.parameter_types == base.parameter_types;
}

bool ends_block(const Token& token, const std::string& closing_token) {
  return token.text == closing_token;
}

int main() {
  const Token brace{"}", 3};
  const Method draw{"draw", {"int"}};
  return is_same_token(brace, brace) && overrides(draw, draw) && ends_block(brace, "}") ? 0 : 1;
}
