/** MQTT: wires link, topics, discovery and what was kept. */
package org.ticconnect.mqtt;
