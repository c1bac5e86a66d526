/** Who gets in: every request passes here, and what is not in the table of doors is refused. */
package org.ticconnect.web.gate;
