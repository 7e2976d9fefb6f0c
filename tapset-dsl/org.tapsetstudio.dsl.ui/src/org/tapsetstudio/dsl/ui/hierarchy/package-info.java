/** The view that shows who calls whom. */
package org.tapsetstudio.dsl.ui.hierarchy;
