package org.ticconnect.meter;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of one quantity.
 *
 * @param quantity which
 * @param value in the quantity's unit; empty when the meter is known not to send it
 * @param meterTime when it happened by the meter's clock: the group's own horodate, else the last
 *     DATE before it; empty before the first DATE
 * @param nanos when it was last confirmed, on the monotonic clock
 * @param method how it was come by; empty when the meter measured it, or when there is no value
 */
public record Measurement(
    Quantity quantity,
    Optional<Value> value,
    Optional<Instant> meterTime,
    long nanos,
    Optional<Method> method) {}
