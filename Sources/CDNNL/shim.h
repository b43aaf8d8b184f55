#pragma once
#include <oneapi/dnnl/dnnl.h>
#include <oneapi/dnnl/dnnl_debug.h>

/* A macro with a cast does not reach Swift. */
static inline void *numeral_dnnl_memory_none(void) { return DNNL_MEMORY_NONE; }

/* The OpenMP width belongs to the calling thread; omp.h is not on clang's path. */
extern void omp_set_num_threads(int count);
extern int omp_get_max_threads(void);
