/** Who may do what: local users and their roles, the one table of access rules, signing in. */
@NullMarked
package org.socai.api.security;

import org.jspecify.annotations.NullMarked;
