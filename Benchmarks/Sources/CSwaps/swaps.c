#include "CSwaps.h"
#include <stdlib.h>

struct swaps {
  int learners, groups, capacity;
  const int64_t *prices;
  const int32_t *starts, *others;
  int64_t *near;
  int32_t *slot_of, *position, *members, *size;
  uint64_t random[4];
};

static uint64_t rotated(uint64_t x, int k) { return (x << k) | (x >> (64 - k)); }

/* Blackman and Vigna's xoshiro256**. */
static uint64_t next(uint64_t s[4]) {
  uint64_t result = rotated(s[1] * 5, 7) * 9, shifted = s[1] << 17;
  s[2] ^= s[0];
  s[3] ^= s[1];
  s[1] ^= s[2];
  s[0] ^= s[3];
  s[2] ^= shifted;
  s[3] = rotated(s[3], 45);
  return result;
}

static int below(uint64_t s[4], int bound) { return (int)((next(s) >> 32) * (uint64_t)bound >> 32); }

static void seed_random(uint64_t s[4], uint64_t mix) {
  for (int i = 0; i < 4; i++) {
    uint64_t z = (mix += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    s[i] = z ^ (z >> 31);
  }
}

static void change_near(swaps *state, int slot, int learner, int64_t sign) {
  int64_t *row = state->near + (size_t)slot * state->learners;
  const int64_t *prices = state->prices + (size_t)learner * state->learners;
  for (int i = 0; i < state->learners; i++) row[i] += sign * prices[i];
}

static void insert(swaps *state, int learner, int slot) {
  int place = state->size[slot]++;
  state->members[slot * state->capacity + place] = learner;
  state->slot_of[learner] = slot;
  state->position[learner] = place;
}

static void take_out(swaps *state, int learner) {
  int slot = state->slot_of[learner], last = --state->size[slot];
  int moved = state->members[slot * state->capacity + last];
  state->members[slot * state->capacity + state->position[learner]] = moved;
  state->position[moved] = state->position[learner];
}

static swaps *make(int learners, int groups, uint64_t seed) {
  swaps *state = calloc(1, sizeof *state);
  if (!state) return NULL;
  state->learners = learners;
  state->groups = groups;
  state->capacity = (learners + groups - 1) / groups;
  state->slot_of = calloc(learners, sizeof(int32_t));
  state->position = calloc(learners, sizeof(int32_t));
  state->size = calloc(groups, sizeof(int32_t));
  state->members = calloc((size_t)groups * state->capacity, sizeof(int32_t));
  seed_random(state->random, seed);
  if (!state->slot_of || !state->position || !state->size || !state->members) {
    swaps_free(state);
    return NULL;
  }
  for (int i = 0; i < learners; i++) insert(state, i, i % groups);
  return state;
}

swaps *swaps_dense(int learners, int groups, const int64_t *prices, uint64_t seed) {
  swaps *state = make(learners, groups, seed);
  if (!state) return NULL;
  state->prices = prices;
  state->near = calloc((size_t)groups * learners, sizeof(int64_t));
  if (!state->near) {
    swaps_free(state);
    return NULL;
  }
  for (int i = 0; i < learners; i++) change_near(state, i % groups, i, 1);
  return state;
}

swaps *swaps_sparse(int learners, int groups, const int32_t *starts, const int32_t *others,
                    const int64_t *prices, uint64_t seed) {
  swaps *state = make(learners, groups, seed);
  if (!state) return NULL;
  state->starts = starts;
  state->others = others;
  state->prices = prices;
  return state;
}

/* What a group's pairs cost more if out leaves and in joins. */
static int64_t matrix_change(const swaps *state, int slot, int out, int in) {
  const int64_t *row = state->near + (size_t)slot * state->learners;
  int low = in < out ? in : out, high = in < out ? out : in;
  return row[in] - row[out] - state->prices[(size_t)low * state->learners + high];
}

static int64_t sparse_change(const swaps *state, int slot, int out, int in) {
  int64_t change = 0;
  for (int i = state->starts[in]; i < state->starts[in + 1]; i++)
    if (state->slot_of[state->others[i]] == slot && state->others[i] != out)
      change += state->prices[i];
  for (int i = state->starts[out]; i < state->starts[out + 1]; i++)
    if (state->slot_of[state->others[i]] == slot) change -= state->prices[i];
  return change;
}

static void apply(swaps *state, int first, int second) {
  int one = state->slot_of[first], other = state->slot_of[second];
  if (state->near) {
    change_near(state, one, second, 1);
    change_near(state, one, first, -1);
    change_near(state, other, first, 1);
    change_near(state, other, second, -1);
  }
  take_out(state, first);
  take_out(state, second);
  insert(state, first, other);
  insert(state, second, one);
}

int64_t swaps_run(swaps *state, int64_t count, int64_t checksum) {
  for (int64_t i = 0; i < count;) {
    int first = below(state->random, state->learners);
    int second = below(state->random, state->learners);
    int one = state->slot_of[first], other = state->slot_of[second];
    if (one == other) continue;
    int64_t change =
        state->near ? matrix_change(state, one, first, second) + matrix_change(state, other, second, first)
                    : sparse_change(state, one, first, second) + sparse_change(state, other, second, first);
    checksum = (int64_t)((uint64_t)checksum * 31 + (uint64_t)change);
    i++;
    if ((i & 127) == 0) apply(state, first, second);
  }
  return checksum;
}

void swaps_free(swaps *state) {
  if (!state) return;
  free(state->near);
  free(state->slot_of);
  free(state->position);
  free(state->size);
  free(state->members);
  free(state);
}
