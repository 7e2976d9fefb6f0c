/** Shows the problems of open scripts: as markers for files of the workspace, as annotations of the editor for others. */
package org.tapsetstudio.dsl.ui.problem;
