/** What this device is called in the network, and what it tells of its services there. */
package org.ticconnect.network.names;
