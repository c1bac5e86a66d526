/** The program: reads the TIC port of a Linky meter and serves it over Modbus TCP and MQTT. */
package org.ticconnect;
