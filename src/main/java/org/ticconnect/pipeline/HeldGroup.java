package org.ticconnect.pipeline;

import org.ticconnect.meter.guard.Verdict;
import org.ticconnect.tic.Group;

/**
 * A group with the right form that no sink may see: the body of a message for those who trace it.
 *
 * @param verdict why: it waits for the next frame, or it is in quarantine
 */
record HeldGroup(Group group, Verdict verdict) {}
