#include "CKernels.h"
#include "Parallel.h"

/* Reason: Adam's moments of pixels that are always black decay into denormals, and an instruction
 * that meets one takes a microcode path: Adam over 205,000 such floats took 473 µs more than its
 * 58. Control registers are per thread and out of Swift's reach. Setting them and putting them back
 * costs 2 µs a step on two threads. */
#if defined(__x86_64__)
#include <immintrin.h>
static uint64_t read_state(void) { return _mm_getcsr(); }
static void write_state(uint64_t state) { _mm_setcsr((unsigned)state); }
static const uint64_t flush = 0x8040; /* flush to zero, denormals are zero */
#elif defined(__aarch64__)
static uint64_t read_state(void) {
    uint64_t state;
    __asm__ volatile("mrs %0, fpcr" : "=r"(state));
    return state;
}
static void write_state(uint64_t state) { __asm__ volatile("msr fpcr, %0" ::"r"(state)); }
static const uint64_t flush = 1 << 24; /* FZ */
#else
static uint64_t read_state(void) { return 0; }
static void write_state(uint64_t state) { (void)state; }
static const uint64_t flush = 0;
#endif

static void write_body(void *data) { write_state(*(const uint64_t *)data); }

void numeral_denormals_restore(uint64_t state, int threads) {
    if (threads > 1)
        GOMP_parallel(write_body, &state, (unsigned)threads, 0);
    else
        write_state(state);
}

uint64_t numeral_denormals_flush(int threads) {
    const uint64_t before = read_state();
    numeral_denormals_restore(before | flush, threads);
    return before;
}
