/** What can be asked of the device over HTTP, and the few things that can be told to it. */
package org.ticconnect.admin;
