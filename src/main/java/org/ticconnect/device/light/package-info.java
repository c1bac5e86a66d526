/** What the lamp shows and when: colours, patterns, and the thread that plays them. */
package org.ticconnect.device.light;
