#pragma once
#include <stddef.h>

/* Compile for the baseline, AVX2 with FMA and AVX-512; the loader picks once, at start. */
#if defined(__x86_64__) && defined(__linux__)
#define NUMERAL_CLONES __attribute__((target_clones("default", "arch=x86-64-v3", "arch=x86-64-v4")))
#else
#define NUMERAL_CLONES
#endif

/* libgomp's own entry, which `#pragma omp parallel` compiles to: clang would emit calls to its own
 * runtime, and two OpenMP runtimes in one process fight for the cores. */
extern void GOMP_parallel(void (*body)(void *), void *data, unsigned threads, unsigned flags);
extern int omp_get_thread_num(void);
extern int omp_get_num_threads(void);

typedef struct {
    size_t begin, end;
} NumeralRange;

/* This thread's share of 0..<count, in whole cache lines of floats. */
static inline NumeralRange numeral_share(size_t count) {
    const size_t line = 16;
    const size_t threads = (size_t)omp_get_num_threads(), me = (size_t)omp_get_thread_num();
    const size_t lines = (count + line - 1) / line;
    NumeralRange range = {lines * me / threads * line, lines * (me + 1) / threads * line};
    if (range.end > count) range.end = count;
    if (range.begin > range.end) range.begin = range.end;
    return range;
}

/* A second thread costs about 1 µs to wake: worth it from about 10 µs of work, 32 Ki floats. */
static inline int numeral_threads(size_t count, int threads) { return count < 32768 ? 1 : threads; }
