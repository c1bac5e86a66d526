/** Finds what happens to meters and lines that owners' routes can react to. */
package org.ticconnect.owner.event;
