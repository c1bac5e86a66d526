/** Values, frames and states as topics and payloads. */
package org.ticconnect.mqtt.topic;
