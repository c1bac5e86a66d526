/**
 * What lamp and button are made of: GPIO lines by Pi4J, the kernel's LED class and input devices.
 */
package org.ticconnect.device.hardware;
