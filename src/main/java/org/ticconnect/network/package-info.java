/** Addresses and names of the device. */
package org.ticconnect.network;
