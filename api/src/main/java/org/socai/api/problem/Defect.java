package org.socai.api.problem;

/** One place of a request and the rule that it breaks. */
record Defect(String place, String rule) {}
