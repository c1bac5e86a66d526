package org.ticconnect.access;

/**
 * Somebody is logged in.
 *
 * @param session id that only this visitor's browser is given
 */
public record Opened(String session, Role role) {}
