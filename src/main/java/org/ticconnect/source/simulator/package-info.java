/** A Linky in software: what a house draws and a roof yields, measured and sent as a meter does. */
package org.ticconnect.source.simulator;
