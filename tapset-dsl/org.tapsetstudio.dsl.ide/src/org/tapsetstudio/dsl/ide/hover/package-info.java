/** What is to be said of the thing under the pointer. */
package org.tapsetstudio.dsl.ide.hover;
