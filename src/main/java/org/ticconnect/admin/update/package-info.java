/** What is asked of updates over HTTP. */
package org.ticconnect.admin.update;
