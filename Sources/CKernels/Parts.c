#include "CKernels.h"
#include "Parallel.h"

/* Reason: oneDNN's threads are OpenMP's, and Swift's compiler knows no OpenMP. A team of other
 * threads beside them would fight for the cores. */
typedef struct {
    void (*body)(void *, int);
    void *data;
    int parts;
} Parts;

static void parts_body(void *data) {
    const Parts *p = data;
    for (int part = omp_get_thread_num(); part < p->parts; part += omp_get_num_threads())
        p->body(p->data, part);
}

void numeral_parts(void (*body)(void *data, int part), void *data, int parts) {
    Parts work = {body, data, parts};
    if (parts > 1)
        GOMP_parallel(parts_body, &work, (unsigned)parts, 0);
    else
        body(data, 0);
}
