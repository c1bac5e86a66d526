package org.ticconnect;

import java.util.function.Consumer;
import org.ticconnect.owner.endpoint.HttpPush;
import org.ticconnect.owner.endpoint.LampSignal;
import org.ticconnect.owner.endpoint.OwnMessage;
import org.ticconnect.owner.endpoint.PushRequest;
import org.ticconnect.owner.endpoint.World;

/**
 * What owners' routes reach on this device.
 *
 * @param broker takes messages without waiting
 * @param lamp shows a signal with its next tick
 */
record DeviceWorld(Consumer<OwnMessage> broker, Consumer<LampSignal> lamp, HttpPush pushes)
    implements World {
  @Override
  public void publish(OwnMessage message) {
    broker.accept(message);
  }

  @Override
  public void show(LampSignal signal) {
    lamp.accept(signal);
  }

  @Override
  public void push(PushRequest request) {
    pushes.push(request);
  }
}
