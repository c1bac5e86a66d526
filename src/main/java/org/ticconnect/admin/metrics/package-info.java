/** Figures for Prometheus. */
package org.ticconnect.admin.metrics;
