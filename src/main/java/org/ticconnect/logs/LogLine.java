package org.ticconnect.logs;

import java.time.Instant;

/**
 * One event of the log.
 *
 * @param number 1 for the first since the start, then one more for each
 * @param level ERROR, WARN, INFO, DEBUG or TRACE
 * @param logger its name without packages
 * @param text on one line
 */
public record LogLine(long number, Instant at, String level, String logger, String text) {}
