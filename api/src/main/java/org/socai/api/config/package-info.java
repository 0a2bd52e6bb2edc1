/**
 * Every bean, written out: database, ledger, Axon, projections, and the checks made before anything
 * is served.
 */
@NullMarked
package org.socai.api.config;

import org.jspecify.annotations.NullMarked;
