/** Paints scripts in the colours of the theme. */
package org.tapsetstudio.dsl.ui.coloring;
