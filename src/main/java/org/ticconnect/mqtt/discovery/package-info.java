/** What Home Assistant is told. */
package org.ticconnect.mqtt.discovery;
