// Buyer and seller hold a mutex each, but not the same one: the stock is not protected.
// expect: race
#include <mutex>
#include <thread>

std::mutex buyer_mutex;
std::mutex seller_mutex;
int stock = 10;

void buy() {
  for (int i = 0; i < 2; ++i) {
    std::lock_guard lock(buyer_mutex);
    ++stock;
  }
}

void sell() {
  for (int i = 0; i < 2; ++i) {
    std::lock_guard lock(seller_mutex);
    --stock;
  }
}

int main() {
  std::thread buyer(buy);
  std::thread seller(sell);
  buyer.join();
  seller.join();
}
