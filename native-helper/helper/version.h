/* The version that --version and the hello message name. */
#ifndef TAPSET_HELPER_VERSION_H
#define TAPSET_HELPER_VERSION_H
#define TAPSET_VERSION "0.1.0"
#endif
