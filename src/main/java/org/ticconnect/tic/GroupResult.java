package org.ticconnect.tic;

/** The judgement of a group: believed or not. */
public sealed interface GroupResult permits Group, BadGroup {}
