#pragma once
#include "analyzers/static/frontend/vocabulary.hpp"

namespace ccgrade::frontend {

/// Does the function go round and round until another thread has changed an atomic? A loop that
/// asks one and does nothing meanwhile: a spin lock's, a ticket's. What tries to put a new value in
/// the place of an old one, as a stack without locks does, waits for nobody.
bool spins(const Vocabulary& words, const clang::FunctionDecl& function);

}  // namespace ccgrade::frontend
