#pragma once
// Names that mean the same in every translation unit, and places as a reader sees them.
#include "analyzers/static/engine/summary.hpp"
#include "analyzers/static/frontend/pch.hpp"

namespace ccgrade::frontend {

/// As clang names it; empty where it has no name for it.
std::string clang_usr(const clang::Decl& decl);

/// USR of a function or of a variable with linkage. A lambda is named by where it stands, since
/// clang gives closures no USR that could be told apart.
std::string usr_of(const clang::FunctionDecl& function);
std::string usr_of(const clang::VarDecl& variable);

/// "Bank::transfer", "lambda in main".
std::string display_name(const clang::FunctionDecl& function);

/// File as spelled to the compiler, without a leading "./"; the place of expansion for macros.
Location location_of(const clang::SourceManager& sources, clang::SourceLocation where);

std::string source_text(const clang::ASTContext& context, const clang::Stmt& statement);
/// The same as it is shown to people: on one line, and cut where it is long.
std::string shown_text(const clang::ASTContext& context, const clang::Stmt& statement);

/// The function (or lambda) whose body a declaration stands in; null at namespace scope.
const clang::FunctionDecl* enclosing_function(const clang::DeclContext* context);

/// The method whose `this` an expression in `function` means: lambdas look through to theirs.
const clang::CXXMethodDecl* method_of_this(const clang::FunctionDecl& function);

bool is_lambda_body(const clang::FunctionDecl& function);

}  // namespace ccgrade::frontend
