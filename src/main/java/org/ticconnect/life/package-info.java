/**
 * Whether the program lives: each of its parts has to prove it in every round, and only then
 * whoever watches over the process is told so. No framework and no other room is known here.
 */
package org.ticconnect.life;
