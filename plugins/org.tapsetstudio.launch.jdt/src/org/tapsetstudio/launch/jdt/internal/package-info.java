/** The profile mode of the Java tools' own launch configurations. */
package org.tapsetstudio.launch.jdt.internal;
