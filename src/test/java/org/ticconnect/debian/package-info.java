/** The Debian package, after it was built. */
package org.ticconnect.debian;
