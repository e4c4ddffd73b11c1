"""ccgrade explore: signals that a program sends to itself, and timers."""
import unittest

from explorations import AnExploration


class ASignal(AnExploration):
    def test_to_another_process(self):
        self.out_of_reach("#include <csignal>\n#include <unistd.h>\nint main() { kill(getppid(), SIGTERM); }",
                          "signal to another process")
        self.out_of_reach("#include <csignal>\n#include <sys/syscall.h>\n#include <unistd.h>\n"
                          "int main() { syscall(SYS_kill, getppid(), SIGTERM); }", "signal to another process")

    def test_that_kills(self):
        for signal in ("SIGKILL", "SIGTERM", "SIGUSR1"):
            with self.subTest(signal):
                failure = self.explore("#include <csignal>\n#include <unistd.h>\nint main() {\nkill(getpid(), %s); }"
                                       % signal, code=1)["failure"]
                self.assertEqual((failure["kind"], failure["where"]["line"]), ("crash", 4))

    def test_that_is_handled_or_does_no_harm(self):
        self.explore("#include <csignal>\n#include <cstdlib>\n#include <unistd.h>\n"
                     "volatile sig_atomic_t seen; void see(int) { seen = 1; }\n"
                     "int main() { signal(SIGTERM, see); if (kill(getpid(), SIGTERM) || !seen) abort();\n"
                     "if (kill(getpid(), 0) || kill(getpid(), SIGCHLD) || kill(getpid(), 999) != -1) abort(); }", code=0)

    def test_that_kills_past_the_library_or_from_a_thread_that_blocks_it(self):
        failure = self.explore("#include <csignal>\n#include <sys/syscall.h>\n#include <unistd.h>\nint main() {\n"
                               "syscall(SYS_kill, getpid(), SIGTERM); }", code=1)["failure"]
        self.assertEqual((failure["kind"], failure["where"]["line"]), ("crash", 5))
        failure = self.explore("#include <csignal>\n#include <thread>\n#include <unistd.h>\n"
                               "int main() { std::thread t([] { sigset_t s; sigfillset(&s);\n"
                               "pthread_sigmask(SIG_BLOCK, &s, nullptr);\nkill(getpid(), SIGTERM); }); t.join(); }",
                               code=1)["failure"]
        self.assertEqual((failure["kind"], failure["where"]["line"]), ("crash", 6))

    def test_that_stops_the_program_or_disturbs_its_watch(self):
        self.out_of_reach("#include <csignal>\nint main() { raise(SIGSTOP); }", "stops itself")
        self.out_of_reach("#include <csignal>\nint main() { raise(SIGSYS); }", "by which the explorer watches it")

    def test_that_its_sender_blocks_and_others_do_not(self):
        for send in ("raise(SIGUSR1)", "kill(getpid(), SIGUSR1)"):
            self.out_of_reach("#include <csignal>\n#include <thread>\n#include <unistd.h>\n"
                              "int main() { signal(SIGUSR1, [](int) {}); std::thread t([] { sigset_t s; "
                              "sigfillset(&s); pthread_sigmask(SIG_BLOCK, &s, nullptr); %s; }); t.join(); }" % send,
                              "blocks and others do not")

    def test_of_an_alarm_that_wakes_who_would_wait_for_ever(self):
        self.out_of_reach("#include <csignal>\n#include <semaphore.h>\n#include <unistd.h>\nsem_t s;\n"
                          "int main() { sem_init(&s, 0, 0); signal(SIGALRM, [](int) { sem_post(&s); });\n"
                          "alarm(1); while (sem_wait(&s)) {} }", "alarm goes off")

    def test_of_a_timer_of_the_kernels(self):
        self.out_of_reach("#include <sys/time.h>\nint main() { itimerval t{{}, {0, 50}}; "
                          "setitimer(ITIMER_REAL, &t, nullptr); }", "sets a timer")
        self.out_of_reach("#include <sys/timerfd.h>\nint main() { timerfd_create(CLOCK_MONOTONIC, 0); }",
                          "makes a timer")
        self.out_of_reach("#include <csignal>\n#include <ctime>\nint main() { timer_t t; "
                          "timer_create(CLOCK_MONOTONIC, nullptr, &t); }", "makes a timer")
        self.out_of_reach("#include <csignal>\n#include <unistd.h>\nint main() { signal(SIGALRM, [](int) {}); "
                          "alarm(1); sleep(2); }", "alarm goes off")

    def test_that_has_waited_ends_the_program_where_it_is_let_in(self):
        failure = self.explore("#include <csignal>\nint main() { sigset_t s; sigfillset(&s);\n"
                               "sigprocmask(SIG_BLOCK, &s, nullptr); raise(SIGTERM);\n"
                               "sigprocmask(SIG_UNBLOCK, &s, nullptr); }", code=1)["failure"]
        self.assertEqual((failure["kind"], failure["where"]["line"]), ("crash", 4))

    def test_that_waits_before_main(self):
        self.out_of_reach("#include <csignal>\nstruct Early { Early() { sigset_t s; sigfillset(&s); "
                          "sigprocmask(SIG_BLOCK, &s, nullptr); raise(SIGUSR1); } } early;\nint main() {}",
                          "a signal waits for the program before main")

    def test_tells_its_handler_how_it_was_sent(self):
        self.explore("""
#include <csignal>
#include <cstdlib>
#include <pthread.h>
#include <unistd.h>
volatile int code, value;
void see(int, siginfo_t* what, void*) { code = what->si_code; value = what->si_value.sival_int; }
int main() {
  struct sigaction action {}; action.sa_sigaction = see; action.sa_flags = SA_SIGINFO;
  sigaction(SIGUSR1, &action, nullptr);
  if (kill(getpid(), SIGUSR1) || code != SI_USER) abort();
  if (raise(SIGUSR1) || code != SI_TKILL) abort();
  sigval seven; seven.sival_int = 7;
  if (sigqueue(getpid(), SIGUSR1, seven) || code != SI_QUEUE || value != 7) abort();
  seven.sival_int = 8;
  if (pthread_sigqueue(pthread_self(), SIGUSR1, seven) || code != SI_QUEUE || value != 8) abort();
}""", code=0)

    def test_whose_handlers_ask_for_a_stack_of_their_own_and_let_others_go_on(self):
        self.explore("""
#include <atomic>
#include <csignal>
#include <thread>
std::atomic<int> seen;
void see(int) { ++seen; ++seen; }
void work() {
  static thread_local char stack[1 << 16];
  const stack_t own{stack, 0, sizeof stack};
  sigaltstack(&own, nullptr);
  raise(SIGUSR1);
}
int main() {
  struct sigaction action {}; action.sa_handler = see; action.sa_flags = SA_ONSTACK;
  sigaction(SIGUSR1, &action, nullptr);
  std::thread a(work), b(work); a.join(); b.join();
  return seen == 4 ? 0 : 1;
}""", code=0)

    def test_that_is_sent_to_another_thread_or_past_the_library(self):
        self.out_of_reach("#include <csignal>\n#include <pthread.h>\n#include <thread>\n"
                          "int main() { signal(SIGUSR1, [](int) {}); std::thread t([] {}); "
                          "pthread_sigqueue(t.native_handle(), SIGUSR1, sigval{}); t.join(); }", "to one of its threads")
        self.out_of_reach("#include <csignal>\n#include <sys/syscall.h>\n#include <unistd.h>\nint main() { "
                          "siginfo_t i{}; i.si_code = SI_QUEUE; syscall(SYS_rt_sigqueueinfo, getpid(), SIGUSR1, &i); }",
                          "queues a signal")


if __name__ == "__main__":
    unittest.main()
