/* fork, vfork, exec, spawn and exit of the traced program. */
#ifndef TAPSET_PROCESS_H
#define TAPSET_PROCESS_H

/* The agent's own path and the recording folder, which every child's environment must carry. */
void process_start(const char *agent_path);
/* Children are left alone from now on: what was put into their environment is taken out. */
void process_stop(void);

#endif
