package org.ticconnect.owner.endpoint;

/**
 * What owners' routes can reach. Called on a route's thread, so nothing here may wait for a
 * network; what cannot be delivered is counted where it is sent.
 */
public interface World {

  /** Hands a message to the broker's link. */
  void publish(OwnMessage message);

  /** Shows something in place of the steady green. */
  void show(LampSignal signal);

  /** Hands a request to a sender that waits for the answer on a thread of its own. */
  void push(PushRequest request);
}
