/** The Tapsets view: what scripts can draw on. */
package org.tapsetstudio.dsl.ui.tapsets;
