#include "analyzers/static/frontend/invocation.hpp"

#include <clang/Frontend/TextDiagnosticPrinter.h>
#include <clang/Tooling/Tooling.h>

namespace ccgrade::frontend {

Status parse(const Toolchain& toolchain, const std::string& source,
             const std::vector<std::string>& flags, std::unique_ptr<clang::FrontendAction> action) {
  std::vector<std::string> command = {toolchain.compiler};
  command.insert(command.end(), flags.begin(), flags.end());
  for (const char* flag : {"-fsyntax-only", "-w", "-ferror-limit=5"}) command.push_back(flag);
  command.push_back("-resource-dir=" + toolchain.resource_dir);
  if (source.ends_with(".c")) command.push_back("--driver-mode=gcc");  // clang++ takes it for C++
  command.push_back(source);

  std::string complaints;
  llvm::raw_string_ostream out(complaints);
  llvm::IntrusiveRefCntPtr<clang::DiagnosticOptions> options(new clang::DiagnosticOptions);
  clang::TextDiagnosticPrinter printer(out, options.get());
  llvm::IntrusiveRefCntPtr<clang::FileManager> files(
      new clang::FileManager(clang::FileSystemOptions()));
  clang::tooling::ToolInvocation invocation(command, std::move(action), files.get());
  invocation.setDiagnosticConsumer(&printer);
  if (invocation.run()) return Done{};
  return Error{complaints.empty() ? "the compiler stopped without a word" : complaints};
}

}  // namespace ccgrade::frontend
