/* Doubly linked lists, chains of hash tables and hashes under the names of the kernel's. */
struct list_head { struct list_head *next, *prev; };

static void INIT_LIST_HEAD(struct list_head *list)
{
    list->next = list->prev = list;
}

static void host_link(struct list_head *entry, struct list_head *before, struct list_head *after)
{
    entry->prev = before;
    entry->next = after;
    before->next = after->prev = entry;
}

static void list_add(struct list_head *entry, struct list_head *head)
{
    host_link(entry, head, head->next);
}

static void list_del(struct list_head *entry)
{
    entry->next->prev = entry->prev;
    entry->prev->next = entry->next;
}

static void list_move_tail(struct list_head *entry, struct list_head *head)
{
    list_del(entry);
    host_link(entry, head->prev, head);
}

static int list_empty(const struct list_head *head)
{
    return head->next == head;
}

#define list_entry(p, t, m) container_of(p, t, m)
#define list_for_each_safe(at, after, head) for (at = (head)->next, after = at->next; at != (head); at = after, after = at->next)

struct hlist_node { struct hlist_node *next, **pprev; };
struct hlist_head { struct hlist_node *first; };
#define INIT_HLIST_HEAD(head) ((head)->first = NULL)
#define INIT_HLIST_NODE(node) ((node)->next = NULL, (node)->pprev = NULL)

static void hlist_add_head(struct hlist_node *node, struct hlist_head *head)
{
    node->next = head->first;
    node->pprev = &head->first;
    if (head->first)
        head->first->pprev = &node->next;
    head->first = node;
}

static void hlist_del_init(struct hlist_node *node)
{
    if (!node->pprev)
        return;
    *node->pprev = node->next;
    if (node->next)
        node->next->pprev = node->pprev;
    INIT_HLIST_NODE(node);
}

#define host_entry(p, t, m) ({ __typeof__(p) p_ = (p); p_ ? container_of(p_, t, m) : NULL; })
#define stap_hlist_for_each_entry(at, unused, head, m)                                                                                            \
    for (at = host_entry((head)->first, __typeof__(*(at)), m); at; at = host_entry((at)->m.next, __typeof__(*(at)), m))

static int ilog2(unsigned long n)
{
    return 63 - __builtin_clzl(n);
}

static unsigned long hash_64(u64 value, unsigned bits)
{
    return (value * 0x9E3779B97F4A7C15ull) >> (64 - bits);
}

#define hash_32 hash_64
#define hash_long hash_64
