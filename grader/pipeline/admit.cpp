#include "grader/pipeline/admit.hpp"

#include <algorithm>
#include <cctype>
#include <filesystem>

#include "grader/host/digest.hpp"

namespace ccgrade {
namespace {

constexpr std::size_t kFileCap = 1 << 20;
constexpr std::size_t kMostFiles = 64;
constexpr std::size_t kMostEntries = 5000;
constexpr std::size_t kShownNames = 3;

/// Hidden files are editors' and systems' own, whatever their ending: "._bank.cpp", ".#bank.cpp".
bool is_source(const std::string& name) {
  if (name.starts_with('.')) return false;
  return name.ends_with(".cpp") || name.ends_with(".hpp") || name.ends_with(".h");
}

/// Names end up in commands, reports and pages: nothing but letters, digits and ._- is admitted.
bool has_plain_name(const std::string& name) {
  return std::all_of(
             name.begin(), name.end(),
             [](unsigned char c) { return std::isalnum(c) || c == '.' || c == '_' || c == '-'; }) &&
         name.front() != '-';
}

std::string shown(const std::string& name) {
  std::string clean;
  for (const char c : name.substr(0, 40))
    clean += std::isprint(static_cast<unsigned char>(c)) ? c : '?';
  return clean;
}

/// An empty name would vanish in a sentence.
std::string quoted(const std::string& name) {
  return name.empty() ? "\"\"" : name;
}

std::string fresh_copy(const Challenge& challenge) {
  return "`ccgrade start " + challenge.id + "` gives a fresh copy";
}

/// What is wrong with a source file's content; empty when nothing is.
std::string complaint(const std::string& text) {
  const std::size_t nul = text.find('\0');
  if (nul != std::string::npos)
    return "is not text: there is a zero byte at offset " + std::to_string(nul) +
           "; save it as plain text";
  return {};
}

/// A file that lies elsewhere too may change while it is graded, by another name.
bool has_other_names(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error)) return false;
  const std::uintmax_t names = std::filesystem::hard_link_count(path, error);
  return !error && names > 1;
}

std::string left_out(const std::vector<std::string>& names) {
  std::string list;
  for (std::size_t i = 0; i < std::min(names.size(), kShownNames); ++i)
    list += (i ? ", " : "") + shown(names[i]);
  if (names.size() > kShownNames)
    list += " and " + std::to_string(names.size() - kShownNames) + " more";
  return "not graded, since only .cpp, .hpp and .h files are: " + list;
}

class Admitting {
 public:
  /// `base`: of files that the folder lacks; empty: it must hold them all.
  Admitting(Host& host, const Challenge& challenge, const std::string& folder,
            const std::string& base)
      : host_(host), challenge_(challenge), folder_(folder), base_(base) {}

  Admission take(const std::vector<std::string>& names) {
    if (names.empty()) return refuse(folder_ + " is empty; " + fresh_copy(challenge_));
    if (names.size() > kMostEntries)
      return refuse(folder_ + " holds more than " + std::to_string(kMostEntries) +
                    " files; hand in the folder that `ccgrade start` made");
    std::vector<std::string> others;
    for (const std::string& name : names) {
      if (!is_source(name))
        others.push_back(name);
      else if (name == "api.hpp")
        note_own_api();
      else if (!take_source(folder_, name))
        return std::move(admission_);
    }
    if (!others.empty()) admission_.notes.push_back(left_out(others));
    std::vector<std::string> lacking;
    for (const std::string& needed : challenge_.files)
      if (std::ranges::count(names, needed) == 0) lacking.push_back(needed);
    if (!lacking.empty() && base_.empty())
      return refuse(lacking.front() + " is missing in " + folder_ + "; " + fresh_copy(challenge_));
    if (!lacking.empty()) add_headers_of_base(names, lacking);
    for (const std::string& name : lacking)
      if (!take_source(base_, name)) return std::move(admission_);
    return seal();
  }

 private:
  /// What comes from the base includes them.
  void add_headers_of_base(const std::vector<std::string>& names,
                           std::vector<std::string>& lacking) {
    const Result<std::vector<std::string>> all = host_.list(base_);
    for (const std::string& name : all ? *all : std::vector<std::string>())
      if (is_source(name) && !name.ends_with(".cpp") && name != "api.hpp" &&
          std::ranges::count(names, name) + std::ranges::count(lacking, name) == 0)
        lacking.push_back(name);
  }

  Admission refuse(const std::string& reason) {
    admission_.refused = reason;
    return std::move(admission_);
  }

  /// The folder may hold a copy for the learner's editor; graded is the challenge's own.
  void note_own_api() {
    const Result<std::string> theirs = host_.read_file(folder_ + "/api.hpp", kFileCap);
    const Result<std::string> ours = host_.read_file(challenge_.root + "/api.hpp", kFileCap);
    if (!theirs || !ours || *theirs != *ours)
      admission_.notes.push_back("api.hpp differs from the challenge's; the challenge's is used");
  }

  bool take_source(const std::string& folder, const std::string& name) {
    std::string wrong;
    if (!has_plain_name(name))
      wrong = shown(name) +
              " has a name that cannot be graded; use letters, digits, dots, dashes "
              "and underscores";
    if (has_other_names(folder + "/" + name))
      wrong = name + " has another name elsewhere (a hard link); put a copy of the file there";
    if (admission_.submission.files.size() == kMostFiles)
      wrong = "there are more than " + std::to_string(kMostFiles) +
              " source files; hand in those that the challenge needs";
    if (wrong.empty()) {
      const Result<std::string> text = host_.read_file(folder + "/" + name, kFileCap);
      wrong = text ? complaint(*text) : text.error().message;
      if (text && !wrong.empty()) wrong = name + " " + wrong;
      if (text && wrong.empty()) admission_.submission.files.push_back({name, *text});
    }
    admission_.refused = wrong;
    return wrong.empty();
  }

  Admission seal() {
    Submission& submission = admission_.submission;
    std::sort(submission.files.begin(), submission.files.end(),
              [](const SourceFile& a, const SourceFile& b) { return a.path < b.path; });
    std::vector<std::string_view> parts;
    for (const SourceFile& file : submission.files) {
      parts.push_back(file.path);
      parts.push_back(file.text);
    }
    submission.digest = digest(parts);
    return std::move(admission_);
  }

  Host& host_;
  const Challenge& challenge_;
  const std::string& folder_;
  const std::string& base_;
  Admission admission_;
};

}  // namespace

Result<Admission> admit(Host& host, const Challenge& challenge, const std::string& folder) {
  return admit_changes(host, challenge, folder, "");
}

Result<Admission> admit_changes(Host& host, const Challenge& challenge, const std::string& folder,
                                const std::string& base) {
  if (!host.is_folder(folder))
    return Error{(host.is_file(folder) ? folder + " is a file; give the folder that holds it"
                                       : "there is no folder " + quoted(folder)) +
                 "; `ccgrade start " + challenge.id + " DIR` makes one"};
  const Result<std::vector<std::string>> names = host.list(folder);
  if (!names) return names.error();
  return Admitting(host, challenge, folder, base).take(*names);
}

}  // namespace ccgrade
