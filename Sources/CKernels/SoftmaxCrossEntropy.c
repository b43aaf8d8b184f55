#include <math.h>

#include "CKernels.h"

/* Reason: a serial part of every step, so it must be short: three passes over a row of ten want no
 * bounds checks. Measured: 1.6 µs for 32 rows of 10, in a step of 10 ms. One row at a time, the
 * sum in double: the order never changes. */
double numeral_softmax_cross_entropy(const float *scores, const int32_t *labels, float *gradient,
                                     size_t rows, size_t classes, float smoothing,
                                     const float *weights, size_t *correct) {
    const float other = smoothing / (float)classes;
    double loss = 0;
    size_t hits = 0;
    for (size_t row = 0; row < rows; row++) {
        const float *s = scores + row * classes;
        float *g = gradient + row * classes;
        const size_t label = (size_t)labels[row];
        const float weight = weights ? weights[label] : 1;
        const float share = weight / (float)rows;
        size_t best = 0;
        for (size_t c = 1; c < classes; c++)
            if (s[c] > s[best]) best = c;
        const float top = s[best];
        double sum = 0, total = 0;
        for (size_t c = 0; c < classes; c++) {
            g[c] = expf(s[c] - top);
            sum += g[c];
            total += s[c] - top;
        }
        /* -sum(target * logSoftmax), the target being 1 - smoothing at the label plus a share. */
        loss += weight * (log(sum) - (1 - (double)smoothing) * (s[label] - top) - other * total);
        const float scale = (float)(1 / sum);
        for (size_t c = 0; c < classes; c++) g[c] = (g[c] * scale - other) * share;
        g[label] -= (1 - smoothing) * share;
        hits += best == label;
    }
    *correct = hits;
    return loss;
}
