/** Scripts to begin with. */
package org.tapsetstudio.dsl.ide.skeleton;
