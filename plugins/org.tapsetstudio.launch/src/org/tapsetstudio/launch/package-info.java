/** Launch types that trace what they start. Knows the Debug platform and the workspace, no user interface. */
package org.tapsetstudio.launch;
