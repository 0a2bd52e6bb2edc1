package org.socai.ledger.axon;

import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;

/** The names of the token table, which our own migration creates. */
final class TokenTable {
    static final TokenSchema SCHEMA =
            TokenSchema.builder()
                    .setTokenTable("processor_token")
                    .setProcessorNameColumn("processor")
                    .setSegmentColumn("segment")
                    .setTokenColumn("token")
                    .setTokenTypeColumn("token_type")
                    .setTimestampColumn("claimed_at")
                    .setOwnerColumn("owner")
                    .build();

    private TokenTable() {}
}
