/** The button: what its line says becomes presses, and presses become what is done. */
package org.ticconnect.device.button;
