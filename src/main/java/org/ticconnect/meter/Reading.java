package org.ticconnect.meter;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ticconnect.tic.Group;

/**
 * One frame.
 *
 * @param source name in the configuration
 * @param address the meter's address ADSC, once it was received
 * @param sequence 1 for the first frame since the start, then one more for each
 * @param received wall clock at the frame's end, a stamp only
 * @param meterTime the frame's DATE in UTC
 * @param groups the good groups in the order received, a repeated label only once; without those
 *     withheld for privacy
 * @param badGroups how many groups of the frame came damaged
 * @param measurements what the frame confirmed: nothing in it is older than the frame
 */
public record Reading(
    String source,
    Optional<String> address,
    long sequence,
    Instant received,
    Optional<Instant> meterTime,
    List<Group> groups,
    int badGroups,
    List<Measurement> measurements) {}
