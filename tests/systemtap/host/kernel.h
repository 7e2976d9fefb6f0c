/* What SystemTap's runtime takes from the kernel, for a program with one thread on one processor. Included in place of linux/runtime.h. */
#include <ctype.h>
#include <errno.h>
#include <limits.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef uint64_t u64;
typedef uint32_t u32;
typedef uint16_t u16;
typedef uint8_t u8;
typedef int64_t s64;
typedef int32_t s32;
typedef unsigned long cycles_t;
typedef unsigned gfp_t;
typedef int64_t ktime_t;

#define noinline __attribute__((noinline))
#define likely(x) (x)
#define unlikely(x) (x)
#define __user
#define fallthrough __attribute__((__fallthrough__))
#define KERNEL_VERSION(a, b, c) (((a) << 16) + ((b) << 8) + (c))
#define LINUX_VERSION_CODE KERNEL_VERSION(6, 22, 0)
#define UTS_RELEASE "user space"
#define BITS_PER_LONG 64
#define PAGE_SIZE 4096
#define THREAD_SIZE (1ul << 47) /* no stack is ever too small */
struct thread_info { int unused; };

#define min(a, b) ({ __typeof__(a) a_ = (a); __typeof__(b) b_ = (b); a_ < b_ ? a_ : b_; })
#define max(a, b) ({ __typeof__(a) a_ = (a); __typeof__(b) b_ = (b); a_ > b_ ? a_ : b_; })
#define min_t(t, a, b) ({ t a_ = (a); t b_ = (b); a_ < b_ ? a_ : b_; })
#define max_t(t, a, b) ({ t a_ = (a); t b_ = (b); a_ > b_ ? a_ : b_; })
#define clamp_t(t, value, low, high) min_t(t, max_t(t, value, low), high)
#define clamp(value, low, high) clamp_t(__typeof__(value), value, low, high)
#define container_of(p, t, m) ((t *)((char *)(p) - offsetof(t, m)))
#define ARRAY_SIZE(a) (sizeof(a) / sizeof((a)[0]))
#define do_div(n, base) ({ uint64_t rest_ = (n) % (base); (n) /= (base); rest_; })

/* One thread needs no locks and no atomic operations. */
typedef struct { int counter; } atomic_t;
#define ATOMIC_INIT(i) { (i) }
#define atomic_read(v) ((v)->counter)
#define atomic_set(v, i) ((v)->counter = (i))
#define atomic_inc(v) ((v)->counter++)
#define atomic_dec(v) ((v)->counter--)
#define atomic_cmpxchg(v, old, new) ({ int was_ = (v)->counter; if (was_ == (old)) (v)->counter = (new); was_; })
#define pseudo_atomic_cmpxchg atomic_cmpxchg
struct mutex { int unused; };
#define DEFINE_MUTEX(m) struct mutex m
#define mutex_lock(m) ((void)(m))
#define mutex_unlock(m) ((void)(m))
typedef struct { int unused; } stp_rwlock_t;
#define stp_rwlock_init(l) ((void)(l))
#define local_irq_save(f) ((void)(f))
#define local_irq_restore(f) ((void)(f))
#define preempt_disable() ((void)0)
#define preempt_enable_no_resched() ((void)0)
#define might_sleep() ((void)0)
#define stp_synchronize_sched() ((void)0)
#define rcu_read_lock() ((void)0)
#define rcu_read_unlock() ((void)0)
struct work_struct { void (*function)(struct work_struct *); };
#define INIT_WORK(w, f) ((w)->function = (f))
#define schedule_work(w) ((w)->function(w))

/* One processor. */
#define num_online_cpus() 1
#define smp_processor_id() 0
#define for_each_online_cpu(c) for ((c) = 0; (c) < 1; (c)++)
#define for_each_possible_cpu(c) for_each_online_cpu(c)
#define cpu_to_node(c) 0
#define per_cpu_ptr(p, c) (p)

/* Memory is never short, and everything that is asked for begins as zeros. */
#define _stp_kmalloc_gfp(size, flags) calloc(1, size)
#define _stp_kzalloc_gfp(size, flags) calloc(1, size)
#define _stp_vzalloc(size) calloc(1, size)
#define _stp_vzalloc_node(size, node) calloc(1, size)
#define _stp_alloc_percpu(size) calloc(1, size)
#define _stp_kfree(p) free(p)
#define _stp_vfree(p) free(p)
#define _stp_free_percpu(p) free(p)
#define STP_KERNEL_DS 0
#define STP_USER_DS 1
#define kread(p) (*(p))
#define uread(p) (*(p))
#define _stp_deref_nofault(value, size, p, segment) ({ (value) = *(__typeof__(value) *)(p); 0; })

/* Nothing has to be looked up, loaded or allowed. */
#define MODULE_LICENSE(x)
#define MODULE_DESCRIPTION(x)
#define module_param_string(name, ...) extern int parameter_##name
#define module_param_named(name, ...) extern int parameter_##name
#define printk(...) ((void)0)
#define _stp_print_kernel_info(...) ((void)0)
#define dbug_otf(...) ((void)0)
#define dbug_trans(...) ((void)0)
#define _stp_handle_kallsyms_lookups() 0
#define _stp_module_check() 0
#define _stp_init_time() 0
#define _stp_kill_time() ((void)0)
#define _stp_vma_init() 0
#define _stp_vma_done() ((void)0)
#define stap_start_task_finder() 0
#define stap_task_finder_post_init() ((void)0)
#define stap_stop_task_finder() ((void)0)
#define _STP_SYM_SYMBOL 1
#define _stp_snprint_addr(...) 0
#define STP_PRIVILEGE_CONTAINS(has, needs) (((has) & (needs)) == (needs))
#define privilege_to_text(p) "stapdev"
static int _stp_privilege_credentials = STP_PRIVILEGE;

#include "kernel_strings.h"
#include "lists.h"
#include "task.h"
#include "virtual_time.h"

static void _stp_error(const char *format, ...);
static void _stp_warn(const char *format, ...);
static void _stp_exit(void);
static unsigned long stap_hash_seed = 1;
#define STP_BUFFER_SIZE 8192
#include "print.h"
#include "stp_string.c"
#include "arith.c"
#include "stat.c"
