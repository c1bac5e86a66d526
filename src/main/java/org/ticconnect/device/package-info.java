/** The lamp. */
package org.ticconnect.device;
