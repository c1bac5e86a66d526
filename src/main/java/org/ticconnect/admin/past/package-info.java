/** The charts over HTTP. */
package org.ticconnect.admin.past;
