package org.ticconnect.owner.run;

import org.ticconnect.owner.endpoint.LampSignal;
import org.ticconnect.owner.endpoint.OwnMessage;
import org.ticconnect.owner.endpoint.PushRequest;
import org.ticconnect.owner.endpoint.World;

/** Reaches nothing; what a file sends is kept by its endpoints. */
final class NoWorld implements World {

  @Override
  public void publish(OwnMessage message) {
    // Only kept.
  }

  @Override
  public void show(LampSignal signal) {
    // Only kept.
  }

  @Override
  public void push(PushRequest request) {
    // Only kept.
  }
}
