/* Messages of the control protocol: good ones, and the same damaged in a repeatable way. Run with sanitizers. */
#include "check.h"
#include "fuzz.h"
#include "request.h"
#include <signal.h>
#include <stdlib.h>
#include <string.h>

static const char *const good[] = {
    "{\"v\":1,\"type\":\"launch\",\"recording\":\"/r\",\"argv\":[\"a\",\"b\"],\"cwd\":\"/\",\"env\":{\"K\":\"V\",\"L\":null},\"python\":\"fast\",\"backend\":\"uprobe\","
    "\"policy\":\"grow\",\"probes\":[{\"id\":1,\"path\":\"/usr/*\",\"provider\":\"p\",\"name\":\"n\",\"slots\":[{\"kind\":\"string\",\"arg\":1},{\"kind\":\"strn\",\"arg\":1,\"arg2\":2}]}]}",
    "{\"v\":1,\"type\":\"attach\",\"recording\":\"/r\",\"pid\":123,\"probes\":[]}",
    "{\"v\":1,\"type\":\"watch\",\"recording\":\"/r\",\"uid\":1000,\"probes\":[{\"id\":4294967294,\"provider\":\"*\",\"name\":\"*\"}]}",
    "{\"type\":\"detach\"}",
    " {\t\"type\" : \"\\u0064\\u0065tach\" , \"other\":[ ], \"more\":{ },\"n\":[-0.5e-3,0,1E2,true,false,null],\"s\":\"\\\\\\\"\\/\\b\\f\\n\\r\\t\\ud83d\\ude00\" } ",
    "{\"type\":\"probe\",\"id\":1,\"enabled\":false}",
    "{\"type\":\"signal\",\"signal\":\"TERM\"}",
};

static const struct { const char *message, *complaint; } bad[] = {
    {"", "not JSON"}, {"[]", "not a JSON object"}, {"{\"type\":\"dance\"}", "unknown type"}, {"{\"type\":\"watch\",\"v\":2}", "version 1"},
    {"{\"v\":1,\"type\":\"watch\",\"recording\":\"/r\",\"probes\":[],\"backend\":\"magic\"}", "backend"},
    {"{\"v\":1,\"type\":\"watch\",\"recording\":\"/r\",\"probes\":[],\"uid\":-1}", "uid"},
    {"{\"v\":1,\"type\":\"attach\",\"recording\":\"r\",\"pid\":1,\"probes\":[]}", "recording"},
    {"{\"type\":\"signal\",\"signal\":\"NONSENSE\"}", "signal"}, {"{\"type\":\"signal\",\"signal\":\"T\\u0000\"}", "NUL"}, {"\xff", "UTF-8"},
    {"{\"type\":\"detach\"", "not JSON"}, {"{\"type\":\"detach\"}}", "not JSON"}, {"{\"type\":\"detach\",}", "not JSON"}, {"{\"type\" \"detach\"}", "not JSON"}, {"{\"a\":[1,2,],\"type\":\"detach\"}", "not JSON"},
    {"{\"a\":01,\"type\":\"detach\"}", "not JSON"}, {"{\"a\":0x1,\"type\":\"detach\"}", "not JSON"}, {"{\"a\":1e999,\"type\":\"detach\"}", "not JSON"}, {"{\"a\":\"\\ud800\",\"type\":\"detach\"}", "not JSON"},
    {"{\"a\":\"\\x\",\"type\":\"detach\"}", "not JSON"}, {"{\"a\":\"\n\",\"type\":\"detach\"}", "not JSON"},
    {"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", "not JSON"},
};

/* On a copy of the exact size, so that a read past the end is seen. The parser wants a NUL behind the line, as the control connection gives it. */
static bool parse(const char *line, size_t length, struct failure *f)
{
    struct request r;
    char *copy = malloc(length + 1);
    memcpy(copy, line, length);
    copy[length] = 0;
    bool good_one = request_parse(&r, copy, length, f);
    if (good_one)
        request_free(&r);
    free(copy);
    return good_one;
}

int main(void)
{
    static const char pieces[] = "{}[]\":,0123456789-.eE\\u\0\x80nulltruefalse ";
    unsigned rounds = fuzz_rounds(60000);
    struct failure f;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        CHECK(parse(good[i], strlen(good[i]), &f), "%s: %s", good[i], f.message);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        CHECK(!parse(bad[i].message, strlen(bad[i].message), &f), "%s is taken", bad[i].message);
        CHECK(strcmp(f.code, "bad-request") == 0 && strstr(f.message, bad[i].complaint), "%s: %s", bad[i].message, f.message);
    }
    for (unsigned round = 0; round < rounds; round++) {
        const char *from = good[fuzz_next(sizeof good / sizeof *good)];
        char line[1024];
        size_t length = strlen(from);
        memcpy(line, from, length);
        for (unsigned n = 1 + fuzz_next(6); n > 0; n--) {
            size_t at = fuzz_next((unsigned)length);
            if (fuzz_next(4) == 0)
                length = at + 1; /* cut off */
            else
                line[at] = fuzz_next(3) ? pieces[fuzz_next(sizeof pieces)] : (char)fuzz_next(256);
        }
        f.code = NULL;
        if (!parse(line, length, &f))
            CHECK(f.code && *f.message, "refused without a reason: %.*s", (int)length, line);
    }
    return CHECK_RESULT();
}
