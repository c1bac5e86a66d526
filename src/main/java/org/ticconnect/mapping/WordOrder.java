package org.ticconnect.mapping;

/** Which part of a value of several registers, or which character of a text, comes first. */
public enum WordOrder {
  HIGH_FIRST,
  LOW_FIRST
}
