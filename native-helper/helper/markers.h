/* `tapset-helper --markers FILE` */
#ifndef TAPSET_HELPER_MARKERS_H
#define TAPSET_HELPER_MARKERS_H

/* Prints the static markers of an ELF file as JSON, as the agent reads them. Returns the exit status; complaints go to standard error. */
int markers_print(const char *file);

#endif
