/** The one connection to a broker, and trials of others. */
package org.ticconnect.mqtt.link;
