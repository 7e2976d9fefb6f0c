/** Shows the help's topics where the platform's web application is missing: a small server on the loopback that knows topics and the table of contents. Search, index and F1 are the help view's own. */
package org.tapsetstudio.help.internal;
