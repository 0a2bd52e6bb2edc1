package org.socai.api.http;

import org.socai.projections.Page;

/**
 * Which page of a list an answer has.
 *
 * @param number from 0
 * @param totalElements over all pages
 */
public record PageInfo(int number, int size, long totalElements, long totalPages) {
    public static PageInfo of(Page page, long totalElements) {
        return new PageInfo(
                page.number(),
                page.size(),
                totalElements,
                Math.ceilDiv(totalElements, page.size()));
    }
}
