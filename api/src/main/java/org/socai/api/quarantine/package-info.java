/** What the read models leave out: listed, released, and said in every answer that lacks it. */
@NullMarked
package org.socai.api.quarantine;

import org.jspecify.annotations.NullMarked;
