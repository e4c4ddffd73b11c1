#pragma once
#include <clang/Lex/PPCallbacks.h>
#include <clang/Lex/Preprocessor.h>

#include <memory>

#include "analyzers/static/frontend/found_constructs.hpp"

namespace ccgrade::frontend {

/// Lists what only the preprocessor sees: includes, pragmas and builtin macros, however they are
/// spelled or pasted together. For one run of the preprocessor.
std::unique_ptr<clang::PPCallbacks> listing_directives(const clang::Preprocessor& preprocessor,
                                                       FoundConstructs& found);

}  // namespace ccgrade::frontend
