package org.ticconnect.network.manager;

import java.util.List;
import java.util.Optional;

/**
 * What NetworkManager tells at one moment.
 *
 * @param lacking a right that this program lacks, in NetworkManager's words
 */
record Seen(List<Device> devices, List<Checkpoint> checkpoints, Optional<String> lacking) {

  /**
   * An interface.
   *
   * @param path of its object
   * @param active the profile that it runs with
   * @param activation the connection that was made with it, another one each time
   */
  record Device(String path, Link link, Optional<String> active, Optional<String> activation) {}

  /**
   * A state of devices that comes back after a time.
   *
   * @param endsMillis when, in ms since the machine was started
   */
  record Checkpoint(String path, List<String> devices, long endsMillis) {}

  Optional<Device> device(String name) {
    return devices.stream().filter(device -> device.link().name().equals(name)).findFirst();
  }

  Optional<Checkpoint> checkpoint(String path) {
    return checkpoints.stream().filter(one -> one.path().equals(path)).findFirst();
  }
}
