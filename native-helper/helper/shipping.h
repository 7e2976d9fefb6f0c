/* A recording that grows at the far end of a connection, sent to its near end, where a copy of it grows. */
#ifndef TAPSET_HELPER_SHIPPING_H
#define TAPSET_HELPER_SHIPPING_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct shipped; /* a stream or process log */

struct shipping {
    const char *folder; /* of the recording; it need not exist yet */
    int to;
    struct shipped *files;
    size_t count, capacity;
    bool plan_sent, holds_back; /* holds_back: the policy `block`, which waits for us */
    uint8_t *discarded;         /* as sent last */
    size_t discarded_size;
};

/* Sends what was committed since the last pass, then the moment before which all is sent. False when the other end is gone. */
bool shipping_pass(struct shipping *s);
/* Switches off all probes of the recording: what runs on is not recorded any more. */
void shipping_switch_off(const struct shipping *s);
void shipping_free(struct shipping *s);

#endif
