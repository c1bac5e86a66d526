/**
 * What owners' routes can talk to: {@code reading}, {@code live} and {@code events} to receive,
 * {@code mqtt-out}, {@code lamp} and {@code push} to send. Each endpoint takes the options of the
 * vocabulary by name and refuses any other: nothing of an owner's text reaches a property of an
 * object.
 */
package org.ticconnect.owner.endpoint;
