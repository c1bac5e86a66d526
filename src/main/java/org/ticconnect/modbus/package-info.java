/** Register banks filled from the meter, and the Modbus TCP server that reads them. */
package org.ticconnect.modbus;
