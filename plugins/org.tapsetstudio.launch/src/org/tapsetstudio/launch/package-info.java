/** Launch types of the Debug platform that start programs under tracing, and what other launch types need to do the same. No user interface. */
package org.tapsetstudio.launch;
