/**
 * What may know what: the architecture as rules that the build checks, each shown to be able to
 * fail.
 */
@NullMarked
package org.socai.api.architecture;

import org.jspecify.annotations.NullMarked;
