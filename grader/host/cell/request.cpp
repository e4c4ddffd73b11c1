#include "grader/host/cell/request.hpp"

#include <nlohmann/json.hpp>

namespace ccgrade::cell {

using nlohmann::json;

std::string to_text(const Request& request) {
  const Confinement& confinement = request.confinement;
  const KernelRights& rights = confinement.rights;
  return json{{"argv", request.argv},
              {"env", request.env},
              {"cwd", request.cwd},
              {"targets", request.targets},
              {"readable", confinement.readable},
              {"writable", confinement.writable},
              {"programs", rights.programs},
              {"processes", rights.processes},
              {"tracing", rights.tracing},
              {"file_kib", request.file_kib},
              {"memory_kib", request.memory_kib},
              {"cpu_seconds", request.cpu_seconds},
              {"fixed_addresses", request.fixed_addresses}}
      .dump(-1, ' ', false, json::error_handler_t::replace);
}

Result<Request> request_from(const std::string& text) {
  try {
    const json fields = json::parse(text);
    Request request;
    fields.at("argv").get_to(request.argv);
    fields.at("env").get_to(request.env);
    fields.at("cwd").get_to(request.cwd);
    fields.at("targets").get_to(request.targets);
    fields.at("readable").get_to(request.confinement.readable);
    fields.at("writable").get_to(request.confinement.writable);
    fields.at("programs").get_to(request.confinement.rights.programs);
    fields.at("processes").get_to(request.confinement.rights.processes);
    fields.at("tracing").get_to(request.confinement.rights.tracing);
    fields.at("file_kib").get_to(request.file_kib);
    fields.at("memory_kib").get_to(request.memory_kib);
    fields.at("cpu_seconds").get_to(request.cpu_seconds);
    fields.at("fixed_addresses").get_to(request.fixed_addresses);
    if (request.argv.empty()) return Error{"a request without a program"};
    return request;
  } catch (const json::exception& problem) {
    return Error{problem.what()};
  }
}

}  // namespace ccgrade::cell
