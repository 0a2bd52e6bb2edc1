/**
 * How requests and answers look whatever they are about: JSON, sizes, forms of content, the
 * description of the API.
 */
@NullMarked
package org.socai.api.http;

import org.jspecify.annotations.NullMarked;
