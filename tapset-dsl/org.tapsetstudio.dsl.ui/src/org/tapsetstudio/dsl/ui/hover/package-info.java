/** Shows what is known of the name under the pointer. */
package org.tapsetstudio.dsl.ui.hover;
