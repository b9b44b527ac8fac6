/*
 * Keeps N processes asleep until its standard input ends: `sleepers N`. Prints a line when all of them have nothing left to
 * do, and ends when all are gone. If it is killed itself the kernel kills them.
 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char **argv) {
    int count = argc > 1 ? atoi(argv[1]) : 0;
    pid_t parent = getpid();
    setpgid(0, 0);
    signal(SIGCHLD, SIG_IGN); // so that nobody has to be waited for one by one
    int ready[2];
    if (pipe(ready) < 0) {
        perror("pipe");
        return EXIT_FAILURE;
    }
    for (int i = 0; i < count; i++) {
        pid_t child = fork();
        if (child == 0) {
            prctl(PR_SET_PDEATHSIG, SIGKILL);
            if (write(ready[1], "", 1) != 1) {
                _exit(1);
            }
            while (getppid() == parent) {
                pause();
            }
            _exit(0);
        }
        if (child < 0) {
            perror("fork");
            return EXIT_FAILURE;
        }
    }
    char byte;
    for (int i = 0; i < count; i++) {
        if (read(ready[0], &byte, 1) != 1) {
            perror("read");
            return EXIT_FAILURE;
        }
    }
    usleep(100000); // the last of them falls asleep
    puts("ready");
    fflush(stdout);
    while (getchar() != EOF) {
    }
    signal(SIGTERM, SIG_IGN);
    kill(0, SIGTERM);
    wait(NULL); // for all of them, since SIGCHLD is ignored
    return EXIT_SUCCESS;
}
