#pragma once
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>
#include <jerror.h>

// libjpeg reports errors by a jump and warnings on stderr, and says nowhere how far a file that was
// cut off goes. Swift can neither jump nor be jumped over, so the jumps begin and end in here.

/// A file that is being decoded.
struct cjpeg_decoder {
    struct jpeg_decompress_struct info;
    struct jpeg_error_mgr errors;
    struct jpeg_source_mgr source;
    jmp_buf failure;
    /// The scan, from 1, and the row of blocks in it, at which the coded data ended; 0, 0 when
    /// they did not.
    int scan_at_end, row_at_end;
};

static inline void cjpeg_fail(j_common_ptr info) {
    longjmp(((struct cjpeg_decoder *)info->client_data)->failure, 1);
}

static inline void cjpeg_say(j_common_ptr info, int level) {
    struct cjpeg_decoder *decoder = (struct cjpeg_decoder *)info->client_data;
    if (level < 0) info->err->num_warnings++;
    if (level < 0 && info->err->msg_code == JWRN_HIT_MARKER && decoder->scan_at_end == 0) {
        decoder->scan_at_end = decoder->info.input_scan_number;
        decoder->row_at_end = (int)decoder->info.input_iMCU_row;
    }
}

static inline void cjpeg_print(j_common_ptr info) { (void)info; }
static inline void cjpeg_begin(j_decompress_ptr info) { (void)info; }

/// At the end of the bytes: an end marker, for as long as anyone reads.
static inline boolean cjpeg_end(j_decompress_ptr info) {
    static const JOCTET end[2] = {0xFF, JPEG_EOI};
    info->src->next_input_byte = end;
    info->src->bytes_in_buffer = 2;
    return TRUE;
}

static inline void cjpeg_skip(j_decompress_ptr info, long count) {
    if (count <= 0) return;
    if ((size_t)count >= info->src->bytes_in_buffer) {
        cjpeg_end(info);
        return;
    }
    info->src->next_input_byte += count;
    info->src->bytes_in_buffer -= (size_t)count;
}

static inline void cjpeg_close(struct cjpeg_decoder *decoder) {
    if (decoder == NULL) return;
    jpeg_destroy_decompress(&decoder->info);
    free(decoder);
}

/// Reads the header of a file in memory, which must outlive the decoder, and gets ready to decode
/// it at 1/reduction of its size: grey in one byte, colours as RGBA and CMYK in four.
///
/// Returns null when libjpeg does not decode such a file.
static inline struct cjpeg_decoder *cjpeg_open(const uint8_t *bytes, size_t size, int reduction) {
    struct cjpeg_decoder *decoder = (struct cjpeg_decoder *)calloc(1, sizeof *decoder);
    if (decoder == NULL) return NULL;
    decoder->info.err = jpeg_std_error(&decoder->errors);
    decoder->errors.error_exit = cjpeg_fail;
    decoder->errors.emit_message = cjpeg_say;
    decoder->errors.output_message = cjpeg_print;
    decoder->info.client_data = decoder;
    if (setjmp(decoder->failure)) {
        cjpeg_close(decoder);
        return NULL;
    }
    jpeg_create_decompress(&decoder->info);
    decoder->source.init_source = cjpeg_begin;
    decoder->source.fill_input_buffer = cjpeg_end;
    decoder->source.skip_input_data = cjpeg_skip;
    decoder->source.resync_to_restart = jpeg_resync_to_restart;
    decoder->source.term_source = cjpeg_begin;
    decoder->source.next_input_byte = bytes;
    decoder->source.bytes_in_buffer = size;
    decoder->info.src = &decoder->source;
    jpeg_read_header(&decoder->info, TRUE);
    decoder->info.scale_num = 1;
    decoder->info.scale_denom = (unsigned)reduction;
    switch (decoder->info.jpeg_color_space) {
    case JCS_GRAYSCALE: decoder->info.out_color_space = JCS_GRAYSCALE; break;
    case JCS_CMYK:
    case JCS_YCCK: decoder->info.out_color_space = JCS_CMYK; break;
    default: decoder->info.out_color_space = JCS_EXT_RGBA; break;
    }
    jpeg_calc_output_dimensions(&decoder->info);
    return decoder;
}

/// Decodes into `width × height × channels` bytes; returns whether libjpeg got through.
static inline int cjpeg_decode(struct cjpeg_decoder *decoder, uint8_t *pixels) {
    if (setjmp(decoder->failure)) return 0;
    jpeg_start_decompress(&decoder->info);
    size_t row_size = (size_t)decoder->info.output_width * (size_t)decoder->info.output_components;
    while (decoder->info.output_scanline < decoder->info.output_height) {
        JSAMPROW rows[4];
        for (int index = 0; index < 4; index++)
            rows[index] = pixels + (decoder->info.output_scanline + (size_t)index) * row_size;
        unsigned left = decoder->info.output_height - decoder->info.output_scanline;
        jpeg_read_scanlines(&decoder->info, rows, left < 4 ? left : 4);
    }
    return 1;
}
