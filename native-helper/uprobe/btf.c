#include "btf.h"
#include <linux/btf.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool btf_load(struct btf *b)
{
    size_t room = 0;
    *b = (struct btf){0};
    FILE *file = fopen("/sys/kernel/btf/vmlinux", "re");
    if (!file)
        return false;
    for (size_t n = 1; n > 0; b->size += n) {
        if (b->size == room) {
            room = room ? 2 * room : 8u << 20;
            unsigned char *more = realloc(b->data, room);
            if (!more)
                break;
            b->data = more;
        }
        n = fread(b->data + b->size, 1, room - b->size, file);
    }
    fclose(file);
    struct btf_header h;
    bool good = b->size > sizeof h;
    if (good) {
        memcpy(&h, b->data, sizeof h);
        good = h.magic == BTF_MAGIC && h.hdr_len >= sizeof h && (uint64_t)h.hdr_len + h.type_off + h.type_len <= b->size && (uint64_t)h.hdr_len + h.str_off + h.str_len <= b->size && h.str_len > 0 &&
               b->data[h.hdr_len + h.str_off + h.str_len - 1] == 0;
    }
    if (!good)
        btf_free(b);
    return good;
}

void btf_free(struct btf *b)
{
    free(b->data);
    *b = (struct btf){0};
}

/* Bytes behind a type's head. */
static size_t tail(const struct btf_type *t)
{
    unsigned n = BTF_INFO_VLEN(t->info);
    switch (BTF_INFO_KIND(t->info)) {
    case BTF_KIND_INT: case BTF_KIND_VAR: case BTF_KIND_DECL_TAG: return 4;
    case BTF_KIND_ARRAY: return sizeof(struct btf_array);
    case BTF_KIND_STRUCT: case BTF_KIND_UNION: return n * sizeof(struct btf_member);
    case BTF_KIND_ENUM: return n * sizeof(struct btf_enum);
    case BTF_KIND_FUNC_PROTO: return n * sizeof(struct btf_param);
    case BTF_KIND_DATASEC: return n * sizeof(struct btf_var_secinfo);
    case BTF_KIND_ENUM64: return n * 12u;
    default: return 0;
    }
}

int btf_offset(const struct btf *b, const char *structure, const char *member)
{
    struct btf_header h;
    memcpy(&h, b->data, sizeof h);
    const char *strings = (const char *)b->data + h.hdr_len + h.str_off;
    const unsigned char *at = b->data + h.hdr_len + h.type_off, *end = at + h.type_len;
    while ((size_t)(end - at) >= sizeof(struct btf_type)) {
        struct btf_type t;
        memcpy(&t, at, sizeof t);
        at += sizeof t;
        size_t more = tail(&t);
        if (more > (size_t)(end - at))
            return -1;
        if (BTF_INFO_KIND(t.info) == BTF_KIND_STRUCT && t.name_off < h.str_len && strcmp(strings + t.name_off, structure) == 0)
            for (unsigned i = 0; i < BTF_INFO_VLEN(t.info); i++) {
                struct btf_member m;
                memcpy(&m, at + i * sizeof m, sizeof m);
                if (m.name_off < h.str_len && strcmp(strings + m.name_off, member) == 0)
                    return (int)((BTF_INFO_KFLAG(t.info) ? BTF_MEMBER_BIT_OFFSET(m.offset) : m.offset) / 8);
            }
        at += more;
    }
    return -1;
}
