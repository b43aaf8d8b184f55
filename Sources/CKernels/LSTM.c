#include "CKernels.h"
#include "Parallel.h"

/* Reason: Swift vectorises neither exp nor a loop around it, and a cell takes five of them.
 * Measured on one Zen 4 core, 64 samples of 128 units: 14 µs forward and 4 µs backward, beside a
 * product of 73 µs for the same step; with the C library's expf the five alone take 116 µs. */

/* exp by 2^n * p(r): r within half a step of log 2, p of degree 6, the logistic function to 9e-8
 * and the hyperbolic tangent to 1.8e-7 of the exact ones. A NaN stays one: both bounds are
 * comparisons that a NaN fails. */
static inline float exponential(float x) {
    const float low = -87.0f, high = 88.0f;
    x = x < low ? low : x;
    x = x > high ? high : x;
    /* Adding 1.5 * 2^23 rounds to a whole number, which then stands in the lowest bits. */
    const float shift = 12582912.0f;
    union {
        float value;
        uint32_t bits;
    } turns = {x * 1.44269504f + shift}, power;
    const float n = turns.value - shift;
    /* log 2 in two parts, so that the difference stays exact. */
    const float r = (x - n * 0.693145752f) - n * 1.42860677e-6f;
    float p = 1.0f / 720;
    p = p * r + 1.0f / 120;
    p = p * r + 1.0f / 24;
    p = p * r + 1.0f / 6;
    p = p * r + 0.5f;
    p = p * r + 1.0f;
    p = p * r + 1.0f;
    power.bits = (turns.bits << 23) + 0x3f800000u;
    return p * power.value;
}

static inline float sigmoid(float x) { return 1 / (1 + exponential(-x)); }
static inline float hyperbolic_tangent(float x) { return 1 - 2 / (1 + exponential(2 * x)); }

NUMERAL_CLONES
void numeral_lstm_forward(float *gates, const float *bias, const float *before, float *cells,
                          float *squashed, float *outputs, size_t rows, size_t units) {
    for (size_t row = 0; row < rows; row++) {
        float *restrict i = gates + row * 4 * units, *restrict f = i + units;
        float *restrict g = f + units, *restrict o = g + units;
        const float *old = before + row * units;
        float *c = cells + row * units, *restrict z = squashed + row * units;
        float *restrict h = outputs + row * units;
        /* `c` may be `old`: each unit is read before it is written. */
#pragma clang loop vectorize(assume_safety)
        for (size_t u = 0; u < units; u++) {
            i[u] = sigmoid(i[u] + bias[u]);
            f[u] = sigmoid(f[u] + bias[units + u]);
            g[u] = hyperbolic_tangent(g[u] + bias[2 * units + u]);
            o[u] = sigmoid(o[u] + bias[3 * units + u]);
            c[u] = i[u] * g[u] + f[u] * old[u];
            z[u] = hyperbolic_tangent(c[u]);
            h[u] = o[u] * z[u];
        }
    }
}

NUMERAL_CLONES
void numeral_lstm_backward(float *gates, const float *before, const float *squashed,
                           const float *outputGradients, float *cellGradients,
                           float *biasGradient, size_t rows, size_t units) {
    for (size_t row = 0; row < rows; row++) {
        float *restrict i = gates + row * 4 * units, *restrict f = i + units;
        float *restrict g = f + units, *restrict o = g + units;
        const float *restrict old = before + row * units;
        const float *restrict z = squashed + row * units;
        const float *restrict dh = outputGradients + row * units;
        float *restrict dc = cellGradients + row * units;
#pragma clang loop vectorize(assume_safety)
        for (size_t u = 0; u < units; u++) {
            const float in = i[u], forget = f[u], new = g[u], out = o[u];
            const float d = dc[u] + dh[u] * out * (1 - z[u] * z[u]);
            dc[u] = d * forget;
            i[u] = d * new * in * (1 - in);
            f[u] = d * old[u] * forget * (1 - forget);
            g[u] = d * in * (1 - new * new);
            o[u] = dh[u] * z[u] * out * (1 - out);
        }
#pragma clang loop vectorize(assume_safety)
        for (size_t u = 0; u < 4 * units; u++) biasGradient[u] += i[u];
    }
}
