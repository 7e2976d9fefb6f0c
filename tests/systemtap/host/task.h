/* The one task that every probe runs in, and numbers that the kernel's headers define. */
struct task_struct { char comm[16]; int tgid, pid, flags; struct task_struct *parent, *real_parent, *group_leader; void *mm; };
static struct task_struct host_parent = { "sh", 98, 98, 0, &host_parent, &host_parent, &host_parent };
static struct task_struct host_task = { "tapset", 99, 99, 0, &host_parent, &host_parent, &host_task };
static int _stp_target = 100, _stp_pid = 99, _stp_uid;
#define current (&host_task)
#define current_uid() 0
#define current_user_ns() 0
#define from_kuid_munged(space, id) (id)
#define assert_is_myproc() ((void)0)

struct pt_regs { unsigned long rax; };
#define REG_IP(regs) 0
#define _stp_current_pt_regs() ((struct pt_regs *)0)

#define _NSIG 64
#define AF_INET 2
#define AF_INET6 10
#define MAJOR(device) ((unsigned)((device) >> 20))
#define MINOR(device) ((unsigned)((device)&0xfffff))
#define MKDEV(major, minor) ((major) << 20 | (minor))
#define new_decode_dev(d) MKDEV(((d)&0xfff00) >> 8, ((d)&0xff) | (((d) >> 12) & 0xfff00))
#define htonl(n) __builtin_bswap32(n)
#define ntohl(n) __builtin_bswap32(n)
#define htons(n) __builtin_bswap16(n)
#define ntohs(n) __builtin_bswap16(n)
#define cpu_to_be16(n) __builtin_bswap16(n)
#define be16_to_cpu(n) __builtin_bswap16(n)
#define cpu_to_be32(n) __builtin_bswap32(n)
#define be32_to_cpu(n) __builtin_bswap32(n)
#define cpu_to_be64(n) __builtin_bswap64(n)
#define be64_to_cpu(n) __builtin_bswap64(n)
