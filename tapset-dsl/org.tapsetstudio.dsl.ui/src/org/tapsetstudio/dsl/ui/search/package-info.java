/** References in the Search view. */
package org.tapsetstudio.dsl.ui.search;
