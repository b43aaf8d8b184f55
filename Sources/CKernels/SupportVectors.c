#include <math.h>

#include "CKernels.h"
#include "Parallel.h"

/* exp(x) for x from -87 to 0, below that exp(-87): Cephes' range reduction and polynomial, relative
 * error below 2e-7. No branches and no calls, so that it vectorises. */
static inline float exp_negative(float x) {
    x = x < -87.0f ? -87.0f : x;
    const float shifter = 12582912.0f; /* 1.5 * 2^23: adding it rounds to a whole number */
    const float whole = (x * 1.44269504088896341f + shifter) - shifter;
    const float rest = (x - whole * 0.693359375f) + whole * 2.12194440e-4f;
    float p = 1.9875691500e-4f;
    p = p * rest + 1.3981999507e-3f;
    p = p * rest + 8.3334519073e-3f;
    p = p * rest + 4.1665795894e-2f;
    p = p * rest + 1.6666665459e-1f;
    p = p * rest + 5.0000001201e-1f;
    p = p * rest * rest + rest + 1.0f;
    union {
        int32_t bits;
        float value;
    } scale = {((int32_t)whole + 127) << 23};
    return p * scale.value;
}

/* Reason: Swift calls the library's expf number by number. Measured on one Zen 4 core, 12,000
 * values: 3.8 µs here, 43 µs in Swift; their matrix product takes 170 µs. */
NUMERAL_CLONES
void numeral_radial(float *restrict values, const float *restrict products,
                    const float *restrict squares, size_t count, float square, float gamma) {
    for (size_t i = 0; i < count; i++) {
        const float distance = (squares[i] + square) - 2 * products[i];
        values[i] = exp_negative(-gamma * (distance > 0 ? distance : 0));
    }
}

/* Reason: Swift compiles for the baseline only, and one row at a time. Measured as above, 100 rows:
 * 94 µs here, 213 µs in Swift; a round of the solver subtracts up to a thousand rows. */
NUMERAL_CLONES
void numeral_subtract_rows(double *restrict values, const float *const *rows, const double *scales,
                           size_t rowCount, size_t count) {
    enum { chunk = 2048 }; /* 16 KiB of values stay in the first cache while rows stream by */
    for (size_t start = 0; start < count; start += chunk) {
        const size_t length = count - start < chunk ? count - start : chunk;
        double *restrict out = values + start;
        size_t row = 0;
        for (; row + 4 <= rowCount; row += 4) {
            const float *restrict a = rows[row] + start, *restrict b = rows[row + 1] + start;
            const float *restrict c = rows[row + 2] + start, *restrict d = rows[row + 3] + start;
            const double p = scales[row], q = scales[row + 1], r = scales[row + 2];
            const double s = scales[row + 3];
            for (size_t i = 0; i < length; i++)
                out[i] -= (p * a[i] + q * b[i]) + (r * c[i] + s * d[i]);
        }
        for (; row < rowCount; row++) {
            const float *restrict a = rows[row] + start;
            for (size_t i = 0; i < length; i++) out[i] -= scales[row] * a[i];
        }
    }
}

/* Eight candidates side by side, which the compiler splits up for any processor.
 *
 * Reason: an argmax written plainly does not vectorise, here or in Swift. Measured as above, one step
 * (partner and move) among 1,000 samples: 1.3 µs here, 2.9 µs in Swift; a fit takes 100,000 steps. */
typedef double Eight __attribute__((vector_size(64), aligned(8)));
typedef int64_t EightPlaces __attribute__((vector_size(64), aligned(8)));
typedef float EightFloats __attribute__((vector_size(32), aligned(4)));

#define SELECT(mask, yes, no) (((mask) & (yes)) | (~(mask) & (no)))

#define KEEP_BEST(values, best, places, now)                                                     \
    do {                                                                                         \
        const EightPlaces better = (EightPlaces)((values) > (best));                             \
        (best) = (Eight)SELECT(better, (EightPlaces)(values), (EightPlaces)(best));              \
        (places) = SELECT(better, (now), (places));                                              \
    } while (0)

#define BEST_PLACE(best, places, value, place)                                                   \
    do {                                                                                         \
        (value) = (best)[0];                                                                     \
        (place) = (places)[0];                                                                   \
        for (int lane = 1; lane < 8; lane++)                                                     \
            if ((best)[lane] > (value) || ((best)[lane] == (value) && (places)[lane] < (place))) { \
                (value) = (best)[lane];                                                          \
                (place) = (places)[lane];                                                        \
            }                                                                                    \
    } while (0)

static const Eight all_negative = {-INFINITY, -INFINITY, -INFINITY, -INFINITY,
                                   -INFINITY, -INFINITY, -INFINITY, -INFINITY};

NUMERAL_CLONES
void numeral_pair_move(double *errors, const float *first, const float *second, double step,
                       const double *raises, const double *lowers, size_t count,
                       NumeralPairTop *top) {
    Eight bestUp = all_negative, bestDown = all_negative;
    EightPlaces up = {0}, down = {0}, now = {0, 1, 2, 3, 4, 5, 6, 7};
    for (size_t i = 0; i < count; i += 8) {
        const Eight a = __builtin_convertvector(*(const EightFloats *)(first + i), Eight);
        const Eight b = __builtin_convertvector(*(const EightFloats *)(second + i), Eight);
        const Eight error = *(const Eight *)(errors + i) - step * (a - b);
        *(Eight *)(errors + i) = error;
        const Eight above = error + *(const Eight *)(raises + i);
        const Eight below = *(const Eight *)(lowers + i) - error;
        KEEP_BEST(above, bestUp, up, now);
        KEEP_BEST(below, bestDown, down, now);
        now += 8;
    }
    double value;
    int64_t place;
    BEST_PLACE(bestUp, up, value, place);
    top->raised = (size_t)place;
    top->high = value;
    BEST_PLACE(bestDown, down, value, place);
    top->low = -value;
}

NUMERAL_CLONES
size_t numeral_pair_partner(const double *errors, const float *row, const float *diagonal,
                            const double *lowers, size_t count, double high, double own,
                            double curvatureMin) {
    Eight best = all_negative;
    EightPlaces places = {0}, now = {0, 1, 2, 3, 4, 5, 6, 7};
    const Eight least = {curvatureMin, curvatureMin, curvatureMin, curvatureMin,
                         curvatureMin, curvatureMin, curvatureMin, curvatureMin};
    for (size_t i = 0; i < count; i += 8) {
        const Eight k = __builtin_convertvector(*(const EightFloats *)(row + i), Eight);
        const Eight d = __builtin_convertvector(*(const EightFloats *)(diagonal + i), Eight);
        const Eight gap = (high - *(const Eight *)(errors + i)) + *(const Eight *)(lowers + i);
        Eight curvature = (own + d) - 2 * k;
        const EightPlaces flat = (EightPlaces)(curvature < least);
        curvature = (Eight)SELECT(flat, (EightPlaces)least, (EightPlaces)curvature);
        Eight gain = gap * gap / curvature;
        const EightPlaces open = (EightPlaces)(gap > (Eight){0});
        gain = (Eight)SELECT(open, (EightPlaces)gain, (EightPlaces)all_negative);
        KEEP_BEST(gain, best, places, now);
        now += 8;
    }
    double value;
    int64_t place;
    BEST_PLACE(best, places, value, place);
    return (size_t)place;
}
