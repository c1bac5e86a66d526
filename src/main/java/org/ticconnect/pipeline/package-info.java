/**
 * The steps of the routes between a line's bytes and readings: thin Camel faces of {@code tic} and
 * {@code meter}, with the state of one source each.
 */
package org.ticconnect.pipeline;
