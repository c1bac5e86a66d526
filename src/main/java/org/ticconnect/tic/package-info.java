/**
 * The protocol of the TIC port in standard mode (Enedis-NOI-CPT_54E V3): bytes to groups, groups to
 * typed content. Knows nothing of Camel, files or networks.
 */
package org.ticconnect.tic;
