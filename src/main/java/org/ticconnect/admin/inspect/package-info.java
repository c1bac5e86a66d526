/** What pages show of the inside: registers, topics, frames and the log, as they are now. */
package org.ticconnect.admin.inspect;
