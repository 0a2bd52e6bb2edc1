/** Employer units over HTTP: finding them, their master data, their figures and their history. */
@NullMarked
package org.socai.api.units;

import org.jspecify.annotations.NullMarked;
