#include <algorithm>
#include <functional>
#include <memory>
#include <thread>
#include <utility>
#include <vector>

void plain() {
  std::thread helper([] {});
  helper.join();
}
bool on_every_path(bool ready) {
  std::thread helper([] {});
  if (!ready) {
    helper.join();
    return false;
  }
  helper.join();
  return true;
}
void either_way(bool wait) {
  std::thread helper([] {});
  if (wait)
    helper.join();
  else
    helper.detach();  // FINDING thread-detached
}
void if_joinable() {
  std::thread helper([] {});
  if (helper.joinable()) helper.join();
}
void one_flag(bool parallel) {
  std::thread helper;
  if (parallel) helper = std::thread([] {});
  if (parallel) helper.join();
}
std::thread returned() {
  std::thread helper([] {});
  return helper;
}
void moved(std::vector<std::thread>& into) {
  std::thread helper([] {});
  into.push_back(std::move(helper));
}
void team(int count) {
  std::vector<std::thread> all;
  for (int i = 0; i < count; ++i) all.emplace_back([] {});
  for (auto& one : all) one.join();
}
void team_by_index(int count) {
  std::vector<std::thread> all(count);
  for (int i = 0; i < count; ++i) all[i] = std::thread([] {});
  for (int i = 0; i < count; ++i) all[i].join();
}
void team_if_joinable(int count) {
  std::vector<std::thread> all;
  while (count-- > 0) all.emplace_back([] {});
  for (auto& one : all)
    if (one.joinable()) one.join();
}
void team_by_algorithm(int count) {
  std::vector<std::thread> all;
  for (int i = 0; i < count; ++i) all.emplace_back([] {});
  std::for_each(all.begin(), all.end(), std::mem_fn(&std::thread::join));
}
void array() {
  std::thread pair[] = {std::thread([] {}), std::thread([] {})};
  for (auto& one : pair) one.join();
}
void two_moved_into_team() {
  std::thread first([] {});
  std::vector<std::thread> all;
  all.push_back(std::move(first));
  all.emplace_back([] {});
  all[0].join();
  all[1].join();
}
struct Joiner {
  std::thread& thread;
  ~Joiner() {
    if (thread.joinable()) thread.join();
  }
};
bool raii(bool ready) {
  std::thread helper([] {});
  Joiner joiner{helper};
  if (!ready) return false;
  return true;
}
bool lambda_joins(bool ready) {
  std::thread helper([] {});
  const auto finish = [&] { helper.join(); };
  if (!ready) {
    finish();
    return false;
  }
  finish();
  return true;
}
void join_all(std::vector<std::thread>& all) {
  for (auto& one : all) one.join();
}
void by_function(int count) {
  std::vector<std::thread> all;
  for (int i = 0; i < count; ++i) all.emplace_back([] {});
  join_all(all);
}
void jthreads(int count) {
  std::jthread one([] {});
  std::vector<std::jthread> all;
  for (int i = 0; i < count; ++i) all.emplace_back([] {});
}
void conditional_team(bool parallel, int count) {
  std::vector<std::thread> all;
  if (parallel)
    for (int i = 0; i < count; ++i) all.emplace_back([] {});
  if (parallel)
    for (auto& one : all) one.join();
}
class Worker {
 public:
  Worker() : thread_([] {}) {}
  ~Worker() { thread_.join(); }

 private:
  std::thread thread_;
};

int main() {
  plain();
  on_every_path(true);
  either_way(true);
  if_joinable();
  one_flag(true);
  returned().join();
  std::vector<std::thread> into;
  moved(into);
  join_all(into);
  team(2);
  team_by_index(2);
  team_if_joinable(2);
  team_by_algorithm(2);
  array();
  two_moved_into_team();
  raii(true);
  lambda_joins(true);
  by_function(2);
  jthreads(2);
  conditional_team(true, 2);
  Worker worker;
}
