/** Helps while typing: pairs, indentation, comments. */
package org.tapsetstudio.dsl.ui.editing;
