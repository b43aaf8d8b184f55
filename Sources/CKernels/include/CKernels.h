#pragma once
#include <stddef.h>
#include <stdint.h>

/* The few loops that Swift does not vectorise, and the processor state that it cannot reach. Each
 * loop runs on any x86-64 and any arm64: on x86-64 it is compiled three times (baseline, AVX2,
 * AVX-512) and the loader picks one. A `threads` argument above 1 splits the range over OpenMP
 * threads; every element is computed by itself, so the split never changes a result. */

/* The settings of one Adam or AdamW step; rates are already corrected for the step's number. */
typedef struct {
    float rate;            /* learning rate / (1 - meanDecay^step) */
    float rootCorrection;  /* 1 / sqrt(1 - squareDecay^step) */
    float meanDecay;
    float squareDecay;
    float epsilon;
    float gradientDecay;   /* L2: this times the weight joins the gradient */
    float weightKeep;      /* decoupled decay: the weight is first multiplied by this */
} NumeralAdam;

void numeral_adam(float *weights, const float *gradients, float *means, float *squares,
                  size_t count, const NumeralAdam *settings, int threads);

/* weight -= rate * direction, where velocity = momentum * velocity + gradient + decay * weight and
 * the direction is the velocity, or with Nesterov the gradient + momentum * velocity. */
typedef struct {
    float rate;
    float momentum;
    float decay;
    int nesterov;
} NumeralSGD;

void numeral_sgd(float *weights, const float *gradients, float *velocities, size_t count,
                 const NumeralSGD *settings, int threads);

/* average += (1 - decay) * (weight - average) */
void numeral_average(float *averages, const float *weights, size_t count, float decay, int threads);

/* output = input * (kept ? scale : 0). Kept is a pure function of the seed and the element's index,
 * so the backward pass calls it again instead of storing a mask. `input` may be `output`. */
void numeral_dropout(float *output, const float *input, size_t count, uint64_t seed, float rate,
                     int threads);

/* The same on bfloat16 numbers; the mask is the same function of the seed and the index. */
void numeral_dropout_bfloat(uint16_t *output, const uint16_t *input, size_t count, uint64_t seed,
                            float rate, int threads);

/* Softmax cross-entropy of `rows` rows of `classes` scores, with label smoothing; a row weighs as
 * much as `weights` says of its label, or 1 where `weights` is null. Writes the gradient of the
 * mean loss, returns the sum of the losses, counts the rows whose largest score is their label's
 * (the first of equals). */
double numeral_softmax_cross_entropy(const float *scores, const int32_t *labels, float *gradient,
                                     size_t rows, size_t classes, float smoothing,
                                     const float *weights, size_t *correct);

/* One step of an LSTM on `rows` samples of `units` units. `gates` is [row, 4 * units] in the order
 * input, forget, cell, output: sums without bias before, activations after. `before` is the cell
 * state of the step before; it may be `cells`. Writes the cell state, its hyperbolic
 * tangent and the output, each [row, unit]. */
void numeral_lstm_forward(float *gates, const float *bias, const float *before, float *cells,
                          float *squashed, float *outputs, size_t rows, size_t units);

/* The same step's gradients. `gates` turns from activations into the gradients by their sums,
 * `cellGradients` from those after the step into those before it; `biasGradient` grows by the sums
 * over the rows. */
void numeral_lstm_backward(float *gates, const float *before, const float *squashed,
                           const float *outputGradients, float *cellGradients,
                           float *biasGradient, size_t rows, size_t units);

/* Calls `body` with each part from 0, each on an OpenMP thread of its own, and waits for all.
 * Products inside are one thread wide. */
void numeral_parts(void (*body)(void *data, int part), void *data, int parts);

/* values[i] = exp(-gamma * max(0, square + squares[i] - 2 * products[i])): a row of radial kernel
 * values out of the products and the squared lengths. `values` may not be `products`. */
void numeral_radial(float *values, const float *products, const float *squares, size_t count,
                    float square, float gamma);

/* values[i] -= sum over rows of scales[row] * rows[row][i] */
void numeral_subtract_rows(double *values, const float *const *rows, const double *scales,
                           size_t rowCount, size_t count);

/* Where sequential minimal optimisation stands. */
typedef struct {
    size_t raised; /* the place of the largest error among those that may be raised */
    double high;   /* that error */
    double low;    /* the smallest error among those that may be lowered */
} NumeralPairTop;

/* errors[i] -= step * (first[i] - second[i]), then the new top. `raises` and `lowers` are 0 where a
 * coefficient may be raised or lowered, minus infinity where not. `count` is a multiple of 8. */
void numeral_pair_move(double *errors, const float *first, const float *second, double step,
                       const double *raises, const double *lowers, size_t count,
                       NumeralPairTop *top);

/* The place i, among those that may be lowered and whose error is below `high`, with the largest
 * (high - errors[i])^2 / max(curvatureMin, own + diagonal[i] - 2 * row[i]); the first of equals.
 * `count` is a multiple of 8. */
size_t numeral_pair_partner(const double *errors, const float *row, const float *diagonal,
                            const double *lowers, size_t count, double high, double own,
                            double curvatureMin);

/* For each row of bytes, one after the other, the sum over its columns of
 * (row - step * byte)^2, always added up in the same order. */
void numeral_byte_distances(float *squares, const float *row, const float *steps,
                            const uint8_t *bytes, size_t rows, size_t columns);

/* Flush-to-zero and denormals-are-zero on the calling thread and its OpenMP threads. Returns the
 * caller's state before, for `numeral_denormals_restore`, which gives it to all of them. */
uint64_t numeral_denormals_flush(int threads);
void numeral_denormals_restore(uint64_t state, int threads);
