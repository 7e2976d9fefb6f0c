/** One tracing session: a script and a target go in, a recording, the script's output and progress come out. No user interface. */
package org.tapsetstudio.session;
