/**
 * What stands between a group with the right form and its value: an index that cannot fall, powers
 * that physics allows, texts that two frames agree on. Six bits of checksum are not enough to
 * believe a number.
 */
package org.ticconnect.meter.guard;
