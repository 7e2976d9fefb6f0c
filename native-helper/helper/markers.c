#include "markers.h"
#include "elf_notes.h"
#include "text.h"
#include <cjson/cJSON.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The file's strings are whatever its author wrote; JSON takes UTF-8 only. */
static void add_string(cJSON *object, const char *name, const char *value)
{
    struct text t = {0};
    text_append(&t, value, utf8_prefix(value, strlen(value)));
    cJSON_AddStringToObject(object, name, t.data);
    text_free(&t);
}

static void add_address(cJSON *object, const char *name, uint64_t value)
{
    char text[32];
    snprintf(text, sizeof text, "0x%" PRIx64, value); /* JSON numbers are exact to 2^53 only */
    cJSON_AddStringToObject(object, name, text);
}

static bool add_marker(void *context, const struct elf_marker *m)
{
    cJSON *o = cJSON_CreateObject();
    add_string(o, "provider", m->provider);
    add_string(o, "name", m->name);
    add_string(o, "args", m->args);
    add_address(o, "pc", m->pc);
    if (m->semaphore)
        add_address(o, "semaphore", m->semaphore);
    cJSON_AddItemToArray(context, o);
    return true;
}

int markers_print(const char *path)
{
    struct elf_file file;
    const char *complaint = elf_open(&file, path);
    if (complaint) {
        fprintf(stderr, "tapset-helper: %s: %s\n", path, complaint);
        return 1;
    }
    cJSON *o = cJSON_CreateObject();
    add_string(o, "path", path);
    cJSON_AddStringToObject(o, "buildId", file.build_id);
    cJSON *markers = cJSON_AddArrayToObject(o, "markers");
    size_t malformed = elf_markers(&file, add_marker, markers);
    cJSON_AddNumberToObject(o, "malformed", (double)malformed);
    char *json = cJSON_Print(o);
    cJSON_Delete(o);
    elf_close(&file);
    if (!json)
        return 70;
    puts(json);
    free(json);
    return 0;
}
