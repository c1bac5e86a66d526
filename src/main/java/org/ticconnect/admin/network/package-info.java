/** The network as it is asked over HTTP. */
package org.ticconnect.admin.network;
