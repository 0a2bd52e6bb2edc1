/** The two dates of a question: read from a request, made definite, and carried by the answer. */
@NullMarked
package org.socai.api.knowledge;

import org.jspecify.annotations.NullMarked;
