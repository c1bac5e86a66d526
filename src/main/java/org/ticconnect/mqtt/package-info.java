/** The one link to the broker, and what is published on it. */
package org.ticconnect.mqtt;
