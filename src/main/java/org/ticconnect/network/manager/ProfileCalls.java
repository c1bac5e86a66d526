package org.ticconnect.network.manager;

import java.util.Map;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/** What is asked of a profile of NetworkManager's, by its own names. */
@DBusInterfaceName("org.freedesktop.NetworkManager.Settings.Connection")
public interface ProfileCalls extends DBusInterface {
  /** Without secrets. */
  Map<String, Map<String, Variant<?>>> GetSettings();

  Map<String, Variant<?>> Update2(
      Map<String, Map<String, Variant<?>>> settings, UInt32 flags, Map<String, Variant<?>> args);

  /** To disk. */
  void Save();

  void Delete();
}
