/** Pages of launch configurations, also for configurations of other plug-ins that can be traced. */
package org.tapsetstudio.ui.launching;
