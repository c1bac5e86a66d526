/** Kept entries on their way to the broker. */
package org.ticconnect.mqtt.forward;
