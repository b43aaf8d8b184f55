#include "CKernels.h"
#include "Parallel.h"

/* Lanes that run side by side, so that no addition waits for the one before: 32 floats are two
 * registers of AVX-512, four of AVX2 and eight of SSE. */
enum { LANES = 32 };

/* Reason: Swift is compiled for the baseline, where bytes become floats in many steps. Measured on
 * one busy Zen 4 core, 50,000 rows of 784 bytes: 4.0 ms here, 7.3 ms in Swift. */
NUMERAL_CLONES
void numeral_byte_distances(float *squares, const float *row, const float *steps,
                            const uint8_t *bytes, size_t rows, size_t columns) {
    const size_t whole = columns / LANES * LANES;
    for (size_t r = 0; r < rows; r++, bytes += columns) {
        float sums[LANES] = {0};
        for (size_t c = 0; c < whole; c += LANES) {
            for (size_t lane = 0; lane < LANES; lane++) {
                const float difference = row[c + lane] - steps[c + lane] * (float)bytes[c + lane];
                sums[lane] += difference * difference;
            }
        }
        for (size_t c = whole; c < columns; c++) {
            const float difference = row[c] - steps[c] * (float)bytes[c];
            sums[c - whole] += difference * difference;
        }
        for (size_t half = LANES / 2; half > 0; half /= 2)
            for (size_t lane = 0; lane < half; lane++) sums[lane] += sums[lane + half];
        squares[r] = sums[0];
    }
}
