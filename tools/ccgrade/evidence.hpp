#pragma once
#include <map>
#include <set>
#include <string>

#include "grader/host/host.hpp"
#include "grader/host/installation.hpp"
#include "grader/model/challenge.hpp"
#include "grader/model/record.hpp"

namespace ccgrade {

/// A file of proved facts, one JSON line each: {"fact","content","tools","repeat","at"}. A line
/// counts while the content and ccgrade's own sources, compiler and valgrind are what they were; so
/// a long proof can be made over several sittings, and is never made twice. What failed has a line
/// too, with the reason in "failed": the fact is then no fact any more, however often it is tried.
class EvidenceFile {
 public:
  /// With an empty path nothing is read or kept.
  EvidenceFile(Host& host, std::string path) : host_(host), path_(std::move(path)) {}

  Status load(const Installation& installation);
  /// Was this repeat of it proved?
  bool has(const std::string& fact, const std::string& content, int repeat) const;
  /// Was it ever proved with this content, by whatever ccgrade?
  bool knows(const std::string& fact, const std::string& content) const;
  /// How it failed once, as long as neither it nor ccgrade has changed; empty when it never did.
  std::string failure(const std::string& fact, const std::string& content) const;
  /// Keeps a repeat: one that held, or, where `failed` gives a reason, one that did not.
  Status append(const std::string& fact, const std::string& content, int repeat,
                const std::string& failed);

  /// Of the submission, what its folder's expected.toml says of it, and everything in the
  /// challenge's folder that grading it reads.
  std::string content_digest(const Challenge& challenge, const Submission& submission,
                             const std::string& folder) const;

 private:
  Host& host_;
  std::string path_;
  std::string tools_;
  std::map<std::pair<std::string, std::string>, std::set<int>> repeats_;
  std::set<std::pair<std::string, std::string>> known_;
  std::map<std::pair<std::string, std::string>, std::string> failures_;
};

}  // namespace ccgrade
