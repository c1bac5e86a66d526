/** Lamp and, later, button and factory defaults. */
package org.ticconnect.device;
