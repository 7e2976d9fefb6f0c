/** Sessions on another machine, reached by SSH: by the keys of an agent or of files, with the host's key checked, and never with a password. */
package org.tapsetstudio.remote;
