/** What an office has collected in a year through a month, and against the year before. */
@NullMarked
package org.socai.projections.collection;

import org.jspecify.annotations.NullMarked;
