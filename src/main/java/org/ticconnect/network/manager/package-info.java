/** The addresses of the device, shown and changed through NetworkManager over D-Bus. */
package org.ticconnect.network.manager;
