package org.ticconnect.journal.keep;

import java.time.Instant;

/**
 * When a meter was heard last before this start.
 *
 * @param at wall clock
 * @param exact false when it may have been up to a minute later, for the device was not stopped but
 *     cut off
 */
public record LastHeard(Instant at, boolean exact) {}
