#include "analyzers/dynamic/valgrind/xml.hpp"

#include <algorithm>
#include <cstring>
#include <pugixml.hpp>

namespace ccgrade::valgrind {
namespace {

/// Sources are compiled with relative names in the folder ".", so a directory that is not absolute
/// is the submission's or the challenge's own.
std::string path_of(const pugi::xml_node& frame) {
  const std::string directory = frame.child_value("dir");
  std::string file = frame.child_value("file");
  const bool of_library = std::strstr(frame.child_value("obj"), ".so") != nullptr;
  if (of_library) return "/" + file;  // glibc's sources have relative folders too
  if (!directory.empty() && directory != "." && !file.starts_with("/"))
    file = directory + "/" + file;
  while (file.starts_with("./")) file.erase(0, 2);
  return file;
}

std::vector<SourceFrame> read_stack(const pugi::xml_node& stack) {
  std::vector<SourceFrame> frames;
  for (const pugi::xml_node& frame : stack.children("frame"))
    frames.push_back({path_of(frame), frame.child("line").text().as_int(), 0,
                      plain_function(frame.child_value("fn"))});
  return frames;
}

std::string what_of(const pugi::xml_node& node, const char* plain, const char* extended) {
  if (const pugi::xml_node text = node.child(plain)) return text.child_value();
  return node.child(extended).child_value("text");
}

Error read_error(const pugi::xml_node& node) {
  Error error{node.child_value("kind"), what_of(node, "what", "xwhat"), {}};
  std::string title = error.what;
  for (const pugi::xml_node& child : node.children()) {
    const std::string name = child.name();
    if (name == "auxwhat") title = child.child_value();
    if (name == "xauxwhat") title = child.child_value("text");
    if (name == "stack") error.stacks.push_back({title, read_stack(child)});
  }
  return error;
}

}  // namespace

Log parse_xml(const std::string& xml) {
  pugi::xml_document document;
  document.load_buffer(xml.data(), xml.size());  // what was whole is kept, whatever it returns
  const pugi::xml_node root = document.child("valgrindoutput");
  Log log;
  log.ran = !root.child("protocolversion").empty();
  for (const pugi::xml_node& error : root.children("error"))
    log.errors.push_back(read_error(error));
  return log;
}

bool tell_stacks(const Error& error, Finding& finding) {
  for (const TitledStack& titled : error.stacks) {
    const SourceFrame* frame = submission_frame(titled.frames);
    if (!frame) continue;
    finding.trail.push_back({frame->file, frame->line, "", titled.title});
    const Site site{Role::calls, frame->file, frame->line, frame->function, {}};
    if (std::find(finding.sites.begin(), finding.sites.end(), site) == finding.sites.end())
      finding.sites.push_back(site);
    if (finding.where.file.empty()) finding.where = {frame->file, frame->line, 0};
  }
  return !finding.sites.empty();
}

}  // namespace ccgrade::valgrind
