/**
 * Factory defaults: everything that the device has learned and been told is removed, whenever the
 * power fails meanwhile. It knows no other room: it goes by what stays, not by what there is.
 */
package org.ticconnect.factory;
