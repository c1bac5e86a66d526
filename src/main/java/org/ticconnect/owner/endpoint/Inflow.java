package org.ticconnect.owner.endpoint;

/** What a consumer has to do and could not do. */
public interface Inflow {

  /** How many messages wait or are being worked on. */
  int waiting();

  /** How many were dropped because the route was too slow. */
  long dropped();
}
