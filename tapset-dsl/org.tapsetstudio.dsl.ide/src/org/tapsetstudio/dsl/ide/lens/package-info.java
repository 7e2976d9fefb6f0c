/** Places above which the editor shows a live line, such as the number of hits. */
package org.tapsetstudio.dsl.ide.lens;
