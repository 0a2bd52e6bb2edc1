/**
 * What the program promises while something breaks: crashes, full disks, cut lines, facts sent
 * twice.
 */
@NullMarked
package org.socai.api.faults;

import org.jspecify.annotations.NullMarked;
