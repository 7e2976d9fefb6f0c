/** Markers of this machine as a tree, and the probes that they can be used in. */
package org.tapsetstudio.dsl.ide.markers;
