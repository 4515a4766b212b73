#ifndef CSWAPS_H
#define CSWAPS_H
#include <stdint.h>

/* A partition under change whose pairs have prices, as one would write it in C for nothing else. */
typedef struct swaps swaps;

/* Full table of prices, learners x learners, symmetric. Learner i starts in group i % groups.
   What each learner's pairs with each group cost is kept. NULL without memory. */
swaps *swaps_dense(int learners, int groups, const int64_t *prices, uint64_t seed);

/* Prices of few pairs: those of learner i are starts[i] to starts[i + 1] in others and prices. */
swaps *swaps_sparse(int learners, int groups, const int32_t *starts, const int32_t *others,
                    const int64_t *prices, uint64_t seed);

/* Prices count swaps of random learners and makes every 128th; a checksum of all that was found. */
int64_t swaps_run(swaps *state, int64_t count, int64_t checksum);

void swaps_free(swaps *state);

#endif
