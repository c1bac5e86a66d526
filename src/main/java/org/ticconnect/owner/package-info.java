/**
 * Routes that owners write: what they may say ({@code check}), what they may talk to ({@code
 * endpoint}), how they run and are stopped when they misbehave ({@code run}), and what happens that
 * they can react to ({@code event}).
 */
package org.ticconnect.owner;
