/* What the far end of a session writes to its near end: a byte that tells the kind, the length of the rest (32 bits, little-endian), and the rest (docs/helper-protocol.md). */
#ifndef TAPSET_HELPER_FRAMES_H
#define TAPSET_HELPER_FRAMES_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define FRAME_MAX (256u << 10) /* bytes of a file or of output in one frame */

enum frame { FRAME_READY = 'r', FRAME_CONTROL = 'c', FRAME_OUTPUT = 'o', FRAME_ERROR = 'e', FRAME_FILE = 'f', FRAME_SEEN = 't', FRAME_END = 'q' };

/* Writes one frame, its content in two parts, and waits for as long as the other end takes. False when there is no other end any more. */
bool frame_send(int fd, enum frame kind, const void *head, size_t head_size, const void *bytes, size_t size);

#endif
