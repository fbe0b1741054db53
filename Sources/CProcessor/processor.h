// What Swift has no way to ask the processor for.

#ifndef PROCESSOR_H
#define PROCESSOR_H

#include <stdint.h>

// Fetches the memory that will be read soon; where there is none nothing happens.
static inline void prefetch(const void *address) { __builtin_prefetch(address); }

// The highest bits of sixteen bytes as one number: it makes a block of 64 bytes half as costly as the multiplications of
// ByteComparison.swift, which does the same on other processors.
#if defined(__SSE2__)
#include <emmintrin.h>

static inline uint64_t byte_masks_bits(__m128i a, __m128i b, __m128i c, __m128i d) {
  return (uint64_t)(uint32_t)_mm_movemask_epi8(a) | (uint64_t)(uint32_t)_mm_movemask_epi8(b) << 16 |
         (uint64_t)(uint32_t)_mm_movemask_epi8(c) << 32 | (uint64_t)(uint32_t)_mm_movemask_epi8(d) << 48;
}

// A bit for each of 64 bytes that is `value`.
static inline uint64_t byte_masks_equal(const void *bytes, uint8_t value) {
  const __m128i *lanes = (const __m128i *)bytes;
  const __m128i wanted = _mm_set1_epi8((char)value);
  return byte_masks_bits(
      _mm_cmpeq_epi8(_mm_loadu_si128(lanes), wanted), _mm_cmpeq_epi8(_mm_loadu_si128(lanes + 1), wanted),
      _mm_cmpeq_epi8(_mm_loadu_si128(lanes + 2), wanted), _mm_cmpeq_epi8(_mm_loadu_si128(lanes + 3), wanted));
}

// A bit for each of 64 bytes that is no ASCII.
static inline uint64_t byte_masks_high(const void *bytes) {
  const __m128i *lanes = (const __m128i *)bytes;
  return byte_masks_bits(_mm_loadu_si128(lanes), _mm_loadu_si128(lanes + 1), _mm_loadu_si128(lanes + 2),
                         _mm_loadu_si128(lanes + 3));
}

// Whether any of 64 bytes is no ASCII: cheaper to ask than which.
static inline int byte_masks_any_high(const void *bytes) {
  const __m128i *lanes = (const __m128i *)bytes;
  const __m128i front = _mm_or_si128(_mm_loadu_si128(lanes), _mm_loadu_si128(lanes + 1));
  const __m128i back = _mm_or_si128(_mm_loadu_si128(lanes + 2), _mm_loadu_si128(lanes + 3));
  return _mm_movemask_epi8(_mm_or_si128(front, back));
}

#endif
#endif
