/**
 * The answers: read models that copy what events imply, one package per question, with no rule of
 * their own.
 */
@NullMarked
package org.socai.projections;

import org.jspecify.annotations.NullMarked;
