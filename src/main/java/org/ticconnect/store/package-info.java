/**
 * Bounded stores on disk that outlive kills, power cuts, full disks and damage; who fills them
 * decides what is in them.
 */
package org.ticconnect.store;
