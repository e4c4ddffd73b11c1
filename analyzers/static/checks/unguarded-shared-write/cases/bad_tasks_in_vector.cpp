// The futures of tasks are kept in a vector: the tasks run beside each other all the same.
#include <future>
#include <string>
#include <vector>

long count(const std::vector<std::string>& words) {
  long letters = 0;
  std::vector<std::future<void>> tasks;
  for (const std::string& word : words)
    tasks.push_back(std::async(std::launch::async, [&letters, &word] {
      letters += static_cast<long>(word.size());  // FINDING unguarded-shared-write
    }));
  for (auto& task : tasks) task.get();
  return letters;
}

int halves() {
  int sum = 0;
  std::future<void> task[2];
  task[0] = std::async(std::launch::async, [&] { sum += 1; });  // FINDING unguarded-shared-write
  task[1] = std::async(std::launch::async, [&] { sum += 2; });
  task[0].wait();
  task[1].wait();
  return sum;
}

long one_by_one(const std::vector<std::string>& words) {
  long letters = 0;
  for (const std::string& word : words)
    std::async(std::launch::async, [&] {  // FINDING future-discarded
      letters += static_cast<long>(word.size());
    });
  return letters;
}
