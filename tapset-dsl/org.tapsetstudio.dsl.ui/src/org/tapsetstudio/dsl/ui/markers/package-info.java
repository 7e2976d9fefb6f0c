/** The Markers view: what can be traced on this machine. */
package org.tapsetstudio.dsl.ui.markers;
