package org.ticconnect;

import java.nio.file.Path;
import org.ticconnect.web.gate.Entrance;

/**
 * What stays the same while the program runs, however often it begins anew inside its process.
 *
 * @param home the folder that holds {@code routes}, {@code mappings} and {@code config}
 * @param data the folder that is written to
 * @param run the folder for what is gone after a reboot
 * @param given keys of the environment and of the command line
 * @param deviceId eight hexadecimal digits
 * @param entrance who may do what
 */
record Installation(
    Path home,
    Path data,
    Path run,
    Boot.Given given,
    String deviceId,
    Patience patience,
    Entrance entrance) {}
