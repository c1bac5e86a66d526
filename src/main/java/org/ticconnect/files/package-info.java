/**
 * The library of what owners write: routes, maps and settings. The shipped files are never changed;
 * the owner's live beside them and win. A save is whole or not at all, each file has a history, and
 * a change that does not do well is taken back.
 */
package org.ticconnect.files;
