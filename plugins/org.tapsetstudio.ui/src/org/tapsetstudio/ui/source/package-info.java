/** Where functions are whose markers do not tell a file. */
package org.tapsetstudio.ui.source;
