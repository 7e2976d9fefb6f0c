/* The plan's text: what is read, what is refused. */
#include "check.h"
#include "fuzz.h"
#include "hit_filter.h"
#include "plan.h"
#include <string.h>

static bool parse(const char *text, unsigned *bad)
{
    const char *problem = NULL;
    return plan_parse(text, strlen(text), &problem, bad);
}

int main(void)
{
    unsigned bad;
    CHECK(parse("tapset-plan\t1\nhz\t2596000000\nclock\ttsc\npython\texact\npolicy\tgrow\n"
                "probe\t7\t/usr/*/lib\\tx.so\tpython\tfunction__*\ts1,s2,i3,n4:5\nprobe\t8\t\thotspot\tgc__begin\t*\n", &bad), "a good plan");
    const struct tapset_plan *p = tapset_plan();
    CHECK(bad == 0 && p->nprobes == 2 && p->tsc && p->hz == 2596000000 && strcmp(p->python, "exact") == 0, "%u bad, %u probes", bad, p->nprobes);
    const struct tapset_plan_probe *a = &p->probes[0], *b = &p->probes[1];
    CHECK(a->id == 7 && strcmp(a->path, "/usr/*/lib\tx.so") == 0 && a->nslots == 4 && !a->all_ints, "path %s", a->path);
    CHECK(a->slots[0].kind == TAPSET_SLOT_STRING && a->slots[2].kind == TAPSET_SLOT_INT && a->slots[2].arg == 3, "slots");
    CHECK(a->slots[3].kind == TAPSET_SLOT_STRN && a->slots[3].arg == 4 && a->slots[3].arg2 == 5, "pair");
    CHECK(b->all_ints && b->nslots == 0, "all");
    CHECK(tapset_plan_wants(a, "/usr/a/b/lib\tx.so", "python", "function__entry"), "matches");
    CHECK(!tapset_plan_wants(a, "/usr/bin/python", "python", "function__entry"), "another path");
    CHECK(tapset_plan_wants(b, "/any/libjvm.so", "hotspot", "gc__begin") && !tapset_plan_wants(b, "/any/libjvm.so", "hotspot", "gc__end"), "names");

    CHECK(parse("tapset-plan\t1\nclock\tmono\nprobe\t1\t\tp\tn\tx1\nprobe\t1\t\tp\tn\ti0\nprobe\t1\t\tp\tn\ti1,\nprobe\tx\t\tp\tn\ti1\nprobe\t1\t\t\tn\ti1\nnonsense\t1\nprobe\t1\t\tp\tn\tn1\nprobe\t2\t\tp\tn\n", &bad) && bad == 7 && tapset_plan()->nprobes == 1, "bad lines are left out: %u", bad);
    CHECK(!parse("", &bad) && !parse("tapset-plan\t2\n", &bad) && !parse("tapset-plan\t1\nclock\ttsc\n", &bad), "unusable plans");
    CHECK(parse("tapset-plan\t1\nclock\tmono\nprobe\t1\t\tp\tlast line without its end", &bad) && tapset_plan()->nprobes == 1, "cut off");
    CHECK(parse("tapset-plan\t1\nclock\tmono\nprobe\t1\t\tp\tn\ti1\ti1>5&s2=6162|p!7\nprobe\t2\t\tp\tn\ti1\t\n", &bad) && bad == 0, "conditions");
    const struct conditions *c = &tapset_plan()->probes[0].filter->conditions;
    CHECK(c->count == 3 && c->items[0].subject == 'i' && c->items[0].arg == 1 && c->items[0].number == 5 && !c->items[0].last, "a number");
    CHECK(c->items[1].size == 2 && memcmp(c->items[1].text, "ab", 2) == 0 && c->items[1].last && c->items[2].operator == '!' && c->items[2].last, "a string, a process");
    CHECK(tapset_plan()->probes[1].filter == NULL, "no condition");
    static const char *const wrong[] = {"i1", "i0=1", "i1=", "i1^5", "s1>61", "s1=6", "s1=00", "s1=6162 ", "n1=61", "n1:0=61", "p1=2", "i1=1&", "|i1=1", "i1=9223372036854775808", "i1=1&i1=1&i1=1&i1=1&i1=1&i1=1&i1=1&i1=1&i1=1&i1=1&i1=1&i1=1&i1=1&i1=1&i1=1&i1=1&i1=1"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct conditions parsed;
        CHECK(!conditions_parse(wrong[i], &parsed), "%s is taken", wrong[i]);
    }
    struct conditions parsed;
    CHECK(conditions_parse("i1=-9223372036854775808", &parsed) && parsed.items[0].number == INT64_MIN && conditions_parse("s1=", &parsed) && parsed.items[0].size == 0, "least number, empty text");
    /* any bytes at all: must end, must not read outside (run with sanitizers) */
    static const char good[] = "tapset-plan\t1\nhz\t2596000000\nclock\ttsc\npython\texact\npolicy\tgrow\nprobe\t7\t/usr/*/lib\\tx.so\tpython\tfunction__*\ts1,s2,i3,n4:5\ti3>7&s1=6162|n4:5^63\nprobe\t8\t\t.function\t*\t*\tp=1\n";
    for (unsigned round = 0, rounds = fuzz_rounds(5000); round < rounds; round++) {
        char text[sizeof good];
        memcpy(text, good, sizeof good);
        for (unsigned n = 0; n <= round % 7; n++)
            text[14 + fuzz_next(sizeof good - 15)] = "\t\n\\:,isn*0123456789\xff&|=>^"[fuzz_next(26)];
        const char *problem = NULL;
        if (!plan_parse(text, sizeof good - 1, &problem, &bad))
            CHECK(problem != NULL, "refused without a reason");
    }
    return CHECK_RESULT();
}
