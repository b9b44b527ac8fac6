/*
 * The floor: what one thread of C needs for the CPU time of each user in a file of accounting records (acct(5), version
 * 3, little-endian), or with a second argument of each user's programs, as the meter keeps it. It trusts what it reads.
 * Prints uid, program and ticks of 1/100 s, a line each.
 */
#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define BLOCK (128 << 10)
#define SLOT_BITS 17

struct record {
    uint8_t flag, version;
    uint16_t tty;
    uint32_t exitcode, uid, gid, pid, ppid, begin;
    float elapsed;
    uint16_t user, system, rest[6];
    uint64_t program[2];
};

static struct {
    uint64_t program[2], ticks;
    uint32_t uid, commands;
} sums[1 << SLOT_BITS];

static uint64_t ticks(uint16_t comp) {
    return (uint64_t)(comp & 0x1fff) << 3 * (comp >> 13);
}

static void add(uint32_t uid, uint64_t low, uint64_t high, uint64_t ticks) {
    uint64_t hash = low * 0x9e3779b97f4a7c15 + high * 0xbf58476d1ce4e5b9 + uid * 0x94d049bb133111eb;
    uint32_t slot = hash >> (64 - SLOT_BITS);
    while (sums[slot].commands
           && (sums[slot].uid != uid || sums[slot].program[0] != low || sums[slot].program[1] != high)) {
        slot = (slot + 1) % (1 << SLOT_BITS);
    }
    sums[slot].uid = uid;
    sums[slot].program[0] = low;
    sums[slot].program[1] = high;
    sums[slot].ticks += ticks;
    sums[slot].commands++;
}

int main(int argc, char **argv) {
    static struct record block[BLOCK / sizeof(struct record)];
    bool programs = argc > 2;
    int file = argc > 1 ? open(argv[1], O_RDONLY) : -1;
    if (file < 0) {
        perror("open");
        return EXIT_FAILURE;
    }
    ssize_t length;
    while ((length = read(file, block, BLOCK)) > 0) {
        for (size_t i = 0; i < length / sizeof(struct record); i++) {
            const struct record *next = &block[i];
            uint64_t used = ticks(next->user) + ticks(next->system);
            add(next->uid, programs ? next->program[0] : 0, programs ? next->program[1] : 0, used);
        }
    }
    for (size_t slot = 0; slot < 1 << SLOT_BITS; slot++) {
        if (sums[slot].commands) {
            printf("%u %.16s %lu\n", sums[slot].uid, (char *)sums[slot].program, (unsigned long)sums[slot].ticks);
        }
    }
    return EXIT_SUCCESS;
}
