/** The parameters of the call around the caret. */
package org.tapsetstudio.dsl.ide.signature;
