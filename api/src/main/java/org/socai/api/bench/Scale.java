package org.socai.api.bench;

/**
 * How much history lies behind what is measured.
 *
 * @param label such as {@code 4x}
 * @param months how many months every unit has declared and paid
 */
record Scale(String label, int months) {}
