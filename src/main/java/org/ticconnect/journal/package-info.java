/** Entries on disk that survive a power cut, in one embedded store. */
package org.ticconnect.journal;
