#include "analyzers/static/frontend/naming.hpp"

#include <llvm/Support/Path.h>

namespace ccgrade::frontend {

std::string clang_usr(const clang::Decl& decl) {
  llvm::SmallString<128> buffer;
  if (clang::index::generateUSRForDecl(&decl, buffer)) return "";
  return buffer.str().str();
}

namespace {

std::string position_text(const clang::Decl& decl) {
  const Location where = location_of(decl.getASTContext().getSourceManager(), decl.getLocation());
  return where.file + ":" + std::to_string(where.line) + ":" + std::to_string(where.column);
}

/// Instantiations with different closures have one USR; the types' own names tell them apart.
std::string template_arguments(const clang::FunctionDecl& function) {
  std::string text;
  if (const auto* arguments = function.getTemplateSpecializationArgs())
    for (const clang::TemplateArgument& argument : arguments->asArray()) {
      llvm::raw_string_ostream out(text);
      argument.print(function.getASTContext().getPrintingPolicy(), out, true);
      out << ",";
    }
  return text.empty() ? "" : "<" + text + ">";
}

}  // namespace

bool is_lambda_body(const clang::FunctionDecl& function) {
  const auto* method = llvm::dyn_cast<clang::CXXMethodDecl>(&function);
  return method && method->getParent()->isLambda() &&
         method->getOverloadedOperator() == clang::OO_Call;
}

const clang::FunctionDecl* enclosing_function(const clang::DeclContext* context) {
  for (; context; context = context->getParent())
    if (const auto* function = llvm::dyn_cast<clang::FunctionDecl>(context)) return function;
  return nullptr;
}

const clang::CXXMethodDecl* method_of_this(const clang::FunctionDecl& function) {
  const clang::FunctionDecl* current = &function;
  while (current && is_lambda_body(*current))
    current = enclosing_function(current->getParent()->getParent());
  return llvm::dyn_cast_or_null<clang::CXXMethodDecl>(current);
}

std::string usr_of(const clang::FunctionDecl& function) {
  if (!is_lambda_body(function)) return clang_usr(function) + template_arguments(function);
  const auto* outer = enclosing_function(function.getParent()->getParent());
  return (outer ? usr_of(*outer) : std::string()) + "$" +
         position_text(*llvm::cast<clang::CXXMethodDecl>(function).getParent()) +
         template_arguments(function);
}

std::string usr_of(const clang::VarDecl& variable) {
  const auto* function = enclosing_function(variable.getDeclContext());
  if (!function || !variable.hasLocalStorage()) {
    const std::string usr = clang_usr(variable);
    return usr.empty() ? variable.getQualifiedNameAsString() : usr;
  }
  return usr_of(*function) + "%" + variable.getNameAsString() + ":" + position_text(variable);
}

std::string display_name(const clang::FunctionDecl& function) {
  if (is_lambda_body(function)) {
    const auto* outer = enclosing_function(function.getParent()->getParent());
    return outer ? "lambda in " + display_name(*outer) : "lambda";
  }
  std::string name = function.getNameAsString();
  if (const auto* method = llvm::dyn_cast<clang::CXXMethodDecl>(&function))
    name = method->getParent()->getNameAsString() + "::" + name;
  return name;
}

Location location_of(const clang::SourceManager& sources, clang::SourceLocation where) {
  const clang::SourceLocation place = sources.getExpansionLoc(where);
  llvm::StringRef file = sources.getFilename(place);
  file.consume_front("./");
  // One file has one name, whichever way it was included by.
  llvm::SmallString<128> name(file);
  if (file.contains("..")) llvm::sys::path::remove_dots(name, true);
  return {name.str().str(), static_cast<int>(sources.getExpansionLineNumber(place)),
          static_cast<int>(sources.getExpansionColumnNumber(place))};
}

std::string source_text(const clang::ASTContext& context, const clang::Stmt& statement) {
  const auto range = clang::CharSourceRange::getTokenRange(statement.getSourceRange());
  return clang::Lexer::getSourceText(range, context.getSourceManager(), context.getLangOpts())
      .str();
}

std::string shown_text(const clang::ASTContext& context, const clang::Stmt& statement) {
  constexpr std::size_t kMost = 60;
  std::string line;
  for (const char c : source_text(context, statement)) {
    const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!blank)
      line += c;
    else if (!line.empty() && line.back() != ' ')
      line += ' ';
  }
  if (line.size() <= kMost) return line;
  std::size_t end = kMost;
  while ((line[end] & 0xC0) == 0x80) --end;  // not within a character of UTF-8
  return line.substr(0, end) + "…";
}

}  // namespace ccgrade::frontend
