/** The stores that are measured against each other, behind one interface. */
@NullMarked
package org.socai.api.bench.peer;

import org.jspecify.annotations.NullMarked;
