/** What each event moves, in rows from which the journal lines follow and figures are summed. */
@NullMarked
package org.socai.projections.movement;

import org.jspecify.annotations.NullMarked;
