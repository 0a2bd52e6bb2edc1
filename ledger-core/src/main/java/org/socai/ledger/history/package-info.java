/**
 * What was known when: recorded events, the balanced lines each implies, and one unit's figures at
 * any two dates.
 */
@NullMarked
package org.socai.ledger.history;

import org.jspecify.annotations.NullMarked;
