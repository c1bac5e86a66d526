/** Addresses and, later, names of the device. */
package org.ticconnect.network;
