#pragma once
#include <tiffio.h>

/// `TIFFGetFieldDefaulted` takes as many arguments as the tag has values, which Swift does not call.
static inline uint32_t ctiff_number(TIFF *file, uint32_t tag, int isShort) {
    uint32_t number = 0;
    uint16_t small = 0;
    if (isShort) return TIFFGetFieldDefaulted(file, tag, &small) ? small : 0;
    return TIFFGetFieldDefaulted(file, tag, &number) ? number : 0;
}
